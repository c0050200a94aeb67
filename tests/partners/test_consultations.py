"""Being consulted on an NGO's registration: letter in, units asked, draft, signed answer; who sees what."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.cli import Installer
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.desk.queries.alerts import AlertKind, alerts
from app.documents.actions import TypedDocument
from app.documents.models import Secrecy
from app.dossiers.actions import TypedAnswer
from app.dossiers.models import OpinionKind
from app.office.actions import change_unit
from app.partners import actions
from app.partners.models import Consultation, ConsultationState, ConsultationSubject
from app.partners.queries import consultation_state, consultations_seen_by, state_case
from app.permissions import permission
from tests import factories as make
from tests.attachments import pdf, upload
from tests.pages import opened
from tests.partners.ngos import ngo
from tests.sheets import read_one

LIST = "/tham-gia-y-kien"
ARRIVED, DUE, DAY = date(2026, 5, 4), date(2026, 5, 22), date(2026, 5, 6)
S = ConsultationState


def letter(number: str = "412/CNV-HĐ", arrived_on: date = ARRIVED, **parts) -> TypedDocument:
    return TypedDocument(
        number=number,
        issued_on=date(2026, 4, 28),
        arrival_number="1250",
        arrived_on=arrived_on,
        field="letter",
        **parts,
    )


def consultation(by=None, typed: TypedDocument | None = None, **facts) -> Consultation:
    """A letter that Sở Ngoại vụ has received."""
    by = by or make.person("SNgV2025", day=DAY)
    written = {
        "subject": ConsultationSubject.ISSUE,
        "kind": None,
        "asker": "Bộ Ngoại giao",
        "content": "",
        "due_on": DUE,
        "partner_id": None,
        "ngo_name": "Quỹ Bình Minh",
        **facts,
    }
    with transaction(by=by, doing="Tiếp nhận văn bản hỏi ý kiến"):
        return actions.receive_consultation(written, typed or letter(), by=by)


def take(found: Consultation, verb, *args, **kwargs) -> None:
    with transaction(found, by=make.person("SNgV2025", day=DAY), doing="thử"):
        verb(*args, **kwargs)


def asked(found: Consultation, *codes: str) -> None:
    units = [make.unit(code).id for code in codes]
    take(found, actions.ask_units, found, units, date(2026, 5, 5), date(2026, 5, 15))


def answered(found: Consultation, number: int, on: date = date(2026, 5, 6), **typed) -> None:
    by = make.person("CAT", day=DAY)
    said = TypedAnswer(OpinionKind.AGREE, on, **typed)
    take(found, actions.answer_for_unit, found.opinions[number], said, by=by)


def signed(found: Consultation, on: date) -> None:
    take(found, actions.write_draft, found, "Thống nhất.")
    paper = TypedDocument(number="900/UBND-NV", issued_on=on, signer="Bùi Văn Quyết", field="answer")
    take(found, actions.record_answer, found, paper)


def test_where_it_stands_follows_from_what_is_written_in_the_rule_and_in_its_sql(app):
    rows = [consultation(ngo_name=f"Quỹ {n}") for n in range(6)]
    for found in rows[1:]:
        asked(found, "CAT", "STC2025")
    for found in rows[2:]:
        answered(found, 0)
        answered(found, 1)
    take(rows[3], actions.write_draft, rows[3], "Thống nhất.")
    signed(rows[4], DUE)
    signed(rows[5], date(2026, 5, 25))
    expected = [S.RECEIVED, S.ASKING, S.DRAFTING, S.SIGNING, S.ANSWERED, S.LATE]
    assert [consultation_state(found) for found in rows] == expected
    told = dict(db.session.execute(select(Consultation.id, state_case())).all())
    assert [told[found.id] for found in rows] == expected


@pytest.mark.parametrize(
    ("facts", "parts", "field"),
    [
        ({"due_on": date(2026, 5, 3)}, {}, "due_on"),
        ({"ngo_name": ""}, {}, "ngo_name"),
        ({}, {"arrived_on": date(2026, 4, 27)}, "letter.arrived_on"),
        ({"content": "nội dung"}, {"secrecy": Secrecy.SECRET}, "content"),
    ],
)
def test_a_letter_that_cannot_be_is_refused_at_its_field(app, facts, parts, field):
    with pytest.raises(Refused) as refusal:
        consultation(typed=letter(**parts), **facts)
    assert refusal.value.field == field
    assert db.session.scalars(select(Consultation)).all() == []


def test_a_unit_is_asked_once_by_a_day_and_never_asks_itself(app):
    found = consultation()
    asked(found, "CAT")
    for code, sentence in (("CAT", "đã được hỏi"), ("SNgV2025", "không hỏi ý kiến chính mình")):
        with pytest.raises(Refused, match=sentence):
            asked(found, code)
    units = [make.unit("STC2025").id]
    with pytest.raises(Refused, match="Hạn trả lời trước ngày hỏi"):
        take(found, actions.ask_units, found, units, date(2026, 5, 5), date(2026, 5, 4))


def test_nothing_secret_is_kept_of_an_opinion(app):
    found = consultation()
    asked(found, "CAT")
    secret = TypedDocument(number="07/CAT", secrecy=Secrecy.SECRET, field="document")
    with pytest.raises(Refused, match="không nhập nội dung"):
        answered(found, 0, text="nội dung", document=secret)
    answered(found, 0, document=secret)
    assert (found.opinions[0].text, found.opinions[0].answer.file) == ("đã nhận văn bản mật", None)


def test_an_answer_wants_a_draft_and_closes_the_matter(app):
    found = consultation()
    asked(found, "CAT")
    with pytest.raises(Refused, match="Chưa có dự thảo"):
        take(found, actions.record_answer, found, TypedDocument(number="1/UBND", issued_on=DUE))
    signed(found, DUE)
    with pytest.raises(Refused, match="đã trả lời, không ghi thêm"):
        answered(found, 0)


PEOPLE = (
    ("SNgV2025", Role.OFFICER, True),
    ("SNgV2025", Role.VIEWER, False),
    ("VPUBND", Role.OFFICER, True),
    ("UBND2025", Role.LEADER, True),
    ("CAT", Role.CLERK, True),
    ("STC2025", Role.OFFICER, False),
    ("LHHN", Role.OFFICER, False),
    ("LHHN", Role.ADMIN, False),
)


@pytest.mark.parametrize(("unit", "role", "sees"), PEOPLE)
def test_the_list_shows_exactly_what_may_be_opened(client, set_today, unit, role, sees):
    set_today(DAY)
    found = consultation()
    asked(found, "CAT")
    actor = make.person(unit, role, day=DAY)
    listed = db.session.scalars(select(Consultation.id).where(consultations_seen_by(actor))).all()
    assert (found.id in listed) is sees
    assert (permission("see_consultations")(actor, found) is None) is sees
    answer = client.sign_in(make.user(unit, role, day=DAY)).get(f"{LIST}/{found.id}")
    assert answer.status_code == (200 if sees else 403)


def test_from_the_letter_to_the_signed_answer(client, set_today):
    set_today(DAY)
    partner = ngo("Tổ chức Bình Minh")
    officer, police = make.user("SNgV2025", day=DAY), make.user("CAT", day=DAY)
    client.sign_in(officer)
    page = opened(client, f"{LIST}/them").send(
        letter__number="412/CNV-HĐ",
        letter__issued_on="28/04/2026",
        letter__arrival_number="1250",
        letter__arrived_on="04/05/2026",
        letter__secrecy="none",
        letter__file=upload(pdf(), "van-ban.pdf"),
        due_on="22/05/2026",
        subject="issue",
        partner_id=str(partner.id),
        ngo_name="Sunrise Foundation",
    )
    own = page.address
    assert "Tổ chức Bình Minh (văn bản ghi: Sunrise Foundation)" in page.words
    assert "mới tiếp nhận" in page.words
    page = opened(client, f"{own}/lay-y-kien").send(
        unit_ids=[str(make.unit(code).id) for code in ("CAT", "STC2025")], due_on="15/05/2026"
    )
    assert "đang lấy ý kiến" in page.words
    client.sign_in(police)
    page = opened(client, own)
    assert "Công an tỉnh" in page.words
    assert "Sở Tài chính" not in page.words
    assert "Dự thảo trả lời" not in page.words
    assert client.get(f"{own}/van-ban-hoi").status_code == 200
    found = db.session.scalars(select(Consultation)).one()
    page = opened(client, f"{LIST}/y-kien/{found.opinions[0].id}").send(kind="agree", text="Thống nhất.")
    assert "thống nhất" in page.words
    client.sign_in(officer)
    opened(client, f"{LIST}/y-kien/{found.opinions[1].id}").send(kind="agree", answered_on="06/05/2026")
    assert "đủ ý kiến, chờ dự thảo" in opened(client, own).words
    opened(client, f"{own}/du-thao").send(draft="Ủy ban nhân dân tỉnh thống nhất.")
    page = opened(client, f"{own}/tra-loi").send(
        answer__number="900/UBND-NV",
        answer__issued_on="06/05/2026",
        answer__signer="Bùi Văn Quyết",
        answer__secrecy="none",
        answer__file=upload(pdf(), "tra-loi.pdf"),
    )
    assert "900/UBND-NV ngày 06/05/2026" in page.words
    assert "đã trả lời" in page.words
    assert client.get(f"{own}/van-ban-tra-loi").status_code == 200
    client.sign_in(police)
    assert client.get(f"{own}/van-ban-tra-loi").status_code == 403


def test_a_unit_answers_for_itself_alone(client, set_today):
    set_today(DAY)
    found = consultation()
    asked(found, "CAT", "STC2025")
    client.sign_in(make.user("STC2025", day=DAY))
    assert client.get(f"{LIST}/y-kien/{found.opinions[0].id}").status_code == 403
    assert client.get(f"{LIST}/y-kien/{found.opinions[1].id}").status_code == 200
    assert client.get(f"{LIST}/{found.id}/du-thao").status_code == 403


def test_a_unit_that_takes_its_numbers_here_is_given_that_of_its_answer(client, set_today):
    found, unit = consultation(), make.unit("CAT")
    asked(found, "CAT")
    change_unit(unit, {"code": "CAT", "issues_numbers": True}, by=Installer(DAY), version=unit.version)
    set_today(DAY)
    client.sign_in(make.user("CAT", day=DAY))
    form = opened(client, f"{LIST}/y-kien/{found.opinions[0].id}")
    (symbol,) = form.typed["document-number"]
    sent = form.send(kind="agree", document__issued_on=f"{DAY:%d/%m/%Y}", document__signer="Đinh Văn Đáp")
    assert f"Đã cấp số 01/{symbol} cho văn bản trả lời." in sent.words


def test_the_list_tells_a_unit_of_its_own_opinion_alone(client, set_today):
    set_today(DAY)
    found = consultation()
    asked(found, "CAT", "STC2025")
    answered(found, 0)
    client.sign_in(make.user("STC2025", day=DAY))
    (row,) = read_one(client.get(f"{LIST}/xuat-excel").data).rows
    assert row["Đơn vị được hỏi"] == "Sở Tài chính (chưa trả lời)"
    client.sign_in(make.user("SNgV2025", day=DAY))
    (row,) = read_one(client.get(f"{LIST}/xuat-excel").data).rows
    assert row["Đơn vị được hỏi"] == "Công an tỉnh (thống nhất); Sở Tài chính (chưa trả lời)"


def test_while_it_was_merged_the_office_handled_what_foreign_affairs_does(client, set_today):
    day = date(2025, 6, 2)
    set_today(day)
    client.sign_in(make.user("VPUBND", day=day))
    assert client.get(f"{LIST}/them").status_code == 200
    client.sign_in(make.user("SNgV2025", day=day))
    assert client.get(f"{LIST}/them").status_code == 403


def test_what_is_late_is_filtered_exported_and_among_the_reminders(client, set_today):
    late, day = consultation(due_on=date(2026, 5, 5)), DAY
    consultation(ngo_name="Quỹ khác")
    set_today(day)
    client.sign_in(make.user("SNgV2025", day=day))
    (row,) = read_one(client.get(f"{LIST}/xuat-excel?qua-han=1").data).rows
    assert (row["Tên tổ chức"], row["Số đến"], row["Tình trạng"]) == (
        "Quỹ Bình Minh",
        "1250",
        "mới tiếp nhận",
    )
    assert row["Hạn trả lời"].date() == date(2026, 5, 5)
    reminded = alerts(make.person("SNgV2025", day=day), [AlertKind.CONSULTATION])
    assert [(each.record_id, each.due_on) for each in reminded] == [(late.id, date(2026, 5, 5))]


def test_a_unit_asked_is_reminded_of_its_own_day(app):
    found = consultation()
    asked(found, "CAT", "STC2025")
    answered(found, 1)
    of_police = alerts(make.person("CAT", day=date(2026, 5, 13)), [AlertKind.CONSULTATION])
    assert [(each.record_id, each.due_on) for each in of_police] == [(found.id, date(2026, 5, 15))]
    assert alerts(make.person("STC2025", day=date(2026, 5, 13)), [AlertKind.CONSULTATION]) == []


def test_a_consultation_goes_along_when_its_ngo_is_merged(app):
    twice, stays = ngo("Sunrise Foundation"), ngo("Tổ chức Bình Minh")
    found = consultation(partner_id=twice.id, ngo_name="")
    actions.merge_partners(
        twice, stays, by=make.person("LHHN", day=DAY), reason="một", versions={}, retell=lambda _p: None
    )
    assert (found.partner, found.name, found.ngo_name) == (stays, "Tổ chức Bình Minh", "Sunrise Foundation")
