"""The register of aid: its list, and its workbook of exactly the rows shown."""

from flask import Response
from flask.typing import ResponseReturnValue

from app.aid.queries import visible_aid
from app.aid.register import AID_REGISTER
from app.aid.views.blueprint import bp
from app.registers import register_page, register_workbook
from app.web import acting, guarded


@bp.get("/")
@guarded("see_aid_register")
def index() -> ResponseReturnValue:
    return register_page(
        AID_REGISTER, scope=visible_aid(acting()), create_endpoint=".new", create_label="Lập hồ sơ"
    )


@bp.get("/so-theo-doi.xlsx")
@guarded("export")
def export() -> Response:
    return register_workbook(AID_REGISTER, scope=visible_aid(acting()))
