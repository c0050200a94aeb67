"""The address under which every page of aid stands."""

from flask import Blueprint

bp = Blueprint("aid", __name__, url_prefix="/vien-tro")
