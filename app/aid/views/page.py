"""The page of one dossier: where it stands, its facts, what may be done now, papers, opinions, timeline."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from app.aid.models import Proposal
from app.aid.queries import CLOSED_FACTS, history_open_to, needs_of_aid
from app.aid.requirements import warnings_about
from app.aid.views.blueprint import bp
from app.aid.views.entries import clock_box, corrections, paper_entries, timeline
from app.aid.views.facts import fact_groups
from app.aid.views.parts import stages, tone_of, work_of
from app.aid.workflow import APPRAISAL, ISSUED
from app.core.telling import told
from app.dossiers.forms import RemarkForm
from app.dossiers.views import opinion_entries, step_choices
from app.permissions import may_see_dossier, may_see_opinions, permission
from app.web import acting, guarded, today


@bp.get("/<int:id>")
@guarded("see_aid", Proposal)
def show(proposal: Proposal) -> ResponseReturnValue:
    actor, dossier = acting(), proposal.dossier
    whole = may_see_dossier(actor, proposal) is None
    return render_template(
        "aid/show.html",
        proposal=proposal,
        dossier=dossier,
        state=APPRAISAL.state(dossier.status).key,
        tone=tone_of(proposal),
        stages=stages(proposal),
        groups=fact_groups(proposal, today()),
        warnings=warnings_about(proposal) if whole else [],
        whole=whole,
        steps=step_choices(APPRAISAL, ISSUED, proposal, actor, "aid") if whole else [],
        clock=clock_box(proposal, today()) if whole else None,
        papers=paper_entries(proposal, actor) if whole else [],
        opinions=opinion_entries(dossier, actor) if whole else [],
        corrections=corrections(proposal, actor) if whole else [],
        entries=timeline(proposal, actor) if whole else [],
        remark_form=RemarkForm(),
        may_remark=whole and permission("remark")(actor, proposal) is None,
        work=work_of(proposal, actor) if whole else [],
        needs=needs_of_aid(proposal.aid_id) if permission("see_needs")(actor, None) is None else [],
    )


@bp.get("/<int:id>/lich-su")
@guarded("see_dossier", Proposal)
def history(proposal: Proposal) -> ResponseReturnValue:
    actor = acting()
    closed = may_see_opinions(actor, proposal) is not None
    deeds = told(history_open_to(actor, proposal), CLOSED_FACTS if closed else {})
    back = url_for(".show", id=proposal.id)
    return render_template("aid/history.html", proposal=proposal, deeds=deeds, back=back, closed=closed)
