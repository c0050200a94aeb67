"""Rows that may stay empty, and rows that share their choices."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.core.forms import BaseForm, Day, MoneyAmount, Pick, PickMany, Rows, SpareRow
from app.core.templating import blank_row


class AmountRow(SpareRow):
    presets = ("currency",)

    currency = Pick("Loại tiền", choices=[("VND", "đồng"), ("USD", "đô la")])
    amount = MoneyAmount("Số tiền")
    on = Day("Ngày")


class UnitRow(SpareRow):
    unit = Pick("Đơn vị", coerce=int, blank="– chọn –")


class UnitsForm(Form):
    units = Rows(UnitRow, "Các đơn vị", min_entries=1)


def test_a_row_in_which_only_its_presets_stand_is_not_judged():
    row = AmountRow(MultiDict({"currency": "VND", "amount": "", "on": " "}))
    assert row.blank
    assert row.validate()


@pytest.mark.parametrize("typed", [{"amount": "1.500"}, {"on": "15/12/2020"}])
def test_a_row_in_which_anything_is_typed_is_read(typed):
    row = AmountRow(MultiDict({"currency": "VND", **typed}))
    assert not row.blank


def test_a_row_that_cannot_be_read_is_refused_and_not_left_out():
    row = AmountRow(MultiDict({"currency": "VND", "amount": "một tỷ rưỡi", "on": "mai"}))
    assert not row.validate()
    assert set(row.errors) == {"amount", "on"}


def test_the_rows_of_a_group_share_its_choices_and_so_does_the_one_that_the_browser_copies():
    form = UnitsForm(MultiDict({"units-0-unit": "7"}))
    form.units.offer("unit", [(7, "Sở Tài chính")])
    assert form.validate()
    choices = [(choice.value, choice.label) for choice in blank_row(form.units).form.unit.iter_choices()]
    assert choices == [("", "– chọn –"), (7, "Sở Tài chính")]


class ManyForm(BaseForm):
    unit = Pick("Đơn vị", coerce=int, blank="– chọn –")
    places = PickMany("Địa bàn")


@pytest.mark.parametrize("typed", ["2", "x", "99999999999999999999"])
def test_what_is_not_in_the_list_is_refused_in_words_of_the_house(app, typed):
    with app.test_request_context():
        form = ManyForm(MultiDict({"unit": typed, "places": typed}), meta={"csrf": False})
        form.unit.offer([(1, "Sở Tài chính")])
        form.places.offer([(1, "Tỉnh Đồng Nai")])
        assert not form.validate()
        assert form.unit.data in (None, 2)
    assert form.errors == {
        "unit": ["Hãy chọn một mục trong danh sách."],
        "places": ["Có mục không có trong danh sách; hãy chọn lại."],
    }
