"""How a sheet looks: fonts, number formats and widths, as plain data."""

from collections.abc import Mapping, Sequence

from exports.sheet import Kind, SheetColumn

Look = Mapping[str, object]

FONT = "Times New Roman"
STT = SheetColumn("STT", Kind.INTEGER, width=5)

_FULL_PAGE = 128.0  # characters across A4 landscape in natural size: narrower sheets are stretched to it
_LEGIBLE = 215.0  # characters that still print at about 7 points: columns shrink to stay within it …
_KEPT = 0.45  # … but keep this part of the width they ask for, so that names stay wider than codes
# Usual and least widths, in digits; figures shrink to fit their cell rather than turn into ####.
_WIDTHS = {
    Kind.TEXT: (15.0, 7.0),
    Kind.WRAPPED: (28.0, 11.0),
    Kind.DATE: (10.0, 9.5),
    Kind.INTEGER: (8.0, 7.0),
    Kind.MONEY: (13.0, 12.0),
    Kind.VND: (15.0, 12.5),
    Kind.RATE: (9.0, 8.0),
    Kind.PERCENT: (7.0, 6.0),
    Kind.MOMENT: (15.0, 14.0),
}

_BASE = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_CENTRED = _BASE | {"align": "center", "text_wrap": True}
_CELL = _BASE | {"border": 1}
_HEAD = _CENTRED | {"bold": True, "border": 1, "bg_color": "#E7E6E6"}
_FIGURE = _CELL | {"align": "right", "shrink": True}
_TIME = _CELL | {"align": "center", "shrink": True}
DAY: Look = _TIME | {"num_format": "dd/mm/yyyy"}

TITLE: Look = _CENTRED | {"bold": True, "font_size": 14}
PARENT_BODY: Look = _CENTRED | {"font_size": 12, "valign": "top"}
NATION_LINE: Look = {**PARENT_BODY, "bold": True}
UNDER_RULE: Look = {**NATION_LINE, "underline": 1}
UNDER_TITLE: Look = _CENTRED | {"italic": True}
HEADING: Look = _HEAD
UPPER_OPEN: Look = _HEAD | {"bottom": 0}
LOWER_OPEN: Look = _HEAD | {"top": 0}
EMPTY: Look = _CENTRED | {"italic": True, "border": 1}
TOTAL_LABEL: Look = _CELL | {"bold": True, "align": "center", "shrink": True}
COUNT: Look = _BASE | {"bold": True}
NOTE: Look = _BASE | {"italic": True, "text_wrap": True}
SIGNED: Look = _CENTRED | {"bold": True, "font_size": 12}
SIGNED_HINT: Look = _CENTRED | {"italic": True, "font_size": 12}
NUMBER: Look = _CELL | {"align": "center"}

# Decimals only where there are any; the blank widths keep the marks of a column under each other.
_WHOLE_MONEY = "#,##0_,_0_0"
_FORMATS = {
    Kind.INTEGER: ("#,##0", "#,##0.##"),
    Kind.MONEY: (_WHOLE_MONEY, "#,##0.00"),
    Kind.VND: ("#,##0", "#,##0"),
    Kind.RATE: ("#,##0", "#,##0.00####"),
    Kind.PERCENT: ("0.0%", "0.0%"),
}


def text_look(kind: Kind) -> Look:
    """The format of text in a column: words at the left, text among figures as they stand."""
    if kind in (Kind.TEXT, Kind.WRAPPED):
        return _CELL | {"align": "left", "text_wrap": True}
    align = "center" if kind in (Kind.DATE, Kind.MOMENT) else "right"
    return _CELL | {"align": align, "text_wrap": True, "num_format": "@"}


def value_look(kind: Kind, *, broken: bool = False) -> Look:
    """The format of a figure, date or moment; `broken` for a number with something after the decimal mark."""
    if kind is Kind.MOMENT:
        return _TIME | {"num_format": "dd/mm/yyyy hh:mm"}
    if kind not in _FORMATS:
        return DAY
    return _FIGURE | {"num_format": _FORMATS[kind][broken]}


def total_look(kind: Kind, *, broken: bool = False) -> Look:
    """The format of a total under its column."""
    return {**value_look(kind, broken=broken), "bold": True}


def fitted_widths(columns: Sequence[SheetColumn]) -> list[float]:
    """Widths in characters, STT included: a narrow sheet fills the page, a wide one stays legible on it.

    Columns give way only down to the least that their kind can be read in, or to a part of the width they ask for;
    STT does not stretch.
    """
    everything = (STT, *columns)
    widths = [column.width or _WIDTHS[column.kind][0] for column in everything]
    if sum(widths) > _LEGIBLE:
        least = [
            min(width, max(_WIDTHS[column.kind][1], width * _KEPT))
            for width, column in zip(widths, everything, strict=True)
        ]
        spare = sum(widths) - sum(least)
        share = max(_LEGIBLE - sum(least), 0) / spare if spare else 0
        return [low + (width - low) * share for width, low in zip(widths, least, strict=True)]
    factor = max((_FULL_PAGE - widths[0]) / sum(widths[1:]), 1)
    return [widths[0], *(width * factor for width in widths[1:])]
