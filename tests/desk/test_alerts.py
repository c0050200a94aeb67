"""Reminders: what comes due, for whom, on which day."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.aid.models import Status
from app.core.transaction import transaction
from app.desk.queries.alerts import AlertKind, alert_counts, alerts
from app.law.shapes import NoticeKind
from app.partners.models import ActionKind
from app.partners.queries import notices_of
from tests import factories as make
from tests.aid.cases import case_at
from tests.partners.ngos import act, certificate, ngo

S = Status


@pytest.fixture
def consulting(session):
    """A dossier on which opinions are asked, and the day the first of them is due."""
    case = case_at(S.CONSULTING)
    due = min(opinion.due_on for opinion in case.proposal.dossier.opinions)
    return case, due


def on(case, who, day):
    """Somebody of the case as he acts on a day."""
    return case.later((day - case.day).days).by(who)


def test_an_opinion_is_reminded_of_from_three_days_before_its_day(consulting):
    case, due = consulting
    assert alerts(on(case, "officer", due - timedelta(4))) == []
    (alert,) = [each for each in alerts(on(case, "officer", due - timedelta(3))) if each.due_on == due][:1]
    assert (alert.kind, alert.record_id, alert.title) == (
        AlertKind.OPINION,
        case.proposal.dossier_id,
        case.proposal.dossier.code,
    )


def test_the_asked_unit_is_reminded_of_its_own_opinion_only(consulting):
    case, due = consulting
    asked = on(case, "finance", due)
    assert {alert.note for alert in alerts(asked)} == {asked.unit_name}


def test_nobody_is_reminded_of_an_opinion_once_the_dossier_has_ended(consulting):
    case, due = consulting
    case.later().withdrawn()
    assert any(opinion.kind is None for opinion in case.proposal.dossier.opinions)
    assert AlertKind.OPINION not in alert_counts(on(case, "officer", due))


def test_overdue_ones_are_counted_apart(consulting):
    case, due = consulting
    number, late = alert_counts(on(case, "officer", due + timedelta(1)))[AlertKind.OPINION]
    assert number >= late >= 1
    assert len(alerts(on(case, "officer", due + timedelta(1)), overdue=True)) == late


def test_a_unit_without_a_part_and_an_administrator_are_told_nothing(consulting):
    _, due = consulting
    after = due + timedelta(1)
    assert alerts(make.person("TP", day=after)) == alerts(make.person("LHHN", Role.ADMIN, after)) == []


def test_the_page_filters_and_leads_to_the_dossier(client, consulting, set_today):
    case, due = consulting
    set_today(due + timedelta(1))
    client.sign_in(case.people["officer"])
    page = client.get("/nhac-viec?loai=opinion&qua-han=1").text
    assert "Loại: <strong>Ý kiến đến hạn</strong>" in page
    assert f"/ho-so/{case.proposal.dossier_id}" in page
    assert "Quá hạn 1 ngày" in page
    set_today(due - timedelta(1))
    assert "Không có việc nào đến hạn." in client.get("/nhac-viec?qua-han=1").text
    assert "Nhắc việc" in client.get("/").text


@pytest.mark.parametrize(("days", "told"), [(-91, False), (-90, True), (0, True), (90, True), (91, False)])
def test_a_certificate_is_told_of_within_the_horizon_before_and_after_its_last_day(session, days, told):
    given = certificate(ngo("Quỹ Ánh Sao"))
    day = given.expires_on + timedelta(days=days)
    found = [alert for alert in alerts(make.person("LHHN", day=day)) if alert.kind == AlertKind.CERTIFICATE]
    assert [(alert.title, alert.note, alert.due_on) for alert in found] == [
        ("Quỹ Ánh Sao", given.number, given.expires_on)
    ] * told


def test_a_certificate_that_was_extended_or_revoked_is_told_of_no_more(session):
    extended, revoked = certificate(ngo("Quỹ A")), certificate(ngo("Quỹ B"), number="13/CNV-HĐ")
    before = extended.expires_on - timedelta(days=30)
    act(extended, ActionKind.EXTENDED, before, expires_on=extended.expires_on + timedelta(days=365))
    act(revoked, ActionKind.REVOKED, before)
    assert AlertKind.CERTIFICATE not in alert_counts(make.person("LHHN", day=before + timedelta(days=5)))


def test_a_certificate_is_told_of_no_more_once_a_later_one_is_in_force(session):
    partner = ngo("Quỹ Ánh Sao")
    old = certificate(partner)
    begins = old.expires_on - timedelta(days=10)
    certificate(partner, "99/CNV-HĐ", begins, begins + timedelta(days=1000))
    told = [AlertKind.CERTIFICATE in alert_counts(make.person("LHHN", day=each))
            for each in (begins - timedelta(days=1), begins, old.expires_on + timedelta(days=5))]  # fmt: skip
    assert told == [True, False, False]


def test_a_suspended_certificate_is_told_of_again_from_the_day_it_may_be_worked_under(session):
    found = certificate(ngo("Quỹ Ánh Sao"))
    day = found.expires_on - timedelta(days=20)
    act(found, ActionKind.SUSPENDED, found.expires_on - timedelta(days=60))
    act(found, ActionKind.RESUMED, day)
    told = [AlertKind.CERTIFICATE in alert_counts(make.person("LHHN", day=each))
            for each in (day - timedelta(days=1), day)]  # fmt: skip
    assert told == [False, True]


def test_a_plan_of_activities_not_received_is_told_of_until_it_comes(session):
    given = certificate(ngo("Quỹ Ánh Sao"))
    due = next(notice.due_on for notice in notices_of(given.partner_id) if notice.kind == NoticeKind.PLAN)
    late = make.person("LHHN", day=due + timedelta(days=1))
    told = {alert.note for alert in alerts(late, overdue=True) if alert.kind == AlertKind.NOTICE}
    assert f"Kế hoạch hoạt động {given.number}" in told
    with transaction(given.partner, by=late, doing="Nhận thông báo"):
        for notice in notices_of(given.partner_id):
            notice.received_on = due
    assert AlertKind.NOTICE not in alert_counts(late)


@pytest.mark.parametrize(("days", "told"), [(365, True), (366, False)])
def test_a_plan_that_never_came_is_told_of_for_a_year(session, days, told):
    given = certificate(ngo("Quỹ Ánh Sao"))
    plan = next(notice for notice in notices_of(given.partner_id) if notice.kind == NoticeKind.PLAN)
    reader = make.person("LHHN", day=plan.due_on + timedelta(days=days))
    notes = [alert.note for alert in alerts(reader) if alert.kind == AlertKind.NOTICE]
    assert (f"Kế hoạch hoạt động {given.number}" in notes) is told


def test_only_who_keeps_the_books_is_told_of_certificates(session):
    day = certificate(ngo("Quỹ Ánh Sao")).expires_on
    assert AlertKind.CERTIFICATE in alert_counts(make.person("SNgV2025", day=day))
    assert alert_counts(make.person("CAT", day=day)) == {}
