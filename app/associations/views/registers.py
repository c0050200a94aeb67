"""The register of associations, its sub-registers, and their workbooks."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.associations.models import MemberCount, Post
from app.associations.register import MEMBER_REGISTER, association_register, day_of, post_register
from app.associations.views.blueprint import bp
from app.core.parsing import ParseError, parse_date
from app.core.register import Register
from app.registers import register_page, register_workbook
from app.web import guarded, today

BACK = {"Sổ hội hữu nghị": ".index"}


def asked_register() -> Register:
    """The register as of the day that the address asks for."""
    return association_register(day_of(request.args, today()))


def asked_posts() -> Register:
    """People in posts, with the doubts about the day that the address asks for."""
    try:
        return post_register(parse_date(request.args.get("ngay", "")))
    except ParseError:
        return post_register(None)


@bp.get("")
@guarded("see_associations")
def index() -> ResponseReturnValue:
    return register_page(
        asked_register(),
        create_endpoint=".create",
        create_label="Thêm hội",
        beside={
            "Hồ sơ thành lập hội": ".foundings",
            "Người giữ chức vụ": ".posts",
            "Sổ hội viên": ".members",
        },
    )


@bp.get("/xuat-excel")
@guarded("export")
def export() -> ResponseReturnValue:
    return register_workbook(asked_register())


@bp.get("/so-hoi-vien")
@guarded("see_associations")
def members() -> ResponseReturnValue:
    return register_page(
        MEMBER_REGISTER, row_endpoint=".members_row", export_endpoint=".members_export", beside=BACK
    )


@bp.get("/so-hoi-vien/xuat-excel")
@guarded("export")
def members_export() -> ResponseReturnValue:
    return register_workbook(MEMBER_REGISTER)


@bp.get("/so-hoi-vien/<int:id>")
@guarded("see_associations", MemberCount)
def members_row(count: MemberCount) -> ResponseReturnValue:
    return redirect(url_for(".branches", id=count.association_id, _anchor="hoi-vien"))


@bp.get("/so-chuc-vu")
@guarded("see_associations")
def posts() -> ResponseReturnValue:
    return register_page(
        asked_posts(), row_endpoint=".posts_row", export_endpoint=".posts_export", beside=BACK
    )


@bp.get("/so-chuc-vu/xuat-excel")
@guarded("export")
def posts_export() -> ResponseReturnValue:
    return register_workbook(asked_posts())


@bp.get("/so-chuc-vu/<int:id>")
@guarded("see_associations", Post)
def posts_row(post: Post) -> ResponseReturnValue:
    return redirect(url_for(".people", id=post.association_id, _anchor="chuc-vu"))
