"""The blueprint that the pages of associations hang on."""

from flask import Blueprint

bp = Blueprint("associations", __name__, url_prefix="/hoi-huu-nghi")
