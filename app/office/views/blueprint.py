"""The blueprint that the screens of the office hang on."""

from flask import Blueprint

bp = Blueprint("office", __name__)
ADMIN = "/quan-tri"
