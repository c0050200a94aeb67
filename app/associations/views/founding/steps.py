"""One page for each step of a founding: the form of its paper, the verb behind it, the word said after."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.associations.actions import founding as verbs
from app.associations.forms.founding import FOUNDING_FORMS, FoundingStepForm, FoundingTakeBackForm
from app.associations.models import Founding
from app.associations.views.blueprint import bp
from app.associations.workflow import FOUNDING, ISSUED, REASONED
from app.core.transaction import transaction
from app.dossiers.views import keep_prepared, opened_form, tell_of_letters
from app.web import acting, done, form_page, guarded, today

SLUGS = {
    "ask_recognition": "de-nghi-cong-nhan", "recognise": "cong-nhan", "hand_in": "nop-ho-so",
    "consult": "lay-y-kien", "submit": "trinh-ubnd", "put_up": "trinh-ky", "permit": "cho-phep",
    "hold_congress": "dai-hoi", "approve_charter": "phe-duyet-dieu-le", "ask_papers": "yeu-cau-bo-sung",
    "add_papers": "nop-bo-sung", "give_back": "tra-lai", "hand_back": "tra-lai-van-phong", "extend": "gia-han", "decline": "khong-cho-phep",
    "lapse": "het-hieu-luc", "refuse": "tu-choi", "withdraw": "rut-ho-so",
}  # fmt: skip


def step_form(action: str, founding: Founding) -> FoundingStepForm:
    """The form of a step; one that ends or turns a file back asks for its reason."""
    form = opened_form(FOUNDING_FORMS[action], action, founding)
    if action in REASONED:
        form.ask_reason()
    return form


def take_step(action: str, founding: Founding) -> ResponseReturnValue:
    """Show the form of a step, or take the step and return to the dossier."""
    form, label = step_form(action, founding), FOUNDING[action].label_on(today())

    def take() -> None:
        arguments, verb, actor = form.arguments(), getattr(verbs, action), acting()
        with transaction(founding, by=actor, version=form.opened_version, doing=label, on=form.on.data):
            verb(founding, **arguments, by=actor, **form.when())

    if done(form, take):
        flash(f"Đã ghi nhận: {label}.", "success")
        tell_of_letters(founding.dossier)
        return redirect(url_for(".founding", id=founding.id))
    return form_page(form, "associations/founding/step.html", founding=founding, heading=label, submit=label)


def prepare_step(action: str, founding: Founding) -> ResponseReturnValue:
    """Show the form of a step that a leader issues, or keep what the officer typed for him (chờ ký)."""
    form, label = step_form(action, founding), FOUNDING[action].label_on(today())
    form.before_signature()
    if done(form, lambda: keep_prepared(FOUNDING, action, label, founding, form.opened_version)):
        return redirect(url_for(".founding", id=founding.id))
    heading, submit = f"Soạn: {label}", "Gửi lãnh đạo ký"
    return form_page(
        form, "associations/founding/step.html", founding=founding, heading=heading, submit=submit
    )


def _address(action: str, slug: str) -> None:
    @guarded(FOUNDING[action], Founding)
    def step(founding: Founding) -> ResponseReturnValue:
        return take_step(action, founding)

    bp.add_url_rule(f"/thanh-lap/<int:id>/buoc/{slug}", action, step, methods=["GET", "POST"])
    if action in ISSUED:

        @guarded("prepare_step", Founding)
        def prepared(founding: Founding) -> ResponseReturnValue:
            return prepare_step(action, founding)

        bp.add_url_rule(
            f"/thanh-lap/<int:id>/soan/{slug}", f"prepare_{action}", prepared, methods=["GET", "POST"]
        )


for _action, _slug in SLUGS.items():
    _address(_action, _slug)


@bp.route("/thanh-lap/<int:id>/buoc/rut-lai", methods=["GET", "POST"])
@guarded("see_dossier", Founding)
def take_back(founding: Founding) -> ResponseReturnValue:
    form = FoundingTakeBackForm(version=founding.dossier.version)

    def undo() -> None:
        doing = "Rút lại thao tác vừa thực hiện"
        with transaction(founding, by=acting(), version=form.opened_version, doing=doing):
            verbs.take_back(founding, by=acting(), reason=form.note.data)

    if done(form, undo):
        flash("Đã rút lại thao tác vừa thực hiện.", "success")
        return redirect(url_for(".founding", id=founding.id))
    back, last = url_for(".founding", id=founding.id), founding.dossier.last_step
    return form_page(form, "dossiers/take_back.html", title=founding.name, back=back, last=last)
