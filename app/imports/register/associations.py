"""The register of associations as it takes in old books: what stands on an association, and its rows of the day.

Of its rows a book tells the founding decision, the term with its congress, the people in the first posts, and the
members at a time; what else there is has books of its own, or is entered on the page of the association.
"""

from collections.abc import Mapping
from datetime import date

from app.associations.models import Association, PostTitle
from app.associations.register import association_register
from app.core.countries import countries_and_groups
from app.core.parsing import parse_whole_number
from app.core.terms import label_of
from app.imports.register import cells, governing
from app.imports.register.shapes import Field, Importable, label_in

BOOK = association_register(date(2020, 1, 1))  # its labels are those of any day
A = Association
OTHER_POSTS: Mapping[str, PostTitle] = {
    "pho-thuong-truc": PostTitle.STANDING_VICE,
    "pho-chu-tich": PostTitle.VICE_CHAIR,
    "tong-thu-ky": PostTitle.SECRETARY_GENERAL,
    "thu-ky": PostTitle.SECRETARY,
}
"""The posts beside the chair that have a column, by its key."""

ASSOCIATIONS = Importable(
    key="associations",
    title=BOOK.title,
    noun=BOOK.noun,
    permission="edit_associations",
    endpoint="associations.show",
    fields=(
        Field("ten", label_in(BOOK, "ten"), cells.text(300), required=True, also=("Tên tổ chức", "Hội", "Tên")),
        Field("nuoc", label_in(BOOK, "nuoc"), cells.countries_or_groups, also=("Nước đối tác", "Quốc gia", "Đối tác"),
              choices=lambda: list(countries_and_groups().values()),
              note="Nhiều nước thì cách nhau bằng dấu chấm phẩy."),
        Field("viet-tat", label_of(A.abbreviation), cells.text(60), also=("Viết tắt",)),
        Field("tieng-anh", label_of(A.english_name), cells.text(300)),
        Field("thanh-lap-nam", label_of(A.founded_on), cells.partial_day,
              also=("Ngày thành lập", "Năm thành lập", "Thời gian thành lập"),
              note="Năm, tháng/năm hoặc ngày/tháng/năm."),
        Field("thanh-lap", label_in(BOOK, "thanh-lap"), governing.paper,
              also=("Quyết định thành lập", "Số QĐ thành lập", "Số quyết định thành lập"),
              note="Số và ngày, ví dụ 961/QĐ-UBND ngày 08/04/2009; chỉ biết một trong hai thì ghi phần đã biết."),
        Field("ngay-thanh-lap", "Ngày QĐ thành lập", cells.partial_day, also=("Ngày quyết định thành lập",),
              note="Năm, tháng/năm hoặc ngày/tháng/năm; để trống nếu đã ghi cùng số quyết định."),
        Field("co-quan-thanh-lap", "Cơ quan ra QĐ thành lập", cells.text(300),
              also=("Cơ quan ban hành QĐ thành lập", "Cơ quan quyết định thành lập")),
        Field("nhiem-ky", label_in(BOOK, "nhiem-ky"), governing.span, also=("Nhiệm kỳ hiện nay", "Nhiệm kỳ hiện tại"),
              note="Từ – đến, ví dụ 2020 – 2025; chỗ chưa rõ ghi dấu ?"),
        Field("dai-hoi", "Đại hội lần thứ", governing.ordinal, also=("Đại hội", "Lần đại hội"), note="3 hoặc III."),
        Field("ngay-dai-hoi", "Ngày đại hội", cells.partial_day, also=("Ngày tổ chức đại hội", "Thời gian đại hội"),
              note="Năm, tháng/năm hoặc ngày/tháng/năm."),
        Field("chu-tich", label_in(BOOK, "chu-tich"), governing.holders, also=("Chủ tịch hội", "Họ tên chủ tịch"),
              note="Người đang giữ chức vụ; có thể ghi thêm trong ngoặc: từ 2020, ghi nhận 2020, hoặc nơi công tác."),
        *(Field(key, title.label, governing.holders, note="Nhiều người thì cách nhau bằng dấu chấm phẩy.")
          for key, title in OTHER_POSTS.items()),
        Field("hoi-vien-tinh-den", label_in(BOOK, "hoi-vien-tinh-den"), cells.partial_day,
              also=("Số liệu tính đến", "Năm số liệu hội viên"), note="Năm, tháng/năm hoặc ngày/tháng/năm."),
        Field("dau-ky", label_in(BOOK, "dau-ky"), cells.number(parse_whole_number), also=("Hội viên đầu kỳ",),
              note="Chỉ để đối chiếu: đầu kỳ + tăng − giảm phải bằng cuối kỳ."),
        Field("tang", label_in(BOOK, "tang"), cells.number(parse_whole_number), also=("Hội viên tăng",)),
        Field("giam", label_in(BOOK, "giam"), cells.number(parse_whole_number), also=("Hội viên giảm",)),
        Field("cuoi-ky", label_in(BOOK, "cuoi-ky"), cells.number(parse_whole_number),
              also=("Hội viên cuối kỳ", "Số hội viên", "Hội viên", "Tổng số hội viên"),
              note="Ghi cùng thời điểm thống kê."),
        Field("linh-vuc", label_in(BOOK, "linh-vuc"), cells.text(500), also=("Lĩnh vực", "Ngành nghề, lĩnh vực")),
        Field("pham-vi", label_of(A.scope), cells.text(300), also=("Phạm vi",)),
        Field("tru-so", label_in(BOOK, "tru-so"), cells.text(300), also=("Trụ sở", "Địa chỉ")),
        Field("trung-uong", label_in(BOOK, "trung-uong"), cells.text(300)),
        Field("lien-he", label_of(A.contact), cells.long_text(500), also=("Điện thoại", "Số điện thoại", "Thông tin liên hệ"),
              note="Một ô có thể có nhiều số điện thoại."),
        Field("nguon", label_in(BOOK, "nguon"), cells.text(200)),
        Field("ghi-chu", label_in(BOOK, "ghi-chu"), cells.long_text(2000)),
    ),
    unread=("STT", *(
        label_in(BOOK, key) for key in ("tinh-trang", "qua-nhiem-ky", "bch", "chi-hoi")
    )),
)  # fmt: skip
