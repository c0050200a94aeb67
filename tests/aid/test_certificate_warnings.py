"""Where an aid lies outside the certificate of its donor on that day (cảnh báo), on the dossier and in its forms."""

from datetime import date

import pytest

from app.aid.models import Status
from app.aid.requirements import certificate_warnings
from app.partners.models import ActionKind, PartnerKind
from tests import factories as make
from tests.aid.cases import FIRST, case_at
from tests.pages import opened
from tests.partners.ngos import act, certificate, places, sectors

BEFORE, LONG = date(2019, 11, 4), date(2022, 11, 3)


@pytest.fixture
def case(app):
    return case_at(Status.DRAFTING)


def certified(case, **facts):
    donor = case.proposal.donors[0].partner
    return certificate(donor, issued_on=BEFORE, expires_on=LONG, **facts)


def test_a_certificate_of_the_province_covers_every_place_in_it(case):
    certified(case, sector_ids=_own_sectors(case))
    assert certificate_warnings(case.proposal) == []


def test_each_place_and_sector_outside_is_named_with_the_certificate_and_the_day(case):
    own = {x.place.name for x in case.proposal.places}
    other = next(name for name in ("Huyện Xuân Lộc", "Huyện Tân Phú") if name not in own)
    certified(case, place_ids=places(other), sector_ids=sectors("8"))
    place, sector = case.proposal.places[0].place.name, case.proposal.sectors[0].sector.name
    assert certificate_warnings(case.proposal) == [
        f"Địa bàn “{place}” nằm ngoài giấy đăng ký 12/CNV-HĐ của COPION (nội dung giấy ngày 02/11/2020).",
        f"Lĩnh vực “{sector}” nằm ngoài giấy đăng ký 12/CNV-HĐ của COPION (nội dung giấy ngày 02/11/2020).",
    ]


def test_the_content_of_that_day_is_what_counts(case):
    found = certified(case, sector_ids=_own_sectors(case))
    act(
        found,
        ActionKind.AMENDED,
        date(2020, 11, 3),
        place_ids=places("Tỉnh Bến Tre"),
        sector_ids=sectors("8"),
    )
    assert certificate_warnings(case.proposal) == []
    case.proposal.dated_on = date(2020, 11, 3)
    assert len(certificate_warnings(case.proposal)) == 2


def test_a_donor_that_was_suspended_and_may_work_again_is_warned_of_no_more(case):
    found = certified(case, sector_ids=_own_sectors(case))
    act(found, ActionKind.SUSPENDED, date(2020, 9, 1))
    assert len(certificate_warnings(case.proposal)) == 1
    act(found, ActionKind.RESUMED, FIRST)
    assert certificate_warnings(case.proposal) == []
    case.proposal.dated_on = date(2020, 11, 1)
    assert len(certificate_warnings(case.proposal)) == 1


def test_two_certificates_together_may_cover_it(case):
    certified(case, place_ids=places("Tỉnh Bến Tre"), sector_ids=_own_sectors(case))
    certificate(case.proposal.donors[0].partner, "13/CNV-HĐ", BEFORE, LONG, sector_ids=sectors("8"))
    assert certificate_warnings(case.proposal) == []


def test_a_registered_ngo_without_a_certificate_of_that_day_is_said(case):
    sentence = "COPION: sổ không có giấy đăng ký còn hiệu lực ngày 02/11/2020."
    assert certificate_warnings(case.proposal) == [sentence]
    certificate(case.proposal.donors[0].partner, issued_on=date(2020, 11, 3), expires_on=LONG)
    assert certificate_warnings(case.proposal) == [sentence]


def test_what_the_source_leaves_out_cannot_be_compared_and_is_said(case):
    certified(case, missing="tin công bố không nêu địa bàn, lĩnh vực")
    assert certificate_warnings(case.proposal) == [
        "Sổ chưa có địa bàn và lĩnh vực ghi trên giấy đăng ký 12/CNV-HĐ của COPION, nên chưa đối chiếu được."
    ]


@pytest.mark.parametrize(
    "kind", [PartnerKind.UNREGISTERED_NGO, PartnerKind.FOREIGN_COMPANY, PartnerKind.MISSION]
)
def test_donors_that_need_no_certificate_are_not_asked_for_one(case, kind):
    case.proposal.donors[0].partner.kind = kind
    assert certificate_warnings(case.proposal) == []


def test_the_organisation_through_which_is_given_is_looked_at_too(case):
    via = make.partner("Quỹ Trung gian", PartnerKind.REGISTERED_NGO)
    case.proposal.donors[0].partner.kind, case.proposal.donors[0].via = PartnerKind.MISSION, via
    assert certificate_warnings(case.proposal) == [
        "Quỹ Trung gian: sổ không có giấy đăng ký còn hiệu lực ngày 02/11/2020."
    ]


def test_the_dossier_its_forms_and_the_appraisal_say_it(client, set_today):
    set_today(FIRST)
    case = case_at(Status.DRAFTING)
    sentence = "COPION: sổ không có giấy đăng ký còn hiệu lực ngày 02/11/2020."
    client.sign_in(case.people["union"])
    assert sentence in opened(client, f"/vien-tro/{case.proposal_id}").words
    form = opened(client, f"/vien-tro/{case.proposal_id}/sua/noi-dung")
    assert sentence in form.send(aims="Mục tiêu khác").words
    appraised = case_at(Status.APPRAISING)
    set_today(appraised.day)
    client.sign_in(appraised.people["officer"])
    assert "COPION: sổ không có" in opened(client, f"/vien-tro/{appraised.proposal_id}/tham-dinh").words


def _own_sectors(case):
    return tuple(x.sector_id for x in case.proposal.sectors)
