"""The session of a browser: rotated by signing in, ended by idleness, both judged on the server."""

import time
from collections.abc import Collection
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_login import login_user

SEEN = "seen"  # when the person last did something, in seconds; the cookie that holds it is signed
REFRESH = 60  # seconds: the cookie is not written anew at every click


def begin_session(user: Any) -> None:
    """Let a user in: whatever the session held before is gone, tokens against forged posts included."""
    end_session()
    login_user(user)
    session[SEEN] = int(time.time())


def end_session() -> None:
    """Let the user out of this browser."""
    session.clear()
    for name in ("_login_user", "csrf_token"):  # what this request has already read from it
        g.pop(name, None)


def idle_ended() -> bool:
    """Whether this request came too late and ended its session."""
    return bool(g.get("idle_ended", False))


def register_sessions(app: Flask, uncounted: Collection[str]) -> None:
    """End sessions after IDLE_MINUTES without a request; the `uncounted` endpoints are no sign of a person."""

    @app.before_request
    def judge_idleness() -> None:
        if "_user_id" not in session or request.endpoint in uncounted:
            return
        moment = int(time.time())
        idle = moment - session.get(SEEN, 0)
        if idle > current_app.config["IDLE_MINUTES"] * 60:
            end_session()
            g.idle_ended = True
        elif idle >= REFRESH:
            session[SEEN] = moment
