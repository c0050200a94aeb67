"""What the office chooses about its procedure (thiết lập)."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from app.core.db import Base, Versioned
from app.core.terms import Term, TermType, labelled


class SettingKey(Term):
    """A choice the office makes about its procedure (thiết lập)."""

    OFFICE_NAME = "office_name", "Tên cơ quan dùng phần mềm"
    PARENT_NAME = "parent_name", "Tên cơ quan cấp trên (dòng đầu văn bản)"
    PLACE_NAME = "place_name", "Địa danh ghi trên văn bản"
    CLOCK_WHILE_INCOMPLETE = "clock_while_incomplete", "Thời hạn thẩm định khi chờ bổ sung hồ sơ"
    SILENCE_IS_AGREEMENT = "silence_is_agreement", "Quá hạn không trả lời được coi là thống nhất"
    DIVISION_HEAD_MAY_ISSUE = "division_head_may_issue", "Lãnh đạo phòng được ký thừa lệnh (TL.)"
    ONE_STOP_SYSTEM = "one_stop_system", "Tỉnh dùng hệ thống một cửa riêng (nhập mã hồ sơ, không in mẫu)"
    DECLARE_NO_INTEREST = "declare_no_interest", "Người được phân công cam kết không có lợi ích liên quan"
    CODE_PATTERN = "code_pattern", "Mẫu mã hồ sơ"
    EXPIRY_HORIZON = "expiry_horizon", "Báo trước khi giấy đăng ký hết hạn (ngày)"


class WhileIncomplete(Term):
    """What the appraisal clock does while papers are awaited."""

    PAUSE = "pause", "tạm dừng rồi tính tiếp"
    RESTART = "restart", "tính lại từ đầu khi đủ hồ sơ"
    RUN = "run", "không dừng"


class Setting(Versioned, Base):
    """One choice of the office and its present value; earlier values stand in the history."""

    __tablename__ = "settings"

    key: Mapped[SettingKey] = labelled("Thiết lập", TermType(SettingKey), unique=True)
    value: Mapped[str] = labelled("Giá trị", String(300))

    __table_args__ = ({"info": {"label": "Thiết lập"}},)
