"""From a value to the XML of its cell.

XlsxWriter keeps each cell as an object and interprets it once more while writing, which is most of the time
of a long register. The body of a sheet is therefore written here, one ready string per cell; the rest of the
workbook stays XlsxWriter's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from exports.sheet import Kind, SheetColumn
from exports.values import (
    EXACT_DIGITS,
    LONGEST_TEXT,
    as_decimal,
    as_text,
    clean,
    day_text,
    is_exact,
    is_whole,
    local,
    number_text,
    serial,
)

Encoder = Callable[[object, str], str]

_LARGEST = 10**EXACT_DIGITS
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Styles:
    """The numbers of the cell formats that the cells of one column may need."""

    text: int
    value: int
    broken: int
    day: int


def text_markup(text: str) -> str:
    """The <t> element of a text, never taken for a formula; "" where nothing can be printed."""
    plain = text.isprintable() and len(text) < LONGEST_TEXT // 2 and text[0] != " " != text[-1]
    if plain and "&" not in text and "<" not in text and "_x" not in text:
        return f"<t>{text}</t>"
    escaped = _escaped(clean(text))
    return f'<t xml:space="preserve">{escaped}</t>' if escaped else ""


def _escaped(text: str) -> str:
    marked = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LOOKS_ESCAPED.sub("_x005F_", marked)


def encoder(column: SheetColumn, letters: str, styles: Styles, long_numbers: set[str]) -> Encoder:
    """The function (value, number of the row as text) → cell, for the column that Excel calls `letters`.

    A column whose numbers were too long for Excel and became text leaves its heading in `long_numbers`.
    """
    head = f'<c r="{letters}'
    if column.kind in (Kind.TEXT, Kind.WRAPPED):
        return _text(head, styles)
    if column.kind is Kind.DATE:
        return _day(head, styles)
    if column.kind is Kind.MOMENT:
        return _moment(head, styles)
    return _number(head, styles, lambda: long_numbers.add(column.heading))


def _text(head: str, styles: Styles) -> Encoder:
    blank, filled = f'" s="{styles.text}"/>', f'" s="{styles.text}" t="inlineStr"><is>'

    def encode(value: object, row: str) -> str:
        if value is None or value == "":
            return head + row + blank
        text = value if type(value) is str else as_text(value)
        markup = text_markup(text)
        return f"{head}{row}{filled}{markup}</is></c>" if markup else head + row + blank

    return encode


def _number(head: str, styles: Styles, note_long: Callable[[], None]) -> Encoder:
    blank, whole, broken = (
        f'" s="{styles.value}"/>',
        f'" s="{styles.value}"><v>',
        f'" s="{styles.broken}"><v>',
    )
    text = _text(head, styles)

    def encode(value: object, row: str) -> str:
        if value is None:
            return head + row + blank
        if type(value) is int and -_LARGEST < value < _LARGEST:
            return f"{head}{row}{whole}{value}</v></c>"
        if isinstance(value, str):
            return text(value, row)
        number = as_decimal(value)
        if not is_exact(number):
            note_long()
            return text(number_text(number), row)
        return f"{head}{row}{whole if is_whole(number) else broken}{number:f}</v></c>"

    return encode


def _day(head: str, styles: Styles) -> Encoder:
    blank, filled = f'" s="{styles.day}"/>', f'" s="{styles.day}"><v>'
    text = _text(head, styles)

    def encode(value: object, row: str) -> str:
        if value is None:
            return head + row + blank
        if isinstance(value, datetime):
            value = local(value).date()
        if not isinstance(value, date):
            return text(value, row)
        number = serial(value)
        return text(day_text(value), row) if number is None else f"{head}{row}{filled}{number}</v></c>"

    return encode


def _moment(head: str, styles: Styles) -> Encoder:
    filled = f'" s="{styles.value}"><v>'
    day = _day(head, styles)

    def encode(value: object, row: str) -> str:
        if not isinstance(value, datetime):
            return day(value, row)
        moment = local(value)
        number = serial(moment.date())
        if number is None:
            return day(moment, row)
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        return f"{head}{row}{filled}{number + seconds / 86_400:.10f}</v></c>"

    return encode
