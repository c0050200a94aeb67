"""The top of a sheet: letterhead, title, period, day of the figures, filters, head of the table."""

from collections.abc import Sequence
from itertools import accumulate, groupby, takewhile

from exports import look
from exports.paper import Paper
from exports.sheet import Sheet
from exports.sides import draw_sides
from exports.wrapping import height_of, height_of_headings

_SPACE = 8.0
_FROZEN_WIDTH = 48.0  # characters that may stay in sight at the left while scrolling sideways


def draw_head(paper: Paper, sheet: Sheet, widths: Sequence[float]) -> int:
    """Draws all of it, row by row, and returns the row where the body begins."""
    row = _letterhead(paper, sheet, widths)
    first_head = row = _title(paper, sheet, widths, row)
    if any(column.group for column in sheet.columns):
        _groups(paper, sheet, widths, row)
        row += 1
    _headings(paper, sheet, widths, row)
    paper.set_up(widths, first_head, row, _frozen_columns(sheet, widths))
    return row + 1


def _letterhead(paper: Paper, sheet: Sheet, widths: Sequence[float]) -> int:
    (parent, nation), (body, motto) = sheet.letterhead.lines()
    left = [(parent, look.PARENT_BODY), (body, look.UNDER_RULE)]
    right = [(nation, look.NATION_LINE), (motto, look.UNDER_RULE)]
    row = draw_sides(paper, 0, widths, left, right)
    return _space(paper, row, widths)


def _title(paper: Paper, sheet: Sheet, widths: Sequence[float], row: int) -> int:
    title = sheet.title.upper()
    lines = [(title, look.TITLE, 14.0), *((line, look.UNDER_TITLE, 11.0) for line in sheet.lines())]
    for text, style, size in lines:
        paper.height(row, height_of(text, sum(widths), size=size))
        paper.text(row, 0, len(widths) - 1, text, style)
        row += 1
    return _space(paper, row, widths)


def _space(paper: Paper, row: int, widths: Sequence[float]) -> int:
    paper.height(row, _SPACE)
    paper.text(row, 0, len(widths) - 1, "", look.UNDER_TITLE)
    return row + 1


def _groups(paper: Paper, sheet: Sheet, widths: Sequence[float], row: int) -> None:
    """The upper row of a head of two; an ungrouped heading stands below, open towards its empty upper cell.

    Nothing is merged downwards: each heading stays on the filter's own row.
    """
    names = [None, *(column.group for column in sheet.columns)]
    heights = []
    for name, run in groupby(range(len(names)), key=names.__getitem__):
        places = list(run)
        if name:
            paper.text(row, places[0], places[-1], name, look.HEADING)
            heights.append(height_of(name, sum(widths[place] for place in places)))
        else:
            for place in places:
                paper.text(row, place, place, "", look.UPPER_OPEN)
    paper.height(row, max(heights) + 3)


def _headings(paper: Paper, sheet: Sheet, widths: Sequence[float], row: int) -> None:
    two_rows = any(column.group for column in sheet.columns)
    columns = (look.STT, *sheet.columns)
    paper.height(
        row,
        height_of_headings((column.heading, width) for column, width in zip(columns, widths, strict=True)),
    )
    for place, column in enumerate(columns):
        opened = two_rows and not column.group
        paper.text(row, place, place, column.heading, look.LOWER_OPEN if opened else look.HEADING)


def _frozen_columns(sheet: Sheet, widths: Sequence[float]) -> int:
    """STT and the identifying columns that follow it, as far as they leave room for the rest."""
    leading = 1 + len(list(takewhile(lambda column: column.identifying, sheet.columns)))
    return max(1, sum(used <= _FROZEN_WIDTH for used in accumulate(widths[:leading])))
