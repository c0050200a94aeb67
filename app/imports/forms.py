"""The forms of bringing in an old book: the file, and what each of its columns is."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import HiddenField

from app.core.files import EXCEL, OLD_EXCEL
from app.core.forms import BaseForm, HiddenNumber, Pick, Upload, required
from app.core.parsing import NumberStyle
from app.core.vietnamese import Encoding
from app.core.workbooks import column_name
from app.imports.register import Importable, Reading

DECODE, KEEP = "decode", "keep"
STYLES = [(style.name, f"kiểu {style.value}") for style in NumberStyle]
LETTERS = [(DECODE, "Chuyển sang Unicode như bên phải"), (KEEP, "Giữ nguyên như trong tệp")]


class BookForm(BaseForm):
    """The file of an old book and the register it belongs to."""

    register = Pick("Sổ nhận", [required("Chọn sổ nhận.")], blank="– chọn sổ –")
    file = Upload("Tệp sổ cũ", [required("Chọn tệp.")], kinds=(EXCEL, OLD_EXCEL))


class ColumnsForm(BaseForm):
    """What each column of the file is; `columns_form` gives it the fields of one file."""

    sheet = HiddenField()
    head_row = HiddenNumber("Dòng đầu bảng")

    def reading(self) -> Reading:
        """What was chosen."""
        fields, styles, decoding = {}, {}, []
        for name, value in self.facts().items():
            kind, _, of = name.partition("_")
            if kind == "column" and value:
                fields[int(of)] = str(value)
            elif kind == "style" and value:
                styles[int(of)] = NumberStyle[value]
            elif kind == "letters" and value == DECODE:
                decoding.append(Encoding[of])
        return Reading(fields, styles, decoding)

    @property
    def matched(self) -> list[Any]:
        """The fields that say what a column is, in the order of the file, each with that of its numbers."""
        return [field for field in self if field.name.startswith(("column_", "style_"))]

    @property
    def lettered(self) -> list[Any]:
        """The fields that ask about an old encoding."""
        return [field for field in self if field.name.startswith("letters_")]


def columns_form(
    importable: Importable,
    headings: Sequence[str],
    samples: Mapping[int, str],
    doubts: Mapping[int, str],
    encodings: Sequence[Encoding],
    reading: Reading,
) -> ColumnsForm:
    """The form of one file, filled as the columns were matched last time or as their headings tell."""
    fields: dict[str, Any] = {}
    for encoding in encodings:
        fields[f"letters_{encoding.name}"] = Pick(
            f"Chữ {encoding.value}",
            [required("Hãy xem ví dụ rồi chọn.")],
            choices=LETTERS,
            blank="– hãy chọn –",
        )
    choices = [
        (each.key, f"{each.label}{' (bắt buộc)' if each.required else ''}") for each in importable.fields
    ]
    for column, heading in enumerate(headings):
        if not heading and column not in samples:
            continue
        name = f"Cột {column_name(column)}" + (f": {heading}" if heading else "")
        sample = f"Ví dụ: {samples[column]}" if column in samples else "Cột trống."
        fields[f"column_{column}"] = Pick(name, choices=choices, blank="– không nhập –", description=sample)
        if column in doubts:
            fields[f"style_{column}"] = Pick(
                f"Kiểu viết số của cột {column_name(column)}",
                choices=STYLES,
                blank="– hãy chọn –",
                description=f"“{doubts[column]}” có hai cách đọc; trả lời một lần cho cả cột.",
            )
    data = {f"column_{column}": key for column, key in reading.fields.items()}
    data |= {f"style_{column}": style.name for column, style in reading.styles.items()}
    data |= {f"letters_{each.name}": DECODE for each in reading.decoding}
    form: ColumnsForm = type("ColumnsOfOneFile", (ColumnsForm,), fields)(data=data)
    return form
