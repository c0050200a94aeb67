"""The books beside the register of associations as they take in old ones: members by time, people in posts."""

from app.associations.models import Body, MemberKind, PostTitle
from app.associations.register import MEMBER_REGISTER, post_register
from app.core.parsing import parse_whole_number
from app.imports.register import cells
from app.imports.register.shapes import Field, Importable, label_in

POSTS = post_register(None)
NAMED = ("Tên tổ chức", "Hội", "Tên")
AS_KNOWN = "Năm, tháng/năm hoặc ngày/tháng/năm."
AS_IN_REGISTER = "Tên như trong sổ hội hữu nghị, tên cũ cũng được."
KIND_WORDS = {"chung": MemberKind.ALL, "tất cả": MemberKind.ALL, "hội viên chính thức": MemberKind.FULL,
              "hội viên liên kết": MemberKind.ASSOCIATE, "hội viên danh dự": MemberKind.HONORARY}  # fmt: skip

MEMBER_COUNTS = Importable(
    key="member_counts",
    title=MEMBER_REGISTER.title,
    noun=MEMBER_REGISTER.noun,
    permission="edit_associations",
    endpoint="associations.branches",
    fields=(
        Field("hoi", label_in(MEMBER_REGISTER, "hoi"), cells.text(300), required=True, also=NAMED, note=AS_IN_REGISTER),
        Field("chi-hoi", label_in(MEMBER_REGISTER, "chi-hoi"), cells.text(300), also=("Tên chi hội",),
              note="Để trống là số của toàn hội."),
        Field("tinh-den", label_in(MEMBER_REGISTER, "tinh-den"), cells.partial_day, required=True,
              also=("Năm", "Thời điểm", "Tính đến ngày"), note=AS_KNOWN),
        Field("loai", label_in(MEMBER_REGISTER, "loai"), cells.one_of(MemberKind, KIND_WORDS), also=("Loại",),
              choices=lambda: [kind.label for kind in MemberKind], note="Để trống là số chung, không chia loại."),
        Field("so", label_in(MEMBER_REGISTER, "so"), cells.number(parse_whole_number), required=True,
              also=("Hội viên", "Tổng số hội viên", "Số lượng", "Cuối kỳ")),
        Field("tang", label_in(MEMBER_REGISTER, "tang"), cells.number(parse_whole_number), also=("Tăng",)),
        Field("giam", label_in(MEMBER_REGISTER, "giam"), cells.number(parse_whole_number), also=("Giảm",)),
        Field("nguon", label_in(MEMBER_REGISTER, "nguon"), cells.text(200)),
    ),
)  # fmt: skip

ASSOCIATION_POSTS = Importable(
    key="association_posts",
    title=POSTS.title,
    noun=POSTS.noun,
    permission="edit_associations",
    endpoint="associations.people",
    fields=(
        Field("ho-ten", label_in(POSTS, "ho-ten"), cells.text(200), required=True, also=("Họ tên", "Tên")),
        Field("chuc-danh", label_in(POSTS, "chuc-danh"), cells.one_of(PostTitle), required=True,
              also=("Chức vụ", "Chức vụ trong hội"), choices=lambda: [title.label for title in PostTitle]),
        Field("hoi", label_in(POSTS, "hoi"), cells.text(300), required=True, also=NAMED[:2], note=AS_IN_REGISTER),
        Field("thuoc", label_in(POSTS, "thuoc"), cells.one_of(Body), also=("Cơ quan của hội",),
              choices=lambda: [body.label for body in Body]),
        Field("ngoai-hoi", label_in(POSTS, "ngoai-hoi"), cells.text(300),
              also=("Nơi công tác", "Chức vụ, nơi công tác", "Đơn vị công tác")),
        Field("tu", label_in(POSTS, "tu"), cells.partial_day, also=("Từ ngày", "Từ năm"), note=AS_KNOWN),
        Field("den", label_in(POSTS, "den"), cells.partial_day, also=("Đến ngày", "Đến năm"),
              note=f"{AS_KNOWN} Để trống nếu còn giữ chức vụ."),
        Field("ghi-nhan", label_in(POSTS, "ghi-nhan"), cells.partial_day,
              note="Khi nguồn chỉ cho biết lúc đó người này đang giữ chức vụ."),
        Field("nguon", label_in(POSTS, "nguon"), cells.text(200)),
    ),
    unread=("STT", "Còn chưa rõ"),
)  # fmt: skip
