"""Dossiers of today up to the asking of opinions."""

from datetime import date

from app.aid.models import Form, Modality, Nature, Source
from app.demo.outline import Outline, Sum
from app.demo.road import Road
from app.demo.stage import Stage
from app.dossiers.models import OpinionKind

BOOKS = Outline(
    title="Tủ sách song ngữ cho Trường Tiểu học Nguyễn Trung Trực, xã Tà Lài",
    owner="TALAI",
    donors={"Tổ chức Cầu Vồng (trình diễn)": ""},
    amounts=(),
    aims="Khuyến khích thói quen đọc sách cho học sinh tiểu học.",
    results="",
)


def drafting(stage: Stage, begins: date) -> None:
    """A draft of the commune itself, not yet complete."""
    facts = {**BOOKS.facts(stage, begins), "amounts": [], "sectors": []}
    Road(stage, BOOKS, begins=begins, typist="xa.chuyenvien").begun(facts)


WELLS = Outline(
    title="Giếng nước sạch cho ấp 4, xã Tà Lài",
    owner="TALAI",
    donors={"Tổ chức Bàn Tay Ấm (trình diễn)": ""},
    amounts=(Sum(420_000_000), Sum(80_000_000, source=Source.COUNTERPART_BUDGET)),
    aims="Cung cấp nước hợp vệ sinh cho 120 hộ dân.",
    results="02 giếng khoan, 01 bể lọc và đường ống đến nhà văn hóa ấp.",
    beneficiaries="120 hộ dân ấp 4",
    sector="6",
)


def received(stage: Stage, begins: date) -> None:
    Road(stage, WELLS, begins=begins).drafted().after(5).handed_in()


EXPERT = Outline(
    title="Chuyên gia hướng dẫn phục hồi chức năng tại cộng đồng, xã Định Quán",
    owner="DINHQUAN",
    donors={"Trường Đại học Đồi Thông (trình diễn)": ""},
    amounts=(Sum(12_000, "EUR", "30150.25", form=Form.KIND),),
    aims="Tập huấn cho cán bộ trạm y tế về phục hồi chức năng cho người khuyết tật.",
    results="30 cán bộ được tập huấn; 01 tài liệu hướng dẫn bằng tiếng Việt.",
    places=("Xã Định Quán",),
    sector="2",
    modality=Modality.NON_PROJECT,
    flags=("has_expert",),
    lasts=2,
)


def checking(stage: Stage, begins: date) -> None:
    Road(stage, EXPERT, begins=begins).drafted().after(1).handed_in().after(2).accepted()


KINDERGARTEN = Outline(
    title="Sửa chữa mái Trường Mầm non Xuân Đường",
    owner="XUANDUONG",
    donors={"Hội đồng hương Sông Phố (trình diễn)": ""},
    amounts=(Sum(25_000, "AUD", "17120"),),
    aims="Bảo đảm an toàn cho trẻ trước mùa mưa.",
    results="04 phòng học được thay mái.",
    places=("Xã Xuân Đường",),
    nature=Nature.INVESTMENT,
    lasts=3,
)


def supplement_overdue(stage: Stage, begins: date) -> None:
    """Papers were asked for; the day set for them is past."""
    road = Road(stage, KINDERGARTEN, begins=begins).checking()
    road.after(3).papers_asked(10, "Chưa ghi vốn đối ứng và nguồn bố trí.")


SCHOLARSHIPS = Outline(
    title="Học bổng cho học sinh có hoàn cảnh khó khăn, phường Trấn Biên",
    owner="TRANBIEN",
    donors={"Bà Anna Lind (trình diễn)": ""},
    amounts=(Sum(18_000, "USD", "26210"),),
    aims="Giúp học sinh có nguy cơ bỏ học tiếp tục đến trường.",
    results="60 suất học bổng trong hai năm học.",
    places=("Phường Trấn Biên",),
    lasts=20,
)


def supplement_awaited(stage: Stage, begins: date) -> None:
    road = Road(stage, SCHOLARSHIPS, begins=begins).checking()
    road.after(3).papers_asked(10, "Hộ chiếu của bên cung cấp sắp hết hạn; đề nghị gửi bản còn hiệu lực.")


CLINIC = Outline(
    title="Nâng cao chăm sóc sức khỏe bà mẹ, trẻ em tại xã Định Quán",
    owner="DINHQUAN",
    donors={"Tổ chức Bàn Tay Ấm (trình diễn)": ""},
    amounts=(Sum(68_500, "USD", "26210"), Sum(150_000_000, source=Source.COUNTERPART_BUDGET)),
    aims="Giảm tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng.",
    results="Trạm y tế có phòng tư vấn; 400 bà mẹ được tư vấn dinh dưỡng.",
    places=("Xã Định Quán",),
    sector="2",
    lasts=18,
)


def consulting(stage: Stage, begins: date) -> None:
    """One opinion came in time, one late, one is still awaited past its day."""
    road = Road(stage, CLINIC, begins=begins).consulting("SYT", "SGDDT", within=5)
    road.after(4).answered("CAT", who="congan.chuyenvien")
    late = "Thống nhất; đề nghị ghi rõ phần phối hợp với bệnh viện tuyến trên."
    road.after(6).answered("SYT", OpinionKind.AGREE_WITH_REMARKS, late)


STORIES = (
    (3, drafting),
    (5, received),
    (9, checking),
    (35, supplement_overdue),
    (8, supplement_awaited),
    (20, consulting),
)
