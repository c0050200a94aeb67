"""Forms of units: their names from day to day, adding, merging."""

from typing import Any

from app.core.forms import BaseForm, Day, Pick, Text, Tick, required
from app.core.terms import label_of
from app.office import queries
from app.office.forms.rows import CHOOSE, FROM_ALWAYS, TO_NOW, certainty_field, term_field
from app.office.models import Unit, UnitKind, UnitVersion


class NameForm(BaseForm):
    """A name with everything that goes with it (tên, ký hiệu, cơ quan cấp trên) from a day on."""

    name = Text(label_of(UnitVersion.name), [required()])
    symbol = Text(label_of(UnitVersion.symbol), longest=40, description="Như trong số văn bản: SNgV, SKHĐT.")
    short_name = Text(
        label_of(UnitVersion.short_name), longest=120, description="Bỏ trống thì lấy tên đầy đủ."
    )
    kind = term_field(UnitVersion.kind, UnitKind)
    parent_id = Pick(label_of(UnitVersion.parent_id), coerce=int, blank="– không –")
    valid_from = Day(label_of(UnitVersion.valid_from), description=FROM_ALWAYS)
    basis = Text(label_of(UnitVersion.basis))
    certainty = certainty_field(UnitVersion.certainty)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent_id.offer(queries.known_units())


class RenameForm(NameForm):
    """A new name: from which day and by which document must be known."""

    valid_from = Day(label_of(UnitVersion.valid_from), [required("Ghi ngày bắt đầu dùng tên mới.")])
    basis = Text(label_of(UnitVersion.basis), [required("Ghi văn bản đổi tên, tổ chức lại.")])


class VersionForm(NameForm):
    """A name as recorded, to be corrected."""

    valid_to = Day(label_of(UnitVersion.valid_to), description=TO_NOW)


class NewUnitForm(NameForm):
    """A unit that is not there yet."""

    code = Text(label_of(Unit.code), longest=30)
    issues_numbers = Tick(label_of(Unit.issues_numbers))
    anyway = Tick("Vẫn thêm dù đã có đơn vị cùng tên")


class UnitForm(BaseForm):
    """What of a unit does not depend on the day."""

    code = Text(
        label_of(Unit.code), longest=30, description="Mã ngắn để nhận ra đơn vị khi nhập từ bảng tính."
    )
    issues_numbers = Tick(
        label_of(Unit.issues_numbers),
        description="Phần mềm cấp số văn bản cho đơn vị; không chọn thì văn thư gõ số lấy từ hệ thống của đơn vị.",
    )


class MergeForm(BaseForm):
    """Which unit the unconfirmed one really is (gộp đơn vị)."""

    into_id = Pick(label_of(Unit.merged_into_id), [required()], coerce=int, blank=CHOOSE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.into_id.offer(queries.known_units())
