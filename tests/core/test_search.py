"""A search finds text however its accents, case and signs are typed, with the index as without it."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, delete, insert, inspect, select, update
from sqlalchemy.orm import Session

from app.core.search import (
    CAP,
    Search,
    accents_first,
    belongs_to_search,
    contains_words,
    create_search_index,
    drop_search_index,
    searchable,
    words,
)
from app.core.vietnamese import folded
from tests.core.sample_register import (
    SampleBase,
    SampleRecord,
    filled,
    page,
    plan_of,
    record,
    statements_of,
)

SEARCH = Search(SampleRecord.folded)
TITLES = ["Hòa Bình", "hoà thuận", "Đặng Thuỳ Trâm", "Quỹ 100% vì_trẻ", "Quỹ 100 vì trẻ", 'Tên "lạ"\\', "A*B",
          "Chân trời (CT)", "Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]  # fmt: skip


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module", params=["with an index", "without an index"])
def session(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Session]:
    SampleBase.metadata.create_all(engine)
    if request.param == "with an index":
        with engine.begin() as connection:
            create_search_index(connection, "sample_record", "folded")
    with Session(engine) as session:
        filled(session, [record(number, title=title) for number, title in enumerate(TITLES, 1)])
        session.commit()
        yield session
    if request.param == "with an index":
        with engine.begin() as connection:
            drop_search_index(connection, "sample_record", "folded")
    SampleBase.metadata.drop_all(engine)


def found(session: Session, typed: str) -> list[str]:
    rows = SEARCH.matches(session, typed).rows
    return list(session.scalars(select(SampleRecord.title).where(rows).order_by(SampleRecord.id)))


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("hoa", ["Hòa Bình", "hoà thuận"]),
        ("HÒA", ["Hòa Bình", "hoà thuận"]),
        ("hoà bình", ["Hòa Bình"]),
        ("binh hoa", ["Hòa Bình"]),
        (unicodedata.normalize("NFD", "Thuỳ Trâm"), ["Đặng Thuỳ Trâm"]),
        ("dang", ["Đặng Thuỳ Trâm"]),
        ("thuy tram", ["Đặng Thuỳ Trâm"]),
        ("uy tram", []),
        ("hàn", ["Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]),
        ("tr", ["Đặng Thuỳ Trâm", "Quỹ 100% vì_trẻ", "Quỹ 100 vì trẻ", "Chân trời (CT)"]),
        ("ct", ["Chân trời (CT)"]),
        ("(ct)", ["Chân trời (CT)"]),
        ("trời,", ["Chân trời (CT)"]),
        ("vpdd", ["Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]),
        ("cnv-vp", ["Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]),
        ("nv-vp", []),
        ("000123", ["Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]),
        ("26-0001", ["Hàn Quốc 63/CNV-VPĐD VT-2026-000123"]),
        ("100%", ["Quỹ 100% vì_trẻ"]),
        ("%", ["Quỹ 100% vì_trẻ"]),
        ("%%%", []),
        ("_", ["Quỹ 100% vì_trẻ"]),
        ("vi_tre", ["Quỹ 100% vì_trẻ"]),
        ('"lạ"', ['Tên "lạ"\\']),
        ('la"\\', ['Tên "lạ"\\']),
        ("\\", ['Tên "lạ"\\']),
        ("a*b", ["A*B"]),
        ("* OR a", []),
        ("không có", []),
    ],
)
def test_a_text_is_found_where_its_words_begin_in_any_order_whatever_their_accents_and_signs(
    session, typed, titles
):
    assert found(session, typed) == titles


@settings(max_examples=150, deadline=None)
@given(typed=st.one_of(st.text('ahb òđ%_\\"*-^():1', max_size=12), st.text(max_size=6)))
def test_a_search_finds_what_python_finds_in_the_searchable_text(session, typed):
    stored = typed.replace("\x00", "")
    wanted = [title for title in TITLES if all(word in searchable(title) for word in words(stored))]
    assert found(session, stored) == (wanted if words(stored) else TITLES)


@given(title=st.text("aăâđ1 (-/'"), typed=st.text("aăâđ", min_size=1, max_size=3))
def test_letters_are_found_where_they_begin_a_word_and_nowhere_else(title, typed):
    (asked,) = words(typed)
    begins = re.search(rf"(?<![a-z0-9]){folded(typed)}", folded(title)) is not None
    assert (asked in searchable(title)) is begins


@given(text=st.text("ab1 (-/'đ"))
def test_what_was_written_stands_whole_in_the_searchable_text(text):
    assert searchable(text).lower() == folded(text)


def test_the_index_follows_every_change_of_the_text(session):
    with session.begin_nested() as changes:
        session.execute(insert(SampleRecord), [record(50, title="Ghép thận"), record(51, title="Ghép gan")])
        session.execute(
            update(SampleRecord).where(SampleRecord.id == 50).values(folded=searchable("Ghép giác mạc"))
        )
        session.execute(delete(SampleRecord).where(SampleRecord.id == 51))
        assert found(session, "giác mạc") == ["Ghép thận"]
        assert found(session, "ghép thận") == found(session, "gan") == []
        changes.rollback()
    assert found(session, "ghép") == []


def test_many_matches_are_not_named_one_by_one_yet_listed_and_counted(session):
    with session.begin_nested() as changes:
        session.execute(
            insert(SampleRecord), [record(number, title="Bò sữa") for number in range(100, 101 + CAP)]
        )
        assert SEARCH.matches(session, "bò sữa").sample is not None
        shown = page(session, {"tim": "bo sua"})
        assert (shown.count_text, len(shown.rows), shown.rows[0].url) == (
            "2.000+ khoản",
            50,
            "/vien-tro/2100",
        )
        assert page(session, {"tim": "bo sua", "don-vi": "2"}).count_text == "0 khoản"
        session.execute(delete(SampleRecord).where(SampleRecord.id == 100))
        assert SEARCH.matches(session, "bò sữa").sample is None
        assert page(session, {"tim": "bo sua"}).count_text == "2.000 khoản"
        changes.rollback()


def test_hits_with_the_accents_typed_come_first(session):
    ranks = select(accents_first(SampleRecord.title, "Đặng")).where(SampleRecord.title.startswith("Đặng"))
    assert session.scalars(ranks).all() == [0]
    ranks = select(accents_first(SampleRecord.title, "Dang")).where(SampleRecord.title.startswith("Đặng"))
    assert session.scalars(ranks).all() == [1]


@pytest.mark.parametrize("typed", ["hoà", "hòa", "HÒA", "Hoà"])
def test_the_old_and_the_new_tone_placement_are_exact_alike(session, typed):
    ranks = select(SampleRecord.title, accents_first(SampleRecord.title, typed)).where(
        contains_words(SampleRecord.folded, typed)
    )
    assert set(session.execute(ranks).all()) == {("Hòa Bình", 0), ("hoà thuận", 0)}


def test_words_inside_longer_ones_ask_nothing_more():
    assert words("Trẻ em, em trẻ-em TRẺ") == ("Tre-Em",)
    assert words("T1999 99 an ban") == ("T1999", "Ban", "An")
    assert words("   ") == ()
    assert len(words(" ".join("abcdefghijklmnop"))) == 8


with_an_index = pytest.mark.parametrize("session", ["with an index"], indirect=True)


@pytest.mark.sqlite
@with_an_index
def test_sqlite_looks_into_the_index_alone(session, engine):
    with statements_of(engine) as ran:
        SEARCH.matches(session, "hoa binh")
    (plan,) = [plan_of(session, *each) for each in ran if "MATCH" in each[0]]
    assert "sample_record_folded_trigrams VIRTUAL TABLE INDEX" in plan
    assert "sample_record USING" not in plan


@pytest.mark.postgresql
@with_an_index
def test_postgresql_can_answer_the_search_from_the_index(session, engine):
    with session.begin_nested() as changes, statements_of(engine) as ran:
        SEARCH.matches(session, "hoa binh")
        statement, parameters = ran[-1]
        connection = session.connection()
        connection.exec_driver_sql(
            "SET LOCAL enable_seqscan = off"
        )  # the table is too small to need its index
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars().all()
        changes.rollback()
    assert any("sample_record_folded_trigrams" in line for line in plan)


def test_the_tables_of_the_index_are_told_from_those_of_the_models(session, engine):
    names = set(inspect(engine).get_table_names())
    assert {name for name in names if not belongs_to_search(name)} >= {"sample_record", "sample_office"}
    assert not any(belongs_to_search(table.name) for table in SampleBase.metadata.sorted_tables)
