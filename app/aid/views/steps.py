"""One page for each step: the form of its paper, the verb behind it, the word said after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.aid import actions
from app.aid.forms import STEP_FORMS, StepForm, TakeBackForm
from app.aid.models import Proposal
from app.aid.views.blueprint import bp
from app.aid.views.parts import SLUGS
from app.aid.workflow import APPRAISAL, ISSUED, REASONED
from app.core.transaction import transaction
from app.documents.queries import number_warnings
from app.dossiers.actions import prepare
from app.dossiers.views import prepared_values, typed_values
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


def opened_form(page: StepPage, proposal: Proposal) -> StepForm:
    """The form of a step: as posted, else as an officer prepared it, else with today's date."""
    dossier = proposal.dossier
    prepared = None if request.method == "POST" else prepared_values(dossier, page.action)
    if prepared:
        prepared["on"] = (
            f"{today():%d/%m/%Y}"  # the day on which it is issued, not the one on which it was typed
        )
    options = {"formdata": prepared} if prepared else {}
    form = page.form(obj=page.form.filled_from(proposal), on=today(), version=dossier.version, **options)
    if prepared:
        form.version.data = dossier.version
    form.offer(proposal, acting())
    form.number_here(proposal, today())
    if page.action in REASONED:
        form.ask_reason()
    return form


def take_step(page: StepPage, proposal: Proposal) -> ResponseReturnValue:
    """Show the form of a step, or take the step and return to the dossier."""
    actor, form = acting(), opened_form(page, proposal)

    def take() -> None:
        day, arguments = form.on.data, form.arguments()
        with transaction(proposal, by=actor, version=form.opened_version, doing=page.label, on=day):
            page.verb(proposal, **arguments, by=actor, **form.when())

    if done(form, take):
        flash(f"Đã ghi nhận: {page.label}.", "success")
        for sentence, tone in told_of_letters(proposal) if page.action != "discard" else ():
            flash(sentence, tone)
        gone = page.action == "discard"
        return redirect(url_for("desk.home") if gone else url_for(".show", id=proposal.id))
    return form_page(form, "aid/step.html", proposal=proposal, step=page, prepares=False)


def told_of_letters(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Of the letters that the newest step brought: the numbers given here, and what to look at again in others."""
    dossier = proposal.dossier
    newest = [x for x in dossier.letters if dossier.last_step and x.step_id == dossier.last_step.id]
    for letter in newest:
        document = letter.document
        if document.allotted:
            yield f"Đã cấp số {document.number} cho {letter.label.lower()}.", "success"
        yield from ((sentence, "warning") for sentence in number_warnings(document, document.issuer))


def prepare_step(page: StepPage, proposal: Proposal) -> ResponseReturnValue:
    """Show the form of a step that a leader issues, or keep what the officer typed for him (chờ ký)."""
    form = opened_form(page, proposal)
    form.before_signature()

    def keep() -> None:
        doing = f"Soạn: {page.label}"
        with transaction(proposal, by=acting(), version=form.opened_version, doing=doing):
            prepare(proposal.dossier, page.action, page.label, typed_values(), by=acting())

    if done(form, keep):
        flash(f"Đã gửi lãnh đạo: {page.label}. Số, ngày, người ký và tệp được ghi khi phát hành.", "success")
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
    return form_page(form, "aid/take_back.html", proposal=proposal, last=proposal.dossier.last_step)
