"""The legal texts the registry names (văn bản pháp luật), with their days of force as we know them."""

from datetime import date

from app.law.shapes import Instrument, Standing

INSTRUMENTS = (
    Instrument("93/2009/NĐ-CP", "Nghị định 93/2009/NĐ-CP", in_force_to=date(2020, 9, 16)),
    Instrument("07/2010/TT-BKH", "Thông tư 07/2010/TT-BKH", in_force_to=date(2020, 9, 16)),
    Instrument(
        "80/2020/NĐ-CP",
        "Nghị định 80/2020/NĐ-CP",
        date(2020, 9, 17),
        date(2025, 12, 7),
        note="Đọc từ bản không chính thức; mẫu biểu tại các Phụ lục chưa đối chiếu.",
    ),
    Instrument("23/2022/TT-BTC", "Thông tư 23/2022/TT-BTC", date(2022, 5, 20)),
    Instrument(
        "313/2025/NĐ-CP",
        "Nghị định 313/2025/NĐ-CP",
        date(2025, 12, 8),
        note="Đã đối chiếu phạm vi và các con số về tài chính; trình tự, thời hạn, số bộ hồ sơ chưa đối chiếu.",
    ),
    Instrument("50/2020/NĐ-CP", "Nghị định 50/2020/NĐ-CP", date(2020, 6, 15)),
    Instrument("12/2012/NĐ-CP", "Nghị định 12/2012/NĐ-CP", in_force_to=date(2022, 10, 31)),
    Instrument("58/2022/NĐ-CP", "Nghị định 58/2022/NĐ-CP", date(2022, 11, 1)),
    Instrument(
        "12/2023/QĐ-UBND",
        "Quyết định 12/2023/QĐ-UBND của Ủy ban nhân dân tỉnh Đồng Nai",
        date(2023, 4, 14),
        note="Ban hành ngày 31/3/2023, do Sở Ngoại vụ tham mưu.",
    ),
    Instrument("01/2018/TT-VPCP", "Thông tư 01/2018/TT-VPCP", in_force_to=date(2025, 9, 14)),
    Instrument("03/2025/TT-VPCP", "Thông tư 03/2025/TT-VPCP", date(2025, 9, 15)),
    Instrument("45/2010/NĐ-CP", "Nghị định 45/2010/NĐ-CP", in_force_to=date(2024, 11, 25)),
    Instrument("33/2012/NĐ-CP", "Nghị định 33/2012/NĐ-CP", in_force_to=date(2024, 11, 25)),
    Instrument(
        "126/2024/NĐ-CP",
        "Nghị định 126/2024/NĐ-CP",
        date(2024, 11, 26),
        note="Đã đối chiếu số người sáng lập và điều kiện đại hội; thành phần, thời hạn chưa đối chiếu.",
    ),
    Instrument("91/2015/QH13", "Bộ luật Dân sự 2015 (Điều 147, 148)", standing=Standing.CONFIRMED),
    Instrument("30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP về công tác văn thư"),
)
