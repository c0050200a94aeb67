"""The rows of the record of a donor: what its page shows of each kind, and their forms."""

from app.child_rows import ChildKind, Fact, fact, in_time
from app.partners import actions, forms, queries
from app.partners.models import LocalPartner, PartnerCommendation, PartnerVisit, Representative, StaffCount

REPRESENTATIVES = ChildKind(
    "representatives",
    "nguoi-dai-dien",
    "người đại diện",
    Representative,
    "partner",
    forms.RepresentativeForm,
    (
        fact(Representative.name),
        fact(Representative.post),
        fact(Representative.since),
        fact(Representative.until),
        fact(Representative.contact),
        fact(Representative.note),
    ),
    rows=lambda partner: queries.rows_of(Representative, partner.id, Representative.since),
    write=actions.write_in_time,
    standing=lambda row, day: in_time(row.since, row.until, day),
)

STAFF = ChildKind(
    "staff",
    "nhan-su",
    "số nhân sự",
    StaffCount,
    "partner",
    forms.StaffCountForm,
    (fact(StaffCount.on), fact(StaffCount.foreign), fact(StaffCount.vietnamese), fact(StaffCount.note)),
    rows=lambda partner: queries.rows_of(StaffCount, partner.id, StaffCount.on),
    write=actions.write_staff_count,
)

LOCAL_PARTNERS = ChildKind(
    "local_partners",
    "doi-tac-dia-phuong",
    "đối tác địa phương",
    LocalPartner,
    "partner",
    forms.LocalPartnerForm,
    (
        Fact(LocalPartner.word(), lambda row: row.unit.name if row.unit else row.name, width=34),
        fact(LocalPartner.content, width=40),
        fact(LocalPartner.since),
        fact(LocalPartner.until),
    ),
    rows=lambda partner: queries.rows_of(LocalPartner, partner.id, LocalPartner.since),
    write=actions.write_in_time,
    standing=lambda row, day: in_time(row.since, row.until, day),
)

VISITS = ChildKind(
    "visits",
    "chuyen-tham",
    "chuyến thăm, làm việc",
    PartnerVisit,
    "partner",
    forms.VisitForm,
    (
        fact(PartnerVisit.on),
        fact(PartnerVisit.people, width=34),
        fact(PartnerVisit.host),
        fact(PartnerVisit.content, width=40),
    ),
    rows=lambda partner: queries.rows_of(PartnerVisit, partner.id, PartnerVisit.on),
    write=actions.write_event,
)

COMMENDATIONS = ChildKind(
    "commendations",
    "khen-thuong",
    "khen thưởng",
    PartnerCommendation,
    "partner",
    forms.CommendationForm,
    (
        fact(PartnerCommendation.on),
        fact(PartnerCommendation.form),
        fact(PartnerCommendation.number),
        fact(PartnerCommendation.awarded_by),
        fact(PartnerCommendation.reason, width=40),
    ),
    rows=lambda partner: queries.rows_of(PartnerCommendation, partner.id, PartnerCommendation.on),
    write=actions.write_event,
)

RECORD = (REPRESENTATIVES, STAFF, LOCAL_PARTNERS, VISITS, COMMENDATIONS)
