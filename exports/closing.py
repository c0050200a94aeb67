"""The foot of a sheet: totals, number of records, notes, signatures."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from exports import look
from exports.letterhead import Signature
from exports.paper import Paper
from exports.sheet import Sheet
from exports.sides import draw_sides
from exports.tally import Count, Total
from exports.values import EXACT_DIGITS, number_text
from exports.wrapping import height_of

NOTHING_FOUND = "Không có dữ liệu phù hợp"
CLOSING_ROWS = 12  # at most, beside the notes: one for each total and one for long numbers

_SIGNING_SPACE = 60.0
_AS_TEXT = f"ghi dạng chữ vì có trên {EXACT_DIGITS} chữ số có nghĩa"


def draw_totals(
    paper: Paper,
    row: int,
    sheet: Sheet,
    label: str,
    totals: Sequence[Total],
    formula_of: Callable[[Total], str],
) -> None:
    """One row of totals as formulas that follow the filter, each with its value stored.

    Amounts of several currencies are not added; a sum that Excel would round is written as text.
    """
    by_place = {total.place: total for total in totals}
    first = min(by_place)
    paper.text(row, 0, first - 1, label, look.TOTAL_LABEL)
    for place in range(first, len(sheet.columns) + 1):
        total = by_place.get(place)
        if total is None:
            paper.text(row, place, place, "", look.TOTAL_LABEL)
        elif total.is_mixed:
            paper.text(row, place, place, "Không cộng", look.TOTAL_LABEL)
        elif not total.fits:
            paper.text(row, place, place, number_text(total.sum), look.TOTAL_LABEL)
        else:
            style = look.total_look(total.column.kind, broken=total.broken)
            paper.formula(row, place, formula_of(total), total.sum, style)


def count_line(sheet: Sheet, count: Count) -> str:
    """The closing line, "Tổng số: 12 khoản (15 dòng)"; lines are told only where they differ from records."""
    lines = f" ({number_text(Decimal(count.rows))} dòng)" if count.rows != count.items else ""
    return f"Tổng số: {number_text(Decimal(count.items))} {sheet.item_noun}{lines}"


def notes(totals: Sequence[Total], long_numbers: set[str]) -> list[str]:
    """What the figures above do not say themselves: sums by currency, and numbers kept as text."""
    said = []
    for total in totals:
        if total.is_mixed:
            amounts = "; ".join(
                f"{number_text(amount)} {code}" for code, amount in sorted(total.by_currency.items())
            )
            said.append(f"{total.column.heading}: không cộng chung các loại tiền. Từng loại: {amounts}.")
        elif not total.fits:
            said.append(f"Dòng cộng của cột “{total.column.heading}” {_AS_TEXT}, không theo bộ lọc.")
    if long_numbers:
        columns = ", ".join(f"“{heading}”" for heading in sorted(long_numbers))
        said.append(f"Cột {columns} có số {_AS_TEXT}.")
    return said


def draw_notes(paper: Paper, row: int, widths: Sequence[float], said: Sequence[str]) -> int:
    """Each note on a line of its own under "Ghi chú"; returns the next row."""
    for note in said:
        paper.height(row, height_of(note, sum(widths)))
        paper.text(row, 0, len(widths) - 1, f"Ghi chú: {note}", look.NOTE)
        row += 1
    return row


def draw_signature(paper: Paper, row: int, widths: Sequence[float], signature: Signature) -> None:
    """Who prepared and who signs, with room for the signatures."""
    hint = look.SIGNED_HINT
    left = [("", hint), (signature.preparer, look.SIGNED), ("(Ký, ghi rõ họ tên)", hint)]
    right = [(signature.dateline(), hint), (signature.signer, look.SIGNED), ("(Ký tên, đóng dấu)", hint)]
    row = draw_sides(paper, row + 1, widths, left, right)
    paper.height(row, _SIGNING_SPACE)
    paper.text(row, 0, len(widths) - 1, "", look.SIGNED_HINT)
