"""Certificates of foreign NGOs: where one stands on a day, what may be written of it, its pages."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import select

from app.core.db import db
from app.core.rules import Refused
from app.law.shapes import CertificateKind
from app.partners.models import (
    ActionKind,
    Certificate,
    CertificateAction,
    CertificateStanding,
    Partner,
    PartnerKind,
)
from app.partners.queries import content_on, standing_case, standing_on
from tests import factories as make
from tests.attachments import pdf, upload
from tests.pages import opened
from tests.partners.ngos import EXPIRES, ISSUED, act, certificate, ngo, places, sectors

S, K = CertificateStanding, ActionKind
ONE_DAY = timedelta(days=1)
HORIZON = 90


def standings(found: Certificate, *days: date) -> list[str]:
    return [standing_on(found.actions, day, HORIZON) for day in days]


class TestWhereItStands:
    def test_it_is_in_force_from_its_first_day_to_its_last(self, app):
        found = certificate(ngo())
        days = (ISSUED - ONE_DAY, ISSUED, EXPIRES - timedelta(days=91), EXPIRES, EXPIRES + ONE_DAY)
        assert standings(found, *days) == [S.NOT_YET, S.VALID, S.VALID, S.EXPIRING, S.EXPIRED]

    def test_ninety_days_before_its_last_it_is_about_to_expire(self, app):
        found = certificate(ngo())
        assert standings(found, EXPIRES - timedelta(days=90)) == [S.EXPIRING]

    def test_an_extension_counts_from_its_day_on(self, app):
        found = certificate(ngo())
        act(found, K.EXTENDED, date(2026, 5, 4), expires_on=date(2029, 6, 21))
        assert standings(found, date(2026, 5, 3), date(2026, 5, 4), date(2026, 7, 1)) == [
            S.EXPIRING,
            S.VALID,
            S.VALID,
        ]
        assert found.expires_on == date(2029, 6, 21)

    def test_a_suspension_with_a_last_day_ends_with_it(self, app):
        found = certificate(ngo())
        act(found, K.SUSPENDED, date(2024, 3, 1), suspended_to=date(2024, 5, 31))
        days = (date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 31), date(2024, 6, 1))
        assert standings(found, *days) == [S.VALID, S.SUSPENDED, S.SUSPENDED, S.VALID]

    def test_a_suspension_without_one_ends_when_the_certificate_is_given_anew(self, app):
        found = certificate(ngo())
        act(found, K.SUSPENDED, date(2024, 3, 1))
        act(found, K.AMENDED, date(2024, 4, 1), note="đổi người đại diện")
        act(found, K.REISSUED, date(2024, 9, 2))
        assert standings(found, date(2024, 4, 2), date(2024, 9, 2)) == [S.SUSPENDED, S.VALID]

    @pytest.mark.parametrize("until", [None, date(2024, 12, 31)])
    def test_a_suspension_is_lifted_by_the_paper_that_lets_it_work_again_from_its_day_on(self, app, until):
        found = certificate(ngo())
        act(found, K.SUSPENDED, date(2024, 3, 1), suspended_to=until)
        act(found, K.RESUMED, date(2024, 7, 1))
        days = (date(2024, 6, 30), date(2024, 7, 1), date(2024, 12, 31), EXPIRES + ONE_DAY)
        assert standings(found, *days) == [S.SUSPENDED, S.VALID, S.VALID, S.EXPIRED]

    @pytest.mark.parametrize(("kind", "after"), [(K.TERMINATED, S.TERMINATED), (K.REVOKED, S.REVOKED)])
    def test_it_ends_on_the_day_of_its_end_for_good(self, app, kind, after):
        found = certificate(ngo())
        act(found, kind, date(2024, 3, 1))
        assert standings(found, date(2024, 2, 29), date(2024, 3, 1), date(2030, 1, 1)) == [
            S.VALID,
            after,
            after,
        ]

    def test_content_is_what_the_newest_action_of_the_day_states(self, app):
        found = certificate(ngo())
        act(
            found,
            K.AMENDED,
            date(2024, 3, 1),
            place_ids=places("Huyện Tân Phú"),
            sector_ids=sectors("1", "2"),
        )
        act(found, K.EXTENDED, date(2026, 5, 4), expires_on=date(2029, 6, 21))
        stated = [content_on(found.actions, day) for day in (date(2024, 2, 29), date(2026, 6, 1))]
        assert [[x.place.name for x in content.places] for content in stated] == [
            ["Tỉnh Đồng Nai"],
            ["Huyện Tân Phú"],
        ]
        assert [len(content.sectors) for content in stated] == [1, 2]


BEGIN, LENGTH = date(2024, 1, 1), 40


def test_the_rule_and_its_sql_say_the_same_of_any_course_of_actions(app):
    chance, partner = Random(3935), ngo()  # noqa: S311 - the same histories in every run
    rows = [_any_certificate(chance, partner) for _ in range(120)]
    db.session.add_all(rows)
    db.session.flush()
    told = set()
    for n in range(-1, LENGTH + 2, 3):
        day, horizon = BEGIN + timedelta(days=n), chance.randrange(20)
        found = dict(db.session.execute(select(Certificate.id, standing_case(day, horizon))).all())
        assert found == {row.id: standing_on(row.actions, day, horizon) for row in rows}
        told |= set(found.values())
    assert told == set(S)


def _any_certificate(chance: Random, partner: Partner) -> Certificate:
    kinds = [K.ISSUED, *chance.choices(list(K), k=chance.randrange(5))]
    row = Certificate(partner=partner, kind=CertificateKind.OPERATION, number="1", issued_on=BEGIN)
    row.expires_on = BEGIN
    row.actions = [CertificateAction(kind=kind, **_any_days(chance, kind)) for kind in kinds]
    return row


def _any_days(chance: Random, kind: ActionKind) -> dict[str, date | None]:
    first, last = sorted(chance.choices(range(LENGTH), k=2))
    on, later = BEGIN + timedelta(days=first), BEGIN + timedelta(days=last)
    states = kind == K.ISSUED or chance.random() < 0.4
    suspended_to = later if chance.random() < 0.5 else None
    return {"on": on, "expires_on": later if states else None, "suspended_to": suspended_to}


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("facts", "field", "sentence"),
        [
            ({"place_ids": ()}, "place_ids", "phải ghi địa bàn"),
            ({"sector_ids": ()}, "sector_ids", "phải ghi lĩnh vực"),
            ({"expires_on": date(2023, 6, 21)}, "expires_on", "Ngày hết hạn trước ngày 22/06/2023"),
            ({"kind": CertificateKind.PROJECT_OFFICE}, "kind", "chỉ được cấp đến hết ngày 31/10/2022"),
            ({"number": ""}, "document.number", "phải có số và ngày cấp"),
        ],
    )
    def test_a_certificate_that_cannot_be_is_refused_at_its_field(self, app, facts, field, sentence):
        with pytest.raises(Refused, match=sentence) as refusal:
            certificate(ngo(), **facts)
        assert refusal.value.field == field
        assert db.session.scalars(select(Certificate)).all() == []

    def test_what_a_source_leaves_out_is_said_instead(self, app):
        found = certificate(ngo(), missing="tin công bố không nêu địa bàn, lĩnh vực")
        assert content_on(found.actions, ISSUED).missing.startswith("tin công bố")

    def test_the_same_number_of_the_same_year_stands_in_the_book_once(self, app):
        certificate(ngo("Quỹ Một"))
        with pytest.raises(Refused, match="Sổ đã có giấy đăng ký 12/CNV-HĐ năm 2023 của Quỹ Một"):
            certificate(ngo("Quỹ Hai"), issued_on=date(2023, 9, 1))
        certificate(ngo("Quỹ Ba"), issued_on=date(2024, 9, 1))

    def test_only_a_foreign_ngo_has_one(self, app):
        with pytest.raises(Refused, match="Chỉ tổ chức phi chính phủ nước ngoài"):
            certificate(make.partner("Công ty", PartnerKind.FOREIGN_COMPANY))

    @pytest.mark.parametrize(
        ("kind", "on", "facts", "field"),
        [
            (K.EXTENDED, date(2023, 6, 1), {"expires_on": date(2029, 1, 1)}, "on"),
            (K.EXTENDED, date(2024, 6, 1), {}, "expires_on"),
            (K.EXTENDED, date(2024, 6, 1), {"expires_on": EXPIRES}, "expires_on"),
            (K.AMENDED, date(2024, 6, 1), {}, "note"),
            (K.SUSPENDED, date(2024, 6, 1), {"suspended_to": date(2024, 5, 1)}, "suspended_to"),
            (K.ISSUED, date(2024, 6, 1), {}, "kind"),
        ],
    )
    def test_an_action_that_cannot_be_is_refused_at_its_field(self, app, kind, on, facts, field):
        found = certificate(ngo())
        with pytest.raises(Refused) as refusal:
            act(found, kind, on, **facts)
        assert refusal.value.field == field
        assert [action.kind for action in found.actions] == [K.ISSUED]

    @pytest.mark.parametrize("on", [date(2024, 3, 1), date(2024, 6, 2)])
    def test_only_what_is_suspended_is_let_work_again(self, app, on):
        found = certificate(ngo())
        with pytest.raises(Refused, match="giấy đăng ký không bị đình chỉ"):
            act(found, K.RESUMED, on)
        act(found, K.SUSPENDED, date(2024, 3, 1), suspended_to=date(2024, 5, 31))
        with pytest.raises(Refused, match="giấy đăng ký không bị đình chỉ") as refusal:
            act(found, K.RESUMED, on)
        assert refusal.value.field == "on"

    def test_it_may_be_suspended_again_after_it_was_let_work(self, app):
        found = certificate(ngo())
        for kind, on in ((K.SUSPENDED, 3), (K.RESUMED, 4), (K.SUSPENDED, 5)):
            act(found, kind, date(2024, on, 1))
        assert standings(found, date(2024, 4, 30), date(2024, 5, 1)) == [S.VALID, S.SUSPENDED]

    def test_nothing_comes_after_the_end(self, app):
        found = certificate(ngo())
        act(found, K.REVOKED, date(2024, 3, 1))
        with pytest.raises(Refused, match="đã thu hồi từ 01/03/2024"):
            act(found, K.EXTENDED, date(2024, 3, 2), expires_on=date(2029, 1, 1))
        act(found, K.AMENDED, date(2024, 2, 1), note="đổi trụ sở")


class TestThePages:
    @pytest.fixture
    def officer(self, client, set_today):
        set_today(date(2026, 5, 4))
        return client.sign_in(make.user("LHHN", day=date(2026, 5, 4)))

    def test_a_certificate_is_written_with_its_file_extended_and_shown(self, officer):
        partner = ngo()
        page = opened(officer, f"/ben-cung-cap/{partner.id}/giay-dang-ky/them").send(
            kind="operation",
            document__number="12/CNV-HĐ",
            document__issued_on="22/06/2023",
            document__secrecy="none",
            document__file=upload(pdf(), "giay.pdf"),
            expires_on="21/06/2026",
            place_ids=[str(i) for i in places("Tỉnh Đồng Nai", "Huyện Tân Phú")],
            sector_ids=[str(i) for i in sectors("1", "2")],
        )
        assert "Tỉnh Đồng Nai; Huyện Tân Phú" in page.words
        assert "sắp hết hạn" in page.words
        found = db.session.scalars(select(Certificate)).one()
        assert [x.sector.name for x in found.issue.sectors] == ["Giáo dục và đào tạo", "Y tế"]
        own = f"/ben-cung-cap/so-giay-dang-ky/{found.id}"
        page = opened(officer, f"{own}/dien-bien/them").send(
            kind="extended",
            document__number="44/CNV-HĐ",
            document__issued_on="04/05/2026",
            expires_on="21/06/2029",
        )
        assert page.address == own
        assert "gia hạn" in page.words
        assert "21/06/2029" in page.words
        assert "còn hiệu lực" in page.words
        assert officer.get(f"/ben-cung-cap/so-giay-dang-ky/van-ban/{found.issue.id}").status_code == 200

    def test_the_paper_that_lifts_a_suspension_is_written_and_its_file_opened(self, officer):
        found = certificate(ngo(), expires_on=date(2028, 6, 21), issued_on=date(2025, 6, 22))
        act(found, K.SUSPENDED, date(2026, 1, 5))
        own = f"/ben-cung-cap/so-giay-dang-ky/{found.id}"
        assert "đình chỉ" in opened(officer, own).words
        page = opened(officer, f"{own}/dien-bien/them").send(
            kind="resumed",
            document__number="51/CNV-HĐ",
            document__issued_on="04/05/2026",
            document__secrecy="none",
            document__file=upload(pdf(), "tro-lai.pdf"),
            note="đã khắc phục",
        )
        assert ["cho hoạt động trở lại", "04/05/2026", "51/CNV-HĐ ngày 04/05/2026"] in [
            line[:3] for line in page.lines()
        ]
        assert "còn hiệu lực" in page.words
        sent = officer.get(f"/ben-cung-cap/so-giay-dang-ky/van-ban/{found.actions[-1].id}")
        assert sent.status_code == 200

    def test_a_certificate_without_localities_is_refused_and_stays_typed(self, officer):
        partner = ngo()
        page = opened(officer, f"/ben-cung-cap/{partner.id}/giay-dang-ky/them").send(
            kind="operation",
            document__number="12/CNV-HĐ",
            document__issued_on="22/06/2023",
            expires_on="21/06/2026",
            sector_ids=[str(i) for i in sectors("1")],
        )
        assert page.status == 409
        assert "phải ghi địa bàn" in page.errors()["place_ids"]
        assert page.typed["document-number"] == ["12/CNV-HĐ"]
        assert db.session.scalars(select(Certificate)).all() == []

    def test_the_form_opens_on_the_issue_and_not_on_what_came_later(self, officer):
        found = certificate(ngo())
        act(found, K.EXTENDED, date(2026, 5, 4), expires_on=date(2029, 6, 21))
        page = opened(officer, f"/ben-cung-cap/giay-dang-ky/{found.id}")
        assert page.typed["expires_on"] == ["21/06/2026"]
        assert page.typed["document-number"] == ["12/CNV-HĐ"]
        page.send(document__number="13/CNV-HĐ")
        assert (found.number, found.expires_on) == ("13/CNV-HĐ", date(2029, 6, 21))

    def test_a_longer_term_than_the_law_allows_is_kept_and_warned_of(self, officer):
        found = certificate(ngo(), expires_on=date(2026, 6, 23))
        page = opened(officer, f"/ben-cung-cap/so-giay-dang-ky/{found.id}")
        assert (
            "có thời hạn không quá 3 năm (Nghị định 58/2022/NĐ-CP); giấy này ghi đến 23/06/2026" in page.words
        )

    def test_a_mistaken_action_and_a_mistaken_certificate_go_with_a_reason(self, officer, session):
        found = certificate(ngo())
        action = act(found, K.SUSPENDED, date(2024, 3, 1))
        opened(officer, f"/ben-cung-cap/so-giay-dang-ky/dien-bien/{action.id}/xoa").send(reason="nhập nhầm")
        assert [each.kind for each in found.actions] == [K.ISSUED]
        page = opened(officer, f"/ben-cung-cap/giay-dang-ky/{found.id}/xoa").send(reason="nhập nhầm")
        assert page.status == 200
        assert session.scalars(select(Certificate)).all() == []

    def test_the_kind_of_a_donor_that_does_not_fit_its_certificates_is_said(self, officer):
        partner = ngo()
        assert (
            "không có giấy đăng ký nào còn hiệu lực" in opened(officer, f"/ben-cung-cap/{partner.id}").words
        )
        certificate(partner)
        assert "Cần xem lại" not in opened(officer, f"/ben-cung-cap/{partner.id}").words

    def test_who_does_not_keep_the_register_reads_and_does_not_write(self, client):
        found = certificate(ngo())
        reader = client.sign_in(make.user("SYT"))
        page = reader.get(f"/ben-cung-cap/so-giay-dang-ky/{found.id}").text
        assert "Thêm diễn biến" not in page
        for address in (f"giay-dang-ky/{found.id}", f"so-giay-dang-ky/{found.id}/dien-bien/them"):
            assert reader.get(f"/ben-cung-cap/{address}").status_code == 403
