"""The register of associations as it takes in old books: what stands on the association itself.

Decisions, terms, posts and members are rows of their own, entered on its page.
"""

from datetime import date

from app.associations.models import Association
from app.associations.register import association_register
from app.core.countries import countries_and_groups
from app.core.terms import label_of
from app.imports.register import cells
from app.imports.register.shapes import Field, Importable, label_in

BOOK = association_register(date(2020, 1, 1))  # its labels are those of any day
A = Association

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
        label_in(BOOK, key)
        for key in ("thanh-lap", "tinh-trang", "nhiem-ky", "qua-nhiem-ky", "chu-tich", "bch", "chi-hoi", "dau-ky",
                    "tang", "giam", "cuoi-ky")
    )),
)  # fmt: skip
