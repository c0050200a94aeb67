"""What the pages of an association show: facts in groups, its term, the picture of its terms, members by year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.associations.models import Association, AssociationCountry, Congress, MemberKind
from app.associations.queries import YearOfMembers, is_overdue, members_by_year, term_on
from app.associations.views.rows import called, span
from app.core.countries import country_or_group
from app.core.money import grouped
from app.core.terms import label_of

A = Association
TONES = {"active": "success", "expected": "info", "suspended": "warning"}


def facts_of(association: Association, day: date) -> list[dict[str, Any]]:
    """What is written of an association, in the groups of its page."""
    founded = "; ".join(
        filter(
            None, (association.founded_on.label if association.founded_on else "", association.founded_note)
        )
    )
    manager = association.manager.name_on(day) if association.manager else ""
    countries = "; ".join(country_or_group(code) for code in association.country_codes)
    return [
        {
            "heading": "Tên, đối tác",
            "facts": [
                *_said(association, A.english_name, A.abbreviation),
                (label_of(A.kind), association.kind.label),
                (label_of(AssociationCountry.country), countries),
                (label_of(A.founded_on), founded),
                *_said(association, A.central_body),
            ],
        },
        {
            "heading": "Hoạt động, trụ sở",
            "facts": [
                *_said(association, A.field, A.scope),
                (label_of(A.manager_id), manager),
                *_said(association, A.head_office, A.seal, A.account, A.contact),
            ],
        },
        {"heading": "Ghi chú", "facts": _said(association, A.remarks, A.source)},
    ]


def _said(association: Association, *columns: Any) -> list[tuple[str, str]]:
    return [(label_of(column), getattr(association, column.key)) for column in columns]


def names_over_time(association: Association) -> list[list[str]]:
    """Every name with its days and basis, the newest first; empty where there was only one."""
    versions = association.unit.versions
    if len(versions) < 2:
        return []
    return [
        [
            version.name,
            f"{version.valid_from:%d/%m/%Y}" if version.valid_from else "–",
            f"{version.valid_to:%d/%m/%Y}" if version.valid_to else "–",
            version.basis or "–",
        ]
        for version in reversed(versions)
    ]


def badges(association: Association, day: date) -> list[tuple[str, str]]:
    """Whether it goes on, and whether its term is over without a congress."""
    found = [(association.standing.label, TONES.get(association.standing.value, "neutral"))]
    term = term_on(association.congresses, day)
    if is_overdue(association, day):
        ended = term.term_ends.label if term and term.term_ends else ""
        found.append((f"quá nhiệm kỳ (đến {ended})", "danger"))
    elif term:
        found.append((f"nhiệm kỳ {span(term.term_begins, term.term_ends)}", "info"))
    return found


@dataclass(frozen=True)
class Bar:
    """A term as the picture draws it, in parts of its width; `over` is how far it runs beyond its planned end."""

    label: str
    x: float
    width: float
    over: float
    text: str


WIDTH = 640


def timeline(association: Association, day: date) -> dict[str, Any] | None:
    """The terms on one line of years, each as planned and as far as it overran; None where none is known."""
    terms = [each for each in reversed(association.congresses) if each.term_begins]
    if not terms:
        return None
    ends = [_ends(term, terms, day) for term in terms]
    first = min(term.term_begins.first_day for term in terms if term.term_begins)
    last = max([day, *(max(planned, actual) for planned, actual in ends)])
    years = range(first.year, last.year + 2)
    low, high = date(first.year, 1, 1).toordinal(), date(last.year + 1, 1, 1).toordinal()

    def at(moment: date) -> float:
        return round(WIDTH * (moment.toordinal() - low) / (high - low), 1)

    bars = []
    for term, (planned, actual) in zip(terms, ends, strict=True):
        begins = term.term_begins.first_day if term.term_begins else first
        drawn = min(planned, actual)
        bars.append(
            Bar(called(term), at(begins), max(at(drawn) - at(begins), 4), max(at(actual) - at(planned), 0),
                span(term.term_begins, term.term_ends))
        )  # fmt: skip
    step = max(1, len(years) // 8)
    marks = [(year, at(date(year, 1, 1))) for year in years if (year - first.year) % step == 0]
    return {"bars": bars, "marks": marks, "today": at(day), "width": WIDTH}


def _ends(term: Congress, terms: list[Congress], day: date) -> tuple[date, date]:
    """The planned end of a term and the day on which it ended, or today while it runs on."""
    planned = term.term_ends.last_day if term.term_ends else day
    following = [
        (each.held_on or each.term_begins).first_day
        for each in terms
        if each.term_begins and term.term_begins and term.term_begins < each.term_begins
    ]
    if term.term_ended_on:
        return planned, term.term_ended_on.last_day
    return planned, min(following) if following else max(min(planned, day), day)


def member_table(association: Association) -> dict[str, Any]:
    """Members by year and kind, with what each year brought and took."""
    years = members_by_year(association.member_counts)
    kinds = [kind for kind in MemberKind if any(kind in each.numbers for each in years)]
    headings = [
        "Năm",
        *({"label": kind.label, "kind": "number"} for kind in kinds),
        *({"label": label, "kind": "number"} for label in ("Tổng số", "Tăng", "Giảm")),
    ]
    rows = [[_year(each), *(_number(each.numbers.get(kind)) for kind in kinds),
             *map(_number, (each.total, each.joined, each.departed))] for each in years]  # fmt: skip
    return {"headings": headings, "rows": rows}


def _year(each: YearOfMembers) -> str:
    return f"{each.year} (cộng các chi hội)" if each.of_branches else str(each.year)


def _number(value: int | None) -> str:
    return "–" if value is None else grouped(value)
