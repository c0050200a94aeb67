"""A property of every register that takes in old books: what it exports comes in again and changes nothing."""

from datetime import date
from decimal import Decimal
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.aid.actions import PastAid, add_need, record_past
from app.aid.models import AmountKind, Modality, Source
from app.associations import actions
from app.associations.models import (
    AssociationDecision,
    Body,
    Branch,
    BranchKind,
    Congress,
    CongressKind,
    DecisionKind,
    MemberCount,
    MemberKind,
    Post,
    PostTitle,
)
from app.cli import Installer
from app.core.countries import countries_and_groups
from app.core.db import db
from app.core.parsing import PartialDate, clean_text
from app.core.transaction import transaction
from app.documents.actions import TypedDocument
from app.office.models import Place, Sector, Unit
from tests import factories as make

LETTERS = "aáàăâbcdđeêghiklmnoôơprstuưvxyAÁĐÔƯ0123 .,-/&()'“”"
BY = Installer(make.DAY)
few = settings(
    max_examples=2,
    phases=(Phase.generate,),  # an example writes and reads workbooks: making it smaller would take hours
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
numbers = count(1)

lines = st.text(LETTERS + "\n", max_size=30).map(clean_text)
texts = lines.map(lambda text: " ".join(text.split()))
days = st.dates(date(1995, 1, 1), make.DAY)
years = st.integers(1995, 2019)
known = st.one_of(
    st.builds(PartialDate, years),
    st.builds(PartialDate, years, st.integers(1, 12)),
    days.map(PartialDate.of),
)
small = st.integers(0, 5000)


def several(strategy, most=3, least=0, **more):
    return st.lists(strategy, min_size=least, max_size=most, **more)


def maybe(strategy):
    return st.none() | strategy


def of_every_kind(strategy):
    """Enough records in one example that few examples are needed."""
    return st.lists(strategy, min_size=8, max_size=12)


permits = st.fixed_dictionaries(
    {
        "number": st.sampled_from(["961/QĐ-UBND", "12/2015/QĐ-UBND", "05-QĐ/TU", "không số"]),
        "decided_on": maybe(known),
        "issuer": texts,
        "note": texts,
    }
) | st.fixed_dictionaries(
    {"number": st.just(""), "decided_on": known, "issuer": texts, "note": st.just("")}
)  # fmt: skip
congresses = st.builds(
    lambda begins, lasting, ordinal, held: {
        "term_begins": begins,
        "term_ends": PartialDate(begins.year + lasting) if lasting else None,
        "ordinal": ordinal,
        "held_on": held,
    },
    known, maybe(st.integers(1, 6)), maybe(st.integers(1, 9)), maybe(known),
)  # fmt: skip
posts = st.builds(
    lambda person, title, body, outside, begins, lasting, seen: {
        "person": f"Ông {person}".strip(),
        "title": title,
        "body": body,
        "outside_office": outside,
        "begins": begins,
        "ends": PartialDate((begins.year if begins else 2018) + lasting) if lasting else None,
        "seen_on": seen,
    },
    texts, st.sampled_from(list(PostTitle)) | st.just(PostTitle.CHAIR), maybe(st.sampled_from(list(Body))), texts,
    maybe(known), maybe(st.integers(1, 4)), maybe(known),
)  # fmt: skip
counts = st.fixed_dictionaries(
    {
        "counted_on": known,
        "kind": st.sampled_from(list(MemberKind)),
        "number": small,
        "joined": maybe(small),
        "departed": maybe(small),
        "of_branch": st.booleans(),
    }
)
associations = st.fixed_dictionaries(
    {
        "facts": st.fixed_dictionaries(
            {
                "name": texts,
                "country_codes": several(st.sampled_from(list(countries_and_groups())), unique=True).map(
                    tuple
                ),
                "abbreviation": texts,
                "english_name": texts,
                "founded_on": maybe(known),
                "field": texts,
                "scope": texts,
                "head_office": texts,
                "central_body": texts,
                "contact": lines,
                "source": texts,
                "remarks": lines,
            }
        ),
        "permits": several(permits, 2),
        "congresses": several(congresses),
        "posts": several(posts, 4, 1),
        "counts": several(counts, 4, 1, unique_by=lambda c: (c["counted_on"], c["kind"], c["of_branch"])),
    }
)


def write_association(facts, permits, congresses, posts, counts):
    """An association with its rows, as its page writes them."""
    named = {**facts, "name": f"Hội {facts['name']} số {next(numbers)}"}
    association = actions.add_association(actions.AssociationFacts(**named), by=BY)
    db.session.flush()
    paper = {"signer": "", "abstract": "", "secrecy": None, "file": None, "kind": DecisionKind.PERMIT}

    def write(model, act, row_facts):
        row = model(association=association)
        with db.session.no_autoflush:
            act(row, row_facts, BY)
        db.session.add(row)
        db.session.flush()
        return row

    for permit in permits:
        write(AssociationDecision, actions.write_decision, {**paper, **permit})
    for congress in congresses:
        write(Congress, actions.write_congress, {"kind": CongressKind.TERM, **congress})
    for post in posts:
        write(Post, actions.write_post, post)
    branch = {"name": "Chi hội 1", "kind": BranchKind.BRANCH, "parent_id": None}
    branch_id = write(Branch, actions.write_branch, branch).id
    for row in counts:
        its = branch_id if row["of_branch"] else None
        told = {name: value for name, value in row.items() if name != "of_branch"}
        write(MemberCount, actions.write_count, {**told, "branch_id": its})
    actions.settle(association, BY)


@few
@given(of_every_kind(associations))
def test_associations_with_their_rows_come_in_again_and_nothing_changes(desk, told):
    with transaction(by=BY, doing="Thêm hội"):
        for each in told:
            write_association(**each)
    desk.changes_nothing("/hoi-huu-nghi/xuat-excel", "associations")
    desk.changes_nothing("/hoi-huu-nghi/so-chuc-vu/xuat-excel", "association_posts")
    desk.changes_nothing("/hoi-huu-nghi/so-hoi-vien/xuat-excel", "member_counts")


money = st.decimals(Decimal("0.01"), 10**9, places=2)
whole = st.integers(1, 10**10).map(Decimal)


@st.composite
def needs(draw):
    currency = draw(st.sampled_from(["VND", "USD", "EUR", "JPY"]))
    sum_of = whole if currency in ("VND", "JPY") else money
    begins = draw(maybe(known))
    row = st.fixed_dictionaries(
        {"source": st.sampled_from(list(Source)), "year": maybe(years), "amount": sum_of}
    )
    return {
        "title": draw(texts),
        "sector": draw(st.integers(0, 99)),
        "unit": draw(st.integers(0, 99)),
        "places": draw(several(st.integers(0, 99), unique=True)),
        "location": draw(texts),
        "aims": draw(lines),
        "content": draw(lines),
        "currency": currency,
        "total": draw(maybe(sum_of)),
        "asked": draw(maybe(sum_of)),
        "counterpart": draw(maybe(sum_of)),
        "starts_on": begins,
        "ends_on": PartialDate(begins.year + 2) if begins and draw(st.booleans()) else None,
        "period_text": draw(texts),
        "listed_on": draw(days),
        "remarks": draw(lines),
        "lines": draw(several(row)),
    }


def at(records, number):
    return records[number % len(records)]


@few
@given(of_every_kind(needs()))
def test_needs_come_in_again_and_nothing_changes(desk, told):
    sectors, units = (db.session.scalars(select(model.id)).all() for model in (Sector, Unit))
    places = db.session.scalars(select(Place.id)).all()
    actor = make.person("LHHN")
    with transaction(by=actor, doing="Thêm nhu cầu"):
        for each in told:
            facts = {**each, "title": f"Dự án {each['title']} {next(numbers) // 2}".strip()}
            facts["sector_id"] = at(sectors, facts.pop("sector"))
            facts["unit_id"] = at(units, facts.pop("unit"))
            facts["places"] = [{"place_id": i} for i in {at(places, n) for n in each["places"]}]
            add_need(facts, by=actor)
    desk.changes_nothing("/nhu-cau-vien-tro/danh-muc.xlsx", "needs")


@st.composite
def aids(draw):
    currency = draw(st.sampled_from(["VND", "USD", "EUR", "JPY"]))
    sum_of = whole if currency in ("VND", "JPY") else money
    amount = st.fixed_dictionaries(
        {
            "source": st.sampled_from(list(Source)),
            "kind": st.sampled_from(list(AmountKind)),
            "currency": st.just(currency),
            "amount": sum_of,
            "rate": maybe(st.integers(1, 30_000).map(Decimal)) if currency != "VND" else st.none(),
        }
    )
    begins = draw(maybe(st.dates(date(1995, 1, 1), date(2019, 1, 1))))
    return {
        "title": draw(texts),
        "donors": draw(several(st.integers(0, 4), least=1, unique=True)),
        "unit": draw(st.integers(0, 99)),
        "recipients": draw(several(st.integers(0, 99))),
        "places": draw(several(st.integers(0, 99))),
        "sectors": draw(several(st.integers(0, 99))),
        "number": draw(st.sampled_from(["961/QĐ-UBND", "12/QĐ-UBND", ""])),
        "day": draw(maybe(days)),
        "amounts": draw(several(amount)),
        "modality": draw(maybe(st.sampled_from(list(Modality)))),
        "starts_on": begins,
        "ends_on": begins and draw(maybe(st.dates(begins, date(2021, 1, 1)))),
        "period_text": draw(texts),
    }


@few
@given(of_every_kind(aids()))
def test_past_aid_comes_in_again_and_nothing_changes(desk, told):
    donors = [make.partner(f"Quỹ {next(numbers)}").id for _ in range(3)]
    donors += [make.partner("Quỹ trùng tên").id for _ in range(2)]
    ids = {model: db.session.scalars(select(model.id)).all() for model in (Sector, Unit, Place)}
    actor = make.person("LHHN")

    def rows(model, column, numbers_of):
        return [{column: i} for i in {at(ids[model], n) for n in numbers_of}]

    with transaction(by=actor, doing="Ghi nhận"):
        for each in told:
            known_day = bool(each["number"] and each["day"])
            past = PastAid(
                title=f"Khoản {each['title']} {next(numbers) // 2}".strip(),
                applicant_id=at(ids[Unit], each["unit"]),
                approving_body="UBND tỉnh Đồng Nai",
                decision=TypedDocument(number=each["number"], issued_on=each["day"]),
                decision_unknown="" if known_day else "sổ không ghi",
                source="sổ 2012",
                facts={
                    "donors": [{"partner_id": donors[n]} for n in each["donors"]],
                    "recipients": rows(Unit, "unit_id", each["recipients"]),
                    "places": rows(Place, "place_id", each["places"]),
                    "sectors": rows(Sector, "sector_id", each["sectors"]),
                    **{
                        name: each[name]
                        for name in ("amounts", "modality", "starts_on", "ends_on", "period_text")
                    },
                },
            )
            record_past(past, by=actor, on=make.DAY)
    desk.changes_nothing("/vien-tro/so-theo-doi.xlsx", "past_aid")
