"""Between a request and the office: who acts, on which day, what may be opened; what a refusal looks like."""

import logging
import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask import Flask, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from app.accounts.models import User
from app.accounts.queries import actor_of
from app.core.db import Base, db
from app.core.forms import BaseForm
from app.core.rules import NotAllowed, Refused, Rule, Superseded, all_of, allow
from app.core.templating import problems
from app.core.transaction import only_showing, standing_rule
from app.core.typed import Typed, is_refill, typed_now
from app.core.workflow import Transition
from app.permissions import Actor, may_see_dossier, of_living_unit, permission

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAPSED = "Trang này đã mở từ lần đăng nhập trước nên chưa có gì được ghi."
View = Callable[..., ResponseReturnValue]


def today() -> date:
    """Today in Vietnam, or the day that the installation was told to stand on."""
    fixed: date | None = current_app.config.get("FIXED_DAY")
    return fixed or datetime.now(ZONE).date()


def user() -> User:
    """The signed-in user himself, not the stand-in that follows the session."""
    return cast(User, current_user._get_current_object())


def acting() -> Actor:
    """The signed-in person as actor of this day, made once in a request."""
    if "actor" not in g:
        g.actor = actor_of(user(), today())
    return cast(Actor, g.actor)


def guarded(
    rule: str | Transition, model: type[Base] | None = None, *, see: Rule = may_see_dossier
) -> Callable[[View], View]:
    """Open a view to those whom a permission (by its name) or an arrow of a workflow allows.

    With a model the record is loaded by `id` (404 if there is none), judged, and handed to the view; for an
    arrow it must also be one the person may see, and the step must be possible now (409 with its reason).
    """
    judge = all_of(of_living_unit, see) if isinstance(rule, Transition) else permission(rule)

    def wrap(view: View) -> View:
        @wraps(view)
        def run(**kwargs: Any) -> ResponseReturnValue:
            if rule == "everybody":
                return view(**kwargs)
            arguments = list(_record(model, kwargs))
            record = arguments[0] if arguments else None
            allow(judge, acting(), record)
            if isinstance(rule, Transition):
                _open(rule, record)
            judged, showing = standing_rule.set(judge), only_showing.set(is_refill())
            try:
                return view(*arguments, **kwargs)
            finally:
                standing_rule.reset(judged)
                only_showing.reset(showing)

        run.guard = rule  # type: ignore[attr-defined]  # read by the house rules and by `deny_by_default`
        return run

    return wrap


def _record(model: type[Base] | None, kwargs: dict[str, Any]) -> Iterable[Base]:
    if model is not None:
        yield db.session.get(model, kwargs.pop("id")) or abort(404)


def _open(transition: Transition, record: Any) -> None:
    """Whether the step's page may be opened; on a POST the engine judges again under the lock."""
    allow(transition.who, acting(), record)
    if request.method == "GET":
        if record.trunk.status not in transition.sources:
            raise Refused(f"Hồ sơ không còn ở bước để “{transition.label}”. Có thể người khác vừa xử lý.")
        if transition.when and (reason := transition.when(acting(), record)):
            raise Refused(reason)


def done(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether a posted form was valid and its act went through; a refusal becomes an error at its field."""
    if is_refill():
        form.refilled = True
        return False
    if not form.validate_on_submit():
        return False
    try:
        act()
    except Superseded as conflict:
        form.superseded(conflict)
    except Refused as refusal:
        form.refuse(refusal.reason, refusal.field)
    else:
        return True
    return False


def form_page(form: BaseForm, template: str, **context: Any) -> ResponseReturnValue:
    """The page of a form: 200 when opened, 422 when something typed was wrong, 409 when it was refused."""
    status = 409 if form.was_refused else 422 if problems(form) else 200
    return render_template(template, form=form, **context), status


def deny_by_default() -> ResponseReturnValue | None:
    """Before every request: a view without a guard is closed; a guarded one asks for a sign-in.

    Until the first password is changed nothing opens but what belongs to the account itself.
    """
    if request.endpoint is None or request.endpoint in current_app.config["OPEN_ENDPOINTS"]:
        return None
    rule = getattr(current_app.view_functions[request.endpoint], "guard", None)
    if rule is None:
        current_app.logger.error("view without a declared permission: %s", request.endpoint)
        abort(403)
    if rule == "everybody":
        return None
    if not current_user.is_authenticated:
        return _door("SIGN_IN")
    if rule != "own_account" and user().must_change_password:
        return _door("CHANGE_PASSWORD")
    return None


def _door(name: str) -> ResponseReturnValue:
    page: Callable[[], ResponseReturnValue] = current_app.config[name]
    return page()


def register_refusals(app: Flask) -> None:
    """Every refusal is a page of its own, with a sentence and a number to quote."""
    app.register_error_handler(NotAllowed, lambda e: _refusal(403, str(e)))
    app.register_error_handler(Refused, lambda e: _refusal(409, e.reason, kept=_own_typing()))
    for code in (400, 403, 404, 405, 413):
        app.register_error_handler(code, lambda e, code=code: _refusal(code if code != 405 else 404, ""))
    app.register_error_handler(CSRFError, _lapsed)
    app.register_error_handler(500, lambda e: _refusal(500, ""))


def _refusal(code: int, message: str, **context: Any) -> ResponseReturnValue:
    reference = secrets.token_hex(4).upper()
    current_app.logger.log(
        logging.ERROR if code >= 500 else logging.INFO, "%s %s %s: %s", code, reference, request.path, message
    )
    db.session.rollback()
    return render_template(f"errors/{code}.html", message=message, reference=reference, **context), code


def _lapsed(_error: CSRFError) -> ResponseReturnValue:
    """A form drawn in another session: to the sign-in page, or filled again for the one who typed."""
    if not current_user.is_authenticated:
        return _door("SIGN_IN")
    return _refusal(400, LAPSED, kept=_own_typing())


def _own_typing() -> Typed | None:
    """What the signed-in person typed into the form that could not be carried out; nobody else's."""
    kept = typed_now()
    return kept if kept and kept.user_id == user().id else None
