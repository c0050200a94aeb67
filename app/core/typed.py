"""What was typed survives an expired session: who typed it is signed into every form, the rest into one field."""

from dataclasses import asdict, dataclass

from flask import current_app, request
from flask_login import current_user
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

REFILL = "_dien_lai"  # a form posted again after signing in: to be shown filled, not to be saved
TYPIST = "_nguoi_nhap"  # in every form: the signed id of the person it was drawn for
KEPT_FOR = 12 * 3600  # seconds
LARGEST = 500 * 1024  # bytes of typed text


@dataclass(frozen=True)
class Typed:
    """The fields of a form that could not be carried out, its address, and the person who filled it in."""

    address: str
    user_id: int
    fields: list[tuple[str, str]]
    files: bool = False

    def sealed(self) -> str:
        """All of it as one signed text, to be carried through the sign-in page by the browser."""
        return str(_seal().dumps(asdict(self)))


def opened(sealed: str | None) -> Typed | None:
    """What a sealed text holds; None for one that this site did not write or that is too old."""
    if not sealed:
        return None
    try:
        kept = _seal().loads(sealed, max_age=KEPT_FOR)
    except BadData:
        return None
    return Typed(kept["address"], kept["user_id"], [(n, v) for n, v in kept["fields"]], kept["files"])


def typed_now() -> Typed | None:
    """What this request carries of a form that can be shown again; None where there is nothing to keep.

    Without a valid mark of the typist nothing is kept: else another site could have its own text signed in.
    """
    user_id = _typist_of(request.form.get(TYPIST, ""))
    methods = (request.url_rule.methods if request.url_rule else None) or ()
    if request.method != "POST" or user_id is None or "GET" not in methods:
        return None
    fields = [(name, value) for name, value in request.form.items(multi=True) if is_kept(name)]
    if not any(value for _, value in fields) or sum(len(v.encode()) for _, v in fields) > LARGEST:
        return None
    address = request.script_root + request.full_path.rstrip("?")
    return Typed(address, user_id, fields, files=any(f.filename for f in request.files.values()))


def typist() -> str:
    """The mark of the signed-in person for the form being drawn; empty where nobody is."""
    user_id = getattr(current_user, "id", None)
    return "" if user_id is None else str(_mark().dumps(user_id))


def is_refill() -> bool:
    """Whether this request only wants its form shown again, filled."""
    return REFILL in request.form


def _typist_of(mark: str) -> int | None:
    try:
        return int(_mark().loads(mark))
    except (BadData, TypeError, ValueError):
        return None


def is_kept(name: str) -> bool:
    """Whether a field holds something typed: no token, no mark, no password."""
    return name not in ("csrf_token", REFILL, TYPIST) and "password" not in name


def _mark() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="typist")


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="typed")
