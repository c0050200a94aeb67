"""An amount in words, for the form in which it is typed."""

from functools import partial

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from app.aid.views.blueprint import bp
from app.core import vietnamese
from app.core.money import CURRENCY_NAMES
from app.core.parsing import ParseError, as_grouped, parse_amount
from app.web import guarded


@bp.get("/so-tien-bang-chu")
@guarded("signed_in")
def amount_in_words() -> ResponseReturnValue:
    typed, currency = request.args.get("so", ""), request.args.get("tien", "")
    return jsonify(text=in_words(typed, currency))


def in_words(typed: str, currency: str) -> str:
    """A whole amount in words (số tiền bằng chữ); nothing for one with decimals or one that cannot be read."""
    try:
        amount = as_grouped(partial(parse_amount, currency=currency), typed)
    except ParseError:
        return ""
    if amount != amount.to_integral_value() or currency not in CURRENCY_NAMES:
        return ""
    unit = "đồng" if currency == "VND" else CURRENCY_NAMES[currency]
    return vietnamese.amount_in_words(int(amount), unit=unit)
