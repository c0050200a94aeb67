"""An officer prepares what a leader issues (chờ ký)."""

from app.aid.models import Status
from tests.aid.cases import case_at

PREPARED = {
    "faults-0-subject": "van_ban_de_nghi",
    "faults-0-kind": "wrong",
    "faults-0-note": "ghi rõ vốn đối ứng",
    "due_on": "12/11/2020",
    "on": "02/11/2020",
    "letter-abstract": "V/v bổ sung hồ sơ",
}


def test_an_officer_prepares_a_request_before_it_has_a_number(client, set_today):
    case = case_at(Status.CHECKING)
    set_today(case.day)
    address = f"/vien-tro/{case.proposal_id}/soan/yeu-cau-bo-sung"
    answer = client.sign_in(case.people["officer"]).post(address, data=PREPARED)
    assert answer.status_code == 302, answer.text
    assert [d.action for d in case.proposal.dossier.drafts] == ["ask_papers"]


def test_the_leader_finds_the_form_filled_and_must_give_the_number(client, set_today):
    case = case_at(Status.CHECKING)
    set_today(case.day)
    number = case.proposal_id
    client.sign_in(case.people["officer"]).post(f"/vien-tro/{number}/soan/yeu-cau-bo-sung", data=PREPARED)
    leader = client.sign_in(case.people["leader"])
    assert "ghi rõ vốn đối ứng" in leader.get(f"/vien-tro/{number}/buoc/yeu-cau-bo-sung").text
    refused = leader.post(f"/vien-tro/{number}/buoc/yeu-cau-bo-sung", data=PREPARED)
    assert refused.status_code == 422
    signed = {**PREPARED, "letter-number": "12/SKHĐT-TH", "letter-issued_on": "02/11/2020",
              "letter-signer": "Đỗ Văn Giám"}  # fmt: skip
    leader.post(f"/vien-tro/{number}/buoc/yeu-cau-bo-sung", data=signed)
    assert case.proposal.dossier.status == Status.INCOMPLETE
    assert case.proposal.dossier.drafts == []
