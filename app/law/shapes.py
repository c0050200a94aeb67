"""The kinds of things the law is declared with: instruments, regimes, periods, papers, questions, criteria."""

from dataclasses import dataclass
from datetime import date

from app.core.calendar import DayCount
from app.core.terms import Term


class Standing(Term):
    """How sure we are of a rule (tình trạng đối chiếu): only what is confirmed is shown as law."""

    CONFIRMED = "confirmed", "đã đối chiếu"
    COPIED = "copied", "sao từ quy định cũ, chưa đối chiếu"
    UNKNOWN = "unknown", "chưa rõ"


class RegimeCode(Term):
    """A legal regime (quy định áp dụng) by the decree that heads it."""

    ND93 = "nd93", "Nghị định 93/2009/NĐ-CP"
    ND80 = "nd80", "Nghị định 80/2020/NĐ-CP"
    ND313 = "nd313", "Nghị định 313/2025/NĐ-CP"
    ND50 = "nd50", "Nghị định 50/2020/NĐ-CP"
    ND45 = "nd45", "Nghị định 45/2010/NĐ-CP"
    ND126 = "nd126", "Nghị định 126/2024/NĐ-CP"


class Clock(Term):
    """A period that runs (thời hạn) while a dossier stands somewhere."""

    APPRAISAL = "appraisal", "Thẩm định"
    NOTICE = "notice", "Thông báo, gửi quyết định"
    RELIEF = "relief", "Quyết định cứu trợ khẩn cấp"
    OPINION = "opinion", "Trả lời ý kiến"
    SUPPLEMENT = "supplement", "Bổ sung hồ sơ"
    RECEPTION = "reception", "Tiếp nhận, phân công"
    CHECKING = "checking", "Kiểm tra tính hợp lệ"
    PUT_UP = "put_up", "Văn phòng thẩm tra"
    SIGNING = "signing", "Ký, phát hành quyết định"
    RECOGNITION = "recognition", "Công nhận Ban vận động"
    FOUNDING = "founding", "Quyết định cho phép thành lập hội"
    CONGRESS = "congress", "Tổ chức đại hội thành lập"
    EXTENSION = "extension", "Đề nghị gia hạn đại hội"


class Trait(Term):
    """A property of a proposal that makes the law ask for a paper."""

    PROGRAMME_OR_PROJECT = "programme_or_project", "chương trình, dự án"
    NON_PROJECT = "non_project", "phi dự án"
    GOODS = "goods", "có hàng hóa"
    EXPERT = "expert", "có chuyên gia"
    USED_GOODS = "used_goods", "hàng hóa đã qua sử dụng thuộc thẩm quyền Thủ tướng"
    USED_VEHICLES = "used_vehicles", "phương tiện đã qua sử dụng thuộc thẩm quyền Thủ tướng"
    CONSTRUCTION = "construction", "có xây dựng, đầu tư công"
    REGISTERED_NGO = "registered_ngo", "bên cung cấp là tổ chức PCPNN có giấy đăng ký"
    INDIVIDUAL = "individual", "bên cung cấp là cá nhân"
    OTHER_DONOR = "other_donor", "bên cung cấp phải có giấy tờ pháp lý khác"
    RECOVERY = "recovery", "khắc phục hậu quả"


class CertificateKind(Term):
    """Kind of registration of a foreign NGO (loại giấy đăng ký)."""

    OPERATION = "operation", "Giấy đăng ký hoạt động"
    REPRESENTATIVE_OFFICE = "representative_office", "Giấy đăng ký lập Văn phòng đại diện"
    PROJECT_OFFICE = "project_office", "Giấy đăng ký lập Văn phòng dự án"


class NoticeKind(Term):
    """What a foreign NGO must send to the province (thông báo, báo cáo của tổ chức PCPNN)."""

    PLAN = "plan", "Kế hoạch hoạt động"
    ACCOUNT = "account", "Thông báo tài khoản"
    REPORT = "report", "Báo cáo năm (Mẫu 05)"


class Outcome(Term):
    """Who decides (thẩm quyền quyết định): the three outcomes of the authority check."""

    PROVINCE = "province", "Chủ tịch Ủy ban nhân dân tỉnh"
    PRIME_MINISTER = "prime_minister", "Thủ tướng Chính phủ"
    ELSEWHERE = "elsewhere", "Không thuộc thẩm quyền của tỉnh"


@dataclass(frozen=True)
class Instrument:
    """A legal text (văn bản pháp luật); days of force are inclusive, None where they are not known to us."""

    code: str
    title: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    standing: Standing = Standing.CONFIRMED
    note: str = ""


@dataclass(frozen=True)
class Regime:
    """The rules a dossier works under, by the day it came in; `beside` regimes are chosen, not dated."""

    code: RegimeCode
    instruments: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    procedure: Standing
    beside: bool = False
    copied_from: RegimeCode | None = None


@dataclass(frozen=True)
class Period:
    """A time limit (thời hạn theo quy định); `length` None means that we do not know one."""

    clock: Clock
    regime: RegimeCode
    length: int | None
    count: DayCount | None
    article: str
    standing: Standing


@dataclass(frozen=True)
class FoundingRule:
    """How many people founding an association takes (số người); None where our text does not say."""

    regime: RegimeCode
    committee: int | None
    founders: int | None
    standing: Standing


@dataclass(frozen=True)
class PaperRule:
    """A paper the dossier must hold (thành phần hồ sơ): needed when all of `when` hold."""

    code: str
    label: str
    article: str
    when: tuple[Trait, ...] = ()
    form: str = ""
    translated: bool = False


@dataclass(frozen=True)
class PaperList:
    """The dossier that a regime asks for; `sets` None where the number is set locally or not known."""

    regime: RegimeCode
    rules: tuple[PaperRule, ...]
    sets: int | None
    sets_for_prime_minister: int | None
    article: str
    standing: Standing


@dataclass(frozen=True)
class Question:
    """A question of the authority check; the answer in `leads_when` routes the dossier to `outcome`."""

    code: str
    text: str
    leads_when: bool
    outcome: Outcome
    article: str


@dataclass(frozen=True)
class Checklist:
    """The authority check (kiểm tra thẩm quyền) of a regime; no questions where our text does not know them."""

    regime: RegimeCode
    questions: tuple[Question, ...]
    article: str
    standing: Standing


@dataclass(frozen=True)
class Criterion:
    """A content of appraisal (nội dung thẩm định) that needs a finding."""

    code: str
    text: str
    article: str


@dataclass(frozen=True)
class CertificateRule:
    """How long a certificate may run and until when it was given; None where our text does not say."""

    kind: CertificateKind
    instrument: str
    longest_years: int | None
    last_issued_on: date | None
    standing: Standing


@dataclass(frozen=True)
class NoticeRule:
    """When a notice is due under an instrument: a term that runs, or a day (tháng, ngày) of the year it is about."""

    kind: NoticeKind
    instrument: str
    length: int | None
    count: DayCount | None
    yearly_by: tuple[int, int] | None
    standing: Standing
