"""One page for each step: the form of its paper, the verb behind it, the word said after."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid import actions
from app.aid.forms import STEP_FORMS, StepForm, TakeBackForm
from app.aid.models import Proposal
from app.aid.views.blueprint import bp
from app.aid.views.parts import SLUGS
from app.aid.workflow import APPRAISAL, ISSUED, REASONED
from app.core.transaction import transaction
from app.dossiers.views import keep_prepared, opened_form, tell_of_letters
from app.web import acting, done, form_page, guarded, today


@dataclass(frozen=True)
class StepPage:
    """A step as a page: its arrow, its form, its verb."""

    action: str
    form: type[StepForm]
    verb: Callable[..., None]

    @property
    def label(self) -> str:
        return APPRAISAL[self.action].label_on(today())


STEPS = {action: StepPage(action, form, getattr(actions, action)) for action, form in STEP_FORMS.items()}


def step_form(page: StepPage, proposal: Proposal) -> StepForm:
    """The form of a step; one that ends or turns a file back asks for its reason."""
    form = opened_form(page.form, page.action, proposal)
    if page.action in REASONED:
        form.ask_reason()
    return form


def take_step(page: StepPage, proposal: Proposal) -> ResponseReturnValue:
    """Show the form of a step, or take the step and return to the dossier."""
    actor, form = acting(), step_form(page, proposal)

    def take() -> None:
        day, arguments = form.on.data, form.arguments()
        with transaction(proposal, by=actor, version=form.opened_version, doing=page.label, on=day):
            page.verb(proposal, **arguments, by=actor, **form.when())

    if done(form, take):
        flash(f"Đã ghi nhận: {page.label}.", "success")
        if page.action == "discard":
            return redirect(url_for("desk.home"))
        tell_of_letters(proposal.dossier)
        return redirect(url_for(".show", id=proposal.id))
    return form_page(form, "aid/step.html", proposal=proposal, step=page, prepares=False)


def prepare_step(page: StepPage, proposal: Proposal) -> ResponseReturnValue:
    """Show the form of a step that a leader issues, or keep what the officer typed for him (chờ ký)."""
    form = step_form(page, proposal)
    form.before_signature()
    if done(form, lambda: keep_prepared(APPRAISAL, page.action, page.label, proposal, form.opened_version)):
        return redirect(url_for(".show", id=proposal.id))
    return form_page(form, "aid/step.html", proposal=proposal, step=page, prepares=True)


def _address(page: StepPage) -> None:
    slug, action = SLUGS[page.action], page.action

    @guarded(APPRAISAL[action], Proposal)
    def take(proposal: Proposal) -> ResponseReturnValue:
        return take_step(page, proposal)

    bp.add_url_rule(f"/<int:id>/buoc/{slug}", action, take, methods=["GET", "POST"])
    if action in ISSUED:

        @guarded("prepare_step", Proposal)
        def prepared(proposal: Proposal) -> ResponseReturnValue:
            return prepare_step(page, proposal)

        bp.add_url_rule(f"/<int:id>/soan/{slug}", f"prepare_{action}", prepared, methods=["GET", "POST"])


for _page in STEPS.values():
    _address(_page)


@bp.route("/<int:id>/buoc/rut-lai", methods=["GET", "POST"])
@guarded("see_dossier", Proposal)
def take_back(proposal: Proposal) -> ResponseReturnValue:
    form = TakeBackForm(version=proposal.dossier.version)

    def undo() -> None:
        doing = "Rút lại thao tác vừa thực hiện"
        with transaction(proposal, by=acting(), version=form.opened_version, doing=doing):
            actions.take_back(proposal, by=acting(), reason=form.note.data)

    if done(form, undo):
        flash("Đã rút lại thao tác vừa thực hiện.", "success")
        return redirect(url_for(".show", id=proposal.id))
    back, last = url_for(".show", id=proposal.id), proposal.dossier.last_step
    return form_page(form, "dossiers/take_back.html", title=proposal.title, back=back, last=last)
