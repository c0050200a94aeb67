"""A small application that draws every component with sample content, for the tests of the look."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, abort, flash, jsonify, render_template, request
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader

from app.core.templating import register_templating
from tests.templates import sample_dossier
from tests.templates.sample_form import PARTNERS, Sample
from tests.templates.sample_register import register_page

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 9, 15)
OFFICE = "Liên hiệp các tổ chức hữu nghị tỉnh Mẫu"
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class SignedIn:
    is_authenticated = True
    name = "Nguyễn Thị Hòa"
    unit_name = "Liên hiệp các tổ chức hữu nghị tỉnh"
    role_label = "chuyên viên"


def navigation() -> list[dict[str, Any]]:
    items = [
        ("Việc của tôi", "house", "/", 12),
        ("Khoản viện trợ", "gift", "/danh-sach", 0),
        ("Tổ chức phi chính phủ nước ngoài", "globe-asia-australia", "/bieu-mau", 0),
        ("Hội hữu nghị", "people", "/khong-co", 0),
    ]
    return [
        {
            "label": "Công việc",
            "items": [
                {"label": label, "icon": icon, "url": url, "active": request.path == url, "count": count}
                for label, icon, url, count in items
            ],
        },
        {
            "label": "Quản trị",
            "items": [{"label": "Đơn vị", "icon": "building", "url": "/khong-co", "active": False}],
        },
    ]


bp = Blueprint("gallery", __name__)
accounts = Blueprint("accounts", __name__)
desk = Blueprint("desk", __name__)


@bp.route("/")
def dossier() -> str:
    return render_template("gallery_dossier.html", sample=sample_dossier)


@bp.route("/bieu-mau", methods=["GET", "POST"])
def form() -> str:
    sample = Sample()
    if sample.validate_on_submit():
        flash("Đã lưu khoản viện trợ.", "success")
    elif sample.is_submitted():
        sample.form_errors.append("Tổng tỷ lệ các bên phải bằng 100.")
    return render_template("gallery_form.html", form=sample)


@bp.route("/danh-sach")
def listing() -> str:
    rows = {"rows": [], "prev_url": "", "next_url": ""} if "trong" in request.args else {}
    return render_template("gallery_register.html", page=register_page(**rows))


@bp.route("/bang")
def tables() -> str:
    for category in ("success", "warning", "danger", "message"):
        flash(f"Một câu báo loại {category}.", category)
    return render_template("gallery_tables.html")


@bp.route("/loi/<int:code>")
def refused(code: int) -> str:
    context: dict[str, Any] = {
        "message": "Hồ sơ đang chờ lãnh đạo duyệt.",
        "reference": "9F3A-20",
        "typed": {"Lý do": "Thiếu <văn kiện>"},
        "back_url": "/",
    }
    if code == 409:
        context |= {"theirs": {"Tên": "Nước sạch"}, "yours": {"Tên": "Nước sạch 2025", "Ghi chú": "mới"}}
    return render_template(f"errors/{code}.html", **(context if "day-du" in request.args else {}))


@bp.route("/an-danh")
def anonymous() -> str:
    return render_template("gallery_plain.html", form=Sample())


@bp.route("/tim-doi-tac")
def partners() -> Any:
    return jsonify(
        [{"id": number, "text": name, "hint": "Na Uy"} for number, name in enumerate(PARTNERS, start=1)]
    )


@bp.route("/doc-so")
def words() -> Any:
    return jsonify(text=f"đọc: {urlencode(request.args)}")


@accounts.route("/doi-mat-khau")
def change_password() -> str:
    abort(404)


@accounts.route("/thu-nhac-viec")
def own_mail() -> str:
    abort(404)


@accounts.route("/dang-xuat", methods=["POST"])
def sign_out() -> str:
    return "đã đăng xuất"


@desk.route("/tim-kiem")
def search() -> str:
    abort(404)


def gallery_app() -> Flask:
    """An application with the templates and static files of the system and nothing else of it."""
    app = Flask(
        "gallery",
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "app/static"),
        root_path=str(ROOT),
    )
    app.config.update(SECRET_KEY="gallery", TESTING=True, BOOTSTRAP_SERVE_LOCAL=True)
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(ROOT / "templates"), FileSystemLoader(Path(__file__).parent / "pages")]
    )
    Bootstrap5(app)
    CSRFProtect(app)
    register_templating(app)
    app.register_blueprint(bp)
    app.register_blueprint(accounts)
    app.register_blueprint(desk)

    @app.context_processor
    def frame() -> dict[str, Any]:
        signed_in = (
            {} if request.path == "/an-danh" else {"current_user": SignedIn(), "navigation": navigation}
        )
        return {"office_name": OFFICE, "today": TODAY, "demonstration": None, **signed_in}

    @app.after_request
    def strict(response: Any) -> Any:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app
