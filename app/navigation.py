"""The menu as data: label, address, permission."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_login import current_user

from app.desk.queries import MOST_COUNTED, waiting_count
from app.desk.workflow import PROCEDURES
from app.permissions import Actor, permission
from app.web import acting


@dataclass(frozen=True)
class Item:
    """One line of the menu, drawn for those whom the permission allows."""

    label: str
    endpoint: str
    permission: str
    icon: str = "folder2"
    count: Callable[[Actor], int] | None = None


def waiting(actor: Actor) -> int:
    """How much waits for the signed-in person."""
    return waiting_count(actor, PROCEDURES)


MENU: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "Công việc",
        (
            Item("Việc của tôi", "desk.home", "signed_in", "house", waiting),
            Item("Công việc nền", "jobs.index", "signed_in", "hourglass-split"),
        ),
    ),
    (
        "Sổ sách",
        (
            Item("Sổ theo dõi viện trợ", "aid.index", "see_aid_register", "journal-text"),
            Item("Nhu cầu viện trợ", "needs.index", "see_needs", "flag"),
            Item("Hội hữu nghị", "associations.index", "see_associations", "people"),
            Item("Bên cung cấp viện trợ", "partners.index", "see_partners", "globe-asia-australia"),
            Item("Tổ chức PCPNN trên địa bàn", "partners.ngos.index", "see_partners", "building"),
            Item(
                "Giấy đăng ký của PCPNN", "partners.certificates.index", "see_partners", "file-earmark-text"
            ),
            Item("Thông báo của PCPNN", "partners.notices.index", "see_partners", "envelope"),
            Item("Tham gia ý kiến đăng ký", "consultations.index", "see_consultations", "chat-left-text"),
            Item("Nhập sổ cũ", "imports.index", "import_books", "upload"),
        ),
    ),
    (
        "Đối ngoại",
        (
            Item("Cơ quan đại diện", "relations.missions.index", "see_relations", "bank"),
            Item("Địa phương nước ngoài", "relations.localities.index", "see_relations", "geo-alt"),
            Item("Thỏa thuận quốc tế", "relations.agreements.index", "see_relations", "file-earmark-text"),
            Item("Người liên hệ", "relations.contacts", "see_relations", "person-circle"),
        ),
    ),
    ("Tra cứu", (Item("Căn cứ pháp lý", "office.law", "signed_in", "journal-text"),)),
    (
        "Quản trị",
        (
            Item("Người dùng", "accounts.users.index", "administer", "people"),
            Item("Thư nhắc việc", "desk.outbox", "administer", "bell"),
            Item("Đơn vị", "office.units", "administer", "building"),
            Item("Kế thừa đơn vị", "office.successions", "administer", "arrow-return-left"),
            Item("Nhiệm vụ của đơn vị", "office.duties", "administer", "shield-check"),
            Item("Lịch làm việc", "office.calendar", "administer", "calendar3"),
            Item("Thời hạn nội bộ", "office.targets", "administer", "clock"),
            Item("Giá trị đã đối chiếu", "office.values", "administer", "check-circle"),
            Item("Địa bàn", "office.places", "administer", "geo-alt"),
            Item("Lĩnh vực", "office.sectors", "administer", "list"),
            Item("Nhóm quan hệ", "office.groups", "administer", "globe-asia-australia"),
            Item("Nước thuộc nhóm quan hệ", "office.group_members", "administer", "flag"),
            Item("Thiết lập", "office.settings", "administer", "gear"),
        ),
    ),
)


def menu() -> list[dict[str, Any]]:
    """The groups and lines that the signed-in person may open."""
    if not current_user.is_authenticated:
        return []
    groups = ({"label": label, "items": list(_lines(items))} for label, items in MENU)
    return [group for group in groups if group["items"]]


def _lines(items: tuple[Item, ...]) -> Any:
    actor, here = acting(), (request.endpoint or "").rpartition(".")[0]
    for item in items:
        if permission(item.permission)(actor, None) is None:
            active = (
                request.endpoint == item.endpoint
                or (request.endpoint or "").startswith(f"{item.endpoint}_")
                or (item.endpoint.endswith(".index") and here == item.endpoint.rpartition(".")[0])
            )
            yield {
                "label": item.label,
                "url": url_for(item.endpoint),
                "icon": item.icon,
                "active": active,
                "count": _spoken(item.count(actor)) if item.count else "",
            }


def _spoken(number: int) -> str:
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number or "")
