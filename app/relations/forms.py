"""Forms of missions, localities, agreements and people to turn to."""

from datetime import date
from typing import Any

from flask import current_app
from wtforms.validators import Length, Optional, ValidationError

from app.core.countries import countries
from app.core.files import JPEG, PDF, PNG, WORD, accepted
from app.core.forms import (
    BaseForm,
    ChildForm,
    LongText,
    PartialDayField,
    Pick,
    Text,
    Upload,
    WebAddress,
    not_after_today,
    required,
)
from app.core.terms import label_of
from app.documents.actions import ONLY_RECEIVED
from app.documents.models import Secrecy
from app.office import queries as office
from app.relations import queries
from app.relations.actions import NO_SECRET_FILE
from app.relations.models import (
    Agreement,
    AgreementKind,
    Contact,
    LocalityTie,
    Mission,
    MissionKind,
    PartnerLocality,
)

M, L, A, C = Mission, PartnerLocality, Agreement, Contact
CHOOSE = "– chọn –"
SIGNED_TEXTS = (PDF, WORD, JPEG, PNG)
FILE_HINT = f"Bản đã ký: {accepted(SIGNED_TEXTS)}; tệp đã có được giữ nếu không chọn tệp mới."


class RelationForm(BaseForm):
    """A record of foreign relations; `wide` names the fields that want a whole line."""

    wide: tuple[str, ...] = ("name",)

    def offer(self, day: date) -> None:
        """Fill the choices of a day."""

    def reopened(self, record: Any) -> BaseForm:
        form = type(self)(formdata=None, obj=record)
        form.offer(current_app.config["TODAY"]())
        return form


def _country(column: Any, *rules: Any) -> Pick:
    return Pick(label_of(column), list(rules), choices=countries().items(), blank=CHOOSE)


class MissionForm(RelationForm):
    """A foreign mission (cơ quan đại diện nước ngoài)."""

    name = Text(label_of(M.name), [required()])
    kind = Pick(
        label_of(M.kind), [required()], choices=MissionKind.choices(), coerce=MissionKind, blank=CHOOSE
    )
    country = Pick(
        label_of(M.country),
        choices=countries().items(),
        blank="Không có",
        description="Để “Không có” với tổ chức quốc tế.",
    )
    city = Text(label_of(M.city), longest=120)
    address = Text(label_of(M.address))
    district = Text(
        label_of(M.district), longest=500, description="Các tỉnh, thành phố mà cơ quan này phụ trách."
    )
    phone = Text(label_of(M.phone), longest=120)
    email = Text(label_of(M.email), longest=120)
    website = WebAddress(label_of(M.website), [Optional(), Length(max=200)])
    opened_on = PartialDayField(label_of(M.opened_on))
    closed_on = PartialDayField(label_of(M.closed_on))
    remarks = LongText(label_of(M.remarks), longest=2000)
    source = Text(label_of(M.source), longest=200)

    def facts(self) -> dict[str, Any]:
        return _filled(super().facts(), "website", "country")


class LocalityForm(RelationForm):
    """A locality abroad (địa phương nước ngoài)."""

    name = Text(label_of(L.name), [required()])
    original_name = Text(label_of(L.original_name))
    country = _country(L.country, required("Chọn nước."))
    tie = Pick(label_of(L.tie), [required()], choices=LocalityTie.choices(), coerce=LocalityTie, blank=CHOOSE)
    begins = PartialDayField(label_of(L.begins))
    ends = PartialDayField(label_of(L.ends))
    basis = Text(label_of(L.basis), description="Thỏa thuận, văn bản thiết lập quan hệ.")
    website = WebAddress(label_of(L.website), [Optional(), Length(max=200)])
    remarks = LongText(label_of(L.remarks), longest=2000)
    source = Text(label_of(L.source), longest=200)

    def facts(self) -> dict[str, Any]:
        return _filled(super().facts(), "website")


class AgreementForm(RelationForm):
    """An agreement (thỏa thuận quốc tế)."""

    wide = ("name", "home_party", "foreign_party")

    name = Text(label_of(A.name), [required()], longest=500)
    kind = Pick(
        label_of(A.kind), [required()], choices=AgreementKind.choices(), coerce=AgreementKind, blank=CHOOSE
    )
    number = Text(label_of(A.number), longest=60)
    country = _country(A.country, required("Chọn nước."))
    home_party = Text(label_of(A.home_party), [required()], longest=500)
    foreign_party = Text(label_of(A.foreign_party), [required()], longest=500)
    locality_id = Pick(label_of(A.locality_id), coerce=int, blank="– không –")
    unit_id = Pick(label_of(A.unit_id), coerce=int, blank="– chưa rõ –")
    signed_on = PartialDayField(label_of(A.signed_on), [Optional(), not_after_today])
    signed_at = Text(label_of(A.signed_at), longest=200)
    in_force_from = PartialDayField(label_of(A.in_force_from))
    in_force_to = PartialDayField(label_of(A.in_force_to))
    field = Text(label_of(A.field))
    progress = LongText(label_of(A.progress))
    secrecy = Pick(
        label_of(A.secrecy),
        choices=Secrecy.choices(),
        coerce=Secrecy,
        blank="Chọn độ mật",
        description=f"Từ mật trở lên không nhập tệp; hệ thống chỉ ghi “{ONLY_RECEIVED}”.",
    )
    file = Upload(label_of(A.file_id), kinds=SIGNED_TEXTS, description=FILE_HINT)
    remarks = LongText(label_of(A.remarks), longest=2000)
    source = Text(label_of(A.source), longest=200)

    def offer(self, day: date) -> None:
        self.locality_id.offer(queries.localities())
        self.unit_id.offer(office.known_units())

    def validate_secrecy(self, field: Any) -> None:
        """A file comes with its degree of secrecy; from Mật on none is kept."""
        if self.file.chosen and field.data is None:
            raise ValidationError("Hãy chọn độ mật của văn bản có tệp này.")
        if self.file.chosen and field.data != Secrecy.NONE:
            raise ValidationError(NO_SECRET_FILE)

    def facts(self) -> dict[str, Any]:
        """What was typed; the chosen file lies in the store from now on. To be asked once the form is valid."""
        facts = {name: value for name, value in super().facts().items() if name != "file"}
        facts["secrecy"] = facts["secrecy"] or Secrecy.NONE
        return {**facts, "upload": self.file.stored()}


class ContactForm(ChildForm):
    """A person to turn to (người liên hệ)."""

    name = Text(label_of(C.name), [required()], longest=200)
    post = Text(label_of(C.post), longest=200)
    begins = PartialDayField(label_of(C.begins))
    ends = PartialDayField(label_of(C.ends))
    phone = Text(label_of(C.phone), longest=120)
    email = Text(label_of(C.email), longest=120)
    languages = Text(label_of(C.languages), longest=120)
    remarks = LongText(label_of(C.remarks), longest=1000)


def _filled(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    """The facts with an empty text where nothing was typed or chosen."""
    return {name: "" if value is None and name in names else value for name, value in facts.items()}
