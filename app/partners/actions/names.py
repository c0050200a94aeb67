"""Writing donors into the register; everything here runs inside a transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from sqlalchemy import func, select

from app.core.countries import countries
from app.core.db import db
from app.core.rules import By, Refused
from app.core.search import searchable, searchable_accents
from app.core.vietnamese import folded, sort_key
from app.partners.models import NGOS, Certificate, Partner, PartnerAlias, PartnerKind, PartnerNotice
from app.partners.queries import Alike, alike

LONGEST = 300

THE_SAME = (
    "Sổ đã có tên này: {known}. Hãy dùng bên cung cấp đã có; nếu đây là tổ chức khác, hãy đánh dấu "
    "“Đây là tổ chức khác” rồi lưu lại."
)
NEAR_ONES = (
    "Sổ có tên gần giống: {known}. Nếu là một trong số đó, hãy dùng bên cung cấp đã có; nếu đây là tổ chức khác, "
    "hãy đánh dấu “Đây là tổ chức khác” rồi lưu lại."
)


@dataclass(frozen=True, kw_only=True)
class PartnerFacts:
    """What is written down of a donor (bên cung cấp); `country` is an ISO code, empty where there is none."""

    name: str
    kind: PartnerKind
    original_name: str = ""
    english_name: str = ""
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    founded: str = ""
    head_office: str = ""
    website: str = ""
    contact: str = ""
    remarks: str = ""
    source: str = ""

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name, with the form field it stands in."""
        for field in ("name", "original_name", "english_name", "abbreviation"):
            if getattr(self, field):
                yield field, getattr(self, field)
        yield from (("aliases", alias) for alias in self.aliases)


def add_partner(facts: PartnerFacts, *, by: By, another: bool = False) -> Partner:
    """Write a new donor into the register (thêm bên cung cấp).

    Refused while the register holds a name that is the same or near, unless the person has looked at it and
    says that this is `another` one (đây là tổ chức khác).
    """
    if not another:
        _refuse_alike(facts, None)
    partner = enter_partner(facts, by=by)
    db.session.flush()
    return partner


def enter_partner(facts: PartnerFacts, *, by: By) -> Partner:
    """Write a new donor whose names somebody has looked at; it has its number once the session is flushed."""
    partner = Partner()
    _write(partner, facts, by)
    db.session.add(partner)
    return partner


def edit_partner(partner: Partner, facts: PartnerFacts, *, by: By, another: bool = False) -> None:
    """Change what is written of a donor (sửa bên cung cấp); refused as `add_partner` is."""
    if not another:
        _refuse_alike(facts, partner)
    if facts.kind not in NGOS and (kept := kept_of_ngos(partner)):
        raise Refused(f"Bên cung cấp này có {kept}, nên phải là tổ chức PCPNN.", "kind")
    _write(partner, facts, by)


def kept_of_ngos(partner: Partner) -> str:
    """What is written of a donor that only foreign NGOs have, in words; empty where there is none."""
    counted = {
        word: db.session.scalar(select(func.count()).where(column == partner.id))
        for word, column in (
            ("giấy đăng ký", Certificate.partner_id),
            ("thông báo phải gửi tỉnh", PartnerNotice.partner_id),
        )
    }
    return ", ".join(f"{number} {word}" for word, number in counted.items() if number)


def alike_to(facts: PartnerFacts, partner: Partner | None) -> list[Alike]:
    """Other donors whose names are like these; names that the donor has already are not compared anew."""
    fresh = _fresh_names(facts, partner)
    return alike(fresh, besides=partner.id if partner else None)


def refresh_keys(partner: Partner) -> None:
    """Bring the stored search text and sort key in line with every name of the donor."""
    names = " ".join(names_of(partner))
    partner.search_text, partner.written_text = searchable(names), searchable_accents(names)
    partner.sort_key = sort_key(partner.name)


def names_of(partner: Partner) -> list[str]:
    """Every name that a donor is written by, its own first."""
    return list(dict.fromkeys(name for _, name in _facts_of(partner).names()))


def also_called(partner: Partner, names: Iterable[str]) -> None:
    """Add other names to a donor, those it does not carry yet (tên gọi khác)."""
    known = set(names_of(partner))
    for name in names:
        if name not in known:
            partner.aliases.append(PartnerAlias(name=name, folded=folded(name)[:LONGEST]))


def _write(partner: Partner, facts: PartnerFacts, by: By) -> None:
    _refuse_impossible(facts, by.day.year)
    for field in fields(PartnerFacts):
        if field.name != "aliases":
            setattr(partner, field.name, getattr(facts, field.name))
    written = {alias.name: alias for alias in partner.aliases}
    others = [name for name in dict.fromkeys(facts.aliases) if name and name != facts.name]
    partner.aliases = [
        written.get(name) or PartnerAlias(name=name, folded=folded(name)[:LONGEST]) for name in others
    ]
    refresh_keys(partner)


def _refuse_impossible(facts: PartnerFacts, this_year: int) -> None:
    if not facts.name:
        raise Refused("Bên cung cấp phải có tên.", "name")
    if facts.country and facts.country not in countries():
        raise Refused(f"Không có quốc gia nào mang mã “{facts.country}”.", "country")
    if facts.founded and int(facts.founded) > this_year:
        raise Refused(f"Năm thành lập không thể sau năm nay ({this_year}).", "founded")


def _facts_of(partner: Partner) -> PartnerFacts:
    plain_facts = {field.name: getattr(partner, field.name) for field in fields(PartnerFacts)}
    return PartnerFacts(**{**plain_facts, "aliases": tuple(alias.name for alias in partner.aliases)})


def _fresh_names(facts: PartnerFacts, partner: Partner | None) -> dict[str, str]:
    """Each name that is new to the donor, with the form field it stands in."""
    known = {name for _, name in _facts_of(partner).names()} if partner else set()
    return {name: field for field, name in facts.names() if name not in known}


def _refuse_alike(facts: PartnerFacts, partner: Partner | None) -> None:
    if found := alike_to(facts, partner):
        raise Refused(_why(found), _fresh_names(facts, partner)[found[0].typed])


def _why(found: list[Alike]) -> str:
    first = found[0]
    if not first.is_same:
        return NEAR_ONES.format(known=", ".join(f"“{each.name}”" for each in found))
    also = f" (cũng viết là “{first.written}”)" if first.written != first.name else ""
    return THE_SAME.format(known=f"“{first.name}”{also}")
