"""Dossiers that ended without an approval: declined, refused, withdrawn, stopped."""

from datetime import date

from app.aid.models import FinanceMechanism, Manager
from app.demo.outline import Outline, Sum
from app.demo.road import LEAD_HEAD, OFFICE, Road
from app.demo.stage import Stage

FACTORY = Outline(
    title="Xưởng thực hành nghề mộc phường Trấn Biên",
    owner="TRANBIEN",
    donors={"Quỹ Hạt Mầm (trình diễn)": ""},
    amounts=(Sum(210_000, "EUR", "30090", manager=Manager.DONOR),),
    aims="Đào tạo nghề mộc cho thanh niên.",
    results="Một xưởng thực hành, 90 học viên mỗi năm.",
    places=("Phường Trấn Biên",),
    sector="3",
    finance=FinanceMechanism.OUT_OF_BUDGET,
)


def declined(stage: Stage, begins: date) -> None:
    road = Road(stage, FACTORY, begins=begins).signing("SNV").after(3)
    reason = "Vị trí đặt xưởng không phù hợp quy hoạch sử dụng đất của phường."
    said = ("UBND2025", "Không tiếp nhận khoản viện trợ", reason)
    road.decided_against("decline", OFFICE, *said, donor_told_on=road.day)


CENTRAL = Outline(
    title="Hỗ trợ văn phòng một hội hoạt động toàn quốc",
    owner="TRANBIEN",
    donors={"Quỹ Hạt Mầm (trình diễn)": ""},
    amounts=(Sum(15_000, "EUR", "30150.25"),),
    aims="Chi phí hoạt động của văn phòng hội.",
    results="Văn phòng hoạt động trong một năm.",
    places=("Phường Trấn Biên",),
    sector="9",
    yes=frozenset(),
)


def refused(stage: Stage, begins: date) -> None:
    """Another body decides: named in the refusal."""
    road = Road(stage, CENTRAL, begins=begins).checking()
    letter = road.after(2).letter(road.lead, "{}-TH", "Từ chối tiếp nhận hồ sơ")
    reason = "Hội do trung ương cho phép thành lập; không thuộc thẩm quyền của tỉnh."
    road.take("refuse", LEAD_HEAD, letter, note=reason, body="Bộ trưởng Bộ Nội vụ")


GARDEN = Outline(
    title="Vườn rau sạch trường học xã Tà Lài",
    owner="TALAI",
    donors={"Trường Đại học Đồi Thông (trình diễn)": ""},
    amounts=(Sum(9_500, "EUR", "30150.25"),),
    aims="Học sinh học trồng rau, cải thiện bữa ăn bán trú.",
    results="03 vườn rau.",
    sector="4",
)


def withdrawn(stage: Stage, begins: date) -> None:
    road = Road(stage, GARDEN, begins=begins).consulting("SGDDT").after(3)
    reason = "Bên cung cấp đề nghị gộp vào một dự án khác."
    road.decided_against("withdraw", road.typist, "TALAI", "Đề nghị rút hồ sơ", reason)


CLUB = Outline(
    title="Câu lạc bộ tiếng Hàn xã Xuân Đường",
    owner="XUANDUONG",
    donors={"Tổ chức Cầu Vồng (trình diễn)": ""},
    amounts=(Sum(90_000_000),),
    aims="Dạy tiếng Hàn miễn phí cho thanh niên.",
    results="02 lớp mỗi năm.",
    places=("Xã Xuân Đường",),
    sector="3",
)


def stopped(stage: Stage, begins: date) -> None:
    """The day set for the supplement passed without a word."""
    road = Road(stage, CLUB, begins=begins).checking()
    road.after(2).papers_asked(10, "Chưa có văn bản nhất trí của bên cung cấp.").after(14)
    reason = "Quá hạn bổ sung, đơn vị không nộp hồ sơ."
    road.decided_against("stop", LEAD_HEAD, road.lead, "Dừng giải quyết hồ sơ", reason)


STORIES = (
    (42, declined),
    (20, refused),
    (28, withdrawn),
    (50, stopped),
)
