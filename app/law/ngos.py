"""What is asked of foreign NGOs (tổ chức PCPNN): their certificates, and what they send to the province."""

from datetime import date

from app.core.calendar import DayCount
from app.law.shapes import CertificateKind, CertificateRule, NoticeKind, NoticeRule, Standing

_ND12, _ND58 = "12/2012/NĐ-CP", "58/2022/NĐ-CP"
_LAST_OF_ND12 = date(2022, 10, 31)

CERTIFICATE_RULES = (
    CertificateRule(CertificateKind.OPERATION, _ND58, 3, None, Standing.CONFIRMED),
    CertificateRule(CertificateKind.REPRESENTATIVE_OFFICE, _ND58, 5, None, Standing.CONFIRMED),
    CertificateRule(CertificateKind.PROJECT_OFFICE, _ND12, None, _LAST_OF_ND12, Standing.CONFIRMED),
)

NOTICE_RULES = (
    NoticeRule(NoticeKind.PLAN, _ND12, 45, DayCount.CALENDAR, None, Standing.CONFIRMED),
    NoticeRule(NoticeKind.PLAN, _ND58, 45, DayCount.WORKING, None, Standing.CONFIRMED),
    NoticeRule(NoticeKind.ACCOUNT, _ND12, None, None, None, Standing.UNKNOWN),
    NoticeRule(NoticeKind.ACCOUNT, _ND58, 10, DayCount.WORKING, None, Standing.CONFIRMED),
    NoticeRule(NoticeKind.REPORT, _ND12, None, None, None, Standing.UNKNOWN),
    NoticeRule(NoticeKind.REPORT, _ND58, None, None, (12, 18), Standing.CONFIRMED),
)
