"""What a dossier page says of the way: status, stages, what this person may write now."""

from typing import Any

from flask import url_for

from app.accounts.queries import officers_of
from app.aid.forms import SECTIONS
from app.aid.models import Proposal, Status
from app.aid.workflow import open_parts
from app.office import queries as office
from app.office.models import DutyKind
from app.permissions import Actor, applicant_officer, permission
from app.registers import open_address

S = Status


ROAD = (
    ("Lập hồ sơ", (S.DRAFTING,)),
    ("Tiếp nhận", (S.RECEIVED,)),
    ("Kiểm tra", (S.CHECKING, S.INCOMPLETE)),
    ("Lấy ý kiến", (S.CONSULTING,)),
    ("Thẩm định", (S.APPRAISING, S.REVIEWING)),
    ("Trình UBND tỉnh", (S.SUBMITTED, S.SIGNING, S.FORWARDED)),
    ("Quyết định", (S.APPROVED, S.DECLINED)),
    ("Thông báo", (S.NOTIFIED,)),
)


TONES = {
    S.NOTIFIED: "success", S.APPROVED: "success", S.DECLINED: "danger", S.REFUSED: "danger",
    S.STOPPED: "danger", S.ANNULLED: "danger", S.WITHDRAWN: "neutral", S.DRAFTING: "neutral",
    S.INCOMPLETE: "warning",
}  # fmt: skip


def tone_of(proposal: Proposal) -> str:
    """The colour that goes with the word of a status."""
    return TONES.get(S(proposal.dossier.status), "info")


def stages(proposal: Proposal) -> list[dict[str, Any]]:
    """The road of the procedure with what lies behind; an ended dossier has no stage before it."""
    dossier = proposal.dossier
    here = next((n for n, (_, states) in enumerate(ROAD) if dossier.status in states), None)
    reached = {step.target: step.on for step in dossier.steps if step.leads_on}
    furthest = max((n for n, (_, states) in enumerate(ROAD) if reached.keys() & set(states)), default=-1)
    found = []
    for n, (label, states) in enumerate(ROAD):
        on = next((reached[s] for s in states if s in reached), None)
        if here is None:
            state = "done" if n <= furthest else "next"
        else:
            state = "now" if n == here and dossier.status != S.NOTIFIED else "done" if n <= here else "next"
        found.append({"label": label, "state": state, "on": on})
    return found


def new_donor(actor: Actor) -> dict[str, str]:
    """What to do about a donor that is not in the register yet: the form, opened beside, or whom to ask for it."""
    url = open_address("partners.create")
    asked = [] if url else office.duty_holders(DutyKind.FOCAL, actor.day)
    people = ", ".join(name for _, name in officers_of(frozenset(unit.id for unit in asked))[:MOST_NAMED])
    return {"url": url, "unit": ", ".join(unit.name_on(actor.day) for unit in asked), "people": people}


MOST_NAMED = 3

SLUGS = {
    "hand_in": "nop-ho-so", "discard": "huy-ban-nhap", "accept": "tiep-nhan", "consult": "lay-y-kien",
    "skip_opinions": "khong-lay-y-kien", "ask_more": "lay-y-kien-bo-sung", "appraise": "ket-thuc-lay-y-kien",
    "put_forward": "trinh-lanh-dao", "submit": "trinh-ubnd", "return_officer": "tra-lai-chuyen-vien",
    "put_up": "trinh-ky", "give_back": "tra-lai", "approve": "phe-duyet", "forward": "trinh-thu-tuong",
    "hand_back": "tra-lai-van-phong", "decline": "khong-tiep-nhan", "central_asks": "bo-hoi",
    "notify": "thong-bao", "add_papers": "nop-bo-sung", "ask_papers": "yeu-cau-bo-sung",
    "stop": "dung-giai-quyet", "refuse": "tu-choi", "withdraw": "rut-ho-so", "errata": "dinh-chinh",
    "annul": "huy-bo",
}  # fmt: skip


def work_of(proposal: Proposal, actor: Actor) -> list[dict[str, str]]:
    """What this person may write into the file now, besides its steps."""
    work = []
    if applicant_officer(actor, proposal) is None:
        parts = open_parts(proposal)
        for slug, section in SECTIONS.items():
            if "all" in parts or f"section:{slug}" in parts:
                url = url_for("aid.edit", id=proposal.id, section=slug)
                work.append({"label": section.label, "url": url, "hint": ""})
    if proposal.dossier.status in CHECKED_IN and permission("check_authority")(actor, proposal) is None:
        url = url_for("aid.authority", id=proposal.id)
        work.append({"label": "Kiểm tra thẩm quyền", "url": url, "hint": ""})
    if proposal.dossier.status == S.APPRAISING and permission("appraise_aid")(actor, proposal) is None:
        url = url_for("aid.write_appraisal", id=proposal.id)
        work.append({"label": "Kết quả thẩm định", "url": url, "hint": ""})
    return work


CHECKED_IN = (S.DRAFTING, S.CHECKING, S.CONSULTING, S.APPRAISING)
