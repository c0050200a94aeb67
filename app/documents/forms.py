"""The part of a form in which an official document is typed."""

from collections.abc import Collection
from typing import Any

from wtforms import FormField
from wtforms.validators import Optional, StopValidation, ValidationError

from app.core.forms import REQUIRED, Day, LongText, Pick, RowForm, Text, Upload, not_after_today
from app.core.terms import label_of
from app.documents.actions import NO_SECRETS, ONLY_RECEIVED, TypedDocument
from app.documents.models import Document, Secrecy

SIGNATURE_HINT = (
    "Mỗi dòng như trên văn bản, ví dụ TM. ỦY BAN NHÂN DÂN, dòng dưới KT. CHỦ TỊCH, rồi PHÓ CHỦ TỊCH."
)
SECRECY_HINT = f"Từ mật trở lên không nhập tệp và trích yếu; hệ thống chỉ ghi “{ONLY_RECEIVED}”."

NUMBERED_HERE = "số được cấp khi lưu; sửa ký hiệu nếu văn bản ghi khác, ví dụ thêm phòng soạn thảo"


class Needed:
    """Must be filled, but for what a secret document may not bring along."""

    field_flags = {"required": True}  # noqa: RUF012 - wtforms reads a plain dict here

    def __call__(self, form: "DocumentFields", field: Any) -> None:
        if form.is_secret and field.short_name in ("abstract", "file"):
            raise StopValidation
        if not field.data and not field.errors:
            raise StopValidation(REQUIRED)


class DocumentFields(RowForm):
    """An official document as typed (số, ký hiệu, ngày ban hành …); `document_fields` chooses its fields."""

    numbered_here = False

    @property
    def _says_more(self) -> bool:
        """Whether anything is told of the document besides its symbol, which stands there before one types."""
        told = any(self._said(name, None) for name in ("issued_on", "signer", "abstract"))
        return told or ("file" in self and bool(self["file"].chosen))

    @property
    def is_secret(self) -> bool:
        """Mật or above was chosen."""
        return bool(self._said("secrecy", Secrecy.NONE) != Secrecy.NONE)

    def number_here(self, symbol: str) -> None:
        """Its issuer takes its numbers from the registry: only the symbol is asked, filled in as it usually reads."""
        self.numbered_here = True
        self.number.label.text = label_of(Document.symbol)
        self.number.description = NUMBERED_HERE
        if not self.number.data:
            self.number.data = symbol

    def before_signature(self) -> None:
        """While the paper is prepared, number, day and signer may be missing; its file is that of the signed one."""
        if "file" in self:
            del self["file"]
        for field in self:
            field.validators = [rule for rule in field.validators if not isinstance(rule, Needed)]
            field.flags.required = False

    def validate_secrecy(self, field: Any) -> None:
        chosen = "file" in self and self["file"].chosen
        if self.is_secret and (chosen or self._said("abstract", "")):
            raise ValidationError(NO_SECRETS)
        if chosen and field.data is None:
            raise ValidationError("Hãy chọn độ mật của văn bản có tệp này.")

    def typed(self) -> TypedDocument:
        """What was typed; the chosen file lies in the store from now on. To be asked once the form is valid."""
        said = self._said("number", "")
        return TypedDocument(
            number="" if self.numbered_here else said,
            symbol=said if self.numbered_here and self._says_more else "",
            issued_on=self._said("issued_on", None),
            signer=self._said("signer", ""),
            signature_form=self._said("signature_form", ""),
            abstract=self._said("abstract", ""),
            secrecy=self._said("secrecy", Secrecy.NONE),
            arrival_number=self._said("arrival_number", ""),
            arrived_on=self._said("arrived_on", None),
            upload=self["file"].stored() if "file" in self else None,
            field=self._prefix.rstrip("-").replace("-", "."),
        )

    def _said(self, name: str, otherwise: Any) -> Any:
        field = self._fields.get(name)
        return otherwise if field is None or field.data is None else field.data


def document_fields(
    label: str,
    *,
    required: Collection[str] = ("number", "issued_on", "signer"),
    with_file: bool = True,
    with_signature_form: bool = False,
    with_arrival: bool = False,
    **kwargs: Any,
) -> FormField:
    """The field group of one document; `required` names the parts that must be filled.

    `with_arrival` adds số đến and ngày đến. The view takes `form.<name>.typed()`.
    """
    left_out = {
        "file": not with_file,
        "signature_form": not with_signature_form,
        "arrival_number": not with_arrival,
        "arrived_on": not with_arrival,
    }
    fields = {name: field for name, field in _fields(required).items() if not left_out.get(name)}
    return FormField(type("DocumentFields", (DocumentFields,), fields), label, **kwargs)


def _fields(required: Collection[str]) -> dict[str, Any]:
    def label_and_rules(name: str, column: str | None = None) -> tuple[str, list[Any]]:
        label = str(Document.__table__.c[column or name].info["label"])
        return label, [Needed() if name in required else Optional()]

    return {
        "number": Text(*label_and_rules("number"), longest=60),
        "issued_on": _day(*label_and_rules("issued_on")),
        "signer": Text(*label_and_rules("signer"), longest=200),
        "signature_form": LongText(
            *label_and_rules("signature_form"), longest=300, description=SIGNATURE_HINT
        ),
        "abstract": LongText(*label_and_rules("abstract"), longest=1000),
        "arrival_number": Text(*label_and_rules("arrival_number"), longest=40),
        "arrived_on": _day(*label_and_rules("arrived_on")),
        "secrecy": Pick(
            label_and_rules("secrecy")[0],
            choices=Secrecy.choices(),
            coerce=Secrecy,
            blank="Chọn độ mật",
            description=SECRECY_HINT,
        ),
        "file": Upload(*label_and_rules("file", "file_id")),
    }


def _day(label: str, rules: list[Any]) -> Day:
    return Day(label, [*rules, not_after_today])
