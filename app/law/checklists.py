"""The authority check (kiểm tra thẩm quyền): the content, never the amount, says who decides."""

from app.law.shapes import Checklist, Outcome, Question, RegimeCode, Standing

_ARTICLE_7 = "Điều 7"
_PM = Outcome.PRIME_MINISTER

_ND80_QUESTIONS = (
    Question("security", "Nội dung liên quan đến an ninh?", True, _PM, _ARTICLE_7),
    Question("defence", "Nội dung liên quan đến quốc phòng?", True, _PM, _ARTICLE_7),
    Question("religion", "Nội dung liên quan đến tôn giáo?", True, _PM, _ARTICLE_7),
    Question(
        "legislation",
        "Mục tiêu trực tiếp là soạn thảo văn bản quy phạm pháp luật?",
        True,
        _PM,
        _ARTICLE_7,
    ),
    Question(
        "pm_goods",
        "Có hàng hóa nhập khẩu mà quy định về nhập khẩu buộc Thủ tướng Chính phủ quyết định? (nêu quy định đó)",
        True,
        _PM,
        _ARTICLE_7,
    ),
    Question(
        "own_body",
        "Viện trợ trực tiếp cho tỉnh, hoặc cho cơ quan, tổ chức do tỉnh thành lập, phê duyệt điều lệ hay cấp "
        "đăng ký, và đúng chức năng của nơi nhận?",
        False,
        Outcome.ELSEWHERE,
        _ARTICLE_7,
    ),
)

CHECKLISTS = (
    Checklist(RegimeCode.ND80, _ND80_QUESTIONS, _ARTICLE_7, Standing.CONFIRMED),
    Checklist(RegimeCode.ND313, _ND80_QUESTIONS, "", Standing.COPIED),
    Checklist(RegimeCode.ND93, (), "", Standing.UNKNOWN),
    Checklist(
        RegimeCode.ND50,
        tuple(q for q in _ND80_QUESTIONS if q.code in {"security", "defence", "religion", "pm_goods"}),
        "",
        Standing.CONFIRMED,
    ),
)

OTHER_DECIDERS = (
    "Bộ trưởng Bộ Nội vụ",
    "Người đứng đầu tổ chức cấp trung ương của hội",
    "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Thủ tướng Chính phủ",
    "Cơ quan khác",
)
