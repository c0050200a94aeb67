"""Nhịp Cầu: the registry of a province's friendship associations, foreign NGOs and foreign aid."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli, navigation, web
from app.accounts import queries as users
from app.accounts import views as accounts
from app.aid import views as aid
from app.aid.views import needs
from app.associations import views as associations
from app.core.addresses import RecordNumber
from app.core.db import db, engine_options, prepare_engine
from app.core.headers import register_headers
from app.core.sessions import register_sessions
from app.core.templating import register_templating
from app.demo.player import demonstration
from app.desk import views as desk
from app.dossiers import views as dossiers
from app.imports import views as imports
from app.jobs import views as jobs
from app.office import queries as office
from app.office import views as office_screens
from app.office.models import SettingKey
from app.partners import views as partners
from app.relations import views as relations

FEATURES = (
    desk,
    accounts,
    office_screens,
    jobs,
    dossiers,
    associations,
    partners,
    aid,
    needs,
    imports,
    relations,
)


def create_app(settings: Mapping[str, Any]) -> Flask:
    """The application: settings, database, doors, features, commands."""
    app = Flask(__name__, template_folder="../templates")
    app.config.from_mapping(settings)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings["SQLALCHEMY_DATABASE_URI"])
    if settings["BEHIND_HTTPS"]:
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]  # how Flask wraps a WSGI app
    _database(app)
    _doors(app)
    _pages(app)
    cli.register_commands(app)
    return app


def _database(app: Flask) -> None:
    db.init_app(app)
    Migrate(app, db, directory="migrations")
    with app.app_context():
        prepare_engine(db.engine)


def _doors(app: Flask) -> None:
    """Idleness is judged first, then deny by default, then the check of forged posts."""
    app.config["OPEN_ENDPOINTS"] = frozenset({"static", "bootstrap.static"})
    app.config["SIGN_IN"] = accounts.sign_in_first
    app.config["TODAY"] = web.today  # for the forms, which stand beside the doors
    app.config["CHANGE_PASSWORD"] = accounts.change_password_first
    register_sessions(app, uncounted=app.config["OPEN_ENDPOINTS"])
    app.before_request(web.deny_by_default)
    CSRFProtect(app)
    login = LoginManager(app)
    login.session_protection = None  # a telephone changes its address; no page asks how fresh a sign-in is
    login.user_loader(users.user_of_session)
    register_headers(app)
    web.register_refusals(app)


def _pages(app: Flask) -> None:
    Bootstrap5(app)
    register_templating(app)
    app.url_map.converters["int"] = RecordNumber
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    app.register_blueprint(partners.consultations)

    @app.context_processor
    def shared() -> dict[str, Any]:
        return {
            "navigation": navigation.menu,
            "today": web.today(),
            "origins_of": imports.origins_of,
            "office_name": office.setting(SettingKey.OFFICE_NAME),
            "demonstration": demonstration(),
        }
