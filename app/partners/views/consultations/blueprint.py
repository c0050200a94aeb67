"""The address under which consultations stand."""

from flask import Blueprint

consultations = Blueprint("consultations", __name__, url_prefix="/tham-gia-y-kien")
