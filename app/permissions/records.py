"""Rules about records that stand outside a dossier: needs, donors, old books, long work."""

from typing import Any

from app.core.rules import worded
from app.jobs.models import OF_OFFICE
from app.permissions.people import Actor, administrator


@worded("cơ quan thực hiện dự án hoặc đơn vị đã nhập")
def of_need_unit(actor: Actor, record: Any) -> str | None:
    """The unit that would carry the project out, or the one that wrote it into the list."""
    if actor.belongs_to(record.unit_id) or actor.belongs_to(record.entered_by_id):
        return None
    return "Việc này dành cho cơ quan thực hiện dự án, đơn vị đã nhập, hoặc cơ quan đầu mối."


@worded("người đã yêu cầu việc này; việc chung của cơ quan: người quản trị")
def own_job(actor: Actor, job: Any) -> str | None:
    """Whoever asked for the work; what is work of the whole office, its administrators."""
    if job.kind in OF_OFFICE:
        return administrator(actor, job)
    return None if job.owner_id == actor.user_id else "Việc này do người khác yêu cầu."


def of_import(actor: Actor, importing: Any) -> str | None:
    """The unit that brings the old book in."""
    return None if actor.belongs_to(importing.unit_id) else "Sổ cũ này do đơn vị khác nhập."


@worded("bên cung cấp chưa gộp vào bản ghi khác")
def of_standing_donor(_actor: Actor, record: Any) -> str | None:
    """A donor that was not merged into another."""
    if getattr(getattr(record, "root", None), "merged_into_id", None) is None:
        return None
    return "Bản ghi này đã gộp vào bên cung cấp khác; hãy mở bên cung cấp đó để sửa."
