"""Forms of merging two records that are one donor."""

from app.core.forms import BaseForm, HiddenNumber, Pick, Text, required
from app.core.terms import label_of
from app.partners.forms.names import PartnerLookup
from app.partners.models import Partner


class OtherForm(BaseForm):
    """Which other record is the same donor (bản ghi trùng)."""

    other_id = PartnerLookup("Bản ghi trùng", [required("Chọn bản ghi kia.")])


class MergeForm(BaseForm):
    """Which of the two records stays (giữ lại), and why they are one."""

    keeps = Pick("Giữ lại", [required()], coerce=int, blank="Hãy chọn bản ghi được giữ lại")
    reason = Text(
        label_of(Partner.merged_because),
        [required("Ghi lý do gộp.")],
        description="Vì sao biết hai bản ghi là một, ví dụ: cùng số giấy đăng ký, tổ chức xác nhận.",
    )
    other_version = HiddenNumber("")

    def offer(self, one: Partner, other: Partner) -> None:
        """The two records to choose from."""
        self.keeps.offer((each.id, f"{each.name} (số {each.id})") for each in (one, other))
