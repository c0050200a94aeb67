"""What is exported comes in again and changes nothing; a filled template comes in as it was filled."""

import random
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.core.countries import countries
from app.core.db import db
from app.core.parsing import clean_text
from app.imports.models import ImportLine, Verdict
from app.partners.models import Partner, PartnerKind
from tests import factories as make

LETTERS = "aáàăâbcdđeêghiklmnoôơprstuưvxyAÁĐÔƯ0123 .,-/&()'“”"


def some_text(chance, longest, lines=False):
    letters = LETTERS + ("\n" if lines else "")
    text = "".join(chance.choice(letters) for _ in range(chance.randrange(longest)))
    return clean_text(text)


@pytest.mark.parametrize("seed", range(3))
def test_donors_that_are_exported_come_in_again_and_nothing_changes(desk, seed):
    chance = random.Random(seed)  # noqa: S311 - sample names, no secret
    for n in range(30):
        make.partner(
            f"Quỹ {some_text(chance, 20)} số {n // 2}",
            chance.choice(list(PartnerKind)),
            country=chance.choice(["", *countries()]),
            abbreviation=some_text(chance, 6),
            aliases=tuple(f"Tên khác {n} {i}" for i in range(chance.randrange(3))),
            founded=chance.choice(["", "1990"]),
            head_office=" ".join(some_text(chance, 30).split()),
            original_name=chance.choice(["", f"Fund {n // 3}"]),
            website=chance.choice(["", f"https://quy{n}.org"]),
            contact=some_text(chance, 40, lines=True),
            remarks=some_text(chance, 80, lines=True),
        )
    before = {p.id: (p.version, p.search_text) for p in db.session.query(Partner)}
    page = desk.check(desk.visitor.get("/ben-cung-cap/xuat-excel").data)
    assert [line.said for line in db.session.query(ImportLine).filter_by(verdict=Verdict.UPDATE)] == []
    assert desk.last.counts == {
        **dict.fromkeys(map(str, Verdict), 0),
        "same": 30,
        "skipped": desk.last.counts["skipped"],
    }
    assert "sổ đã có đủ nội dung" in page.words
    assert {p.id: (p.version, p.search_text) for p in db.session.query(Partner)} == before


def test_the_empty_template_has_lists_and_notes_and_comes_in_when_filled(desk):
    book = load_workbook(BytesIO(desk.visitor.get("/nhap-so/mau/partners").data))
    sheet, lists = book.worksheets
    head = next(row for row in sheet.iter_rows() if row[0].value == "STT")
    places = {cell.value: cell for cell in head}
    assert "Bắt buộc" in places["Tên bên cung cấp"].comment.text
    assert "dấu chấm phẩy" in places["Tên gọi khác"].comment.text
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    column = places["Loại bên cung cấp"].column_letter
    assert f"${column}$1:${column}${len(PartnerKind)}" in rules[f"{column}{head[0].row + 1}"]
    assert lists.sheet_state == "hidden"
    assert [lists[f"{column}{n}"].value for n in (1, 2)] == [kind.label for kind in list(PartnerKind)[:2]]
    for heading, value in {"STT": 1, "Tên bên cung cấp": "Quỹ Bầu ơi", "Loại bên cung cấp": "quỹ"}.items():
        sheet.cell(head[0].row + 1, places[heading].column).value = value
    filled = BytesIO()
    book.save(filled)
    desk.bring_in(filled.getvalue())
    assert [p.name for p in db.session.query(Partner)] == ["Quỹ Bầu ơi"]
