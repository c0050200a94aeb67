"""The lists of a dossier page as the components want them: clock, papers, corrections, timeline."""

from datetime import date
from typing import Any

from flask import url_for

from app.aid.clock import Reading, days_at_the_office, reading, target_beside
from app.aid.models import Proposal, Status
from app.aid.requirements import papers_asked, regime_named, traits_of
from app.aid.workflow import APPRAISAL, open_parts, paper_for, regime_of
from app.core.calendar import days_left
from app.documents.models import Document
from app.dossiers.models import Step
from app.law.papers import SENSITIVE
from app.law.regimes import REGIMES
from app.law.shapes import PaperRule, Standing
from app.permissions import (
    Actor,
    applicant_officer,
    may_read_letter,
    may_read_remarks,
    may_see_opinions,
    may_see_sensitive,
)

SINCE_ASKING = frozenset(Status) - {Status.DRAFTING, Status.RECEIVED, Status.CHECKING}


def clock_box(proposal: Proposal, today: date) -> dict[str, Any] | None:
    """The clock of the present state: due day, days left, rule, article, standing, stops."""
    dossier = proposal.dossier
    clock = APPRAISAL.state(dossier.status).clock
    now = reading(proposal, clock)
    if now is None:
        return None
    period = now.period
    standing = period.standing if period else Standing.CONFIRMED
    rule = article = ""
    if now.internal:
        rule = (
            "thời hạn ghi trong yêu cầu"
            if period is None and now.clock == "supplement"
            else "thời hạn nội bộ"
        )
    elif period and period.length and period.count:
        rule = f"{period.length} {period.count.label}, kể từ sau ngày {now.began_on:%d/%m/%Y}"
        if period.standing == Standing.CONFIRMED and period.article:
            article = f"{period.article}, {dossier.regime.label}" if dossier.regime else period.article
    copied = regime_named(dossier.regime).copied_from if dossier.regime else None
    return {
        "label": f"Thời hạn: {now.clock.label}",
        "due_on": now.due_on,
        "days_left": days_left(now.due_on, today)
        if now.due_on and (now.counts or now.due_on >= today)
        else None,
        "rule": rule,
        "article": article,
        "standing": str(standing),
        "copied_from": copied.label if copied else None,
        "stopped": [
            {
                "since": s.interval.start,
                "until": s.interval.end,
                "days": (s.interval.end - s.interval.start).days if s.interval.end else None,
                "why": s.reason,
            }
            for s in now.stops
        ],
        "office_days": days_at_the_office(dossier, today),
        "internal": now.internal,
        "paused": now.stopped,
        "target": _target_box(now, today),
    }


def _target_box(now: Reading, today: date) -> dict[str, Any] | None:
    """The office's own period beside that of the law, with its own days left."""
    target = target_beside(now)
    if target is None:
        return None
    due = target.due_on
    return {"due_on": due, "days_left": days_left(due, today) if due else None}


def paper_entries(proposal: Proposal, actor: Actor) -> list[dict[str, Any]]:
    """The required papers and the others that are there, each with its state."""
    regime = regime_of(proposal, actor)
    rules = papers_asked(regime, traits_of(proposal))
    parts = open_parts(proposal) if applicant_officer(actor, proposal) is None else frozenset()
    entries = [_paper_entry(proposal, rule, parts, actor, confirmed=_standing(regime)) for rule in rules]
    known = {rule.code for rule in rules}
    for paper in proposal.dossier.papers:
        if paper.code not in known:
            extra = PaperRule(paper.code, paper.label, "")
            entries.append(_paper_entry(proposal, extra, parts, actor, confirmed=False))
    return entries


def _standing(regime: str) -> bool:
    return next(r for r in REGIMES if r.code == regime).procedure == Standing.CONFIRMED


def _paper_entry(
    proposal: Proposal, rule: PaperRule, parts: frozenset[str], actor: Actor, *, confirmed: bool
) -> dict[str, Any]:
    paper = paper_for(proposal, rule)
    state, tone, note = "chưa có", "danger", ""
    documents: list[dict[str, Any]] = []
    if paper and paper.present:
        state, tone = "đã có", "success"
        number = (
            f"{paper.number} ngày {paper.issued_on:%d/%m/%Y}"
            if paper.number and paper.issued_on
            else paper.number
        )
        note = "; ".join(
            filter(None, (number, paper.signer, f"{paper.originals} bản chính, {paper.copies} bản sao"))
        )
        if paper.file:
            shut = rule.code in SENSITIVE and may_see_sensitive(actor, proposal) is not None
            url = None if shut else url_for("dossiers.paper_file", id=proposal.dossier_id, paper_id=paper.id)
            documents.append({"label": paper.file.name, "url": url})
    elif paper and paper.absence:
        state, tone, note = "giải trình", "warning", paper.absence
    may = "all" in parts or rule.code in parts
    return {
        "label": rule.label,
        "rule": rule.article if confirmed else "",
        "state": state,
        "tone": tone,
        "note": note,
        "documents": documents,
        "url": url_for("aid.edit_paper", id=proposal.id, code=rule.code) if may else None,
    }


def corrections(proposal: Proposal, actor: Actor) -> list[dict[str, Any]]:
    """Corrections that wait for their second person; the unit that typed the fact may open them."""
    return [
        {
            "label": c.subject_label,
            "old": c.old,
            "new": c.new,
            "who": c.proposed_by,
            "at": c.proposed_at,
            "compared": c.compared,
            "url": url_for("aid.settle_correction", id=proposal.id, correction_id=c.id)
            if actor.belongs_to(c.unit_id)
            else None,
        }
        for c in proposal.dossier.corrections
        if c.waits and (actor.belongs_to(c.unit_id) or may_see_opinions(actor, proposal) is None)
    ]


def timeline(proposal: Proposal, actor: Actor) -> list[dict[str, Any]]:
    """The steps taken, newest first, with their papers and the words of leaders in their place.

    Before the decision a consulted unit finds the steps, but neither what was noted once opinions were asked nor
    the papers of others.
    """
    dossier, closed = proposal.dossier, may_see_opinions(actor, proposal) is not None
    letters: dict[int, list[dict[str, Any]]] = {}
    for letter in dossier.letters:
        if letter.step_id:
            url = (
                url_for("dossiers.letter_file", id=dossier.id, letter_id=letter.id)
                if letter.document.file and may_read_letter(actor, letter) is None
                else None
            )
            letters.setdefault(letter.step_id, []).append(
                {"label": f"{letter.label}: {_named(letter.document)}", "url": url}
            )
    steps = [
        _entry(step, letters.get(step.id, []), noted=not (closed and step.source in SINCE_ASKING))
        for step in dossier.steps
    ]
    remarks = [
        {
            "label": "Bút phê",
            "who": r.author,
            "unit": "",
            "on": r.at.date(),
            "at": r.at,
            "note": r.text,
            "tone": "info",
        }
        for r in dossier.remarks
        if may_read_remarks(actor, dossier) is None
    ]
    return sorted([*steps, *remarks], key=lambda e: (e["at"], e["label"]), reverse=True)


def _named(document: Document) -> str:
    """A paper by its number and day; one that has none yet by what it is about."""
    return document.title if document.number or not document.abstract else document.abstract


def _entry(step: Step, documents: list[dict[str, Any]], *, noted: bool) -> dict[str, Any]:
    basis = f"căn cứ: {step.basis}" if step.basis and not documents else ""
    note = "; ".join(filter(None, (step.note, basis))) if noted else ""
    return {
        "label": f"{step.label} (đã rút lại)" if step.taken_back else step.label,
        "who": step.actor,
        "unit": step.unit_name,
        "on": step.on,
        "at": step.entered_at,
        "note": note,
        "documents": documents,
        "tone": "neutral" if step.taken_back else "",
    }
