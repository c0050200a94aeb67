"""What waits for each kind of person, for every state a dossier can stand in."""

import pytest

from app.aid.models import Status
from app.desk.queries import waiting_for
from app.desk.workflow import PROCEDURES
from tests.aid.cases import case_at

S = Status
HAVE_ROAD = (S.DRAFTING, S.RECEIVED, S.CHECKING, S.INCOMPLETE, S.CONSULTING, S.APPRAISING, S.REVIEWING,
             S.SUBMITTED, S.SIGNING, S.FORWARDED, S.APPROVED, S.NOTIFIED)  # fmt: skip

WAITS = {
    "union": {S.DRAFTING: "Nộp hồ sơ", S.INCOMPLETE: "Nộp bổ sung"},
    "applicant": {S.DRAFTING: "Nộp hồ sơ", S.INCOMPLETE: "Nộp bổ sung"},
    "officer": {
        S.CHECKING: "Xác nhận hợp lệ, lấy ý kiến",
        S.CONSULTING: "Kết thúc lấy ý kiến",
        S.APPRAISING: "Trình lãnh đạo",
    },
    "leader": {S.RECEIVED: "Tiếp nhận, phân công", S.REVIEWING: "Trình UBND tỉnh"},
    "lead_clerk": {S.RECEIVED: "Tiếp nhận, phân công"},
    "finance": {S.CONSULTING: "Trả lời ý kiến"},
    "office": {
        S.SUBMITTED: "Trình ký",
        S.FORWARDED: "Ghi nhận quyết định phê duyệt",
        S.APPROVED: "Thông báo",
    },
    "office_clerk": {
        S.SIGNING: "Ghi nhận quyết định phê duyệt",
        S.FORWARDED: "Ghi nhận quyết định phê duyệt",
    },
    "decider": {S.SIGNING: "Ký, phát hành quyết định"},
}


@pytest.mark.parametrize("status", HAVE_ROAD)
def test_a_dossier_waits_for_those_whose_turn_it_is_and_for_nobody_else(session, status):
    case = case_at(status)
    found = {
        who: [line.task for line in waiting_for(case.by(who), PROCEDURES)]
        for who in case.people
        if waiting_for(case.by(who), PROCEDURES)
    }
    assert found == {who: [tasks[status]] for who, tasks in WAITS.items() if status in tasks} | (
        {"union_leader": [WAITS["union"][status]]} if status in WAITS["union"] else {}
    )
