"""The lists of a founding's page as the components want them: stages, clock, facts, papers, timeline."""

from datetime import date
from typing import Any

from flask import url_for

from app.associations.clock import reading
from app.associations.models import Founding, FoundingCountry, FoundingStatus
from app.associations.requirements import is_confirmed, papers_asked, regime_named, regime_of
from app.associations.workflow import FOUNDING, open_parts, paper_for
from app.core.calendar import days_left
from app.core.countries import country_or_group
from app.core.terms import label_of
from app.dossiers.models import Letter, Paper, Step
from app.law.papers import SENSITIVE
from app.law.shapes import PaperRule, Standing
from app.permissions import (
    Actor,
    applicant_officer,
    may_read_letter,
    may_read_remarks,
    may_see_opinions,
    may_see_sensitive,
)

S = FoundingStatus
F = Founding
ROAD = (
    ("Vận động", (S.PREPARING,)),
    ("Công nhận Ban vận động", (S.RECOGNISING, S.CAMPAIGNING)),
    ("Kiểm tra hồ sơ", (S.CHECKING, S.INCOMPLETE)),
    ("Lấy ý kiến", (S.CONSULTING,)),
    ("Trình UBND tỉnh", (S.SUBMITTED, S.SIGNING)),
    ("Cho phép thành lập", (S.PERMITTED,)),
    ("Đại hội", (S.CONGRESSED,)),
    ("Điều lệ", (S.ACTIVE,)),
)
TONES = {S.ACTIVE: "success", S.PERMITTED: "success", S.REFUSED: "danger", S.LAPSED: "danger",
         S.WITHDRAWN: "neutral", S.PREPARING: "neutral", S.INCOMPLETE: "warning"}  # fmt: skip


def stages(founding: Founding) -> list[dict[str, Any]]:
    """The road of the procedure with what lies behind."""
    dossier = founding.dossier
    here = next((n for n, (_, states) in enumerate(ROAD) if dossier.status in states), None)
    reached = {step.target: step.on for step in dossier.steps if step.leads_on}
    found = []
    for n, (label, states) in enumerate(ROAD):
        on = next((reached[s] for s in states if s in reached), None)
        if here is None:
            state = "done" if on else "next"
        else:
            state = "now" if n == here and dossier.status != S.ACTIVE else "done" if n <= here else "next"
        found.append({"label": label, "state": state, "on": on})
    return found


def clock_box(founding: Founding, today: date) -> dict[str, Any] | None:
    """The clock of the present state: due day, days left, rule, standing, stops."""
    now = reading(founding, FOUNDING.state(founding.dossier.status).clock)
    if now is None:
        return None
    period = now.period
    if now.extended:
        rule = "đã gia hạn theo văn bản"
    elif now.internal:
        rule = "thời hạn ghi trong yêu cầu" if now.clock == "supplement" else "thời hạn nội bộ"
    elif period and period.length and period.count:
        rule = f"{period.length} {period.count.label}, kể từ sau ngày {now.began_on:%d/%m/%Y}"
    else:
        rule = "chưa rõ số ngày theo quy định đang áp dụng"
    regime = regime_of(founding, now.began_on)
    copied = regime_named(regime).copied_from
    running = now.due_on if now.counts or (now.due_on and now.due_on >= today) else None
    return {
        "label": f"Thời hạn: {now.clock.label}",
        "due_on": now.due_on,
        "days_left": days_left(running, today) if running else None,
        "rule": rule,
        "article": regime.label if period and period.standing == Standing.CONFIRMED and not now.extended else "",
        "standing": str(period.standing if period else Standing.CONFIRMED),
        "copied_from": copied.label if copied else None,
        "stopped": [
            {"since": s.start, "until": s.end, "days": (s.end - s.start).days if s.end else None,
             "why": "chờ bổ sung hồ sơ"}
            for s in now.stops
        ],
        "office_days": 0,
        "internal": now.internal,
        "paused": any(s.end is None for s in now.stops),
        "target": None,
    }  # fmt: skip


def fact_groups(founding: Founding, day: date) -> list[dict[str, Any]]:
    """What is written of the association to be, in the groups of its form."""
    dossier = founding.dossier
    countries = "; ".join(country_or_group(code) for code in founding.country_codes)

    def said(*columns: Any) -> list[tuple[str, Any]]:
        return [(label_of(column), getattr(founding, column.key)) for column in columns]

    return [
        {
            "heading": "Hội dự kiến thành lập",
            "facts": [
                *said(F.english_name, F.abbreviation),
                (label_of(FoundingCountry.country), countries),
                *said(F.purpose, F.field, F.scope, F.head_office),
                (label_of(F.manager_id), founding.manager.name_on(day) if founding.manager else ""),
            ],
        },
        {
            "heading": "Ban vận động, người đăng ký",
            "facts": [
                *said(F.head),
                (label_of(F.committee), "; ".join(founding.members)),
                *said(F.registered),
            ],
        },
        {
            "heading": "Quá trình",
            "facts": [
                ("Quy định áp dụng", dossier.regime.label if dossier.regime else ""),
                ("Ngày đến", _day(dossier.received_on)),
                ("Ngày cho phép thành lập", _day(dossier.decided_on)),
                (label_of(F.extended_to), _day(founding.extended_to)),
                (label_of(F.congress_on), _day(founding.congress_on)),
                (label_of(F.charter_on), _day(founding.charter_on)),
            ],
        },
    ]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def paper_entries(founding: Founding, actor: Actor) -> list[dict[str, Any]]:
    """The papers of the decree, each with its state."""
    regime = regime_of(founding, actor.day)
    parts = open_parts(founding) if applicant_officer(actor, founding) is None else frozenset()
    return [_paper_entry(founding, rule, parts, actor) for rule in papers_asked(regime).rules] + (
        []
        if is_confirmed(regime)
        else [
            {"label": "Thành phần hồ sơ theo quy định mới chưa đối chiếu: danh mục sao từ quy định cũ",
             "rule": "", "state": "chưa đối chiếu", "tone": "warning", "note": "", "documents": [], "url": None}
        ]
    )  # fmt: skip


def _paper_entry(founding: Founding, rule: PaperRule, parts: frozenset[str], actor: Actor) -> dict[str, Any]:
    paper = paper_for(founding, rule.code)
    state, tone, note = "chưa có", "danger", ""
    if paper and paper.present:
        state, tone, note = "đã có", "success", _note(paper)
    elif paper and paper.absence:
        state, tone, note = "giải trình", "warning", paper.absence
    documents = []
    if paper and paper.file:
        shut = rule.code in SENSITIVE and may_see_sensitive(actor, founding) is not None
        url = None if shut else url_for("dossiers.paper_file", id=founding.dossier_id, paper_id=paper.id)
        documents.append({"label": paper.file.name, "url": url})
    may = "all" in parts or rule.code in parts
    return {
        "label": rule.label,
        "rule": "",
        "state": state,
        "tone": tone,
        "note": note,
        "documents": documents,
        "url": url_for(".founding_paper", id=founding.id, code=rule.code) if may else None,
    }


def _note(paper: Paper) -> str:
    number = f"{paper.number} ngày {paper.issued_on:%d/%m/%Y}" if paper.issued_on else paper.number
    return "; ".join(
        filter(None, (number, paper.signer, f"{paper.originals} bản chính, {paper.copies} bản sao"))
    )


def timeline(founding: Founding, actor: Actor) -> list[dict[str, Any]]:
    """The steps taken, newest first, with their papers, and the words of leaders in their place."""
    dossier = founding.dossier
    noted = may_see_opinions(actor, founding) is None
    letters: dict[int | None, list[dict[str, Any]]] = {}
    for letter in dossier.letters:
        letters.setdefault(letter.step_id, []).append(_letter_entry(letter, actor))
    steps = [
        {
            "label": f"{step.label} (đã rút lại)" if step.taken_back else step.label,
            "who": step.actor,
            "unit": step.unit_name,
            "on": step.on,
            "at": step.entered_at,
            "note": _said(step, named=step.id in letters) if noted else "",
            "documents": letters.get(step.id, []),
            "tone": "neutral" if step.taken_back else "",
        }
        for step in dossier.steps
    ]
    remarks = [
        {"label": "Bút phê", "who": r.author, "unit": "", "on": r.at.date(), "at": r.at, "note": r.text,
         "documents": [], "tone": "info"}
        for r in dossier.remarks
        if may_read_remarks(actor, dossier) is None
    ]  # fmt: skip
    return sorted([*steps, *remarks], key=lambda entry: (entry["at"], entry["label"]), reverse=True)


def _said(step: Step, *, named: bool) -> str:
    """What was noted at a step, and its basis where no letter names it."""
    basis = f"căn cứ: {step.basis}" if step.basis and not named else ""
    return "; ".join(filter(None, (step.note, basis)))


def _letter_entry(letter: Letter, actor: Actor) -> dict[str, Any]:
    url = None
    if letter.document.file and may_read_letter(actor, letter) is None:
        url = url_for("dossiers.letter_file", id=letter.dossier_id, letter_id=letter.id)
    return {"label": f"{letter.label}: {letter.document.title}", "url": url}
