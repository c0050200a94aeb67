"""What the demonstration holds once it was played."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role, User
from app.aid.models import AmountKind, Proposal, Status
from app.core import history
from app.core.db import db
from app.core.files import path_of
from app.core.rules import Refused
from app.demo import player
from app.demo.rows import rows
from app.documents.models import Document, StoredFile
from app.dossiers.models import Dossier, Opinion, OpinionKind, Procedure, Step, SupplementRequest
from app.office import queries as office
from app.office.models import Certainty, DutyKind, Unit, UnitVersion
from app.partners.models import (
    Certificate,
    CertificateStanding,
    Consultation,
    ConsultationState,
    NoticeState,
    Partner,
    PartnerNotice,
    Totals,
)
from app.partners.queries import consultation_state, notice_state, standing_on
from tests.demo.conftest import INSTALLED


def proposal(title: str) -> Proposal:
    return db.session.scalars(select(Proposal).where(Proposal.title.startswith(title))).one()


def test_some_dossier_stands_in_every_state(demo):
    there = set(
        db.session.scalars(
            select(Dossier.status).where(Dossier.procedure == Procedure.AID, Dossier.from_old_book.is_(False))
        )
    )
    assert there == {str(status) for status in Status}


def test_the_history_of_the_play_holds(demo):
    assert history.first_break(db.session()) is None
    assert player.demonstration().through == demo.config["PLAYED_THROUGH"] > 1000


def test_every_step_was_taken_on_a_working_day_that_has_come(demo):
    calendar = office.working_calendar()
    days = set(db.session.scalars(select(Step.on).join(Dossier).where(Dossier.from_old_book.is_(False))))
    assert [day for day in days if day > INSTALLED or not calendar.is_working(day)] == []
    assert max(days) == date(2026, 11, 20)


def test_no_document_was_issued_in_the_future(demo):
    days = db.session.scalars(select(Document.issued_on).where(Document.issued_on.is_not(None)))
    assert max(days) <= INSTALLED


@pytest.mark.parametrize("procedure", Procedure)
def test_codes_were_given_in_the_order_of_arrival(demo, procedure):
    coded = (Dossier.procedure == procedure, Dossier.code.is_not(None))
    query = select(Dossier.received_on).where(*coded).order_by(Dossier.code)
    arrivals = list(db.session.scalars(query))
    assert arrivals == sorted(arrivals)


def test_a_second_play_is_refused_and_changes_nothing(demo):
    before = history.head(db.session())
    with pytest.raises(Refused, match="đã có dữ liệu"):
        player.install(INSTALLED, demo.config["FILES"])
    assert history.head(db.session()) == before


def test_every_published_case_is_marked_as_public_news(demo):
    codes = {row["code"] for row in rows("published_aid")}
    past = db.session.scalars(select(Proposal).join(Dossier).where(Dossier.from_old_book)).all()
    assert len(past) == len(codes) == 24
    assert {each.aid.source for each in past} == {"tin công bố"}
    assert all(each.decision_unknown for each in past if not (each.decision and each.decision.issued_on))


def test_rows_of_one_published_case_are_yearly_amounts_of_one_aid(demo):
    therapy = proposal("Thực thi chính sách và trị liệu")
    assert [(a.period_text, a.currency, a.amount) for a in therapy.amounts] == [
        ("2017", "USD", 95750),
        ("2018", "USD", 236440),
        ("2019", "USD", 205359),
    ]
    assert {amount.kind for amount in therapy.amounts} == {AmountKind.DISBURSED}
    assert therapy.donor_names == "USAID (qua Vietnam Assistance for the Handicapped)"


def test_what_the_news_does_not_say_stays_missing(demo):
    therapy = proposal("Thực thi chính sách và trị liệu")
    assert therapy.aid_owner is None
    assert therapy.decision is None
    assert "bên tiếp nhận" in therapy.missing
    assert therapy.approving_body == "không có trong nguồn"


def test_an_equivalent_is_printed_as_the_news_states_it(demo):
    basins = proposal("Bồn rửa tay")
    (amount,) = basins.amounts
    assert (amount.currency, amount.amount, amount.vnd, amount.rate) == ("EUR", 15000, 383542500, None)
    assert basins.decision.number == "2903/QĐ-UBND"


def test_papers_of_2020_bear_the_names_of_2020(demo):
    classrooms = proposal("Xây dựng 02 phòng học")
    assert classrooms.dossier.lead.name == "Sở Kế hoạch và Đầu tư"
    assert {step.unit_name for step in classrooms.dossier.steps if step.action == "submit"} == {
        "Sở Kế hoạch và Đầu tư"
    }
    submission = next(x.document for x in classrooms.dossier.letters if x.part == "submission")
    assert submission.number.endswith("/TTr-SKHĐT")


def test_the_people_of_ended_units_sit_at_their_successors(demo):
    ended = {unit.id for unit in db.session.scalars(select(Unit)) if office.ended_from(unit.id)}
    assert [user.username for user in db.session.scalars(select(User)) if user.unit_id in ended] == []


def test_there_is_an_account_for_each_duty_and_working_role(demo):
    for kind in DutyKind:
        holders = {unit.id for unit in office.duty_holders(kind, INSTALLED)}
        roles = set(db.session.scalars(select(User.role).where(User.unit_id.in_(holders))))
        assert {Role.OFFICER, Role.LEADER, Role.CLERK, Role.VIEWER} <= roles
    assert db.session.scalar(select(User.username).where(User.role == Role.ADMIN)) == "quantri"


def test_units_of_today_wait_to_be_confirmed(demo):
    commune = db.session.scalars(select(UnitVersion).where(UnitVersion.name == "UBND xã Tà Lài")).one()
    assert commune.certainty == Certainty.LIKELY
    assert commune.unit.confirmed is False
    assert commune.parent.name == "Ủy ban nhân dân tỉnh Đồng Nai"


def test_one_supplement_is_past_its_day_and_one_is_not(demo):
    open_ones = db.session.scalars(
        select(SupplementRequest.due_on)
        .join(Dossier)
        .where(Dossier.status == Status.INCOMPLETE)
        .order_by(SupplementRequest.due_on)
    ).all()
    assert len(open_ones) == 2
    assert open_ones[0] < INSTALLED < open_ones[1]


def test_opinions_came_in_time_late_and_not_at_all(demo):
    consulting = db.session.scalars(select(Dossier).where(Dossier.status == Status.CONSULTING)).one()
    said = {(o.kind, o.late) for o in consulting.opinions}
    assert said == {
        (OpinionKind.OWN_CONTENT, False),
        (OpinionKind.AGREE, False),
        (OpinionKind.AGREE_WITH_REMARKS, True),
        (None, False),
    }
    assert db.session.scalars(select(Opinion).where(Opinion.kind == OpinionKind.DISAGREE)).all()


def test_a_recovery_went_without_opinions(demo):
    storm = proposal("Sửa nhà cho 35 hộ")
    assert "skip_opinions" in {step.action for step in storm.dossier.steps}
    assert storm.dossier.opinions == []
    assert storm.recovery_instruction


def test_several_donors_give_in_several_currencies_one_through_another(demo):
    together = proposal("Hòa nhập cho trẻ khuyết tật")
    assert "(qua Tổ chức Bàn Tay Ấm (trình diễn))" in together.donor_names
    assert {amount.currency for amount in together.amounts} == {"USD", "EUR", "VND"}
    assert all(amount.rate and amount.vnd for amount in together.amounts)


def test_a_gift_outside_the_totals_is_there(demo):
    (donor,) = proposal("Máy tính cho phòng tin học").donors
    assert donor.partner.totals == Totals.OUTSIDE


def test_invented_aid_and_donors_say_that_they_are_invented(demo):
    invented = db.session.scalars(select(Proposal).join(Dossier).where(Dossier.from_old_book.is_(False)))
    for each in invented:
        assert each.title.endswith("(trình diễn)")
        assert each.aid.source == "bản trình diễn"
        assert all(donor.partner.name.endswith("(trình diễn)") for donor in each.donors)


def test_every_donor_has_a_source_and_the_long_name_of_scc_is_one_with_the_short(demo):
    donors = {partner.name: partner for partner in db.session.scalars(select(Partner))}
    assert {partner.source for partner in donors.values()} == {"tin công bố", "bản trình diễn"}
    assert donors["Saigon Children's Charity CIO"].abbreviation == "SCC"


def test_every_file_lies_in_the_store_and_is_a_pdf(demo):
    files = db.session.scalars(select(StoredFile)).all()
    assert len(files) > 40
    for file in files:
        content = path_of(file.sha256, demo.config["FILES"]).read_bytes()
        assert content.startswith(b"%PDF-")
        assert len(content) == file.size


def test_certificates_of_ngos_stand_in_several_ways_and_the_published_one_says_what_it_lacks(demo):
    found = {each.number: each for each in db.session.scalars(select(Certificate))}
    standings = {standing_on(each.actions, INSTALLED, 90) for each in found.values()}
    assert {CertificateStanding.VALID, CertificateStanding.EXPIRING, CertificateStanding.EXPIRED} <= standings
    published = found["63/CNV-VPĐD"]
    assert published.partner.source == "tin công bố"
    assert published.issue.missing == "tin công bố không nêu địa bàn, lĩnh vực"
    states = {
        notice_state(n.due_on, n.received_on, INSTALLED) for n in db.session.scalars(select(PartnerNotice))
    }
    assert {NoticeState.RECEIVED, NoticeState.LATE, NoticeState.OVERDUE, NoticeState.REMIND} <= states


def test_consultations_are_new_under_way_and_answered(demo):
    states = {consultation_state(each) for each in db.session.scalars(select(Consultation))}
    assert states == {ConsultationState.RECEIVED, ConsultationState.ASKING, ConsultationState.ANSWERED}
