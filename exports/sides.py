"""Two blocks of lines side by side, as letterheads and signatures stand."""

from collections.abc import Sequence

from exports.look import Look
from exports.paper import Paper
from exports.wrapping import height_of

Line = tuple[str, Look]

_NARROWEST_HALF = 30.0  # characters
_LEFT_SHARE = 0.45
_SIZE = 12.0


def draw_sides(
    paper: Paper, row: int, widths: Sequence[float], left: Sequence[Line], right: Sequence[Line]
) -> int:
    """Draws both blocks, in a narrow table the right one above the left, and returns the next row."""
    middle, last = _middle(widths), len(widths) - 1
    if middle is None:
        for text, look in (*right, *left):
            paper.height(row, height_of(text, sum(widths), size=_SIZE))
            paper.text(row, 0, last, text, look)
            row += 1
        return row
    spans = ((0, middle - 1), (middle, last))
    for pair in zip(left, right, strict=True):
        placed = [(text, look, *span) for (text, look), span in zip(pair, spans, strict=True)]
        paper.height(
            row, max(height_of(text, sum(widths[a : b + 1]), size=_SIZE) for text, _, a, b in placed)
        )
        for text, look, first, end in placed:
            paper.text(row, first, end, text, look)
        row += 1
    return row


def _middle(widths: Sequence[float]) -> int | None:
    """The column where the right side begins, or None where a side would be too narrow for its lines."""
    total = sum(widths)
    left = {column: sum(widths[:column]) for column in range(1, len(widths))}
    fitting = [column for column, used in left.items() if min(used, total - used) >= _NARROWEST_HALF]
    return min(fitting, key=lambda column: abs(left[column] - _LEFT_SHARE * total), default=None)
