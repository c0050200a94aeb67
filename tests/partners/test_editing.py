"""Writing donors into the register and changing what is written of them."""

import unicodedata
from html import unescape

import pytest
from sqlalchemy import select

from app.core.history import HistoryRow
from app.partners.models import Partner, PartnerKind
from app.partners.queries import alike
from tests import factories as make
from tests.partners.ngos import certificate, ngo

LIST = "/ben-cung-cap"


@pytest.fixture
def officer(client):
    return client.sign_in(make.user("LHHN", name="Trần Thị Bình"))


def typed(**facts) -> dict[str, str]:
    return {"name": "World Vision International", "kind": "registered_ngo", "country": "US", **facts}


def add(officer, **facts):
    return officer.post(f"{LIST}/them", data=typed(**facts))


def written(session) -> list[str]:
    return list(session.scalars(select(Partner.name).order_by(Partner.sort_key)))


class TestAdding:
    def test_what_was_typed_is_written_and_shown(self, officer, session):
        answer = add(
            officer,
            abbreviation="WVI",
            founded="1950",
            website="WorldVision.org",
            **{"aliases-0-name": "Tầm nhìn Thế giới", "aliases-1-name": "", "aliases-2-name": "World Vision"},
        )
        partner = session.scalars(select(Partner)).one()
        assert answer.headers["Location"] == f"{LIST}/{partner.id}"
        assert partner.website == "https://worldvision.org"
        assert [alias.name for alias in partner.aliases] == ["Tầm nhìn Thế giới", "World Vision"]
        page = officer.get(answer.headers["Location"]).text
        for fact in ("WVI", "1950", "Hoa Kỳ", "Tầm nhìn Thế giới; World Vision", "tính vào tổng số viện trợ"):
            assert fact in page

    def test_a_name_typed_in_pieces_is_stored_whole(self, officer, session):
        add(officer, name=unicodedata.normalize("NFD", "Quỹ Hữu nghị"))
        assert written(session) == ["Quỹ Hữu nghị"]

    def test_the_history_says_who_wrote_what(self, officer, session):
        add(officer, **{"aliases-0-name": "Tầm nhìn Thế giới"})
        partner = session.scalars(select(Partner)).one()
        rows = session.scalars(
            select(HistoryRow).where(HistoryRow.root_kind == "partners", HistoryRow.root_id == partner.id)
        ).all()
        assert {(row.actor, row.doing, row.event, row.kind) for row in rows} == {
            ("Trần Thị Bình", "Thêm bên cung cấp viện trợ", "thêm", "partners"),
            ("Trần Thị Bình", "Thêm bên cung cấp viện trợ", "thêm", "partner_aliases"),
        }
        page = officer.get(f"{LIST}/{partner.id}/lich-su").text
        for words in (
            "Trần Thị Bình",
            "Quốc tịch",
            "Hoa Kỳ",
            "tổ chức PCPNN có giấy đăng ký",
            "Tầm nhìn Thế giới",
        ):
            assert words in page
        assert "registered_ngo" not in page

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"name": ""}, "Chưa nhập mục này."),
            ({"name": " \u200b "}, "Chưa nhập mục này."),
            ({"kind": ""}, "Chưa nhập mục này."),
            ({"kind": "bia_dat"}, "Hãy chọn một mục trong danh sách."),
            ({"country": "XX"}, "Hãy chọn một mục trong danh sách."),
            ({"founded": "khoảng 1950"}, "Không đọc được năm “khoảng 1950”"),
            ({"founded": "2099"}, "Năm thành lập không thể sau năm nay"),
            ({"website": "javascript:alert(1)"}, "không phải địa chỉ trang thông tin"),
            ({"name": "ă" * 301}, "Dài quá 300 ký tự."),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_field_and_stays_typed(self, officer, session, facts, sentence):
        answer = add(officer, **{"remarks": "Giữ lại dòng này", **facts})
        assert answer.status_code in (409, 422)
        assert sentence in answer.text
        assert "Giữ lại dòng này" in answer.text
        assert written(session) == []


class TestADonorThatIsThereAlready:
    @pytest.fixture(autouse=True)
    def known(self, app):
        return make.partner(
            "Saigon Children's Charity CIO", abbreviation="SCC", aliases=("Nhi đồng Sài Gòn",), country="GB"
        )

    @pytest.mark.parametrize(
        "facts",
        [
            {"name": "SAIGON CHILDREN’S CHARITY CIO"},
            {"name": "Nhi dong Sai Gon"},
            {"name": "Quỹ khác hẳn", "abbreviation": "scc"},
            {"name": "Quỹ khác hẳn", "english_name": "Saigon Children's Charity, CIO"},
            {"name": "Quỹ khác hẳn", "aliases-0-name": "Nhi Đồng Sài Gòn"},
        ],
    )
    def test_the_same_name_is_refused_and_the_donor_named_and_linked(self, officer, session, known, facts):
        answer = add(officer, **facts)
        assert answer.status_code == 409
        assert "Sổ đã có tên này: “Saigon Children's Charity CIO”" in unescape(answer.text)
        assert f'<a href="{LIST}/{known.id}"' in answer.text
        assert written(session) == ["Saigon Children's Charity CIO"]

    def test_the_way_it_is_written_there_is_said(self, officer):
        answer = add(officer, name="Nhi dong Sai Gon")
        assert (
            "Sổ đã có tên này: “Saigon Children's Charity CIO” (cũng viết là “Nhi đồng Sài Gòn”). "
            "Hãy dùng bên cung cấp đã có; nếu đây là tổ chức khác, hãy đánh dấu “Đây là tổ chức khác” rồi lưu lại."
        ) in unescape(answer.text)

    def test_a_near_name_is_asked_about_too(self, officer, session, known):
        answer = add(officer, name="Saigon Childrens Charity")
        assert answer.status_code == 409
        assert "Sổ có tên gần giống: “Saigon Children's Charity CIO”." in unescape(answer.text)
        assert f'<a href="{LIST}/{known.id}"' in answer.text

    @pytest.mark.parametrize("name", ["Saigon Children's Charity CIO", "Saigon Childrens Charity"])
    def test_it_is_written_once_somebody_says_that_it_is_another(self, officer, session, name):
        assert add(officer, name=name, another="y").status_code == 302
        assert sorted(written(session)) == sorted([name, "Saigon Children's Charity CIO"])

    def test_what_is_not_refused_asks_nothing(self, officer):
        assert "Đây là tổ chức khác" not in officer.get(f"{LIST}/them").text
        assert add(officer).status_code == 302

    def test_a_donor_is_not_compared_with_itself_nor_with_names_it_had(self, officer, known):
        make.partner("Saigon Children's Charity")
        page = officer.post(
            f"{LIST}/{known.id}/sua",
            data=typed(name=known.name, abbreviation="SCC", remarks="Mới", version=str(known.version)),
        )
        assert page.status_code == 302

    def test_what_is_refused_for_another_reason_asks_nothing_about_names(self, officer):
        answer = add(officer, name="Quỹ khác hẳn", founded="2099")
        assert answer.status_code == 409
        assert "Đây là tổ chức khác" not in answer.text

    def test_the_nearest_come_first_and_no_more_than_five(self, app):
        for n in range(7):
            make.partner(f"Saigon Children's Charity {n}")
        found = alike(["Saigon Children's Charity CIO"])
        assert [each.is_same for each in found] == [True] + [False] * 5
        assert found == sorted(found, key=lambda each: -each.likeness)


class TestEditing:
    def test_a_foreign_ngo_with_a_certificate_stays_one(self, officer, session):
        partner = ngo("Quỹ Anh")
        certificate(partner)
        answer = officer.post(
            f"{LIST}/{partner.id}/sua",
            data=typed(name="Quỹ Anh", kind="fund", version=str(partner.version)),
        )
        assert "có 1 giấy đăng ký, 1 thông báo phải gửi tỉnh, nên phải là tổ chức PCPNN" in answer.text
        assert partner.kind == PartnerKind.REGISTERED_NGO

    def test_a_change_is_kept_with_old_and_new_and_found_by_its_new_name(self, officer, session):
        partner = make.partner("Quỹ Anh", aliases=("Một", "Hai"))
        officer.post(
            f"{LIST}/{partner.id}/sua",
            data=typed(
                name="Quỹ Ấn Độ",
                country="IN",
                version=str(partner.version),
                **{"aliases-0-name": "Hai", "aliases-1-name": "Ba"},
            ),
        )
        assert [alias.name for alias in partner.aliases] == ["Hai", "Ba"]
        assert officer.get(f"{LIST}/tim?q=quy an do ba").json[0]["id"] == partner.id
        assert officer.get(f"{LIST}/tim?q=mot").json == []
        page = officer.get(f"{LIST}/{partner.id}/lich-su").text
        assert "Tên bên cung cấp: <del>Quỹ Anh</del> → <ins>Quỹ Ấn Độ</ins>" in page
        assert "Quốc tịch: <ins>Ấn Độ</ins>" in page
        assert "Tên gọi khác: <del>Một</del> → <ins>để trống</ins>" in page

    def test_a_form_opened_before_another_saved_is_stopped_and_shows_both_versions(self, officer, session):
        partner = make.partner("Quỹ Anh", head_office="London")
        opened = str(partner.version)
        mine = typed(name="Quỹ Anh", kind="fund", country="", version=opened)
        first = {**mine, "head_office": "Manchester", "aliases-0-name": "Quỹ của Anh"}
        assert officer.post(f"{LIST}/{partner.id}/sua", data=first).status_code == 302
        answer = officer.post(f"{LIST}/{partner.id}/sua", data={**mine, "head_office": "Leeds"})
        assert answer.status_code == 409
        assert "người khác đã lưu thay đổi vào bản ghi này" in answer.text
        assert "<td>Manchester</td><td>Leeds</td>" in answer.text
        assert "<td>Quỹ của Anh</td><td></td>" in answer.text
        assert session.get(Partner, partner.id).head_office == "Manchester"

    def test_saving_again_after_seeing_both_versions_is_a_decision(self, officer, session):
        partner = make.partner("Quỹ Anh", head_office="London")
        mine = typed(name="Quỹ Anh", kind="fund", country="", version=str(partner.version))
        officer.post(f"{LIST}/{partner.id}/sua", data={**mine, "head_office": "Manchester"})
        stopped = officer.post(f"{LIST}/{partner.id}/sua", data={**mine, "head_office": "Leeds"})
        now = str(session.get(Partner, partner.id).version)
        assert f'name="version" type="hidden" value="{now}"' in stopped.text
        again = officer.post(
            f"{LIST}/{partner.id}/sua", data={**mine, "head_office": "Leeds", "version": now}
        )
        assert again.status_code == 302
        assert session.get(Partner, partner.id).head_office == "Leeds"

    def test_the_form_opens_with_what_is_written(self, officer):
        partner = make.partner(
            "Quỹ Anh", PartnerKind.FUND, country="GB", founded="1863", aliases=("Quỹ của Anh",)
        )
        page = officer.get(f"{LIST}/{partner.id}/sua").text
        for value in ('value="Quỹ Anh"', 'value="1863"', 'value="Quỹ của Anh"', f'value="{partner.version}"'):
            assert value in page
        assert '<option selected value="GB">Vương quốc Anh</option>' in page

    def test_a_donor_that_is_not_there_is_not_found(self, officer):
        assert officer.get(f"{LIST}/999999").status_code == 404
