"""Dossiers of today between the appraisal and the decision."""

from datetime import date

from app.aid.models import Condition, Form, Modality, Nature, Source
from app.demo.outline import Goods, Outline, Sum
from app.demo.road import LEAD, LEAD_HEAD, OFFICE, Road
from app.demo.stage import Stage
from app.dossiers.models import OpinionKind

FOREST = Outline(
    title="Cộng đồng cùng giữ rừng Cát Tiên",
    owner="TALAI",
    donors={"Quỹ Hạt Mầm (trình diễn)": ""},
    amounts=(Sum(96_000, "EUR", "30150.25"),),
    aims="Tăng thu nhập từ lâm sản ngoài gỗ, giảm vi phạm lâm luật.",
    results="05 tổ cộng đồng tuần tra; 40 hộ có thêm thu nhập.",
    sector="4",
    lasts=24,
)


def appraising(stage: Stage, begins: date) -> None:
    """Who did not answer in time is written down as silent, and answers after all."""
    road = Road(stage, FOREST, begins=begins).consulting("SKHCN", within=5)
    road.after(3).answered("CAT")
    road.after(5).take("appraise", LEAD).after(3).answered("SKHCN", text="Thống nhất nội dung hồ sơ.")


TOGETHER = Outline(
    title="Hòa nhập cho trẻ khuyết tật ở ba xã, phường",
    owner="TRANBIEN",
    donors={
        "Quỹ Hạt Mầm (trình diễn)": "Tổ chức Bàn Tay Ấm (trình diễn)",
        "Tổ chức Cầu Vồng (trình diễn)": "",
    },
    amounts=(
        Sum(140_000, "USD", "26210"),
        Sum(55_000, "EUR", "30150.25"),
        Sum(300_000_000, source=Source.COUNTERPART_OWN),
    ),
    aims="Trẻ khuyết tật được phát hiện sớm, can thiệp sớm và đi học hòa nhập.",
    results="180 trẻ được can thiệp; 60 giáo viên được tập huấn.",
    places=("Phường Trấn Biên", "Xã Định Quán", "Xã Tà Lài"),
    shares={"TRANBIEN": 50, "DINHQUAN": 30, "TALAI": 20},
    sector="5",
    lasts=30,
)


def reviewing(stage: Stage, begins: date) -> None:
    """Two donors, one of them through another, with amounts in three currencies."""
    road = Road(stage, TOGETHER, begins=begins).drafted().after(1).handed_in().after(2).accepted()
    road.after(2).consulted("SGDDT", "SYT").after(3).answered("CAT").answered("SYT").after(1)
    doubt = "Đề nghị làm rõ nguồn vốn đối ứng tự có."
    road.answered("SGDDT", OpinionKind.DISAGREE, doubt)
    road.after(2).take("appraise", LEAD).after(2).written().after(1).take("put_forward", LEAD)


TRAINING = Outline(
    title="Dạy nghề may cho phụ nữ xã Xuân Đường",
    owner="XUANDUONG",
    donors={"Thành phố Bến Gió (trình diễn)": ""},
    amounts=(Sum(5_200_000, "JPY", "168.4"),),
    aims="Tạo việc làm tại chỗ cho phụ nữ sau 35 tuổi.",
    results="03 lớp, 75 học viên, ít nhất 50 người có việc làm.",
    places=("Xã Xuân Đường",),
    sector="3",
)


def submitted(stage: Stage, begins: date) -> None:
    """Given back once, made clear and submitted again."""
    road = Road(stage, TRAINING, begins=begins).consulting("SNV")
    road.after(4).answered("CAT").answered("SNV").after(1).appraised()
    road.after(3).take("give_back", OFFICE, note="Làm rõ địa điểm mở lớp và định mức chi.")
    road.after(3).take("put_forward", LEAD).after(1).submitted()


LIBRARY = Outline(
    title="Phòng đọc thân thiện phường Trấn Biên",
    owner="TRANBIEN",
    donors={"Tổ chức Cầu Vồng (trình diễn)": ""},
    amounts=(Sum(690_000_000), Sum(110_000_000, source=Source.COUNTERPART_BUDGET)),
    aims="Có nơi đọc sách cho thiếu nhi và người cao tuổi.",
    results="01 phòng đọc 120 m² với 5.000 đầu sách.",
    places=("Phường Trấn Biên",),
    sector="8",
    nature=Nature.INVESTMENT,
)


def signing(stage: Stage, begins: date) -> None:
    """Handed back once by the decider, with his word on the file."""
    road = Road(stage, LIBRARY, begins=begins).consulting("SVHTTDL")
    road.after(4).answered("CAT").answered("SVHTTDL").after(1).appraised()
    road.remarked(LEAD_HEAD, "Đề nghị Văn phòng ưu tiên trình sớm để kịp năm ngân sách.")
    road.after(3).put_up().after(2).take("hand_back", "ubnd.lanhdao", note="Rà lại diện tích phòng đọc.")
    road.after(2).put_up().remarked("ubnd.lanhdao", "Đồng ý.")


AMBULANCE = Outline(
    title="Xe cứu thương đã qua sử dụng cho trạm y tế xã Tà Lài",
    owner="TALAI",
    donors={"Thành phố Bến Gió (trình diễn)": ""},
    amounts=(Sum(3_800_000, "JPY", "168.4", form=Form.KIND),),
    goods=(Goods("Xe cứu thương", "chiếc", 1, 639_920_000, "Nhật Bản", Condition.USED),),
    aims="Chuyển cấp cứu kịp thời từ xã vùng xa.",
    results="01 xe cứu thương được đăng ký, đưa vào sử dụng.",
    sector="2",
    modality=Modality.NON_PROJECT,
    yes=frozenset({"own_body", "pm_goods"}),
    flags=("has_pm_used_vehicles",),
    lasts=3,
)


def forwarded(stage: Stage, begins: date) -> None:
    """Used vehicles are for the Prime Minister: the file was sent up."""
    road = Road(stage, AMBULANCE, begins=begins).consulting("SYT", "SXD")
    road.after(5).answered("CAT").answered("SYT").answered("SXD")
    road.after(1).appraised().after(3).put_up().after(2)
    letter = road.letter("UBND2025", "{}-KGVX", "Trình Thủ tướng Chính phủ khoản viện trợ")
    road.take("forward", OFFICE, letter, "Bộ Tài chính", 6)


STORIES = (
    (22, appraising),
    (26, reviewing),
    (34, submitted),
    (36, signing),
    (45, forwarded),
)
