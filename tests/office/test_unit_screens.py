"""The screens of units and successions, as an administrator uses them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.accounts.models import Role
from app.core.db import db
from app.core.transaction import transaction
from app.dossiers.models import Dossier, Holder, Procedure
from app.office import actions
from app.office.models import Unit, UnitKind
from tests import factories as make

DAY = date(2026, 1, 5)
PAGES = ["don-vi", "don-vi/them", "ke-thua", "ke-thua/them", "cho-ke-thua", "don-vi/xuat-excel"]
OF_A_UNIT = ["", "/ten-moi", "/sua", "/gop"]


@pytest.fixture
def admin(client, set_today):
    set_today(DAY)
    return client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))


def typed(name: str, **others: object) -> dict[str, object]:
    return {"name": name, "kind": "department", "certainty": "confirmed", "basis": "Nghị quyết 1", **others}


def unconfirmed(name: str) -> Unit:
    with transaction(by=make.person("LHHN"), doing="Lập hồ sơ"):
        return actions.add_unit(name, UnitKind.PUBLIC_SERVICE, confirmed=False)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_for_the_administrator_only(admin, path):
    assert admin.get(f"/quan-tri/{path}").status_code == 200
    admin.sign_in(make.user("LHHN", Role.LEADER))
    assert admin.get(f"/quan-tri/{path}").status_code == 403


@pytest.mark.parametrize("path", OF_A_UNIT)
@pytest.mark.parametrize("code", ["SYT", "SKHDT", "VPUBND"])
def test_every_page_of_a_unit_opens(admin, path, code):
    unit = make.unit(code)
    page = admin.get(f"/quan-tri/don-vi/{unit.id}{path}")
    assert (page.status_code, unit.name in page.text) == (200, True)


@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("tim=so+ngoai+vu", "Sở Ngoại vụ", "Sở Y tế"),
        ("tim=sngv", "Sở Ngoại vụ", "Sở Y tế"),
        ("loai=police", "Công an tỉnh", "Sở Y tế"),
        ("ngay=28/02/2025", "Sở Kế hoạch và Đầu tư", "Không có đơn vị"),
        ("ngay=01/03/2025", "Sở Tài chính", "Sở Kế hoạch và Đầu tư"),
        ("ngay=31/02/2025", "Không có ngày 31/02/2025", "Không có đơn vị"),
    ],
)
def test_the_register_is_searched_without_accents_and_filtered(admin, query, found, absent):
    page = admin.get(f"/quan-tri/don-vi?{query}").text
    assert found in page
    assert absent not in page


def test_units_that_wait_to_be_confirmed_are_found_with_one_filter(admin):
    unconfirmed("Trường Mầm non Hoa Sen")
    page = admin.get("/quan-tri/don-vi?chua-xac-nhan=1").text
    assert ("Hoa Sen" in page, "Sở Y tế" in page) == (True, False)


def test_the_workbook_holds_the_rows_of_the_list(admin):
    book = load_workbook(BytesIO(admin.get("/quan-tri/don-vi/xuat-excel?loai=police").data))
    cells = {cell.value for row in book.active for cell in row}
    assert ("Công an tỉnh" in cells, "Sở Y tế" in cells) == (True, False)


def test_a_new_unit_opens_after_it_was_added(admin):
    answer = admin.post("/quan-tri/don-vi/them", data=typed("Trường Thừa Đức", valid_from="01/09/2025"))
    page = admin.get(answer.headers["Location"]).text
    assert "Trường Thừa Đức" in page
    assert "01/09/2025" in page


def test_a_namesake_is_refused_at_the_name_and_added_when_insisted(admin):
    answer = admin.post("/quan-tri/don-vi/them", data=typed("Sở y tế"))
    assert answer.status_code == 409
    assert "Đã có đơn vị tên" in answer.text[answer.text.index('id="name-error"') :]
    assert admin.post("/quan-tri/don-vi/them", data=typed("Sở y tế", anyway="y")).status_code == 302


def test_a_renaming_keeps_both_names_on_the_page(admin):
    unit = make.unit("SYT")
    data = typed("Sở Y tế và Dân số", valid_from="01/03/2025", version=str(unit.version))
    assert admin.post(f"/quan-tri/don-vi/{unit.id}/ten-moi", data=data).status_code == 302
    page = admin.get(f"/quan-tri/don-vi/{unit.id}").text
    assert "28/02/2025" in page
    assert page.count("Sở Y tế</a>") == page.count("Sở Y tế và Dân số</a>") == 1


def test_a_renaming_asks_for_its_day_and_document(admin):
    unit = make.unit("SYT")
    answer = admin.post(f"/quan-tri/don-vi/{unit.id}/ten-moi", data=typed("Sở Sức khỏe", basis=""))
    assert answer.status_code == 422
    assert "Ghi ngày bắt đầu dùng tên mới." in answer.text
    assert "Ghi văn bản đổi tên" in answer.text
    assert 'value="Sở Sức khỏe"' in answer.text


def test_two_administrators_renaming_see_both_versions(admin):
    unit = make.unit("SYT")
    data = typed("Sở Y tế và Dân số", valid_from="01/03/2025", version=str(unit.version))
    admin.post(f"/quan-tri/don-vi/{unit.id}/ten-moi", data=data)
    answer = admin.post(f"/quan-tri/don-vi/{unit.id}/ten-moi", data={**data, "name": "Sở Sức khỏe"})
    assert answer.status_code == 409
    assert "<td>Sở Y tế và Dân số</td><td>Sở Sức khỏe</td>" in answer.text


def test_confirming_is_one_button(admin):
    unit = unconfirmed("Trường Mầm non Hoa Sen")
    assert "Xác nhận</button>" in admin.get(f"/quan-tri/don-vi/{unit.id}").text
    admin.post(f"/quan-tri/don-vi/{unit.id}/xac-nhan", data={"version": str(unit.version)})
    assert db.session.get(Unit, unit.id).confirmed


def held_by(code: str) -> Dossier:
    unit = make.unit(code)
    dossier = Dossier(
        procedure=Procedure.AID, status="drafting", holder=Holder.APPLICANT, applicant=unit, entered_by=unit
    )
    with transaction(by=make.person("LHHN"), doing="Lập hồ sơ"):
        db.session.add(dossier)
    return dossier


def test_due_successions_are_carried_out_at_one_button(admin):
    dossier = held_by("SKHDT")
    assert "Thực hiện 16 kế thừa đến hạn" in admin.get("/quan-tri/ke-thua").text
    answer = admin.post("/quan-tri/ke-thua/chuyen")
    assert dossier.applicant.code == "STC2025"
    page = admin.get(answer.headers["Location"]).text
    assert "Đã thực hiện 16 kế thừa đến hạn." in page
    assert "đơn vị đề nghị: 1" in page
    assert "kế thừa đến hạn</button>" not in page


def test_a_succession_shows_what_it_moves_before_it_does(admin):
    held_by("SKHDT")
    make.user("SKHDT")
    succession = next(s for s in actions.due(DAY) if s.from_unit.code == "SKHDT")
    page = admin.get(f"/quan-tri/ke-thua/{succession.id}/chuyen").text
    assert "Đơn vị đề nghị: 1 hồ sơ đang mở" in page
    assert (
        f'1 người dùng, không tự chuyển: <a href="/quan-tri/nguoi-dung/chuyen-don-vi/{succession.from_unit_id}"'
        in page
    )
    assert admin.post(f"/quan-tri/ke-thua/{succession.id}/chuyen").status_code == 302


def test_a_waiting_dossier_is_given_a_successor_with_its_document(admin):
    dossier, ended = held_by("BH"), make.unit("BH")
    address = f"/quan-tri/cho-ke-thua/{dossier.id}/{ended.id}"
    assert address in admin.get("/quan-tri/cho-ke-thua").text
    form = {"unit_id": str(make.unit("SXD").id), "version": str(dossier.version)}
    assert admin.post(address, data=form).status_code == 422
    assert (
        admin.post(address, data={**form, "number": "5/QĐ-UBND", "issued_on": "02/01/2026"}).status_code
        == 302
    )
    assert (dossier.applicant.code, dossier.entered_by.code) == ("SXD", "SXD")
    assert address not in admin.get("/quan-tri/cho-ke-thua").text


def test_the_command_carries_out_what_is_due(app, set_today):
    set_today(DAY)
    dossier = held_by("SKHDT")
    told = app.test_cli_runner().invoke(args=["carry-out-successions"])
    assert "Sở Kế hoạch và Đầu tư (hợp nhất) – đơn vị đề nghị: 1" in told.output
    assert dossier.applicant.code == "STC2025"
