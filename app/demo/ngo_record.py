"""What the office keeps of the invented NGOs over time: people, staff, partners in the province, visits, honours."""

from app.core.db import db
from app.core.parsing import PartialDate
from app.core.transaction import transaction
from app.demo.ngos import RAINBOW, WARM_HAND
from app.demo.public_news import UNION
from app.demo.stage import Stage
from app.partners.models import (
    LocalPartner,
    Partner,
    PartnerCommendation,
    PartnerVisit,
    Representative,
    RepresentativePost,
    StaffCount,
)


def keep_record(stage: Stage) -> None:
    """Rows of every kind, some of them known by year or month only."""
    this_year, met = stage.today.year, stage.ago(35)
    month = PartialDate(met.year, met.month)
    head, person = RepresentativePost.HEAD_OF_OFFICE, RepresentativePost.REPRESENTATIVE
    warm = (
        Representative(
            name="Bà Mary Brown (trình diễn)", post=person, since=PartialDate(2019), until=PartialDate(2023)
        ),
        Representative(name="Ông David Clark (trình diễn)", post=head, since=PartialDate(2024, 1)),
        StaffCount(on=PartialDate(this_year - 1), foreign=2, vietnamese=11),
        StaffCount(on=PartialDate(this_year), foreign=2, vietnamese=14),
        LocalPartner(unit_id=stage.unit_id("TALAI"), content="giáo dục", since=PartialDate(this_year - 1)),
        PartnerVisit(
            on=month, people="Ông David Clark và 02 cán bộ", host="Liên hiệp", content="Kế hoạch năm tới."
        ),
        PartnerCommendation(on=PartialDate(this_year - 1), form="Bằng khen", awarded_by="Chủ tịch UBND tỉnh"),
    )
    rainbow = (Representative(name="Bà Kim Min-ji (trình diễn)", post=person, since=PartialDate(2025, 9)),)
    actor = stage.actor(UNION, stage.today)
    for name, rows in ((WARM_HAND, warm), (RAINBOW, rainbow)):
        partner = db.session.get_one(Partner, stage.partner_id(name))
        with transaction(partner, by=actor, doing="Ghi hồ sơ theo dõi bên cung cấp", on=stage.today):
            for row in rows:
                row.partner = partner
                db.session.add(row)
