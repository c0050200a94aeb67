"""The page "Căn cứ pháp lý", and the figures that the office has confirmed where our text is not."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core.calendar import spoken_days
from app.law.checklists import CHECKLISTS
from app.law.instruments import INSTRUMENTS
from app.law.ngos import CERTIFICATE_RULES, NOTICE_RULES
from app.law.papers import PAPER_LISTS
from app.law.periods import PERIODS
from app.law.regimes import ALL_REGIMES
from app.law.shapes import Standing
from app.office import queries
from app.office.views.blueprint import ADMIN, bp
from app.office.views.lists import VALUES
from app.office.views.rows import listed
from app.web import guarded

TONES = {Standing.CONFIRMED: "success", Standing.COPIED: "warning", Standing.UNKNOWN: "neutral"}


@bp.get(f"{ADMIN}/{VALUES.path}", endpoint=VALUES.key)
@guarded("administer")
def values() -> ResponseReturnValue:
    return listed(
        VALUES,
        queries.all_values(),
        template="office/values.html",
        periods=[period for period in PERIODS if period.standing != Standing.CONFIRMED],
        tones=TONES,
    )


@bp.get("/can-cu-phap-ly")
@guarded("signed_in")
def law() -> ResponseReturnValue:
    return render_template(
        "office/law.html",
        instruments=INSTRUMENTS,
        texts_of=lambda regime: "; ".join(i.title for i in INSTRUMENTS if i.code in regime.instruments),
        regimes=ALL_REGIMES,
        periods=PERIODS,
        paper_lists={papers.regime: papers for papers in PAPER_LISTS},
        checklists={checklist.regime: checklist for checklist in CHECKLISTS},
        certificate_rules=CERTIFICATE_RULES,
        notice_rules=NOTICE_RULES,
        titles={text.code: text.title for text in INSTRUMENTS},
        values=queries.all_values(),
        targets=queries.all_targets(),
        days=spoken_days,
        tones=TONES,
    )
