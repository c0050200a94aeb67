"""Sample content of a dossier page, in the shapes that components/dossier.html names."""

from datetime import UTC, date, datetime

STAGES = [
    {"label": "Tiếp nhận", "state": "done", "on": date(2025, 9, 1)},
    {"label": "Kiểm tra hồ sơ", "state": "done", "on": date(2025, 9, 3)},
    {"label": "Lấy ý kiến", "state": "now", "on": date(2025, 9, 5)},
    {"label": "Thẩm định", "state": "next"},
    {"label": "Trình UBND tỉnh", "state": "next"},
    {"label": "Phê duyệt", "state": "next"},
]
STEPS = [
    {"label": "Kết thúc lấy ý kiến", "url": "/mau", "reason": None, "tone": "primary"},
    {"label": "Trình lãnh đạo", "url": "/mau", "reason": "Còn 2 đơn vị chưa trả lời.", "tone": "primary"},
    {"label": "Yêu cầu bổ sung", "url": "/mau", "reason": None, "tone": "outline-secondary"},
]
CLOCK = {
    "label": "Thời hạn thẩm định",
    "due_on": date(2025, 9, 24),
    "days_left": 9,
    "days": "ngày",
    "rule": "20 ngày kể từ ngày nhận đủ hồ sơ hợp lệ",
    "article": "Điều 9 khoản 2 (số liệu mẫu)",
    "standing": "copied",
    "copied_from": "bản in của Văn phòng",
    "stopped": [
        {"since": date(2025, 9, 6), "until": date(2025, 9, 9), "days": 3, "why": "chờ bổ sung hồ sơ"},
        {"since": date(2025, 9, 12), "until": None, "days": None, "why": ""},
    ],
    "target": {"due_on": date(2025, 9, 18), "days_left": 3},
}
LATE = {**CLOCK, "days_left": -2, "standing": "confirmed", "stopped": [], "target": None}
PAUSED = {**CLOCK, "days_left": None, "standing": "unknown", "stopped": [], "target": None, "rule": ""}
IDLE = {**PAUSED, "due_on": None}
FINISHED = {**LATE, "finished_on": date(2025, 9, 10)}
DOCUMENTS = [
    {"label": "125/STC-HTQT, 05/9/2025 (PDF, 1,2 MB)", "url": "/tep/1"},
    {"label": "Bản giấy", "url": None},
]
ENTRIES = [
    {
        "label": "Xác nhận hợp lệ, lấy ý kiến",
        "who": "Trần Thị Bình",
        "unit": "Sở Tài chính",
        "on": date(2025, 9, 5),
        "at": datetime(2025, 9, 5, 18, 30, tzinfo=UTC),
        "note": "Hỏi ba đơn vị.",
        "documents": DOCUMENTS,
        "tone": "info",
    },
    {"label": "Nộp hồ sơ", "who": "Lê Văn Cường", "unit": "", "on": date(2025, 9, 1), "at": None},
]
PAPERS = [
    {
        "label": "Văn bản đề nghị",
        "state": "đã có",
        "tone": "success",
        "documents": DOCUMENTS,
        "url": "/giay/1",
    },
    {
        "label": "Văn kiện dự án",
        "state": "thiếu",
        "tone": "danger",
        "rule": "Điều 8 (số liệu mẫu)",
        "note": "Chưa dịch.",
    },
]
OPINIONS = [
    {
        "unit": "Công an tỉnh",
        "state": "đồng ý",
        "tone": "success",
        "asked_on": date(2025, 9, 5),
        "due_on": date(2025, 9, 12),
        "answered_on": date(2025, 9, 11),
        "text": "Thống nhất nội dung hồ sơ.",
        "answer": "Tiếp thu.",
        "documents": DOCUMENTS[:1],
        "url": "/y-kien/1",
    },
    {"unit": "Sở Y tế", "state": "chưa trả lời", "tone": "warning", "asked_on": date(2025, 9, 5)},
]
FACTS = [
    {
        "heading": "Thông tin chung",
        "facts": [("Tên khoản viện trợ", "Nước sạch cho trường học"), ("Mã dự án", None), ("Mục tiêu", "")],
    },
    {"heading": "Giá trị", "facts": [("Tổng giá trị", "1.250.000.000 đồng"), ("Vốn đối ứng", "không")]},
]
HISTORY = [
    {
        "at": datetime(2025, 9, 5, 1, 2, tzinfo=UTC),
        "who": "Trần Thị Bình",
        "field": "Tổng giá trị",
        "old": None,
        "new": "1.250.000.000",
    }
]
