"""How high text stands once it is wrapped.

Only some readers of workbooks fit rows to wrapped text on opening (LibreOffice does not), so rows carry a
height reckoned here. It errs on the high side: most letters are narrower than counted.
"""

from collections.abc import Iterable

LINE = 14.25  # points of a line of Times New Roman 11
_BASE_SIZE = 11.0
_MARGIN = 1.5
_HIGHEST = 409.0  # Excel's limit for a row
_SMALL, _CAPITAL = 0.95, 1.4  # widths of letters, in digits
_BOLD = 1.15


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column so many digits wide, broken at spaces and inside longer words."""
    lines = 0
    for paragraph in text.split("\n"):
        letter = _CAPITAL if paragraph.isupper() else _SMALL
        lines, room = lines + 1, width
        for word in paragraph.split(" "):
            needed = len(word) * letter
            if needed > room < width:
                lines, room = lines + 1, width
            if needed > width:
                lines += int(needed / width)
                needed %= width
            room -= needed + 1
    return lines


def points(lines: int, *, size: float = _BASE_SIZE) -> float:
    """The height of a row of so many lines."""
    return min(lines * LINE * size / _BASE_SIZE + _MARGIN, _HIGHEST)


def height_of(text: str, width: float, *, size: float = _BASE_SIZE) -> float:
    """The height of a row for one text in a font size, given the width in digits of size 11."""
    return points(lines_of(text, width * _BASE_SIZE / size), size=size)


def height_of_headings(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row of bold headings, each with its width and room for the filter button."""
    return points(max(lines_of(heading, width / _BOLD) for heading, width in cells)) + 6
