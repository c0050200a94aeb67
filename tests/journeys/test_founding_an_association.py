"""An association from the campaign to the charter (thành lập hội): the way of NĐ 45/2010 on the screens."""

from datetime import date

import pytest

from app.accounts.models import Role
from tests.journeys import steps
from tests.journeys.official import PHONE, Official
from tests.journeys.steps import Office
from tests.sheets import read_one

pytestmark = pytest.mark.journey

NAME = "Hội Hữu nghị Việt Nam - Ấn Độ tỉnh Đồng Nai"
PEOPLE = ("Nguyễn Thị Vận", "Trần Văn Động", "Lê Thị Hữu", "Phạm Văn Nghị", "Hoàng Thị Bạn")
PAPERS = (
    "Đơn đề nghị thành lập hội",
    "Dự thảo điều lệ",
    "Danh sách Ban vận động",
    "Lý lịch tư pháp của người đứng đầu Ban vận động",
    "Văn bản xác nhận nơi dự kiến đặt trụ sở",
    "Bản kê khai tài chính, tài sản",
)


def test_a_campaign_becomes_an_association_with_a_charter(office: Office):
    office.stand_on(date(2021, 3, 1))
    lien = office.person("LHHN", name="Trần Thị Liên")
    writes_the_campaign_down(lien)
    asks_for_recognition(lien)

    office.stand_on(date(2021, 3, 15))
    recognises(office.person("SVHTTDL", name="Lê Văn Hóa"))
    office.stand_on(date(2021, 4, 12))
    hands_the_dossier_in(lien)

    takes_it_back_and_hands_in_again(lien)

    vu, noi = (
        office.person("SNV", name="Vũ Thị Vụ"),
        office.person("SNV", Role.LEADER, "Đỗ Văn Nội", size=PHONE),
    )
    prepares_the_asking(vu)
    signs_the_asking(noi)
    answers(office.person("CAT", name="Đinh Công An"))
    office.stand_on(date(2021, 4, 20))
    prepares_the_submission(vu)
    submits(noi)
    office.stand_on(date(2021, 4, 26))
    phong = office.person("VPUBND", name="Hồ Văn Phòng")
    puts_it_up(phong)
    office.stand_on(date(2021, 4, 28))
    hands_it_back(office.person("UBND", Role.LEADER, "Bùi Văn Quyết", size=PHONE))
    puts_it_up_again(phong)
    office.stand_on(date(2021, 5, 4))
    records_the_permission(office.person("VPUBND", Role.CLERK, "Mai Thị Văn"))

    office.stand_on(date(2021, 6, 20))
    holds_the_congress(lien)
    office.stand_on(date(2021, 7, 5))
    records_the_charter(vu)
    finds_it_in_the_register(lien)


def opens(who: Official) -> Official:
    """Find the founding in its register and open it."""
    return who.open("/hoi-huu-nghi").follow("Hồ sơ thành lập hội").follow(NAME)


def writes_the_campaign_down(lien: Official) -> None:
    """What the association is to be; with too few people the next step says why it cannot be taken."""
    lien.open("/").follow("Hội hữu nghị").follow("Hồ sơ thành lập hội").follow("Lập hồ sơ thành lập hội")
    lien.write({
        "Tên hội dự kiến": NAME,
        "Nước đối tác": ("Ấn Độ",),
        "Sở quản lý lĩnh vực": "Sở Văn hóa, Thể thao và Du lịch",
        "Tôn chỉ, mục đích": "Góp phần tăng cường hiểu biết, hữu nghị giữa nhân dân hai nước",
        "Lĩnh vực hoạt động": "Đối ngoại nhân dân",
        "Trưởng Ban vận động": PEOPLE[0],
        "Thành viên Ban vận động": "\n".join(PEOPLE[:4]),
        "Số người đăng ký tham gia": "64",
    })  # fmt: skip
    lien.press("Lưu").sees("Đã lập hồ sơ thành lập hội.", "Ban vận động mới có 4 người, cần ít nhất 5.")
    lien.follow("Sửa thông tin hội, Ban vận động").write({"Thành viên Ban vận động": "\n".join(PEOPLE)})
    lien.press("Lưu").misses("cần ít nhất 5")


def asks_for_recognition(lien: Official) -> None:
    """The department has thirty days."""
    request = steps.letter("15/LHHN", "01/03/2021", "Phạm Văn Chủ")
    steps.takes(lien, "Đề nghị công nhận Ban vận động",
                **{"Văn bản đề nghị công nhận Ban vận động": request})  # fmt: skip
    lien.sees("Hạn xử lý 31/03/2021", "30 ngày, kể từ sau ngày 01/03/2021")


def recognises(hoa: Official) -> None:
    """The department finds it among its work."""
    hoa.open("/").sees("Ghi nhận công nhận Ban vận động").follow(NAME)
    decision = steps.letter("45/QĐ-SVHTTDL", "15/03/2021", "Lê Giám Đốc")
    steps.takes(hoa, "Ghi nhận công nhận Ban vận động", **{"Quyết định công nhận Ban vận động": decision})


def hands_the_dossier_in(lien: Official) -> None:
    """Every paper of the old decree, then Sở Nội vụ has it."""
    opens(lien).sees("Giấy tờ chưa có và chưa nêu lý do: Đơn đề nghị thành lập hội")
    steps.puts_papers(lien, *PAPERS)
    steps.takes(lien, "Nộp hồ sơ thành lập hội", {"Ngày đến": "12/04/2021"})
    lien.sees("TLH-2021-001", "Kiểm tra hồ sơ thành lập", "Nghị định 45/2010/NĐ-CP")


def takes_it_back_and_hands_in_again(lien: Official) -> None:
    """A slip of the same day: both stay in the timeline."""
    lien.follow("Rút lại thao tác vừa thực hiện").write({"Lý do rút lại": "nộp nhầm bộ hồ sơ"})
    lien.press("Rút lại").sees("Đã rút lại thao tác vừa thực hiện.", "Ban vận động đã được công nhận")
    lien.sees("Nộp hồ sơ thành lập hội (đã rút lại)")
    steps.takes(lien, "Nộp hồ sơ thành lập hội", {"Ngày đến": "12/04/2021"})


def prepares_the_asking(vu: Official) -> None:
    """The officer says whom to ask and until when; number and signature are his leader's."""
    vu.open("/").sees("Xác nhận hợp lệ, lấy ý kiến").follow(NAME)
    vu.follow("Soạn: Xác nhận hợp lệ, lấy ý kiến")
    vu.write({"Cơ quan lấy ý kiến": ("Công an tỉnh",), "Hạn trả lời": "19/04/2021"})
    vu.press("Gửi lãnh đạo ký").sees("Đã gửi lãnh đạo: Xác nhận hợp lệ, lấy ý kiến.", "Vũ Thị Vụ soạn")
    vu.open("/").sees("Đã soạn, chờ lãnh đạo ký")


def signs_the_asking(noi: Official) -> None:
    """The leader finds it to sign; the thirty working days begin with the valid file."""
    noi.open("/").sees("Chờ ký").follow("Xác nhận hợp lệ, lấy ý kiến")
    noi.write(steps.letter("30/SNV-TCBC", "12/04/2021", "Đỗ Văn Nội"), "Văn bản lấy ý kiến")
    noi.press("Xác nhận hợp lệ, lấy ý kiến").sees("Đã ghi nhận: Xác nhận hợp lệ, lấy ý kiến.")
    noi.sees("Đang lấy ý kiến", "30 ngày làm việc, kể từ sau ngày 12/04/2021")


def answers(an: Official) -> None:
    """The police answers from its own desk."""
    an.open("/").follow("Trả lời ý kiến").write({"Ý kiến": "thống nhất", "Ngày đến của ý kiến": "12/04/2021"})
    an.press("Ghi nhận ý kiến").sees("Đã ghi nhận ý kiến.", "thống nhất")


def prepares_the_submission(vu: Official) -> None:
    """The officer writes what the tờ trình is about."""
    vu.open("/").follow(NAME).follow("Soạn: Trình UBND tỉnh")
    vu.write({"Trích yếu": "Về việc cho phép thành lập hội"}, "Tờ trình của Sở Nội vụ")
    vu.press("Gửi lãnh đạo ký").sees("Đã gửi lãnh đạo: Trình UBND tỉnh.")


def submits(noi: Official) -> None:
    """The leader of Sở Nội vụ signs and submits, on a telephone."""
    noi.open("/").sees("Chờ ký").follow("Trình UBND tỉnh")
    noi.write(steps.letter("77/TTr-SNV", "20/04/2021", "Đỗ Văn Nội"), "Tờ trình của Sở Nội vụ")
    noi.press("Trình UBND tỉnh").sees("Đã ghi nhận: Trình UBND tỉnh.", "77/TTr-SNV")


def puts_it_up(phong: Official) -> None:
    """The Văn phòng gives its opinion."""
    phong.open("/").follow(NAME)
    steps.takes(phong, "Trình ký", {"Ý kiến thẩm tra của Văn phòng": "Thống nhất trình ký"})


def hands_it_back(quyet: Official) -> None:
    """The decider writes a bút phê and wants to know more."""
    quyet.open("/").follow(NAME)
    steps.takes(quyet, "Trả lại Văn phòng", {"Lý do": "Làm rõ nơi đặt trụ sở"})


def puts_it_up_again(phong: Official) -> None:
    """The word of the leader stands on the file."""
    phong.open("/").follow(NAME).sees("Làm rõ nơi đặt trụ sở")
    steps.takes(phong, "Trình ký", {"Ý kiến thẩm tra của Văn phòng": "Trụ sở đã có văn bản xác nhận"})


def records_the_permission(clerk: Official) -> None:
    """From now on it stands in the register; the congress has ninety days."""
    clerk.open("/").follow(NAME)
    decision = steps.letter("1500/QĐ-UBND", "04/05/2021", "Bùi Văn Quyết")
    steps.takes(clerk, "Ghi nhận quyết định cho phép thành lập",
                **{"Quyết định cho phép thành lập": decision})  # fmt: skip
    clerk.sees("Hạn xử lý 02/08/2021", "90 ngày, kể từ sau ngày 04/05/2021")


def holds_the_congress(lien: Official) -> None:
    """Half of the registered is not enough."""
    step = "Ghi nhận đại hội thành lập"
    lien.open("/").follow(NAME).follow(step)
    lien.write({"Ngày đại hội thành lập": "20/06/2021", "Số người có mặt": "32", "Nơi tổ chức": "Biên Hòa"})
    lien.add_row("Thêm dòng").write(
        {"Chức danh": "Chủ tịch", "Họ và tên": PEOPLE[0]}, "Người được bầu, dòng 1"
    )
    lien.press(step, 409).sees("Có mặt 32 trên 64 người đăng ký: đại hội thành lập cần trên 1/2.")
    lien.write({"Số người có mặt": "33"}).press(step).sees("Đã ghi nhận: Ghi nhận đại hội thành lập.")


def records_the_charter(vu: Official) -> None:
    """The decision on the charter ends the procedure."""
    vu.open("/").follow(NAME)
    charter = steps.letter("2100/QĐ-UBND", "05/07/2021", "Bùi Văn Quyết")
    steps.takes(vu, "Ghi nhận quyết định phê duyệt điều lệ", **{"Quyết định phê duyệt điều lệ": charter})
    vu.sees("Hội đã hoạt động")


def finds_it_in_the_register(lien: Official) -> None:
    """The association with its decisions, its term and its chair, on the screen and in the workbook."""
    opens(lien).follow("Mở hội trong sổ")
    lien.sees("đang hoạt động", "1500/QĐ-UBND", "2100/QĐ-UBND", "nhiệm kỳ 20/06/2021 – 2026", "trên 1/2")
    lien.follow("Người giữ chức vụ").write({"Ai giữ chức vụ vào ngày": "01/07/2021"}).press("Xem")
    lien.sees("Ngày 01/07/2021", PEOPLE[0], "chắc chắn")
    lien.open("/hoi-huu-nghi")
    (row,) = read_one(lien.download("Xuất Excel")).rows
    assert (row["Tên hội"], row["QĐ thành lập"]) == (NAME, "1500/QĐ-UBND ngày 04/05/2021")
    assert (row["Chủ tịch"], row["Tình trạng"]) == (PEOPLE[0], "đang hoạt động")
