"""The one box over every register (tìm trong mọi sổ)."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.parsing import clean_text
from app.core.search import words
from app.core.templating import dmy
from app.desk.register import SEARCHABLE, Searchable, found_in, held_by_number
from app.desk.views.blueprint import bp
from app.web import acting, guarded, today

LONGEST = 300  # letters that are read; more is no search


@bp.get("/tim-kiem")
@guarded("signed_in")
def search() -> ResponseReturnValue:
    """One box for every register that the reader may open: the first of each, numbers of documents before them."""
    typed = clean_text(request.args.get("tim", "")[:LONGEST]).replace("\n", " ")
    groups = [_numbered(typed), *(_searched(each, typed) for each in SEARCHABLE)] if words(typed) else []
    return render_template(
        "desk/search.html", typed=typed, searched_for=typed, groups=[g for g in groups if g and g["hits"]]
    )


def _searched(each: Searchable, typed: str) -> dict[str, Any] | None:
    """What one register holds of it, with the way to all of that."""
    found, register = found_in(each, acting(), typed), each.on(today())
    if found is None:
        return None
    hits = [
        {"url": url_for(each.show, id=hit.id), "name": hit.name, "cells": hit.cells} for hit in found.hits
    ]
    all_url = url_for(each.index, tim=typed) if found.more else ""
    return {"key": register.key, "label": register.title, "hits": hits, "all_url": all_url}


def _numbered(typed: str) -> dict[str, Any]:
    """What holds a document of the number typed."""
    hits = [
        {
            "url": url_for(held.kind.show, id=held.id),
            "name": held.name,
            "cells": (
                held.number,
                f"ngày {dmy(held.issued_on)}" if held.issued_on else "",
                held.what,
                held.kind.label,
            ),
        }
        for held in held_by_number(acting(), typed)
    ]
    return {"key": "so-ky-hieu", "label": "Văn bản có số, ký hiệu này", "hits": hits, "all_url": ""}
