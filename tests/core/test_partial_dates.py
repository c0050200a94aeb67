"""Dates known only by month or year: stored, sorted, compared, typed and told as they are known."""

from datetime import date

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select, text
from werkzeug.datastructures import MultiDict

from app.core.db import db
from app.core.forms import PartialDayField, RowForm, not_after_today
from app.core.history.rows import plain
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.register.address import Typed
from app.core.register.ranges import DateRange

KNOWN = [
    PartialDate(2015, 12),
    PartialDate(2016),
    PartialDate(2016, 1),
    PartialDate(2016, 3, 8),
    PartialDate(2017),
]
WHEN = Table("partial_days", MetaData(), Column("on", PartialDay, info={"label": "Khi nào"}))


class Form(RowForm):
    on = PartialDayField("Khi nào", [not_after_today])


@pytest.fixture
def stored(app):
    WHEN.create(db.session.connection())
    db.session.execute(insert(WHEN), [{"on": each} for each in reversed(KNOWN)])
    yield WHEN.c.on
    WHEN.drop(db.session.connection())


def test_what_is_stored_comes_back_and_sorts_by_its_first_day(stored):
    assert list(db.session.scalars(select(stored).order_by(stored))) == KNOWN


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ({"on-tu": "01/01/2016"}, KNOWN[1:]),
        ({"on-tu": "02/01/2016"}, KNOWN[3:]),
        ({"on-den": "31/12/2015"}, KNOWN[:1]),
        ({"on-tu": "01/03/2016", "on-den": "01/01/2017"}, KNOWN[3:]),
    ],
)
def test_a_filter_of_days_takes_each_at_its_first_day(stored, ends, found):
    reading = DateRange("on", "Khi nào", stored, partial=True).read(Typed(ends, db.session()))
    assert list(db.session.scalars(select(stored).where(reading.clause).order_by(stored))) == found


@pytest.mark.parametrize(
    ("first", "last", "may_be"),
    [("2020", "2019", 0), ("2020-03", "2020", 1), ("2020", "2020-03", 1), ("2020-03-08", "2020-02", 0)],
)
def test_a_stretch_that_ends_before_it_begins_is_caught_by_the_database(app, first, last, may_be):
    condition = orderly(f"CAST('{first}' AS VARCHAR(10))", f"CAST('{last}' AS VARCHAR(10))")
    assert bool(db.session.scalar(text(f"SELECT {condition}"))) == bool(may_be)


def test_a_form_keeps_what_was_typed_as_far_as_it_is_known(app):
    form = Form(MultiDict({"on": "3/2015"}))
    assert form.validate()
    assert form.on.data == PartialDate(2015, 3)
    assert Form(data={"on": PartialDate(2015, 3)}).on._value() == "03/2015"


def test_a_year_that_has_begun_is_not_in_the_future(app, set_today):
    set_today(date(2020, 6, 1))
    assert Form(MultiDict({"on": "2020"})).validate()
    assert not Form(MultiDict({"on": "7/2020"})).validate()


def test_the_history_keeps_it_as_it_is_stored():
    assert plain(PartialDate(2015, 3)) == "2015-03"
