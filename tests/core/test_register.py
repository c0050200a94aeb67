"""A register pages, filters, counts and exports the same rows, whatever address it is given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Date, Engine, bindparam, create_engine, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app.core.register import Flag, Sort, export_rows, page_of, sheet_columns
from app.core.search import either
from app.core.vietnamese import sort_key
from tests.core.sample_register import (
    REGISTER,
    WITH_LINES,
    SampleBase,
    SampleRecord,
    filled,
    page,
    plan_of,
    record,
    statements_of,
)

SMALL_PAGE = 4


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    SampleBase.metadata.create_all(engine)
    yield engine
    SampleBase.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.register.page.PAGE", SMALL_PAGE)


def asked_by(url: str) -> MultiDict[str, str]:
    return MultiDict(
        (name, value) for name, values in parse_qs(urlsplit(url).query).items() for value in values
    )


def ids_on(shown: Any) -> list[int]:
    return [int(row.url.rpartition("/")[2]) for row in shown.rows]


def exported_ids(session: Session, args: Any) -> list[int]:
    return [row[0] for row in export_rows(REGISTER, session, args)]


records = st.lists(
    st.builds(
        lambda title, days, cents, pages, hours: {
            "title": title,
            "received_on": date(2024, 12, 30) + timedelta(days=days),
            "amount": Decimal(cents) / 100,
            "pages": pages,
            "noted_at": datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hours, microseconds=hours),
        },
        st.sampled_from(["Áo ấm", "ao ca", "Đê", "đê", "Nhà", "nhà ~ 1", "50% vốn_đối ứng", " "]),
        st.integers(0, 3),
        st.sampled_from([-5, 0, 1, 10**14]),
        st.integers(-1, 2),
        st.integers(-2, 2),
    ),
    max_size=3 * SMALL_PAGE + 2,
).map(lambda all_facts: [record(number, **facts) for number, facts in enumerate(all_facts, 1)])

orders = st.sampled_from([mark + sort.key for sort in REGISTER.sorts for mark in ("", "-")])


@settings(max_examples=60, deadline=None)
@given(rows=records, order=orders)
def test_paging_forward_shows_every_row_once_in_the_order_of_the_export_and_back_again(session, rows, order):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.core.register.page.PAGE", SMALL_PAGE)
        filled(session, rows)
        seen = [page(session, {"sap-xep": order})]
        assert seen[0].prev_url == ""
        while seen[-1].next_url:
            seen.append(page(session, asked_by(seen[-1].next_url)))
        ids = [row_id for shown in seen for row_id in ids_on(shown)]
        assert ids == exported_ids(session, {"sap-xep": order})
        assert sorted(ids) == [row["id"] for row in rows]
        for before, after in pairwise(seen):
            back = page(session, asked_by(after.prev_url))
            assert (back.rows, back.next_url) == (before.rows, before.next_url)


ROW_FACTS = {"ngay-nhan": "received_on", "gia-tri": "amount", "so-trang": "pages", "ghi-so": "noted_at"}


@settings(max_examples=40, deadline=None)
@given(rows=records, order=orders)
def test_rows_stand_in_the_order_asked_for_and_equal_ones_in_that_of_their_ids(session, rows, order):
    filled(session, rows)
    key = order.removeprefix("-")

    def place(row: dict[str, Any]) -> tuple[Any, int]:
        return (sort_key(row["title"]) if key == "ten" else row[ROW_FACTS[key]], row["id"])

    wanted = sorted(rows, key=place, reverse=order.startswith("-"))
    assert ids_on(page(session, {"sap-xep": order})) == [row["id"] for row in wanted]


def test_every_cell_is_a_ready_text(session):
    facts = {
        "title": "Máy thở",
        "received_on": date(2025, 3, 4),
        "amount": Decimal("1234567.80"),
        "pages": 1200,
        "status": "da-duyet",
    }
    filled(
        session,
        [record(7, **facts)],
        [
            {"id": number, "record_id": 7, "goods": goods, "value": Decimal(5)}
            for number, goods in ((1, "Máy"), (2, "Thuốc"))
        ],
    )
    (row,) = page(session).rows
    assert row.url == "/vien-tro/7"
    assert row.cells == [
        "Máy thở",
        "04/03/2025",
        "1.234.567,8",
        "1.200",
        "Sở Y tế",
        "Đã phê duyệt",
        "01/01/2025 09:00",
        "Máy, Thuốc",
    ]


def test_a_page_costs_as_many_queries_for_five_rows_as_for_fifty(session, engine):
    costs = []
    for count in (5, 60):
        filled(session, [record(number) for number in range(1, count + 1)])
        with statements_of(engine) as ran:
            shown = page(session, {"tim": "khoan", "trang-thai": "dang-xet", "sau": "2025-06-01~9"})
        costs.append((len(shown.rows), len(ran)))
    (few, cost), (many, same_cost) = costs
    assert (few, many) == (5, 50)
    assert cost == same_cost <= 6


def test_the_count_is_exact_up_to_two_thousand_and_says_so_beyond(session):
    filled(session, [record(number) for number in range(1, 2001)])
    assert page(session).count_text == "2.000 khoản"
    filled(session, [record(number) for number in range(1, 2002)])
    assert page(session).count_text == "2.000+ khoản"
    assert page(session, {"don-vi": "2"}).count_text == "0 khoản"


def test_filters_narrow_the_list_and_are_named_by_chips_that_remove_them(session):
    filled(
        session,
        [
            record(1, status="da-duyet", amount=Decimal(5)),
            record(2, status="da-tra", amount=Decimal(50)),
            record(3, status="dang-xet", amount=Decimal(50)),
            record(4, status="da-duyet", amount=Decimal(50), office_id=2),
        ],
    )
    args = MultiDict(
        [("trang-thai", "da-duyet"), ("trang-thai", "da-tra"), ("gia-tri-tu", "10"), ("don-vi", "1")]
    )
    shown = page(session, args)
    assert ids_on(shown) == [2]
    assert [(chip.label, chip.value) for chip in shown.chips] == [
        ("Trạng thái", "Đã phê duyệt"),
        ("Trạng thái", "Đã trả lại"),
        ("Đơn vị", "Sở Y tế"),
        ("Giá trị", "từ 10"),
    ]
    without = [ids_on(page(session, asked_by(chip.remove_url))) for chip in shown.chips]
    assert without == [[2], [], [4, 2], [2, 1]]
    assert ids_on(page(session, asked_by(shown.clear_url))) == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ({"ngay-nhan-tu": "02/01/2025"}, [3, 2]),
        ({"ngay-nhan-den": "02/01/2025"}, [2, 1]),
        ({"ngay-nhan-tu": "02/01/2025", "ngay-nhan-den": "02/01/2025"}, [2]),
        ({"so-trang-tu": "2"}, [3, 2]),
        ({"so-trang-den": "2"}, [2, 1]),
        ({"co-ghi-chu": "1"}, [2]),
        ({"co-ghi-chu": "0"}, [3, 2, 1]),
        ({"ten": "GAO tre"}, [2]),
    ],
)
def test_ranges_include_both_ends_and_flags_and_texts_ask_what_they_say(session, args, found):
    facts = [{"title": "Áo"}, {"title": "Trẻ em: gạo", "note": "gấp"}, {"title": "Gạo"}]
    filled(
        session,
        [
            record(number, received_on=date(2025, 1, number), pages=number, **each)
            for number, each in enumerate(facts, 1)
        ],
    )
    assert ids_on(page(session, args)) == found


def test_a_filter_may_leave_to_each_reader_what_only_he_knows(session):
    filled(session, [record(day, received_on=date(2025, 1, day)) for day in (1, 2, 3)])
    past = Flag("da-qua", "Đã qua", SampleRecord.received_on < bindparam("today", type_=Date))
    register, asked = replace(REGISTER, filters=(past,)), {"da-qua": "1"}
    on_the_third = {"today": date(2025, 1, 3)}
    shown = page_of(register, session, asked, path="/", row_url="/{id}", known=on_the_third)
    assert ids_on(shown) == [2, 1]
    assert shown.count_text == "2 khoản"
    assert [row[0] for row in export_rows(register, session, asked, known=on_the_third)] == [2, 1]


def test_what_the_reader_may_not_see_is_neither_listed_nor_counted_nor_exported(session):
    filled(session, [record(1), record(2, office_id=2)])
    scope = SampleRecord.office_id == 2
    shown = page(session, scope=scope)
    assert (ids_on(shown), shown.count_text) == ([2], "1 khoản")
    assert [row[0] for row in export_rows(REGISTER, session, {}, scope)] == [2]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ({"trang-thai": "bịa"}, "Giá trị lọc không có trong danh sách."),
        ({"gia-tri-tu": "9", "gia-tri-den": "1"}, "Giá trị “từ” phải nhỏ hơn hoặc bằng giá trị “đến”."),
        ({"so-trang-tu": "1,5"}, "“1,5” không phải số nguyên."),
        ({"so-trang-tu": "99999999999"}, "“99999999999” quá lớn."),
        ({"gia-tri-tu": "1,234"}, "Giá trị 1.234 có quá 2 chữ số thập phân."),
    ],
)
def test_a_filter_that_cannot_be_read_says_so_keeps_what_was_typed_and_hides_nothing(session, args, sentence):
    filled(session, [record(1)])
    shown = page(session, args)
    assert [drawn.error for drawn in shown.filters if drawn.error] == [sentence]
    assert ids_on(shown) == [1]
    assert shown.chips == []
    typed = {end.name: end.value for drawn in shown.filters for end in drawn.ends if end.value}
    assert typed == {name: text for name, text in args.items() if name != "trang-thai"}


anything = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(codec=None), max_size=10),
    st.sampled_from(
        [
            "~",
            "~1",
            "2025-01-01~99999999999999999999",
            "2025-01-01~1e3",
            "0001-01-01~1",
            "9999-12-31~1",
            "NaN~1",
            "1e999999~1",
            "sNaN~2",
            "0.001~1",
            "a\x00b~1",
            "01/01/0001",
            "31/12/9999",
            "29/02/2025",
            "-ten",
            "1e99",
            "-",
            "%",
            "' OR 1=1 --",
        ]
    ),
)
names = st.sampled_from(
    ["tim", "sap-xep", "sau", "truoc", *(name for each in REGISTER.filters for name in each.names)]
)


@settings(max_examples=300, deadline=None)
@given(pairs=st.lists(st.tuples(names, anything), max_size=5))
def test_whatever_is_typed_into_the_address_a_page_comes_back(session, pairs):
    filled(session, [record(1), record(2, title="Đê")])
    shown = page(session, MultiDict(pairs))
    assert shown.title == REGISTER.title
    assert page(session, asked_by(shown.url)).url == shown.url


@pytest.mark.parametrize(
    "place", ["", "~", "nonsense", "2025-13-01~1", "2025-01-01~x", "2025-01-01~" + "9" * 30]
)
def test_a_malformed_place_shows_the_first_page(session, small_pages, place):
    filled(session, [record(number) for number in range(1, 7)])
    assert ids_on(page(session, {"sau": place})) == ids_on(page(session, {"truoc": place})) == [6, 5, 4, 3]


def test_a_place_whose_rows_are_gone_shows_the_first_page_instead_of_nothing(session, small_pages):
    filled(session, [record(number) for number in range(1, 7)])
    assert ids_on(page(session, {"sau": "2020-01-01~1"})) == [6, 5, 4, 3]
    short = page(session, {"truoc": "2025-01-01~4"})
    assert (ids_on(short), short.prev_url) == ([6, 5, 4, 3], "")


def test_headings_sort_by_their_column_and_turn_the_order_when_chosen_again(session):
    filled(session, [record(1)])
    heads = {head.key: head for head in page(session, {"don-vi": "1"}).columns}
    assert heads["ngay-nhan"].sort_state == "descending"
    assert heads["ngay-nhan"].sort_url == "/vien-tro?don-vi=1&sap-xep=ngay-nhan"
    assert heads["ten"].sort_url == "/vien-tro?don-vi=1&sap-xep=ten"
    assert (heads["don-vi"].sort_url, heads["don-vi"].sort_state) == ("", "")
    turned = {head.key: head for head in page(session, asked_by(heads["ten"].sort_url)).columns}
    assert turned["ten"].sort_url == "/vien-tro?don-vi=1&sap-xep=-ten"


def test_links_carry_the_whole_question_and_the_first_page_of_it_can_be_shared(session, small_pages):
    filled(session, [record(number) for number in range(1, 12)])
    args = {"tim": "khoản", "don-vi": "1", "sap-xep": "ten", "sau": "x"}
    shown = page(session, args, export_path="/vien-tro/excel")
    assert shown.url == "/vien-tro?tim=kho%E1%BA%A3n&don-vi=1&sap-xep=ten"
    assert shown.export_url == "/vien-tro/excel?tim=kho%E1%BA%A3n&don-vi=1&sap-xep=ten"
    assert shown.next_url.startswith(shown.url + "&sau=")
    assert shown.kept == [("sap-xep", "ten")]
    assert shown.clear_url == "/vien-tro?sap-xep=ten"


@pytest.mark.sqlite
@pytest.mark.parametrize("order", [mark + sort.key for sort in REGISTER.sorts for mark in ("", "-")])
@pytest.mark.parametrize("place", ["", "sau", "truoc"])
def test_every_order_of_a_list_too_long_to_name_walks_its_index(session, engine, monkeypatch, order, place):
    monkeypatch.setattr("app.core.register.page.CAP", 150)
    filled(session, [record(number) for number in range(1, 200)])
    first = page(session, {"sap-xep": order})
    args = asked_by(first.next_url) if place else {"sap-xep": order}
    if place == "truoc":
        args = asked_by(page(session, args).prev_url)
    with statements_of(engine) as ran:
        page(session, args)
    plans = [plan_of(session, *each) for each in ran if "ORDER BY" in each[0] and "LIMIT" in each[0]]
    assert plans
    assert not any("USE TEMP B-TREE FOR ORDER BY" in plan for plan in plans)


def test_the_export_keeps_values_typed_and_words_as_the_page_shows_them(session):
    filled(session, [record(3, amount=Decimal("12.50"), status="da-tra", note=None)])
    (row,) = export_rows(REGISTER, session, {})
    assert row == (
        3,
        "Khoản số 3",
        date(2025, 1, 1),
        Decimal("12.50"),
        1,
        "Sở Y tế",
        "Đã trả lại",
        datetime(2025, 1, 1, 2, tzinfo=UTC),
        None,
        None,
    )
    assert [column.heading for column in sheet_columns(REGISTER)] == [
        "Tên khoản viện trợ",
        "Ngày nhận",
        "Giá trị",
        "Số trang",
        "Đơn vị",
        "Trạng thái",
        "Ghi sổ lúc",
        "Hàng hoá",
        "Ghi chú",
    ]


def test_the_export_of_lines_repeats_the_record_but_not_what_is_summed_per_record(session, monkeypatch):
    monkeypatch.setattr("app.core.register.export.BATCH", 2)
    lines = [
        {"id": number, "record_id": record_id, "goods": goods, "value": Decimal(number)}
        for number, record_id, goods in ((1, 2, "Máy"), (2, 2, "Thuốc"), (3, 2, "Gạo"), (4, 3, "Áo"))
    ]
    filled(session, [record(1, title="A"), record(2, title="B"), record(3, title="C")], lines)
    assert list(export_rows(WITH_LINES, session, {})) == [
        (1, "A", Decimal(100), None, None),
        (2, "B", Decimal(100), "Máy", Decimal(1)),
        (2, "B", None, "Thuốc", Decimal(2)),
        (2, "B", None, "Gạo", Decimal(3)),
        (3, "C", Decimal(100), "Áo", Decimal(4)),
    ]


def test_the_export_costs_one_query_and_one_per_batch_of_a_many_valued_column(session, engine, monkeypatch):
    monkeypatch.setattr("app.core.register.export.BATCH", 20)
    filled(session, [record(number) for number in range(1, 101)])
    with statements_of(engine) as ran:
        rows = list(export_rows(REGISTER, session, {}))
    assert len(rows) == 100
    assert len(ran) == 1 + 1 + 100 // 20  # choices of the offices, the rows, the goods of each batch


@pytest.mark.parametrize("cap", [5, 2000])
def test_few_rows_are_read_by_their_ids_and_many_by_their_order_with_one_result(session, monkeypatch, cap):
    monkeypatch.setattr("app.core.register.page.CAP", cap)
    filled(session, [record(number, office_id=1 + number % 2) for number in range(1, 21)])
    looked_up = SampleRecord.id.in_(select(SampleRecord.id).where(SampleRecord.office_id == 2))
    scope = either(looked_up, SampleRecord.office_id == 2)
    assert ids_on(page(session, scope=scope)) == list(range(19, 0, -2))


def test_a_day_of_moments_is_the_day_in_vietnam(session):
    moments = [datetime(2025, 5, 1, hour, minute, tzinfo=UTC) for hour, minute in ((16, 59), (17, 0))]
    filled(session, [record(number, noted_at=moment) for number, moment in enumerate(moments, 1)])
    assert ids_on(page(session, {"ghi-so-den": "01/05/2025"})) == [1]
    assert ids_on(page(session, {"ghi-so-tu": "02/05/2025", "ghi-so-den": "02/05/2025"})) == [2]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"columns": (*REGISTER.columns, REGISTER.columns[0])}, "'ten' stands twice"),
        ({"filters": (*REGISTER.filters, REGISTER.filters[0])}, "'trang-thai' stands twice"),
        ({"default_sort": "khong-co"}, "has no sort 'khong-co'"),
        ({"sorts": (Sort("trang-thai", SampleRecord.status),)}, "whose values have an order"),
        ({"sorts": (Sort("ghi-chu", SampleRecord.note),)}, "may be NULL"),
        ({"sorts": (Sort("don-vi", SampleRecord.office_id),)}, "needs an index together with the id"),
        ({"columns": WITH_LINES.columns, "sorts": WITH_LINES.sorts}, "columns per line but no lines"),
    ],
)
def test_a_declaration_that_some_address_would_break_is_refused_at_the_start(changes, reason):
    with pytest.raises(ValueError, match=reason):
        replace(REGISTER, **changes)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("args", "access"),
    [
        ({"sap-xep": "ten", "don-vi": "1"}, "USING INDEX ix_sample_record_title"),
        ({"trang-thai": ["dang-xet", "da-tra"]}, "USING INDEX ix_sample_record_received"),
        ({"trang-thai": "dang-xet"}, "USING INDEX ix_sample_record_status (status=?)"),
        ({"sap-xep": "ten", "ngay-nhan-tu": "01/01/2020"}, "USING INDEX ix_sample_record_title"),
        ({"ngay-nhan-tu": "01/01/2020"}, "USING INDEX ix_sample_record_received (received_on>?)"),
        ({"sap-xep": "so-trang", "tim": "khoan"}, "USING INDEX ix_sample_record_pages"),
    ],
)
def test_a_filter_that_keeps_many_rows_is_checked_along_an_index_of_the_order(session, engine, args, access):
    filled(session, [record(number) for number in range(1, 2101)])
    with statements_of(engine) as ran:
        page(session, MultiDict(args))
    (plan,) = [
        plan_of(session, *each) for each in ran if "sample_office.name, sample_record.status" in each[0]
    ]
    assert access in plan
    assert "TEMP B-TREE" not in plan
