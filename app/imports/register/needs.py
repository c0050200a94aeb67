"""The list of projects that seek aid as it takes in old books."""

from app.aid.models import Need
from app.aid.register import NEED_REGISTER as LIST
from app.core.money import CURRENCY_NAMES
from app.core.terms import label_of
from app.imports.register import cells
from app.imports.register.budget import EXAMPLE, budget
from app.imports.register.shapes import Field, Importable, label_in

NEEDS = Importable(
    key="needs",
    title=LIST.title,
    noun=LIST.noun,
    permission="register_need",
    endpoint="needs.show",
    fields=(
        Field("ten", label_in(LIST, "ten"), cells.text(500), required=True,
              also=("Tên chương trình, dự án", "Tên chương trình/dự án", "Dự án", "Tên")),
        Field("linh-vuc", label_in(LIST, "linh-vuc"), cells.text(200), required=True, also=("Ngành", "Ngành, lĩnh vực")),
        Field("co-quan", label_in(LIST, "co-quan"), cells.text(300), required=True,
              also=("Đơn vị", "Đơn vị đề xuất", "Chủ dự án", "Cơ quan chủ trì", "Đơn vị thực hiện"),
              note="Tên đơn vị như trong danh mục đơn vị."),
        Field("dia-diem", label_in(LIST, "dia-diem"), cells.text(300), also=("Địa bàn", "Địa điểm thực hiện"),
              note="Nhiều nơi thì cách nhau bằng dấu phẩy; nơi không có trong danh mục được ghi nguyên văn."),
        Field("muc-dich", label_in(LIST, "muc-dich"), cells.long_text(20_000), also=("Mục tiêu",)),
        Field("noi-dung", label_in(LIST, "noi-dung"), cells.long_text(20_000), also=("Nội dung", "Nội dung chính")),
        Field("tong-von", label_in(LIST, "tong-von"), cells.number(), numeric=True,
              also=("Tổng vốn", "Tổng kinh phí", "Kinh phí")),
        Field("xin-vien-tro", label_in(LIST, "xin-vien-tro"), cells.number(), numeric=True,
              also=("Vốn viện trợ", "Viện trợ")),
        Field("doi-ung", label_in(LIST, "doi-ung"), cells.number(), numeric=True, also=("Đối ứng",)),
        Field("loai-tien", label_in(LIST, "loai-tien"), cells.currency, also=("Đơn vị tiền", "Tiền tệ"),
              choices=lambda: list(CURRENCY_NAMES), note="Để trống là VND."),
        Field("tu", label_in(LIST, "tu"), cells.partial_day, also=("Từ", "Từ ngày", "Từ năm")),
        Field("den", label_in(LIST, "den"), cells.partial_day, also=("Đến", "Đến ngày", "Đến năm")),
        Field("thoi-gian", label_in(LIST, "thoi-gian"), cells.text(200),
              also=("Thời gian", "Thời gian thực hiện", label_of(Need.period_text))),
        Field("phan-ky", label_in(LIST, "phan-ky"), budget, also=("Phân kỳ", "Phân kỳ vốn theo nguồn, năm"),
              note=f"Mỗi dòng: năm, nguồn vốn, số tiền – ví dụ {EXAMPLE}; nhiều dòng thì cách nhau bằng dấu chấm phẩy."),
        Field("ngay", label_in(LIST, "ngay"), cells.day, note="Để trống là ngày nhập."),
        Field("ghi-chu", label_in(LIST, "ghi-chu"), cells.long_text(2000)),
        Field("can-cu", label_of(Need.basis), cells.text(300), also=("Văn bản đề xuất", "Căn cứ")),
        Field("lien-he", label_of(Need.contact), cells.text(500), also=("Liên hệ", "Đầu mối", "Điện thoại")),
    ),
    unread=("STT", *(label_in(LIST, key) for key in ("chenh-lech", "tinh-trang", "khoan"))),
)  # fmt: skip
