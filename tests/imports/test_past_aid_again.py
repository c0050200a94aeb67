"""A row about an aid that the registry has: filled in where it came from an old book, never where it went its way."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.aid.models import AmountKind, Modality, Proposal, Source, Status
from app.core.db import db
from app.core.history import HistoryRow
from app.core.transaction import transaction
from app.imports.models import Verdict
from app.office.models import Place
from tests import factories as make
from tests.aid.cases import case_at
from tests.old_books import Sheet, xlsx
from tests.pages import opened

HEAD = ["STT", "Tên dự án", "Mã hồ sơ", "Nhà tài trợ", "Chủ dự án", "Số QĐ", "Ngày QĐ", "Cơ quan phê duyệt", "Phương thức",
        "Địa bàn", "Từ ngày", "Đến ngày", "Giá trị", "Loại tiền", "Tỷ giá", "Nguồn vốn", "Loại giá trị"]  # fmt: skip
SCHOOL = "Xây dựng 3 phòng học"


def row(**said):
    given = {
        "STT": 1,
        "Tên dự án": SCHOOL,
        "Nhà tài trợ": "COPION",
        "Chủ dự án": make.unit("STC").name,
        "Số QĐ": "961/QĐ-UBND",
        "Ngày QĐ": "8/4/2009",
        "Cơ quan phê duyệt": "UBND tỉnh",
        "Giá trị": 52000,
        "Loại tiền": "USD",
        **said,
    }
    return [given.get(heading, "") for heading in HEAD]


def book(*rows):
    return xlsx(Sheet([HEAD, *rows]))


def verdicts(desk, *rows):
    desk.check(book(*rows), register="past_aid")
    return [told[1:] for told in desk.told]


def confirmed(desk):
    return desk.confirm(opened(desk.visitor, f"/nhap-so/{desk.last.id}"))


@pytest.fixture
def aid(desk) -> Proposal:
    make.partner("COPION")
    make.partner("Quỹ Bầu ơi")
    desk.bring_in(book(row()), register="past_aid")
    return db.session.scalars(select(Proposal)).one()


@pytest.fixture
def place(desk) -> str:
    return db.session.scalars(select(Place.name).order_by(Place.id)).first()


def test_the_same_row_changes_nothing(desk, aid):
    assert verdicts(desk, row()) == [(Verdict.SAME, ["Sổ đã có, nội dung không khác."])]


def test_what_the_first_book_left_out_is_filled_in_and_what_it_had_is_put_right(desk, aid, place):
    assert "phương thức" in aid.missing
    more = row(
        **{
            "Nhà tài trợ": "COPION; Quỹ Bầu ơi",
            "Cơ quan phê duyệt": "UBND tỉnh Đồng Nai",
            "Phương thức": "dự án",
            "Địa bàn": place,
            "Từ ngày": "1/5/2009",
            "Đến ngày": "31/12/2009",
            "Giá trị": 52500,
        }
    )
    assert verdicts(desk, more) == [
        (
            Verdict.UPDATE,
            [
                "Phương thức: đang trống → “dự án”.",
                "Từ ngày: đang trống → “01/05/2009”.",
                "Đến ngày: đang trống → “31/12/2009”.",
                "Cơ quan: “UBND tỉnh” → “UBND tỉnh Đồng Nai”.",
                "Bên cung cấp viện trợ: “COPION” → “COPION; Quỹ Bầu ơi”.",
                f"Địa bàn: đang trống → “{place}”.",
                "Số tiền nguyên tệ: “52.000 USD” → “52.500 USD”.",
            ],
        )
    ]
    page = confirmed(desk)
    assert "thêm 0, cập nhật 1" in page.words
    assert (aid.modality, aid.starts_on, aid.ends_on) == (
        Modality.PROJECT,
        date(2009, 5, 1),
        date(2009, 12, 31),
    )
    assert aid.donor_names == "COPION; Quỹ Bầu ơi"
    assert [amount.amount for amount in aid.amounts] == [Decimal(52500)]
    assert "phương thức" not in aid.missing
    assert aid.decision.number == "961/QĐ-UBND"
    assert verdicts(desk, more)[0][0] == Verdict.SAME
    changed = select(HistoryRow).where(HistoryRow.kind == "proposals", HistoryRow.event == "sửa")
    assert "modality" in db.session.scalars(changed.order_by(HistoryRow.id.desc())).first().differences
    assert "cập nhật" in opened(desk.visitor, f"/vien-tro/{aid.id}").words


def test_an_amount_of_another_source_comes_beside_and_a_rate_brings_its_equivalent(desk, aid):
    rows = (
        row(**{"Tỷ giá": 17000}),
        row(**{"Giá trị": 120_000_000, "Loại tiền": "VND", "Nguồn vốn": "vốn đối ứng"}),
    )
    assert verdicts(desk, *rows) == [
        (Verdict.UPDATE, ["Số tiền nguyên tệ: “52.000 USD” → “52.000 USD, tỷ giá 17.000”."]),
        (Verdict.UPDATE, ["Số tiền nguyên tệ: thêm “120.000.000 VND”."]),
    ]
    confirmed(desk)
    assert [(a.source, a.kind, a.amount, a.vnd) for a in aid.amounts] == [
        (Source.GRANT, AmountKind.COMMITTED, 52000, 884_000_000),
        (Source.COUNTERPART_BUDGET, AmountKind.COMMITTED, 120_000_000, 120_000_000),
    ]
    assert [verdict for verdict, _ in verdicts(desk, *rows)] == [Verdict.SAME, Verdict.SAME]
    desk.changes_nothing("/vien-tro/so-theo-doi.xlsx", "past_aid")


def test_rows_of_one_aid_that_contradict_each_other_are_a_fault(desk, aid):
    rows = row(**{"Phương thức": "dự án"}), row(**{"Phương thức": "phi dự án", "Giá trị": ""})
    assert verdicts(desk, *rows)[1] == (Verdict.FAULTY, ["Khác với dòng 2 của tệp về cùng khoản này."])


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Từ ngày": "1/5/2009", "Đến ngày": "1/4/2009"}, "Kết thúc (01/04/2009) trước khi bắt đầu (01/05/2009)."),
        ({"Nhà tài trợ": "Không ai biết"}, "Không có bản ghi nào tên “Không ai biết” trong sổ hoặc danh mục."),
        ({"Giá trị": 0}, "Số tiền phải lớn hơn 0."),
        ({"Giá trị": 10**15}, "Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ)."),
        ({"Giá trị": 10**12, "Tỷ giá": 5045},
         "Quy ra VND: Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ)."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_fault_and_nothing_changes(desk, aid, cells, reason):
    assert verdicts(desk, row(**cells)) == [(Verdict.FAULTY, [reason])]


def test_another_decision_on_aid_of_the_same_name_is_said_and_added(desk, aid):
    told = "Sổ đã có khoản cùng tên, cùng chủ khoản (961/QĐ-UBND); vẫn sẽ thêm."
    assert verdicts(desk, row(**{"Số QĐ": "5/QĐ-UBND"})) == [(Verdict.ADD, [told])]


def test_what_went_through_the_procedure_is_never_altered_by_a_book(desk):
    case = case_at(Status.NOTIFIED)
    proposal = case.proposal
    before = (proposal.title, proposal.modality, [a.amount for a in proposal.amounts])
    said = row(**{"Tên dự án": "Tên khác hẳn", "Mã hồ sơ": proposal.dossier.code, "Phương thức": "phi dự án"})
    assert verdicts(desk, said) == [
        (Verdict.SAME, ["Sổ đã có khoản này theo quy trình thẩm định; sổ cũ không sửa."])
    ]
    assert desk.lines[0].said[0][0] == "C2"
    db.session.refresh(proposal)
    assert (proposal.title, proposal.modality, [a.amount for a in proposal.amounts]) == before


def test_aid_that_another_unit_recorded_is_left_to_it(desk, aid):
    with transaction(by=make.person("LHHN"), doing="Đổi đơn vị"):
        aid.dossier.entered_by_id = make.unit("TP").id
    reason = "Khoản này do đơn vị khác ghi; sổ cũ không sửa."
    assert verdicts(desk, row(**{"Phương thức": "dự án"})) == [(Verdict.SAME, [reason])]
