"""The form of an association itself."""

from typing import Any

from app.associations.actions import AssociationFacts
from app.associations.models import Association, AssociationCountry, AssociationKind
from app.associations.queries import unit_choices
from app.core.countries import countries_and_groups
from app.core.forms import BaseForm, LongText, PartialDayField, Pick, PickMany, Text, Tick, required
from app.core.terms import label_of
from app.office.queries import known_units

A = Association
AS_KNOWN = "Chỉ ghi đến đâu nguồn cho biết: năm, tháng/năm hoặc ngày/tháng/năm."


class AssociationForm(BaseForm):
    """An association as it is written into the register (hội hữu nghị)."""

    name = Text(
        label_of(A.name),
        [required()],
        description="Sửa ở đây là sửa lỗi nhập; hội đổi tên theo quyết định thì dùng “Ghi thay đổi theo quyết định”.",
    )
    english_name = Text(label_of(A.english_name))
    abbreviation = Text(label_of(A.abbreviation), longest=60)
    kind = Pick(
        label_of(A.kind), choices=AssociationKind.choices(), coerce=AssociationKind,
        default=AssociationKind.ASSOCIATION,
    )  # fmt: skip
    country_codes = PickMany(label_of(AssociationCountry.country), coerce=str)
    expected = Tick("Chưa thành lập, đang vận động")
    founded_on = PartialDayField(label_of(A.founded_on), description=AS_KNOWN)
    founded_note = Text(
        label_of(A.founded_note), longest=120, description="Nguyên văn, ví dụ “trước 12/2018”."
    )
    field = Text(label_of(A.field), longest=500)
    scope = Text(label_of(A.scope))
    manager_id = Pick(label_of(A.manager_id), coerce=int, blank="Chưa rõ")
    central_body = Text(label_of(A.central_body))
    head_office = Text(label_of(A.head_office))
    seal = Text(label_of(A.seal))
    account = Text(label_of(A.account))
    contact = LongText(label_of(A.contact), longest=500)
    remarks = LongText(label_of(A.remarks), longest=2000)
    source = Text(label_of(A.source), longest=200, description="Văn bản hoặc tin đã lấy các thông tin này.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country_codes.offer(countries_and_groups().items())
        self.manager_id.offer(known_units())

    def typed(self) -> AssociationFacts:
        """What was typed, as facts of an association."""
        facts = {name: value for name, value in self.facts().items() if name != "unit_id"}
        facts["country_codes"] = tuple(facts["country_codes"] or ())
        return AssociationFacts(**facts)


class NewAssociationForm(AssociationForm):
    """An association that is new to the register, perhaps of a unit that the office has."""

    unit_id = Pick(
        "Đơn vị đã có trong danh mục",
        coerce=int,
        blank="Chưa có, thêm đơn vị mới",
        description="Nếu hội đã có trong danh mục đơn vị thì chọn ở đây; tên lấy theo đơn vị.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_id.offer(unit_choices())
