"""Money: exact storage, rounding, conversion and writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, select
from sqlalchemy.exc import StatementError

from app.core.money import (
    AMOUNT_LIMIT,
    AMOUNT_TOO_LARGE,
    CURRENCIES,
    CURRENCY_NAMES,
    Money,
    Rate,
    ScaledInteger,
    converted,
    decimals_of,
    grouped,
    rounded,
    share_total,
    totals_by_currency,
)

metadata = MetaData()
receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("amount", Money),
    Column("rate", Rate),
)
amounts = st.decimals(-AMOUNT_LIMIT + 1, AMOUNT_LIMIT - 1, places=2)
rates = st.decimals(0, Decimal(10) ** 10, places=6)


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def stored(value, of=Money):
    return of.process_bind_param(value, None)


# Columns


def test_an_amount_that_no_float_holds_comes_back_from_the_database(connection):
    amount, rate = Decimal("123456789012345.67"), Decimal("25569.123456")
    connection.execute(receipts.insert().values(amount=amount, rate=rate))
    assert connection.execute(select(receipts.c.amount, receipts.c.rate)).one() == (amount, rate)


def test_a_missing_amount_stays_missing(connection):
    connection.execute(receipts.insert().values(amount=None, rate=None))
    assert connection.execute(select(receipts.c.amount, receipts.c.rate)).one() == (None, None)


def test_the_database_compares_and_sums_amounts_exactly(connection):
    connection.execute(receipts.insert(), [{"amount": Decimal(text)} for text in ("0.10", "0.20", "1500")])
    total = func.sum(receipts.c.amount)
    assert connection.scalar(select(total)) == Decimal("1500.30")
    small = select(total).where(receipts.c.amount < Decimal("0.3"))
    assert connection.scalar(small) == Decimal("0.30")


@given(amounts)
def test_every_amount_is_kept_exactly(amount):
    assert Money.process_result_value(stored(amount), None) == amount


@given(rates)
def test_every_rate_is_kept_exactly(rate):
    assert Rate.process_result_value(stored(rate, Rate), None) == rate


def test_a_whole_number_is_an_exact_amount():
    assert stored(1500) == 150_000


@pytest.mark.parametrize("value", [1.5, True, "một"])
def test_only_exact_numbers_are_stored(value):
    with pytest.raises(ValueError, match=r"không phải số thập phân chính xác \(Decimal\)\.$"):
        stored(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_stored(value):
    with pytest.raises(ValueError, match="không phải một số"):
        stored(Decimal(value))


@pytest.mark.parametrize(("of", "value"), [(Money, "0.001"), (Rate, "0.0000001")])
def test_more_decimals_than_the_scale_are_refused_not_rounded(of, value):
    with pytest.raises(ValueError, match=rf"có quá {of.scale} chữ số thập phân"):
        stored(Decimal(value), of)


@pytest.mark.parametrize("value", [AMOUNT_LIMIT, -AMOUNT_LIMIT])
def test_an_amount_too_large_is_refused_in_words(value):
    with pytest.raises(ValueError, match=AMOUNT_TOO_LARGE.replace("(", r"\(").replace(")", r"\)")):
        stored(value)


def test_a_rate_too_large_is_refused():
    with pytest.raises(ValueError, match="quá lớn"):
        stored(Decimal(10) ** 11, Rate)


def test_ninety_of_the_greatest_amounts_still_have_a_sum():
    assert 90 * stored(AMOUNT_LIMIT - Decimal("0.01")) < 2**63


def test_a_refusal_reaches_whoever_writes_the_row(connection):
    with pytest.raises(StatementError, match="quá lớn"):
        connection.execute(receipts.insert().values(amount=AMOUNT_LIMIT))


@pytest.mark.parametrize(
    "product",
    [
        pytest.param(lambda column: column * 2, id="column times number"),
        pytest.param(lambda column: 2 * column, id="number times column"),
        pytest.param(lambda column: column / 2, id="column by number"),
        pytest.param(lambda column: column * column, id="column times column"),
    ],
)
def test_amounts_are_not_multiplied_in_sql(product):
    with pytest.raises(TypeError, match="không nhân, chia trong SQL"):
        product(receipts.c.amount)


def test_amounts_can_be_added_in_sql(connection):
    connection.execute(receipts.insert().values(amount=Decimal("1.25")))
    assert connection.scalar(select(receipts.c.amount + Decimal("0.50"))) == Decimal("1.75")
    assert connection.scalar(select(Decimal("2.00") - receipts.c.amount)) == Decimal("0.75")


def test_a_migration_writes_the_column_with_its_scale():
    assert repr(Money) == "ScaledInteger(2)"
    assert eval(repr(Rate)).scale == Rate.scale  # noqa: S307 – what Alembic does with it


# Reckoning


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("0.5", "VND", "1"),
        ("1.5", "VND", "2"),
        ("2.5", "VND", "3"),
        ("-2.5", "VND", "-3"),
        ("2.345", "USD", "2.35"),
        ("2.344", "EUR", "2.34"),
        ("10.5", "JPY", "11"),
    ],
)
def test_halves_are_rounded_away_from_zero(amount, currency, expected):
    assert str(rounded(Decimal(amount), currency)) == expected


def test_a_foreign_amount_becomes_whole_dong_at_its_rate():
    assert converted(Decimal(15000), Decimal("25569.5")) == Decimal(383_542_500)
    assert str(converted(Decimal("0.01"), Decimal("25050"))) == "251"


@given(amounts, rates)
def test_a_conversion_is_within_half_a_dong_of_the_product(amount, rate):
    dong = converted(amount, rate)
    exact = int(amount.scaleb(2)) * int(rate.scaleb(6))
    assert abs(int(dong) * 10**8 - exact) * 2 <= 10**8


def test_shares_add_up_exactly_and_unknown_ones_count_nothing():
    assert share_total([Decimal("0.10"), None, Decimal("0.20")]) == Decimal("0.30")
    assert share_total([]) == 0


def test_amounts_of_two_currencies_are_totalled_apart():
    mixed = [(Decimal(15000), "EUR"), (Decimal(1), "USD"), (Decimal("2.50"), "USD"), (None, "GBP")]
    assert totals_by_currency(mixed) == {"EUR": Decimal(15000), "USD": Decimal("3.50"), "GBP": Decimal(0)}


# Writing


@pytest.mark.parametrize(
    ("value", "currency", "written"),
    [
        ("1234567.89", "USD", "1.234.567,89"),
        ("1234567.80", "USD", "1.234.567,80"),
        ("1234567.00", "USD", "1.234.567"),
        ("383542500", "VND", "383.542.500"),
        ("383542500.50", "VND", "383.542.501"),
        ("-1500.5", "EUR", "-1.500,50"),
        ("-0.2", "VND", "0"),
        ("0.00", "USD", "0"),
        ("100", "USD", "100"),
        ("25569.500000", None, "25.569,5"),
        ("1500", None, "1.500"),
        ("0.000001", None, "0,000001"),
        ("1E+3", None, "1.000"),
    ],
)
def test_numbers_are_written_as_the_office_does(value, currency, written):
    assert grouped(Decimal(value), currency) == written


def test_counts_are_grouped_too():
    assert grouped(4431) == "4.431"


@given(amounts)
def test_what_is_written_can_be_read_back(amount):
    assert Decimal(grouped(amount).replace(".", "").replace(",", ".")) == amount


def test_every_currency_has_a_code_of_three_letters_and_a_name_of_its_own():
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in CURRENCIES)
    assert len(set(CURRENCY_NAMES.values())) == len(CURRENCIES)
    assert {"VND", "USD", "EUR", "JPY", "KRW", "NOK", "LAK", "KHR"} <= set(CURRENCIES)


def test_dong_yen_and_won_have_no_decimals():
    assert [decimals_of(code) for code in ("VND", "JPY", "KRW", "USD")] == [0, 0, 0, 2]


def test_two_columns_of_one_scale_are_one_type_to_the_statement_cache():
    assert ScaledInteger(2)._static_cache_key == Money._static_cache_key != Rate._static_cache_key
