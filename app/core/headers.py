"""Headers that keep a browser from doing what this site never needs."""

from flask import Flask, Response, current_app, request

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)

KEEP = "public, max-age=31536000, immutable"
"""For a file whose address changes with its content: it is asked for once."""


def register_headers(app: Flask) -> None:
    """Send the security headers with every answer; no page is stored by browser or proxy, only open files."""

    @app.after_request
    def secure(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if current_app.config["BEHIND_HTTPS"]:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if request.endpoint not in current_app.config["OPEN_ENDPOINTS"]:
            response.headers["Cache-Control"] = "no-store"
        elif "v" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = KEEP
        return response
