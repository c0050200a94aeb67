"""One worksheet of a register: head, streamed body, closing lines."""

from collections.abc import Callable, Sequence

from exports import look
from exports.cells import Encoder, Styles, encoder
from exports.closing import (
    CLOSING_ROWS,
    NOTHING_FOUND,
    count_line,
    draw_notes,
    draw_signature,
    draw_totals,
    notes,
)
from exports.head import draw_head
from exports.paper import Paper, letters, quoted
from exports.sheet import Sheet, SheetColumn
from exports.tally import Cells, Count, Total, merged, totals_of
from exports.wrapping import lines_of


class Page:
    """A worksheet being filled; `is_full` while room is left only for its closing lines."""

    def __init__(self, paper: Paper, sheet: Sheet, rows: int) -> None:
        self.paper, self.sheet = paper, sheet
        self.widths = look.fitted_widths(sheet.columns)
        self.first_row = self.row = draw_head(paper, sheet, self.widths)
        self.totals = totals_of(sheet)
        self.total_row = 0
        self.long_numbers: set[str] = set()
        self._full_at = rows - CLOSING_ROWS - len(self.totals) - 1
        if self._full_at <= self.row:
            raise ValueError(f"Trang tính {rows} dòng không đủ chỗ cho phần đầu và phần cuối của biểu.")
        self._encoders = [self._encoder(place, column) for place, column in enumerate(sheet.columns, start=1)]
        self._cell_widths = self.widths[1:]
        self._stt = f'<c r="A{{}}" s="{paper.style(look.NUMBER)}"><v>{{}}</v></c>'.format

    @property
    def is_full(self) -> bool:
        return self.row >= self._full_at

    def add(self, cells: Cells, count: Count) -> None:
        """Streams one line; a value of the wrong type raises with its column and line noted."""
        row = str(self.row + 1)
        try:
            body = "".join([encode(value, row) for encode, value in zip(self._encoders, cells, strict=True)])
            for total in self.totals:
                total.add(cells)
        except (TypeError, ValueError) as wrong:
            wrong.add_note(f"Biểu “{self.sheet.title}”, dòng {count.rows}, cột “{self._culprit(cells)}”")
            raise
        self.paper.stream(self.row, self._stt(row, count.items) + body, self._lines(cells))
        self.row += 1

    def _lines(self, cells: Cells) -> int:
        lines = 1
        for value, width in zip(cells, self._cell_widths, strict=True):
            if type(value) is str and (len(value) > width or "\n" in value):
                lines = max(lines, lines_of(value, width))
        return lines

    def _culprit(self, cells: Cells) -> str:
        """The heading of the first column that its value does not suit."""
        for column, encode, value in zip(self.sheet.columns, self._encoders, cells, strict=True):
            try:
                encode(value, "")
            except (TypeError, ValueError):
                return column.heading
        return ""

    def continue_on(self, name: str) -> None:
        """Closes a full worksheet and says where the register goes on."""
        self._close_body("Cộng trang tính này")
        self._say(f"Còn tiếp ở trang tính “{name}”")

    def finish(self, count: Count, earlier: Sequence["Page"]) -> None:
        """Closes the last worksheet: own total, that of all worksheets, count, notes, signatures."""
        self._close_body("Cộng trang tính này" if earlier else "Tổng cộng")
        totals = merged([page.totals for page in (*earlier, self)])
        if earlier and totals:
            draw_totals(self.paper, self.row, self.sheet, "Tổng cộng", totals, self._sum_over(earlier))
            self.row += 1
        self._say(count_line(self.sheet, count))
        long_numbers = self.long_numbers.union(*(page.long_numbers for page in earlier))
        self.row = draw_notes(self.paper, self.row, self.widths, notes(totals, long_numbers))
        if self.sheet.signature is not None:
            draw_signature(self.paper, self.row, self.widths, self.sheet.signature)

    def _close_body(self, label: str) -> None:
        last_column = len(self.sheet.columns)
        if self.row == self.first_row:
            self.paper.filter(self.first_row - 1, self.first_row - 1, last_column)
            self.paper.text(self.row, 0, last_column, NOTHING_FOUND, look.EMPTY)
            self.row += 1
            self.totals = []
            return
        self.paper.filter(self.first_row - 1, self.row - 1, last_column)
        if self.totals:
            draw_totals(self.paper, self.row, self.sheet, label, self.totals, self._sum_of_visible)
            self.total_row = self.row
            self.row += 1

    def _say(self, line: str) -> None:
        self.paper.text(self.row, 0, len(self.sheet.columns), line, look.COUNT)
        self.row += 1

    def _sum_of_visible(self, total: Total) -> str:
        column = letters(total.place)
        return f"=SUBTOTAL(109,{column}{self.first_row + 1}:{column}{self.row})"

    def _sum_over(self, earlier: Sequence["Page"]) -> Callable[[Total], str]:
        def formula(total: Total) -> str:
            column = letters(total.place)
            others = (f"{quoted(page.paper.name)}!{column}{page.total_row + 1}" for page in earlier)
            return "=" + "+".join((*others, f"{column}{self.total_row + 1}"))

        return formula

    def _encoder(self, place: int, column: SheetColumn) -> Encoder:
        styles = Styles(
            text=self.paper.style(look.text_look(column.kind)),
            value=self.paper.style(look.value_look(column.kind)),
            broken=self.paper.style(look.value_look(column.kind, broken=True)),
            day=self.paper.style(look.DAY),
        )
        return encoder(column, letters(place), styles, self.long_numbers)
