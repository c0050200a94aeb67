"""What the pages of an old book show: how its columns are matched, what its rows would do, its empty template."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flask import url_for
from markupsafe import Markup, escape

from app.core.db import Base, db
from app.core.money import grouped
from app.core.workbooks import Place, cell_name
from app.imports import actions, queries
from app.imports.forms import columns_form
from app.imports.models import Import, ImportLine, Verdict
from app.imports.register import IMPORTABLES, Importable, Reading, doubts
from app.permissions import Actor, permission
from app.registers import letterhead
from app.web import acting
from exports.workbook import Help, Sheet, SheetColumn

SAMPLES, LONGEST_SAMPLE = 3, 40
TONES = {
    Verdict.ADD: "success",
    Verdict.UPDATE: "info",
    Verdict.SAME: "neutral",
    Verdict.FAULTY: "danger",
    Verdict.SKIPPED: "neutral",
}
ALL = "Tất cả"


class ColumnsPage:
    """The page on which the columns are matched: the sheet and head asked for, the form, what is worth saying."""

    def __init__(self, importing: Import, asked: Mapping[str, str], by: Actor, files: Path) -> None:
        sheets = actions.sheets_in(importing, files)
        names = actions.sheets_named(sheets)
        sheet = asked.get("sheet") or asked.get("trang") or importing.sheet
        sheet = sheet if sheet in names else next(iter(names))
        given = (
            asked.get("head_row")
            or asked.get("dong")
            or (importing.head_row if sheet == importing.sheet else "")
        )
        row = int(given) if str(given).isdecimal() else 0
        self.sheets = list(names.items())
        self.opened = actions.open_file(importing, files, sheet=sheet, row=row)
        self.row = row or self.opened.head.last + 1
        self.sheet = sheet
        importable, head, read = IMPORTABLES[importing.register], self.opened.head, self.opened.sheet
        standing = Reading.of(importing.read_as) if importing.read_as and not asked.get("trang") else None
        reading = standing or actions.standing_reading(importing, self.opened, by=by)
        numeric = next((each.key for each in importable.fields if each.numeric), "")
        everywhere = Reading(dict.fromkeys(range(len(head.headings)), numeric)) if numeric else Reading({})
        unsure = doubts(read, head, self.opened.lettering, importable, everywhere)
        encodings = self.opened.lettering.found
        self.form = columns_form(importable, head.headings, self._samples(), unsure, encodings, reading)
        if not self.form.is_submitted():
            self.form.sheet.data, self.form.head_row.data = sheet, self.row
            self.form.version.data = str(importing.version)
        self.examples = {
            f"letters_{encoding.name}": [
                (cell_name(*example.place), example.before, example.after)
                for example in self.opened.lettering.examples(encoding, head.last)[:12]
            ]
            for encoding in encodings
        }

    @property
    def remarks(self) -> list[str]:
        """What Excel does not show at first sight: hidden rows and columns, cells with errors."""
        sheet, said = self.opened.sheet, []
        below = sorted(row + 1 for row in sheet.hidden_rows if self.opened.head.last < row < len(sheet.rows))
        if below:
            said.append(f"{len(below)} dòng đang ẩn trong Excel vẫn được đọc: {_some(below)}.")
        width = len(self.opened.head.headings)
        if hidden := [cell_name(0, column)[:-1] for column in sorted(sheet.hidden_columns) if column < width]:
            said.append(f"{len(hidden)} cột đang ẩn trong Excel: {_some(hidden)}.")
        if sheet.errors:
            cells = [f"{cell_name(*place)} ({error})" for place, error in sorted(sheet.errors.items())]
            said.append(f"{len(cells)} ô có lỗi của Excel: {_some(cells)}.")
        return said

    def _samples(self) -> dict[int, str]:
        found: dict[int, list[str]] = {}
        lettering = self.opened.lettering
        for row in range(self.opened.head.last + 1, len(self.opened.sheet.rows)):
            for column, value in enumerate(self.opened.sheet.rows[row]):
                known = found.setdefault(column, [])
                if value != "" and len(known) < SAMPLES:
                    text = " ".join(lettering.text(Place(row, column), value, lettering.found).split())
                    if text and text[:LONGEST_SAMPLE] not in known:
                        known.append(text[:LONGEST_SAMPLE])
            if row > self.opened.head.last + 50:
                break
        return {column: "; ".join(texts) for column, texts in found.items() if texts}


def preview(importing: Import, asked: Mapping[str, str]) -> dict[str, Any]:
    """A page of the rows with what each would do; the tabs choose one verdict."""
    chosen = next((v for v in Verdict if v.value == asked.get("ket-qua")), None)
    after = int(asked["sau"]) if asked.get("sau", "").isdecimal() else 0
    lines = db.session.scalars(queries.lines_of(importing, chosen, min(after, 2**31 - 1))).all()
    here = url_for(".show", id=importing.id)
    counts = importing.counts
    tabs = {f"{ALL} ({grouped(sum(counts.values()))})": here}
    tabs |= {_tab(v, counts): f"{here}?ket-qua={v.value}" for v in Verdict if counts.get(v)}
    more = len(lines) > queries.PAGE
    shown = lines[: queries.PAGE]
    wanted = f"ket-qua={chosen.value}&" if chosen else ""
    return {
        "tabs": tabs,
        "here": _tab(chosen, counts) if chosen else next(iter(tabs)),
        "rows": [_row(line, IMPORTABLES[importing.register]) for line in shown],
        "next": f"{here}?{wanted}sau={shown[-1].row}" if more else "",
        "first": f"{here}?{wanted}".rstrip("?&") if after else "",
        "faulty": counts.get(Verdict.FAULTY, 0),
        "writes": counts.get(Verdict.ADD, 0) + counts.get(Verdict.UPDATE, 0),
        "added": counts.get(Verdict.ADD, 0),
        "updated": counts.get(Verdict.UPDATE, 0),
    }


def origins_of(record: Base) -> list[dict[str, Any]]:
    """The rows of old books that a record came from, for its page; a link for those who may open the import."""
    return [
        {
            "file": each.origin.file.name,
            "url": url_for("imports.show", id=each.origin.id) if _opens(each.origin) else "",
            "sheet": each.origin.sheet,
            "row": each.row,
            "what": "thêm" if each.verdict == Verdict.ADD else "cập nhật",
            "at": each.origin.written_at,
        }
        for each in queries.origins_of(record)
    ]


def _opens(importing: Import) -> bool:
    return permission("see_import")(acting(), importing) is None


def template_of(importable: Importable, day: date) -> tuple[Sheet, dict[str, Help]]:
    """The empty sheet of a register with what helps to fill it in."""
    sheet = Sheet(
        importable.title,
        [SheetColumn(each.label, width=24, identifying=each.required) for each in importable.fields],
        letterhead(),
        as_of=day,
        item_noun=importable.noun,
    )
    helps = {
        each.label: Help(
            list(each.choices()) if each.choices else [],
            " ".join(filter(None, ("Bắt buộc." if each.required else "", each.note))),
        )
        for each in importable.fields
    }
    return sheet, {label: help_ for label, help_ in helps.items() if help_.choices or help_.note}


def _tab(verdict: Verdict, counts: Mapping[str, int]) -> str:
    return f"{verdict.label.capitalize()} ({grouped(counts.get(verdict, 0))})"


def _row(line: ImportLine, importable: Importable) -> tuple[Any, ...]:
    title: Any = line.title
    if line.record_id:
        title = Markup('<a href="{}">{}</a>').format(
            url_for(importable.endpoint, id=line.record_id), line.title
        )
    reasons = escape("") + Markup("<br>").join(
        Markup("<strong>{}</strong> {}").format(cell, sentence) if cell else escape(sentence)
        for cell, _heading, sentence in line.said
    )
    return line.row, title, (line.verdict.label, TONES[line.verdict]), reasons


def _some(items: Sequence[object], most: int = 10) -> str:
    shown = ", ".join(map(str, items[:most]))
    return f"{shown} …" if len(items) > most else shown
