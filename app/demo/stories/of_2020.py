"""Dossiers of 2020, led by the unit of that time: its name stands on them ever after."""

from datetime import date

from app.aid.models import Modality, Nature, Source
from app.demo.outline import Outline, Sum
from app.demo.road import LEAD_HEAD, OFFICE, Road
from app.demo.stage import Stage

CLASSROOMS = Outline(
    title="Xây dựng 02 phòng học Trường Tiểu học Phú Lập",
    owner="TP",
    donors={"Tổ chức Cầu Vồng (trình diễn)": "", "Hội đồng hương Sông Phố (trình diễn)": ""},
    amounts=(Sum(900_000_000), Sum(300_000_000, source=Source.COUNTERPART_BUDGET)),
    aims="Thay phòng học tạm cho điểm trường vùng xa.",
    results="02 phòng học kiên cố đưa vào sử dụng.",
    places=("Huyện Tân Phú",),
    nature=Nature.INVESTMENT,
    lasts=5,
)
DENTISTS = Outline(
    title="Khám răng miễn phí cho học sinh huyện Cẩm Mỹ",
    owner="CM",
    donors={"Tổ chức Bàn Tay Ấm (trình diễn)": ""},
    amounts=(Sum(14_000, "USD", "23155"),),
    aims="Phát hiện và chữa sớm bệnh răng miệng cho học sinh tiểu học.",
    results="1.200 học sinh được khám.",
    places=("Huyện Cẩm Mỹ",),
    sector="2",
    modality=Modality.NON_PROJECT,
    lasts=1,
)
COACH = Outline(
    title="Xe đạp cho học sinh nghèo huyện Định Quán",
    owner="DQ",
    donors={"Tổ chức Cầu Vồng (trình diễn)": ""},
    amounts=(Sum(120_000_000),),
    aims="Giúp học sinh nhà xa đến trường.",
    results="80 xe đạp được trao.",
    places=("Huyện Định Quán",),
    lasts=2,
)


def supplemented_and_given_back(stage: Stage, begins: date) -> None:
    """Received 02/11/2020: a supplement, a return for clarification, approved in December."""
    road = Road(stage, CLASSROOMS, begins=begins).drafted().after(1).handed_in().accepted()
    road.after(2).papers_asked(5, "Chưa ghi nguồn vốn đối ứng.").after(3).papers_added().consulted("SGDDT")
    road.after(3).answered("STC").answered("CAT").answered("SGDDT").after(1).appraised()
    road.after(2).take("give_back", OFFICE, note="Làm rõ tiến độ bố trí vốn đối ứng.")
    road.after(1).take("put_forward", "taichinh.chuyenvien").after(1).submitted()
    road.after(1).put_up().after(2).approved().after(1).notified()


def straight(stage: Stage, begins: date) -> None:
    road = Road(stage, DENTISTS, begins=begins).drafted().after(1).handed_in().accepted()
    road.after(1).consulted("SYT").after(4).answered("STC").answered("CAT").answered("SYT")
    road.after(1).appraised().after(2).put_up().after(2).approved().after(1).notified()


def refused(stage: Stage, begins: date) -> None:
    road = Road(stage, COACH, begins=begins).checking()
    letter = road.after(2).letter(road.lead, "{}-TH", "Từ chối tiếp nhận hồ sơ")
    reason = "Quà tặng theo hợp đồng quảng bá, ngoài phạm vi điều chỉnh của Nghị định 80/2020/NĐ-CP."
    road.take("refuse", LEAD_HEAD, letter, note=reason)


STORIES = (
    (date(2020, 9, 28), straight),
    (date(2020, 10, 30), supplemented_and_given_back),
    (date(2020, 12, 7), refused),
)
