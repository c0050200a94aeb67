"""When a step of a founding may be taken: each condition answers nothing, or the sentence that says why not."""

from collections.abc import Iterable
from typing import Any

from app.associations.clock import congress
from app.associations.models import Founding, FoundingStatus
from app.associations.requirements import (
    founding_rule,
    least_committee,
    missing_facts,
    papers_asked,
    regime_of,
)
from app.core.rules import any_of, worded
from app.dossiers.models import Paper
from app.permissions import Actor, focal_officer, lead_leader, lead_officer

S = FoundingStatus


def listed(names: Iterable[object]) -> str:
    return "; ".join(str(name) for name in names)


@worded("đủ tên, nước đối tác, tôn chỉ, lĩnh vực, sở quản lý, trưởng ban; Ban vận động đủ số người")
def campaign_is_described(actor: Actor, founding: Founding) -> str | None:
    """ask_recognition: the facts, and a committee of enough people."""
    if lacking := missing_facts(founding):
        return f"Hồ sơ còn thiếu: {listed(lacking)}."
    least = least_committee(regime_of(founding, actor.day))
    if len(founding.members) < least:
        return f"Ban vận động mới có {len(founding.members)} người, cần ít nhất {least}."
    return None


@worded("mọi giấy tờ của hồ sơ đã có hoặc nêu lý do chưa có; đủ số người đăng ký sáng lập")
def dossier_is_complete(actor: Actor, founding: Founding) -> str | None:
    """hand_in: every paper is there or its absence explained; enough founders have registered."""
    regime = regime_of(founding, actor.day)
    silent = [
        rule.label
        for rule in papers_asked(regime).rules
        if not ((paper := paper_for(founding, rule.code)) and (paper.present or paper.absence))
    ]
    if silent:
        return f"Giấy tờ chưa có và chưa nêu lý do: {listed(silent)}."
    least = founding_rule(regime).founders or 1
    if (founding.registered or 0) < least:
        return f"Mới có {founding.registered or 0} người đăng ký tham gia, cần ít nhất {least}."
    return None


def paper_for(founding: Founding, code: str) -> Paper | None:
    """The row of the dossier that answers a required paper."""
    return next((paper for paper in founding.dossier.papers if paper.code == code), None)


@worded("nêu ít nhất một điểm cần bổ sung")
def faults_are_named(_actor: Actor, founding: Founding) -> str | None:
    """ask_papers: at least one fault, each at a paper or at the facts."""
    request = founding.dossier.open_request
    return None if request and request.faults else "Chưa nêu điểm nào cần bổ sung."


@worded("mọi điểm cần bổ sung đã được trả lời")
def faults_are_answered(_actor: Actor, founding: Founding) -> str | None:
    """add_papers: every fault has its answer."""
    silent = [f.subject_label for f in founding.dossier.requests[-1].faults if not f.answer]
    return f"Chưa trả lời: {listed(silent)}." if silent else None


@worded("chọn ít nhất một cơ quan để lấy ý kiến")
def opinions_are_asked(_actor: Actor, founding: Founding) -> str | None:
    """consult: somebody is asked."""
    waiting = [o for o in founding.dossier.opinions if o.kind is None]
    return None if waiting else "Chưa chọn cơ quan cần lấy ý kiến."


@worded("không còn ý kiến đang chờ trong hạn")
def opinions_are_in_or_late(actor: Actor, founding: Founding) -> str | None:
    """submit: every opinion is in, or its due date is past."""
    waiting = [
        f"{o.unit.name} (hạn {o.due_on:%d/%m/%Y})"
        for o in founding.dossier.opinions
        if o.kind is None and o.due_on and o.due_on >= actor.day
    ]
    return f"Còn chờ ý kiến trong hạn: {listed(waiting)}." if waiting else None


@worded("ý kiến thẩm tra của Văn phòng")
def office_has_spoken(_actor: Actor, founding: Founding) -> str | None:
    """put_up: the Văn phòng has written its opinion."""
    return None if founding.office_opinion else "Chưa ghi ý kiến thẩm tra của Văn phòng."


@worded("trên 1/2 số người đăng ký có mặt")
def congress_is_quorate(_actor: Actor, founding: Founding) -> str | None:
    """hold_congress: more than half of those who registered are present."""
    association = founding.association
    held = association.congresses[0] if association and association.congresses else None
    if held is None or held.held_on is None:
        return "Chưa ghi đại hội thành lập."
    if not held.is_quorate:
        return f"Có mặt {held.present or 0} trên {held.called or 0} người đăng ký: đại hội thành lập cần trên 1/2."
    return None


@worded("đã quá hạn tổ chức đại hội, hoặc quy định chưa rõ")
def congress_is_overdue(actor: Actor, founding: Founding) -> str | None:
    """lapse: the congress was due, extension included; where no day is known a reason must do."""
    decided = founding.dossier.decided_on
    due = congress(founding, decided).due_on if decided else None
    return f"Chưa hết hạn tổ chức đại hội ({due:%d/%m/%Y})." if due and due >= actor.day else None


@worded("sở được đề nghị công nhận, hoặc cơ quan đầu mối ghi nhận từ văn bản")
def recogniser(actor: Actor, record: Any) -> str | None:
    """The sở that manages the field, or the Union writing down its paper."""
    return any_of(lead_officer, focal_officer)(actor, record)


@worded("khi đề nghị công nhận: sở hoặc cơ quan đầu mối; sau đó: lãnh đạo cơ quan thẩm định")
def refuser(actor: Actor, record: Any) -> str | None:
    """Who refuses: as for recognition while that is asked, later the leader of the checking unit."""
    recognising = record is not None and record.trunk.status == S.RECOGNISING
    return (recogniser if recognising else lead_leader)(actor, record)


def open_parts(founding: Founding) -> frozenset[str]:
    """What may be edited now: all of it before it is handed in, then only what a request names ("facts", a paper)."""
    dossier = founding.dossier
    if dossier.status in (S.PREPARING, S.CAMPAIGNING):
        return frozenset({"all"})
    if dossier.status == S.INCOMPLETE and dossier.open_request:
        return frozenset(fault.subject for fault in dossier.open_request.faults)
    return frozenset()
