"""Two records found to be one donor become one: both names, both histories and every link are kept."""

import pytest
from sqlalchemy import select

from app.aid.models import ProposalDonor, Status
from app.core.db import db
from app.core.history import HistoryRow, first_break
from app.core.references import references_to
from app.core.rules import Refused
from app.core.search import searchable
from app.core.transaction import transaction
from app.partners.actions import ITSELF, merge_partners
from app.partners.models import Certificate, Partner, PartnerKind, PartnerNotice
from app.partners.queries import alike, suggestions
from app.partners.views.merging import retell_partner
from tests import factories as make
from tests.aid.cases import FIRST, case_at
from tests.pages import opened
from tests.partners.ngos import HAND, certificate, ngo

LIST = "/ben-cung-cap"


@pytest.fixture
def officer(client, set_today):
    set_today(FIRST)
    return client.sign_in(make.user("LHHN", name="Trần Thị Bình"))


@pytest.fixture
def scc(app):
    return make.partner(
        "Saigon Children's Charity CIO",
        PartnerKind.REGISTERED_NGO,
        abbreviation="SCC",
        aliases=("Saigonchildren",),
        country="GB",
    )


def merged(goes, stays, reason="cùng một giấy đăng ký"):
    return merge_partners(goes, stays, by=HAND, reason=reason, versions={}, retell=retell_partner)


def test_every_name_of_the_other_becomes_a_name_of_the_one(app, scc):
    other = make.partner(
        "SCC Việt Nam", original_name="Saigon Charity", aliases=("Saigonchildren", "Nhi đồng Sài Gòn")
    )
    merged(other, scc)
    assert [alias.name for alias in scc.aliases] == [
        "Saigonchildren",
        "Nhi đồng Sài Gòn",
        "SCC Việt Nam",
        "Saigon Charity",
    ]
    assert [found for found, *_ in suggestions("nhi dong")] == [scc.id]
    assert [each.partner_id for each in alike(["SCC Việt Nam"])] == [scc.id]


def test_empty_facts_are_filled_and_written_ones_stay(app, scc):
    other = make.partner("SCC Việt Nam", country="US", founded="1992", website="https://scc.vn")
    merged(other, scc)
    assert (scc.country, scc.founded, scc.website) == ("GB", "1992", "https://scc.vn")


def test_certificates_notices_and_aid_move_and_each_dossier_says_so_in_its_history(app, scc):
    case = case_at(Status.NOTIFIED)
    other = case.proposal.donors[0].partner
    dossier, before = case.proposal.dossier, case.proposal.dossier.version
    found = certificate(other)
    merged(other, scc)
    assert [donor.partner for donor in case.proposal.donors] == [scc]
    assert found.partner == scc
    assert db.session.scalars(select(PartnerNotice)).one().partner == scc
    assert case.proposal.donor_names == "Saigon Children's Charity CIO"
    assert searchable("copion") in case.proposal.search_text
    assert dossier.version > before
    row = db.session.scalars(
        select(HistoryRow)
        .where(
            HistoryRow.root_kind == "dossiers",
            HistoryRow.root_id == dossier.id,
            HistoryRow.kind == "proposal_donors",
        )
        .order_by(HistoryRow.id.desc())
    ).first()
    assert row.differences == {"partner_id": [other.id, scc.id]}
    assert row.doing == "Gộp “COPION” vào “Saigon Children's Charity CIO”"


def test_nothing_points_at_the_record_that_went(app, scc):
    other = ngo("SCC Việt Nam", aliases=("Một",))
    certificate(other)
    earlier = make.partner("SCC cũ")
    merged(earlier, other)
    merged(other, scc)
    pointing = {
        (reference.model, reference.name): db.session.scalars(
            select(reference.model.id).where(reference.holds(other))
        ).all()
        for reference in references_to(Partner)
    }
    assert {name: ids for name, ids in pointing.items() if ids} == {}
    assert (earlier.merged_into_id, other.merged_into_id) == (scc.id, scc.id)


def test_aid_that_named_both_as_donors_names_the_one_and_keeps_through_whom(app, scc):
    case = case_at(Status.NOTIFIED)
    other = case.proposal.donors[0].partner
    via = make.partner("Quỹ Trung gian")
    with transaction(case.proposal, by=HAND, doing="thử"):
        case.proposal.donors[0].via = via
        case.proposal.donors.append(ProposalDonor(partner=scc))
    merged(other, scc)
    assert [(donor.partner, donor.via) for donor in case.proposal.donors] == [(scc, via)]


class TestWhatCannotBe:
    def test_a_record_is_not_merged_with_itself(self, app, scc):
        with pytest.raises(Refused, match=ITSELF):
            merged(scc, scc)

    def test_a_record_that_went_is_not_merged_again(self, app, scc):
        other, third = make.partner("SCC Việt Nam"), make.partner("Quỹ khác")
        merged(other, scc)
        for goes, stays in ((other, third), (third, other)):
            with pytest.raises(Refused, match="đã gộp vào bên cung cấp khác"):
                merged(goes, stays)

    def test_a_donor_is_not_the_one_through_which_it_gives(self, app, scc):
        case = case_at(Status.NOTIFIED)
        other = case.proposal.donors[0].partner
        with transaction(case.proposal, by=HAND, doing="thử"):
            case.proposal.donors[0].via = scc
        for goes, stays in ((other, scc), (scc, other)):
            with pytest.raises(Refused, match="đó là hai tổ chức, không gộp được"):
                merged(goes, stays)
        assert other.merged_into_id is None

    def test_certificates_do_not_go_to_a_donor_that_is_no_foreign_ngo(self, app, scc):
        fund = make.partner("Quỹ SCC", PartnerKind.FUND)
        certificate(scc)
        with pytest.raises(Refused, match=r"1 giấy đăng ký.*“Quỹ SCC” đang ghi là quỹ") as refusal:
            merged(scc, fund)
        assert refusal.value.field == "keeps"
        merged(fund, scc)
        assert fund.merged_into_id == scc.id

    def test_a_failure_half_way_leaves_both_as_they_were(self, app, scc):
        other = ngo("SCC Việt Nam")
        certificate(other)

        def fail(_partner):
            raise Refused("hỏng giữa chừng")

        with pytest.raises(Refused):
            merge_partners(other, scc, by=HAND, reason="", versions={}, retell=fail)
        db.session.expire_all()
        assert (other.merged_into_id, db.session.scalars(select(Certificate)).one().partner) == (None, other)
        assert [alias.name for alias in scc.aliases] == ["Saigonchildren"]


class TestThePages:
    def test_the_officer_compares_keeps_one_and_the_old_address_leads_on(self, officer, scc):
        other = make.partner("SCC Việt Nam", aliases=("Nhi đồng Sài Gòn",), country="VN")
        page = opened(officer, f"{LIST}/{other.id}/gop").send(other_id=str(scc.id))
        assert page.address == f"{LIST}/{other.id}/gop/{scc.id}"
        assert "Nhi đồng Sài Gòn" in page.words
        assert "Saigonchildren" in page.words
        page = page.send(keeps=str(scc.id), reason="cùng một giấy đăng ký")
        assert page.address == f"{LIST}/{scc.id}"
        assert "SCC Việt Nam (số " in page.words
        assert officer.get(f"{LIST}/{other.id}").headers["Location"] == f"{LIST}/{scc.id}"
        told = opened(officer, f"{LIST}/{other.id}/lich-su")
        assert f'href="{LIST}/{scc.id}/lich-su"' in told.text
        assert told.words.count("Thêm bên cung cấp viện trợ") == 2
        assert "Gộp “SCC Việt Nam” vào “Saigon Children's Charity CIO”" in told.words
        assert "SCC Việt Nam" not in opened(officer, LIST).words
        for address in (f"{LIST}/{other.id}/sua", f"{LIST}/{other.id}/gop"):
            assert "đã gộp vào bên cung cấp khác" in opened(officer, address).words

    def test_with_itself_is_refused_at_the_field(self, officer, scc):
        page = opened(officer, f"{LIST}/{scc.id}/gop").send(other_id=str(scc.id))
        assert page.status == 409
        assert page.errors() == {"other_id": ITSELF}
        assert officer.get(f"{LIST}/{scc.id}/gop/{scc.id}").status_code == 409

    @pytest.mark.parametrize("changed", [0, 1])
    def test_a_record_that_was_changed_meanwhile_stops_the_merge(self, officer, scc, changed):
        pair = [scc, make.partner("SCC Việt Nam")]
        page = opened(officer, f"{LIST}/{pair[1].id}/gop/{scc.id}")
        with transaction(pair[changed], by=HAND, doing="Sửa"):
            pair[changed].remarks = "đã đổi"
        page = page.send(keeps=str(scc.id), reason="một")
        assert page.status == 409
        assert pair[1].merged_into_id is None

    def test_a_choice_and_a_reason_are_asked(self, officer, scc):
        other = make.partner("SCC Việt Nam")
        page = opened(officer, f"{LIST}/{other.id}/gop/{scc.id}").send(keeps="", reason="")
        assert set(page.errors()) == {"keeps", "reason"}

    def test_aid_that_names_both_is_said_before(self, officer, scc):
        case = case_at(Status.NOTIFIED)
        with transaction(case.proposal, by=HAND, doing="thử"):
            case.proposal.donors.append(ProposalDonor(partner=scc))
        other = case.proposal.donors[0].partner
        page = opened(officer, f"{LIST}/{other.id}/gop/{scc.id}")
        assert "ghi cả hai là bên cung cấp: chỉ còn một dòng" in page.words

    def test_a_merged_donor_is_no_longer_taken_in_a_form_opened_before(self, officer, scc):
        case = case_at(Status.DRAFTING)
        other = make.partner("SCC Việt Nam")
        officer.sign_in(case.people["union"])
        page = opened(officer, f"/vien-tro/{case.proposal_id}/sua/ben-cung-cap")
        merged(other, scc)
        answer = page.send(donors__0__partner_id=str(other.id))
        assert answer.status == 422
        assert "Hãy chọn một mục trong danh sách." in answer.words

    def test_who_does_not_keep_the_register_may_not_merge(self, client, scc):
        client.sign_in(make.user("SYT"))
        assert client.get(f"{LIST}/{scc.id}/gop").status_code == 403


def test_the_chain_of_the_history_holds_after_a_merge(app, scc):
    merged(make.partner("SCC Việt Nam", aliases=("Một",)), scc)
    assert first_break(db.session()) is None
