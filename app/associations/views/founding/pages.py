"""The register of foundings and the page of one."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.associations.models import Founding, FoundingStatus
from app.associations.register import FOUNDING_REGISTER
from app.associations.views.blueprint import bp
from app.associations.views.founding import entries
from app.associations.workflow import FOUNDING, ISSUED, open_parts
from app.core import history
from app.core.rules import allow
from app.core.telling import told
from app.dossiers.forms import RemarkForm
from app.dossiers.models import Dossier
from app.dossiers.queries import visible_to
from app.dossiers.views import opinion_entries, step_choices
from app.permissions import applicant_officer, may_see_opinions, permission
from app.registers import register_page, register_workbook
from app.web import acting, guarded, today


@bp.get("/thanh-lap")
@guarded("see_foundings")
def foundings() -> ResponseReturnValue:
    return register_page(
        FOUNDING_REGISTER,
        scope=visible_to(acting()),
        row_endpoint=".founding",
        export_endpoint=".foundings_export",
        create_endpoint=".founding_new",
        create_label="Lập hồ sơ thành lập hội",
        beside={"Sổ hội hữu nghị": ".index"},
    )


@bp.get("/thanh-lap/xuat-excel")
@guarded("see_foundings")
def foundings_export() -> ResponseReturnValue:
    return register_workbook(FOUNDING_REGISTER, scope=visible_to(acting()))


@bp.get("/thanh-lap/<int:id>")
@guarded("see_dossier", Founding)
def founding(founding: Founding) -> ResponseReturnValue:
    actor, dossier = acting(), founding.dossier
    return render_template(
        "associations/founding/show.html",
        founding=founding,
        dossier=dossier,
        state=FoundingStatus(dossier.status),
        tone=entries.TONES.get(FoundingStatus(dossier.status), "info"),
        stages=entries.stages(founding),
        groups=entries.fact_groups(founding, today()),
        steps=step_choices(FOUNDING, ISSUED, founding, actor, "associations"),
        clock=entries.clock_box(founding, today()),
        papers=entries.paper_entries(founding, actor),
        opinions=opinion_entries(dossier, actor),
        entries=entries.timeline(founding, actor),
        remark_form=RemarkForm(),
        may_see_history=may_see_opinions(actor, founding) is None,
        may_remark=permission("remark")(actor, founding) is None,
        may_edit=applicant_officer(actor, founding) is None and bool(open_parts(founding) & {"all", "facts"}),
    )


@bp.get("/thanh-lap/<int:id>/lich-su")
@guarded("see_dossier", Founding)
def founding_changes(founding: Founding) -> ResponseReturnValue:
    allow(may_see_opinions, acting(), founding)  # the history tells what every unit said
    deeds = told(history.rows_about(Dossier.__tablename__, founding.dossier_id))
    return render_template("associations/founding/changes.html", founding=founding, deeds=deeds)
