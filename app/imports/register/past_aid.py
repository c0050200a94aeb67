"""The book of aid as it takes in what was approved before the registry: one row for each amount of an aid."""

from app.aid.models import AmountKind, Modality, Source
from app.aid.register import AID_REGISTER as BOOK
from app.core.money import CURRENCY_NAMES
from app.core.parsing import parse_rate
from app.imports.register import cells
from app.imports.register.budget import SOURCES
from app.imports.register.shapes import Field, Importable, label_in

KINDS = {"đã giải ngân": AmountKind.DISBURSED, "giá trị giải ngân": AmountKind.DISBURSED}

PAST_AID = Importable(
    key="past_aid",
    title="Khoản viện trợ đã phê duyệt (sổ cũ)",
    noun=BOOK.noun,
    permission="record_past",
    endpoint="aid.show",
    fields=(
        Field("ten", label_in(BOOK, "ten"), cells.text(500), required=True,
              also=("Tên chương trình, dự án", "Tên dự án", "Tên chương trình, dự án, phi dự án", "Tên khoản viện trợ")),
        Field("ma", label_in(BOOK, "ma"), cells.text(40), also=("Mã", "Mã số")),
        Field("phuong-thuc", label_in(BOOK, "phuong-thuc"), cells.one_of(Modality),
              also=("Phương thức", "Loại", "Hình thức"), choices=lambda: [each.label for each in Modality]),
        Field("ben-cung-cap", label_in(BOOK, "ben-cung-cap"), cells.listed, required=True,
              also=("Nhà tài trợ", "Bên viện trợ", "Tổ chức tài trợ", "Bên tài trợ"),
              note="Tên như trong sổ bên cung cấp; nhiều bên thì cách nhau bằng dấu chấm phẩy."),
        Field("chu-khoan", label_in(BOOK, "chu-khoan"), cells.text(300), required=True,
              also=("Chủ dự án", "Đơn vị tiếp nhận", "Chủ khoản viện trợ", "Cơ quan tiếp nhận"),
              note="Tên đơn vị như trong danh mục đơn vị, tên cũ cũng được."),
        Field("tiep-nhan", label_in(BOOK, "tiep-nhan"), cells.listed, also=("Đơn vị thụ hưởng",)),
        Field("dia-ban", label_in(BOOK, "dia-ban"), cells.listed, also=("Địa điểm", "Địa bàn thực hiện")),
        Field("linh-vuc", label_in(BOOK, "linh-vuc"), cells.listed, also=("Ngành", "Lĩnh vực hoạt động")),
        Field("tu-ngay", label_in(BOOK, "tu-ngay"), cells.day, also=("Ngày bắt đầu",)),
        Field("den-ngay", label_in(BOOK, "den-ngay"), cells.day, also=("Ngày kết thúc",)),
        Field("thoi-gian", label_in(BOOK, "thoi-gian"), cells.text(200), also=("Thời gian", "Thời gian thực hiện")),
        Field("so-quyet-dinh", label_in(BOOK, "so-quyet-dinh"), cells.text(60),
              also=("Số quyết định", "Số QĐ", "Quyết định phê duyệt", "Quyết định", "QĐ phê duyệt")),
        Field("ngay-quyet-dinh", label_in(BOOK, "ngay-quyet-dinh"), cells.day, also=("Ngày QĐ", "Ngày phê duyệt")),
        Field("co-quan", label_in(BOOK, "co-quan"), cells.text(300), required=True,
              also=("Cơ quan phê duyệt", "Cấp phê duyệt")),
        Field("nguon-von", label_in(BOOK, "nguon-von"), cells.one_of(Source, SOURCES),
              choices=lambda: [each.label for each in Source], note="Để trống là viện trợ không hoàn lại."),
        Field("loai-gia-tri", label_in(BOOK, "loai-gia-tri"), cells.one_of(AmountKind, KINDS),
              choices=lambda: [each.label for each in AmountKind], note="Để trống là cam kết."),
        Field("nguyen-te", label_in(BOOK, "nguyen-te"), cells.number(), numeric=True,
              also=("Giá trị", "Số tiền", "Trị giá", "Giá trị viện trợ", "Giá trị cam kết")),
        Field("loai-tien", label_in(BOOK, "loai-tien"), cells.currency, also=("Tiền tệ", "Đơn vị tiền"),
              choices=lambda: list(CURRENCY_NAMES), note="Để trống là VND."),
        Field("ty-gia", label_in(BOOK, "ty-gia"), cells.number(parse_rate), numeric=True),
        Field("quy-vnd", label_in(BOOK, "quy-vnd"), cells.number(), numeric=True, also=("Quy ra VND", "Tương đương VND")),
    ),
    unread=("STT", *(label_in(BOOK, key) for key in ("trang-thai", "quoc-tich", "muc", "doi-ung", "ghi-chu"))),
)  # fmt: skip
