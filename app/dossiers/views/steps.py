"""What the pages of steps share, whatever the procedure: a form filled as it was prepared, what was said after."""

import json
from typing import Any, TypeVar

from flask import flash, request
from werkzeug.datastructures import MultiDict

from app.core.rules import Refused
from app.core.transaction import transaction
from app.core.typed import is_kept
from app.core.workflow import Workflow
from app.documents.views import tell_of_number
from app.dossiers.actions import prepare
from app.dossiers.forms import StepForm
from app.dossiers.models import Dossier
from app.web import acting, today

F = TypeVar("F", bound=StepForm)


def opened_form(form: type[F], action: str, case: Any) -> F:
    """The form of a step: as posted, else as an officer prepared it, else with today's date."""
    dossier: Dossier = case.trunk
    prepared = None if request.method == "POST" else _prepared_values(dossier, action)
    if prepared:  # the day on which it is issued, not the one on which it was typed
        prepared["on"] = f"{today():%d/%m/%Y}"
    options = {"formdata": prepared} if prepared else {}
    opened = form(obj=form.filled_from(case), on=today(), version=dossier.version, **options)
    if prepared:
        opened.version.data = dossier.version
    opened.offer(case, acting())
    opened.number_here(case, today())
    return opened


def keep_prepared(workflow: Workflow, action: str, label: str, case: Any, version: int | None) -> None:
    """Keep what the officer typed until his leader issues it (chờ ký)."""
    with transaction(case, by=acting(), version=version, doing=f"Soạn: {label}"):
        if reason := workflow.why_not_here(action, case):
            raise Refused(reason)
        prepare(case.trunk, action, label, _typed_values(), by=acting())
    flash(f"Đã gửi lãnh đạo: {label}. Số, ngày, người ký và tệp được ghi khi phát hành.", "success")


def tell_of_letters(dossier: Dossier) -> None:
    """Say of the letters that the newest step brought: the numbers given here, what to look at again in others."""
    newest = dossier.last_step
    for letter in (each for each in dossier.letters if newest and each.step_id == newest.id):
        tell_of_number(letter.document, letter.label[:1].lower() + letter.label[1:])


def _prepared_values(dossier: Dossier, action: str) -> MultiDict[str, str] | None:
    """What an officer prepared for a step, as typed; the form of the step opens filled with it."""
    draft = next((d for d in dossier.drafts if d.action == action), None)
    return MultiDict(json.loads(draft.typed)) if draft else None


def _typed_values() -> dict[str, list[str]]:
    """What stands in the posted form, to be kept for whoever signs; tokens, versions and files are left out."""
    return {name: values for name, values in request.form.lists() if is_kept(name) and name != "version"}
