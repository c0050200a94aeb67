"""The register of donors as it takes in old books."""

from app.core.countries import countries
from app.core.terms import label_of
from app.imports.register import cells
from app.imports.register.shapes import Field, Importable, label_in
from app.partners.models import Partner, PartnerKind
from app.partners.register import REGISTER

KIND_WORDS = {
    "tổ chức phi chính phủ nước ngoài": PartnerKind.UNREGISTERED_NGO,
    "tổ chức PCPNN": PartnerKind.UNREGISTERED_NGO,
    "PCPNN": PartnerKind.UNREGISTERED_NGO,
    "NGO": PartnerKind.UNREGISTERED_NGO,
    "cá nhân": PartnerKind.INDIVIDUAL,
    "công ty": PartnerKind.FOREIGN_COMPANY,
    "doanh nghiệp": PartnerKind.FOREIGN_COMPANY,
    "kiều bào": PartnerKind.OVERSEAS_VIETNAMESE,
    "Việt kiều": PartnerKind.OVERSEAS_VIETNAMESE,
    "đại sứ quán": PartnerKind.MISSION,
    "tổng lãnh sự quán": PartnerKind.MISSION,
}

PARTNERS = Importable(
    key="partners",
    title=REGISTER.title,
    noun=REGISTER.noun,
    permission="edit_partners",
    endpoint="partners.show",
    fields=(
        Field("name", label_in(REGISTER, "ten"), cells.text(300), required=True,
              also=("Tên tổ chức", "Tên tổ chức PCPNN", "Nhà tài trợ", "Bên viện trợ", "Tên đối tác", "Tên nhà tài trợ",
                    "Bên cung cấp viện trợ", "Tổ chức", "Tên")),
        Field("abbreviation", label_in(REGISTER, "viet-tat"), cells.text(60), also=("Viết tắt", "Tên tắt")),
        Field("kind", label_in(REGISTER, "loai"), cells.one_of(PartnerKind, KIND_WORDS), required=True,
              also=("Loại", "Loại hình", "Loại tổ chức", "Phân loại"),
              choices=lambda: [kind.label for kind in PartnerKind]),
        Field("country", label_in(REGISTER, "quoc-tich"), cells.country,
              also=("Quốc gia", "Nước", "Nước/Tổ chức", "Nước sở tại"), choices=lambda: list(countries().values()),
              note="Tên nước bằng tiếng Việt; để trống với tổ chức quốc tế."),
        Field("head_office", label_in(REGISTER, "tru-so"), cells.text(300), also=("Trụ sở", "Địa chỉ")),
        Field("original_name", label_in(REGISTER, "nguyen-ngu"), cells.text(300)),
        Field("english_name", label_in(REGISTER, "tieng-anh"), cells.text(300), also=("Tên Anh",)),
        Field("aliases", label_in(REGISTER, "ten-khac"), cells.several(300), also=("Tên khác",),
              note="Nhiều tên thì cách nhau bằng dấu chấm phẩy."),
        Field("founded", label_in(REGISTER, "thanh-lap"), cells.year, also=("Thành lập",), note="Năm đủ bốn chữ số."),
        Field("website", label_in(REGISTER, "trang"), cells.web_address, also=("Website", "Trang web")),
        Field("contact", label_in(REGISTER, "lien-he"), cells.long_text(500),
              also=("Điện thoại", "Người liên hệ", "Thông tin liên hệ"),
              note="Người, điện thoại, thư điện tử; một ô có thể có nhiều số điện thoại."),
        Field("remarks", label_in(REGISTER, "ghi-chu"), cells.long_text(2000)),
        Field("source", label_of(Partner.source), cells.text(200), note="Văn bản hoặc trang tin đã lấy thông tin."),
    ),
    unread=("STT", label_in(REGISTER, "ghi-so")),
)  # fmt: skip
