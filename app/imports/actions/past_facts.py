"""What a row of an old book says otherwise than the registry has of an aid of the past."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from app.aid.models import Amount, AmountKind, Proposal, Source
from app.core.money import AMOUNT_LIMIT, AMOUNT_TOO_LARGE, decimals_of, grouped
from app.core.parsing.texts import quoted
from app.imports.actions.books import Change, is_said
from app.imports.actions.known import agrees, in_words
from app.imports.register import RowRead

PLAIN = {
    "phuong-thuc": "modality",
    "tu-ngay": "starts_on",
    "den-ngay": "ends_on",
    "thoi-gian": "period_text",
    "co-quan": "approving_body",
}
"""Facts of one value that a book may fill in or put right, by the key of their column."""


@dataclass
class Otherwise:
    """What a row says otherwise of one aid; `amount` is the one that it is about, None for a new one."""

    changes: list[Change] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    amount: Amount | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


class Listed(NamedTuple):
    """A many-valued fact: its column in the book, its list, what a row of it points at, how a name is looked up."""

    key: str
    name: str
    of: str
    find: Callable[[str], list[int]]


def compare_lists(read: RowRead, proposal: Proposal, lists: Sequence[Listed], found: Otherwise) -> None:
    """Each list that the row gives with other members than the aid has."""
    for key, name, of, find in lists:
        rows, names = getattr(proposal, name), read.said(key)
        known = {getattr(row, f"{of}_id") for row in rows}
        shown = proposal.donor_names if name == "donors" else ""
        if not names or _same(names, known, find) or read.texts[key].split() == shown.split():
            continue
        meant = []
        for each in names:
            ids = [i for i in find(each) if i in known] or find(each)
            if len(ids) != 1:
                many = f"Có {len(ids)} bản ghi" if ids else "Không có bản ghi nào"
                found.faults.append((key, f"{many} tên {quoted(each)} trong sổ hoặc danh mục."))
            meant += ids
        found.facts[name] = [{f"{of}_id": i} for i in dict.fromkeys(meant)]
        told = "; ".join(getattr(row, of).name for row in rows)
        found.changes.append(Change(key, told, "; ".join(names)))


def _same(names: Iterable[str], known: set[int], find: Callable[[str], list[int]]) -> bool:
    """Whether each name can mean one of those that are there, and none of them is left out."""
    met = [known.intersection(find(name)) for name in names]
    return all(met) and set().union(*met) == known


def compare_plain(read: RowRead, proposal: Proposal, found: Otherwise) -> None:
    """The facts of one value that the row says otherwise."""
    for key, column in PLAIN.items():
        value, known = read.said(key), getattr(proposal, column)
        if is_said(value) and not agrees(known, value, read.texts[key]):
            found.facts[column] = value
            found.changes.append(Change(key, in_words(known), in_words(value)))
    starts = found.facts.get("starts_on", proposal.starts_on)
    ends = found.facts.get("ends_on", proposal.ends_on)
    if {"starts_on", "ends_on"} & found.facts.keys() and starts and ends and ends < starts:
        key = "den-ngay" if "ends_on" in found.facts else "tu-ngay"
        found.faults.append((key, f"Kết thúc ({ends:%d/%m/%Y}) trước khi bắt đầu ({starts:%d/%m/%Y})."))


def compare_amount(read: RowRead, proposal: Proposal, taken: set[int], found: Otherwise) -> None:
    """The amount of the row: one that is there, one that it puts right, or one more.

    `taken` are the amounts that earlier rows of the file are about.
    """
    given = amount_of(read)
    if not given:
        return
    said = {name: value for name, value in given.items() if value is not None and name not in _left_out(read)}
    free = [amount for amount in proposal.amounts if amount.id not in taken]
    found.amount = next((amount for amount in free if not _differing(amount, said)), None)
    if found.amount is not None:
        return
    alike = [amount for amount in free if not _differing(amount, said).intersection(KIND_OF_AMOUNT)]
    if len(alike) > 1:
        sentence = "Khoản có {} dòng giá trị cùng nguồn, loại và tiền; hãy sửa ở trang của khoản."
        found.faults.append(("nguyen-te", sentence.format(len(alike))))
    elif not alike:
        found.given = given
        found.changes.append(Change("nguyen-te", "", _in_words(given), added=True))
    else:
        found.amount, old = alike[0], {name: getattr(alike[0], name) for name in SHOWN_OF_AMOUNT}
        if "vnd" in said and not found.amount.vnd_stated and said["vnd"] == found.amount.vnd:
            del said["vnd"], said["vnd_stated"]  # reckoned by the registry, and so it will be anew
        found.given = said
        found.changes.append(Change("nguyen-te", _in_words(old), _in_words({**old, **said})))


KIND_OF_AMOUNT = ("source", "kind", "currency")
SHOWN_OF_AMOUNT = (*KIND_OF_AMOUNT, "amount", "rate", "vnd")


def _left_out(read: RowRead) -> set[str]:
    """What the row does not state of its amount and a new amount would have by default."""
    defaults = {"nguon-von": "source", "loai-gia-tri": "kind"}
    left = {name for key, name in defaults.items() if not read.said(key)}
    return left if isinstance(amount_of(read)["vnd"], Decimal) else {*left, "vnd", "vnd_stated"}


def _differing(amount: Amount, said: Mapping[str, Any]) -> set[str]:
    return {name for name in SHOWN_OF_AMOUNT if name in said and getattr(amount, name) != said[name]}


def _in_words(amount: Mapping[str, Any]) -> str:
    told = f"{grouped(amount['amount'], amount['currency'])} {amount['currency']}"
    if amount["currency"] != "VND" and amount["rate"]:
        told += f", tỷ giá {grouped(amount['rate'])}"
    if amount["currency"] != "VND" and amount["vnd"]:
        told += f", {grouped(amount['vnd'], 'VND')} VND"
    return told


def refuse_amount(read: RowRead) -> None:
    """Refuse an amount of nothing, finer than its currency, or too large, itself or in đồng."""
    amount, currency = read.said("nguyen-te"), read.said("loai-tien") or "VND"
    rate, vnd = read.said("ty-gia"), read.said("quy-vnd")
    for key, value in (("nguyen-te", amount), ("quy-vnd", vnd)):
        if isinstance(value, Decimal) and value >= AMOUNT_LIMIT:
            read.refuse(key, AMOUNT_TOO_LARGE)
            return
    if isinstance(amount, Decimal) and isinstance(rate, Decimal) and amount * rate >= AMOUNT_LIMIT:
        read.refuse("ty-gia", f"Quy ra VND: {AMOUNT_TOO_LARGE}")
    elif isinstance(amount, Decimal) and amount <= 0:
        read.refuse("nguyen-te", "Số tiền phải lớn hơn 0.")
    elif isinstance(amount, Decimal) and amount != round(amount, decimals_of(currency)):
        read.refuse("nguyen-te", f"Số tiền bằng {currency} không có nhiều số lẻ như vậy.")


def amount_of(read: RowRead) -> dict[str, Any]:
    """The amount of a row as its columns state it; none where the row has none."""
    amount, currency = read.said("nguyen-te"), read.said("loai-tien") or "VND"
    vnd = read.said("quy-vnd") if currency != "VND" else ""
    if not isinstance(amount, Decimal):
        if not isinstance(read.said("quy-vnd"), Decimal):
            return {}
        amount, currency, vnd = read.said("quy-vnd"), "VND", ""
    return {
        "source": read.said("nguon-von") or Source.GRANT,
        "kind": read.said("loai-gia-tri") or AmountKind.COMMITTED,
        "currency": currency,
        "amount": amount,
        "rate": read.said("ty-gia") or None,
        "vnd": vnd or None,
        "vnd_stated": isinstance(vnd, Decimal),
    }
