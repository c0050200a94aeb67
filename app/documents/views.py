"""Sending a stored file, under the route and permission of the record it belongs to; what is said of a new number."""

from flask import Response, current_app, flash, send_file

from app.core.files import path_of
from app.core.rules import Refused
from app.documents.models import Document, StoredFile
from app.documents.queries import number_warnings


def send_stored(file: StoredFile) -> Response:
    """The file as a download under its Vietnamese name, kept by no cache. Raises Refused if it is gone."""
    path = path_of(file.sha256, current_app.config["FILES"])
    if not path.is_file():
        current_app.logger.error("stored file %s is missing: %s", file.id, path)
        raise Refused(
            f"Nội dung tệp “{file.name}” không còn trong kho tệp. Hãy báo người quản trị khôi phục từ bản sao lưu."
        )
    response = send_file(
        path, mimetype=file.media_type, as_attachment=True, download_name=file.name, etag=False, max_age=0
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def tell_of_number(document: Document | None, what: str) -> None:
    """Say the number that was given here to a paper just recorded, or what to look at again in one that was typed."""
    if document is None:
        return
    if document.allotted:
        flash(f"Đã cấp số {document.number} cho {what}.", "success")
    for sentence in number_warnings(document, document.issuer):
        flash(sentence, "warning")
