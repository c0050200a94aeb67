"""Forms of successions: recording one, carrying it out, naming who goes on with one dossier."""

from datetime import date
from typing import Any, cast

from app.core.forms import BaseForm, Day, Pick, Text, required
from app.core.terms import label_of
from app.office import queries
from app.office.actions import Naming
from app.office.forms.rows import CHOOSE, certainty_field, term_field
from app.office.models import Succession, SuccessionKind


class SuccessionForm(BaseForm):
    """One unit ends, wholly or in part, in another (kế thừa đơn vị)."""

    from_unit_id = Pick(label_of(Succession.from_unit_id), [required()], coerce=int, blank=CHOOSE)
    kind = term_field(Succession.kind, SuccessionKind)
    to_unit_id = Pick(
        label_of(Succession.to_unit_id),
        coerce=int,
        blank="– không có, hoặc chưa rõ –",
        description="Đơn vị mới chưa có trong danh mục thì thêm đơn vị trước.",
    )
    takes_effect_on = Day(
        label_of(Succession.takes_effect_on),
        description="Ngày đầu tiên của đơn vị kế thừa; bỏ trống nếu chưa rõ, khi đó chưa chuyển gì.",
    )
    basis = Text(label_of(Succession.basis), [required("Ghi văn bản hoặc công bố.")])
    certainty = certainty_field(Succession.certainty)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = queries.known_units()
        self.from_unit_id.offer(units)
        self.to_unit_id.offer(units)


class CarryOutForm(BaseForm):
    """Nothing to type: what is moved has been shown."""


class SuccessorForm(BaseForm):
    """Who goes on with one dossier, by which document (xác định đơn vị kế thừa)."""

    unit_id = Pick(label_of(Succession.to_unit_id), [required()], coerce=int, blank=CHOOSE)
    number = Text(
        "Số, ký hiệu văn bản", [required("Ghi số, ký hiệu văn bản xác định đơn vị kế thừa.")], longest=60
    )
    issued_on = Day("Ngày văn bản", [required("Ghi ngày của văn bản.")])

    def document(self) -> Naming:
        """The document as the action wants it."""
        return Naming(number=self.number.data, issued_on=cast(date, self.issued_on.data))
