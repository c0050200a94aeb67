"""What the law asks of an aid's facts: regime by day, papers, who decides; all of it read from `app/law`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.aid.models import Modality, Proposal
from app.law.checklists import CHECKLISTS
from app.law.instruments import INSTRUMENTS
from app.law.papers import PAPER_LISTS
from app.law.regimes import REGIMES
from app.law.shapes import (
    Checklist,
    Outcome,
    PaperList,
    PaperRule,
    Regime,
    RegimeCode,
    Standing,
    Trait,
)
from app.partners.models import PartnerKind

NEEDS_REGISTRATION = frozenset({PartnerKind.REGISTERED_NGO})
NEEDS_PASSPORT = frozenset({PartnerKind.INDIVIDUAL, PartnerKind.OVERSEAS_VIETNAMESE})
NEEDS_NOTHING = frozenset({PartnerKind.MISSION, PartnerKind.GOVERNMENT_BODY, PartnerKind.LOCAL_GOVERNMENT})


@dataclass(frozen=True)
class Authority:
    """Who decides (thẩm quyền) and by which article; `open_questions` are those not yet answered."""

    outcome: Outcome | None
    article: str
    standing: Standing
    open_questions: tuple[str, ...] = ()


def regime_named(code: RegimeCode) -> Regime:
    """The declaration of a regime."""
    return next(r for r in REGIMES if r.code == code)


def regime_on(day: date) -> Regime:
    """The regime of a dossier that came in on this day (quy định áp dụng)."""
    return next(
        r
        for r in REGIMES
        if not r.beside
        and (r.valid_from is None or r.valid_from <= day)
        and (r.valid_to is None or day <= r.valid_to)
    )


def pinning(day: date) -> tuple[RegimeCode, str]:
    """The regime to pin and its reason: "ngày đến 12/03/2024, … có hiệu lực 17/09/2020–07/12/2025"."""
    regime = regime_on(day)
    return regime.code, f"ngày đến {day:%d/%m/%Y}, {regime.code.label} có hiệu lực {_span(regime)}"


def _span(regime: Regime) -> str:
    first = f"{regime.valid_from:%d/%m/%Y}" if regime.valid_from else ""
    last = f"{regime.valid_to:%d/%m/%Y}" if regime.valid_to else ""
    if first and last:
        return f"{first}–{last}"
    return f"từ {first}" if first else f"đến {last}"


def traits_of(proposal: Proposal) -> frozenset[Trait]:
    """The properties of a proposal that make the law ask for papers."""
    donors = {donor.partner.kind for donor in proposal.donors}
    facts: Mapping[Trait, object] = {
        Trait.PROGRAMME_OR_PROJECT: proposal.modality in (Modality.PROGRAMME, Modality.PROJECT),
        Trait.NON_PROJECT: proposal.modality == Modality.NON_PROJECT,
        Trait.GOODS: proposal.goods,
        Trait.EXPERT: proposal.has_expert,
        Trait.USED_GOODS: proposal.has_pm_used_goods,
        Trait.USED_VEHICLES: proposal.has_pm_used_vehicles,
        Trait.CONSTRUCTION: proposal.has_construction,
        Trait.RECOVERY: proposal.is_recovery,
        Trait.REGISTERED_NGO: donors & NEEDS_REGISTRATION,
        Trait.INDIVIDUAL: donors & NEEDS_PASSPORT,
        Trait.OTHER_DONOR: donors - NEEDS_REGISTRATION - NEEDS_PASSPORT - NEEDS_NOTHING,
    }
    return frozenset(trait for trait, holds in facts.items() if holds)


def paper_list(regime: RegimeCode) -> PaperList:
    """The dossier that a regime asks for."""
    return next(p for p in PAPER_LISTS if p.regime == regime)


def papers_asked(regime: RegimeCode, traits: frozenset[Trait]) -> tuple[PaperRule, ...]:
    """The papers a proposal with these properties must bring (thành phần hồ sơ)."""
    return tuple(rule for rule in paper_list(regime).rules if traits.issuperset(rule.when))


def checklist(regime: RegimeCode) -> Checklist:
    """The authority check of a regime."""
    return next(c for c in CHECKLISTS if c.regime == regime)


def authority(regime: RegimeCode, answers: Mapping[str, bool]) -> Authority:
    """Who decides, from the answers: never the amount. Undecided while a question is open or unknown.

    A check that was copied from another decree cites no article: that one's is not its own.
    """
    check = checklist(regime)
    open_questions = tuple(q.code for q in check.questions if q.code not in answers)
    led = [q for q in check.questions if answers.get(q.code) is q.leads_when]
    for outcome in (Outcome.ELSEWHERE, Outcome.PRIME_MINISTER):
        if hit := next((q for q in led if q.outcome == outcome), None):
            article = hit.article if check.article else ""
            return Authority(outcome, article, check.standing, open_questions)
    if open_questions or not check.questions:
        return Authority(None, "", check.standing, open_questions)
    return Authority(Outcome.PROVINCE, check.article, check.standing)


def instrument_title(code: str) -> str:
    """The title of a legal text."""
    return next(i.title for i in INSTRUMENTS if i.code == code)


def missing_facts(proposal: Proposal) -> tuple[str, ...]:
    """Labels of the facts that hand_in needs and the draft does not have, in the order of the paper."""
    needed: Iterable[tuple[str, object]] = (
        ("Tên khoản viện trợ", proposal.title),
        ("Phương thức", proposal.modality),
        ("Tính chất", proposal.nature or proposal.modality == Modality.NON_PROJECT),
        ("Bên cung cấp viện trợ", proposal.donors),
        ("Chủ khoản viện trợ", proposal.aid_owner_id),
        ("Cơ quan chủ quản", proposal.governing_body_id),
        ("Bên tiếp nhận", proposal.recipients),
        ("Giá trị viện trợ", proposal.amounts),
        ("Mục tiêu, mục đích", proposal.aims),
        ("Kết quả dự kiến", proposal.results),
        ("Địa bàn", proposal.places),
        ("Lĩnh vực", proposal.sectors),
        ("Thời gian thực hiện", (proposal.starts_on and proposal.ends_on) or proposal.period_text),
        ("Cơ chế tài chính trong nước", proposal.finance),
    )
    return tuple(label for label, value in needed if not value)
