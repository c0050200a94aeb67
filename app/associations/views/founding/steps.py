"""One page for each step of a founding: the form of its paper, the verb behind it, the word said after."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.associations.actions import founding as verbs
from app.associations.forms.founding import FOUNDING_FORMS, FoundingStepForm
from app.associations.models import Founding
from app.associations.views.blueprint import bp
from app.associations.workflow import FOUNDING, REASONED
from app.core.transaction import transaction
from app.web import acting, done, form_page, guarded, today

SLUGS = {
    "ask_recognition": "de-nghi-cong-nhan", "recognise": "cong-nhan", "hand_in": "nop-ho-so",
    "consult": "lay-y-kien", "submit": "trinh-ubnd", "put_up": "trinh-ky", "permit": "cho-phep",
    "hold_congress": "dai-hoi", "approve_charter": "phe-duyet-dieu-le", "ask_papers": "yeu-cau-bo-sung",
    "add_papers": "nop-bo-sung", "give_back": "tra-lai", "extend": "gia-han", "decline": "khong-cho-phep",
    "lapse": "het-hieu-luc", "refuse": "tu-choi", "withdraw": "rut-ho-so",
}  # fmt: skip


def take_step(action: str, founding: Founding) -> ResponseReturnValue:
    """Show the form of a step, or take the step and return to the dossier."""
    actor, label = acting(), FOUNDING[action].label_on(today())
    form: FoundingStepForm = FOUNDING_FORMS[action](on=today(), version=founding.dossier.version)
    form.offer(founding, actor)
    if action in REASONED:
        form.ask_reason()

    def take() -> None:
        arguments, verb = form.arguments(), getattr(verbs, action)
        with transaction(founding, by=actor, version=form.opened_version, doing=label, on=form.on.data):
            verb(founding, **arguments, by=actor, **form.when())

    if done(form, take):
        flash(f"Đã ghi nhận: {label}.", "success")
        return redirect(url_for(".founding", id=founding.id))
    return form_page(form, "associations/founding/step.html", founding=founding, heading=label, submit=label)


def _address(action: str, slug: str) -> None:
    @guarded(FOUNDING[action], Founding)
    def step(founding: Founding) -> ResponseReturnValue:
        return take_step(action, founding)

    bp.add_url_rule(f"/thanh-lap/<int:id>/buoc/{slug}", action, step, methods=["GET", "POST"])


for _action, _slug in SLUGS.items():
    _address(_action, _slug)
