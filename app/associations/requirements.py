"""What the law asks of founding an association (thành lập hội): decree by day, people, papers; read from `app/law`."""

from datetime import date

from app.associations.models import Founding
from app.core.calendar import spoken_days
from app.law.associations import FOUNDING_RULES
from app.law.papers import PAPER_LISTS
from app.law.regimes import ASSOCIATION_REGIMES
from app.law.shapes import FoundingRule, PaperList, Regime, RegimeCode, Standing


def regime_on(day: date) -> Regime:
    """The decree under which something of a founding is done on a day."""
    return next(
        r
        for r in ASSOCIATION_REGIMES
        if (r.valid_from is None or r.valid_from <= day) and (r.valid_to is None or day <= r.valid_to)
    )


def regime_named(code: RegimeCode) -> Regime:
    """The declaration of a decree."""
    return next(r for r in ASSOCIATION_REGIMES if r.code == code)


def pinning(day: date) -> tuple[RegimeCode, str]:
    """The decree to pin and its reason."""
    regime = regime_on(day)
    force = spoken_days(regime.valid_from, regime.valid_to)
    return regime.code, f"ngày đến {day:%d/%m/%Y}, {regime.code.label} có hiệu lực {force}"


def regime_of(founding: Founding, day: date) -> RegimeCode:
    """The pinned decree, or that of the day while the dossier is not handed in."""
    return founding.dossier.regime or regime_on(day).code


def founding_rule(regime: RegimeCode) -> FoundingRule:
    """How many people a decree asks for."""
    return next(rule for rule in FOUNDING_RULES if rule.regime == regime)


def least_committee(regime: RegimeCode) -> int:
    """How many the campaign committee needs: the number of the older decree where the newer is not known to us."""
    copied = regime_named(regime).copied_from
    number = founding_rule(regime).committee
    return number or (founding_rule(copied).committee if copied else None) or 1


def papers_asked(regime: RegimeCode) -> PaperList:
    """The papers of the dossier, and how sure we are of them."""
    return next(papers for papers in PAPER_LISTS if papers.regime == regime)


def is_confirmed(regime: RegimeCode) -> bool:
    """Whether the papers and periods of a decree are compared with its text."""
    return papers_asked(regime).standing == Standing.CONFIRMED


def missing_facts(founding: Founding) -> tuple[str, ...]:
    """Labels of the facts that asking for recognition needs."""
    needed = (
        ("Tên hội dự kiến", founding.name),
        ("Nước đối tác", founding.countries),
        ("Tôn chỉ, mục đích", founding.purpose),
        ("Lĩnh vực hoạt động", founding.field),
        ("Sở quản lý lĩnh vực", founding.manager_id),
        ("Trưởng Ban vận động", founding.head),
    )
    return tuple(label for label, value in needed if not value)
