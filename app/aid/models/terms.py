"""The closed lists of words that an aid and its dossier are described with."""

from app.core.terms import Term


class Status(Term):
    """Where an aid dossier stands (trạng thái hồ sơ)."""

    DRAFTING = "drafting", "Đang lập hồ sơ"
    RECEIVED = "received", "Chờ tiếp nhận, phân công"
    CHECKING = "checking", "Kiểm tra tính hợp lệ"
    INCOMPLETE = "incomplete", "Chờ bổ sung hồ sơ"
    CONSULTING = "consulting", "Đang lấy ý kiến"
    APPRAISING = "appraising", "Đang thẩm định"
    REVIEWING = "reviewing", "Chờ lãnh đạo duyệt"
    SUBMITTED = "submitted", "Văn phòng UBND tỉnh đang thẩm tra"
    SIGNING = "signing", "Đã trình ký, chờ phát hành"
    FORWARDED = "forwarded", "Đã trình Thủ tướng Chính phủ"
    APPROVED = "approved", "Đã phê duyệt, chờ thông báo"
    NOTIFIED = "notified", "Đã phê duyệt"
    DECLINED = "declined", "Không tiếp nhận khoản viện trợ"
    REFUSED = "refused", "Đã từ chối tiếp nhận hồ sơ"
    WITHDRAWN = "withdrawn", "Đã rút hồ sơ"
    STOPPED = "stopped", "Đã dừng giải quyết"
    ANNULLED = "annulled", "Quyết định đã bị hủy bỏ"


class Modality(Term):
    """Phương thức cung cấp viện trợ: exactly three."""

    PROGRAMME = "programme", "chương trình"
    PROJECT = "project", "dự án"
    NON_PROJECT = "non_project", "phi dự án"


class Nature(Term):
    """Kind of a programme or project (tính chất)."""

    TECHNICAL = "technical", "hỗ trợ kỹ thuật"
    INVESTMENT = "investment", "đầu tư"


class ProposalKind(Term):
    """What is asked for (loại đề nghị)."""

    APPROVAL = "approval", "đề nghị phê duyệt"
    ADJUSTMENT = "adjustment", "đề nghị điều chỉnh"


class Qualifier(Term):
    """How exactly the paper states an amount."""

    EXACT = "exact", ""
    MORE_THAN = "more_than", "hơn"
    ABOUT = "about", "khoảng"


class Source(Term):
    """Where an amount comes from (nguồn vốn)."""

    GRANT = "grant", "viện trợ không hoàn lại"
    COUNTERPART_BUDGET = "counterpart_budget", "vốn đối ứng: ngân sách nhà nước"
    COUNTERPART_OWN = "counterpart_own", "vốn đối ứng: tự có của đơn vị"
    COUNTERPART_BENEFICIARIES = "counterpart_beneficiaries", "vốn đối ứng: đóng góp của người hưởng lợi"


class Form(Term):
    """In money or in kind (hình thức)."""

    MONEY = "money", "bằng tiền"
    KIND = "kind", "bằng hiện vật"


class Manager(Term):
    """Who manages the amount (bên quản lý)."""

    RECIPIENT = "recipient", "bên tiếp nhận quản lý"
    DONOR = "donor", "bên cung cấp quản lý"


class AmountKind(Term):
    """Committed, approved and disbursed are different numbers (loại giá trị)."""

    COMMITTED = "committed", "cam kết"
    DISBURSED = "disbursed", "giải ngân"


class FinanceMechanism(Term):
    """Cơ chế tài chính trong nước."""

    IN_BUDGET = "in_budget", "thuộc nguồn thu ngân sách nhà nước"
    OUT_OF_BUDGET = "out_of_budget", "không thuộc nguồn thu ngân sách nhà nước"


class Condition(Term):
    """State of goods (tình trạng hàng hóa)."""

    NEW = "new", "mới"
    USED = "used", "đã qua sử dụng"


class Finding(Term):
    """Finding on a criterion of appraisal (kết quả thẩm định)."""

    MET = "met", "đạt"
    MET_WITH_CONDITIONS = "met_with_conditions", "đạt có điều kiện"
    NOT_MET = "not_met", "không đạt"


class Recommendation(Term):
    """What the appraisal proposes (kiến nghị)."""

    APPROVE = "approve", "đề nghị phê duyệt"
    DECLINE = "decline", "đề nghị không tiếp nhận"


class AppraisalMethod(Term):
    """How the appraisal was made (hình thức thẩm định)."""

    OPINIONS = "opinions", "tổng hợp ý kiến"
    CONFERENCE = "conference", "hội nghị thẩm định"


class NeedState(Term):
    """Where a project that seeks aid stands (tình trạng kêu gọi)."""

    SEEKING = "seeking", "đang kêu gọi"
    PARTLY_MET = "partly_met", "đã có viện trợ một phần, còn kêu gọi"
    MET = "met", "đã có viện trợ"
    STOPPED = "stopped", "dừng kêu gọi"
