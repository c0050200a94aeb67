"""Aid approved in the last months: in money, in kind, after a storm, beside the legal totals, annulled."""

from datetime import date

from app.aid.models import Form, Modality, Nature, Source
from app.demo.outline import Goods, Outline, Sum
from app.demo.road import LEAD, LEAD_HEAD, OFFICE, Road
from app.demo.stage import Stage

PLAYGROUND = Outline(
    title="Sân chơi an toàn cho trẻ em xã Xuân Đường",
    owner="XUANDUONG",
    donors={"Tổ chức Cầu Vồng (trình diễn)": ""},
    amounts=(Sum(31_400, "USD", "26195"),),
    aims="Có nơi vui chơi an toàn cho trẻ em.",
    results="02 sân chơi tại hai trường tiểu học.",
    places=("Xã Xuân Đường",),
    sector="5",
    nature=Nature.INVESTMENT,
    lasts=4,
)


def approved(stage: Stage, begins: date) -> None:
    """Decided a few days ago; the donor is still to be told."""
    Road(stage, PLAYGROUND, begins=begins).signing("SVHTTDL").after(6).approved()


WHEELCHAIRS = Outline(
    title="60 xe lăn và 40 nạng cho người khuyết tật xã Tà Lài",
    owner="TALAI",
    donors={"Tổ chức Bàn Tay Ấm (trình diễn)": ""},
    amounts=(Sum(238_000_000, form=Form.KIND),),
    goods=(
        Goods("Xe lăn tay", "chiếc", 60, 210_000_000, "Hoa Kỳ"),
        Goods("Nạng nhôm", "đôi", 40, 28_000_000, "Việt Nam"),
    ),
    aims="Giúp người khuyết tật vận động tự chủ.",
    results="100 người khuyết tật nhận dụng cụ trợ giúp.",
    sector="5",
    modality=Modality.NON_PROJECT,
    lasts=2,
)


def notified_goods(stage: Stage, begins: date) -> None:
    """Goods in kind with their list."""
    road = Road(stage, WHEELCHAIRS, begins=begins).signing("SNV").after(3).approved()
    road.after(2).notified()


STORM = Outline(
    title="Sửa nhà cho 35 hộ bị tốc mái sau giông lốc tại xã Định Quán",
    owner="DINHQUAN",
    donors={"Hội đồng hương Sông Phố (trình diễn)": ""},
    amounts=(Sum(875_000_000),),
    aims="Khắc phục hậu quả giông lốc, sớm ổn định chỗ ở.",
    results="35 căn nhà được sửa chữa.",
    places=("Xã Định Quán",),
    sector="6",
    flags=("is_recovery",),
    nature=Nature.INVESTMENT,
    lasts=3,
)


def notified_recovery(stage: Stage, begins: date) -> None:
    """Recovery after a storm: no opinions, on the Chairman's instruction."""
    road = Road(stage, STORM, begins=begins).drafted().handed_in().after(1).accepted().after(1)
    instruction = road.letter("UBND2025", "{}-KTN", "Chỉ đạo khắc phục hậu quả giông lốc")
    said = f"Công văn {instruction.number} ngày {road.day:%d/%m/%Y}"
    road.take("skip_opinions", LEAD_HEAD, said).after(1).written().take("put_forward", LEAD)
    road.after(1).submitted().after(1).put_up().after(1).approved().after(1).notified()


FACTORY_GIFT = Outline(
    title="Máy tính cho phòng tin học các trường ở phường Trấn Biên",
    owner="TRANBIEN",
    donors={"Công ty TNHH Sao Mai Việt Nam (trình diễn)": ""},
    amounts=(Sum(360_000_000, form=Form.KIND),),
    goods=(Goods("Máy tính để bàn", "bộ", 24, 360_000_000, "Việt Nam"),),
    aims="Trang bị phòng tin học cho hai trường trung học cơ sở.",
    results="24 bộ máy tính được lắp đặt.",
    places=("Phường Trấn Biên",),
    modality=Modality.NON_PROJECT,
    lasts=2,
)


def notified_outside_totals(stage: Stage, begins: date) -> None:
    """A gift of an FDI company: recorded beside the legal totals."""
    road = Road(stage, FACTORY_GIFT, begins=begins).signing("SGDDT").after(3).approved()
    road.after(1).notified()


BRIDGE = Outline(
    title="Cầu dân sinh ấp 2, xã Định Quán",
    owner="DINHQUAN",
    donors={"Thành phố Bến Gió (trình diễn)": ""},
    amounts=(Sum(12_000_000, "JPY", "168.4"), Sum(400_000_000, source=Source.COUNTERPART_BUDGET)),
    aims="Thay cầu tạm, học sinh đến trường an toàn mùa mưa.",
    results="01 cầu bê tông dài 24 m.",
    places=("Xã Định Quán",),
    sector="9",
    nature=Nature.INVESTMENT,
    lasts=8,
)


def annulled(stage: Stage, begins: date) -> None:
    """Approved, told, and called off before it began."""
    road = Road(stage, BRIDGE, begins=begins).signing("SXD").after(3).approved().after(2).notified()
    reason = "Bên cung cấp ngừng tài trợ trước khi khởi công."
    road.after(12).decided_against("annul", OFFICE, road.decider, "Hủy bỏ quyết định phê duyệt", reason)


STORIES = (
    (24, approved),
    (48, notified_goods),
    (30, notified_recovery),
    (52, notified_outside_totals),
    (60, annulled),
)
