"""A page as a person without a script uses it: its forms are filled and sent as they were drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import html

from tests.house import Visitor


@dataclass
class Page:
    """A page that was opened, with its first form; `typed` is what its fields hold."""

    visitor: Visitor
    address: str
    status: int
    text: str
    typed: dict[str, list[Any]] = field(default_factory=dict)
    action: str = ""

    @property
    def words(self) -> str:
        """What one reads, with the blanks of the markup taken together."""
        return " ".join(html.fromstring(self.text).text_content().split())

    def errors(self) -> dict[str, str]:
        """The sentence at each field, by the name of the field."""
        found = {}
        for node in html.fromstring(self.text).xpath("//p[@class='error'][@id]"):
            said = " ".join(node.text_content().split()).removeprefix("Lỗi: ")
            found[node.get("id").removesuffix("-error")] = said
        return found

    def summary(self) -> list[str]:
        """The sentences of the summary at the head of the form."""
        items = html.fromstring(self.text).xpath("//*[@data-error-summary]//li")
        return [" ".join(item.text_content().split()) for item in items]

    def lines(self) -> list[list[str]]:
        """The cells of every line of its tables, as one reads them."""
        rows = html.fromstring(self.text).xpath("//tbody/tr")
        return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]

    def has_field(self, name: str) -> bool:
        return name in self.typed

    def send(self, **changes: Any) -> Page:
        """Fill these fields, leave the others as they are, and send the form; a list chooses several.

        Names say "-" as "__": amounts__0__amount is the amount of the first row. Follows to where it leads.
        """
        values = dict(self.typed)
        for name, value in changes.items():
            values[name.replace("__", "-")] = value if isinstance(value, list) else [value]
        data = {name: value for name, value in values.items() if value != [None]}
        answer = self.visitor.post(
            self.action or self.address, data=data, content_type="multipart/form-data", follow_redirects=True
        )
        return read(self.visitor, answer.request.path, answer)


def opened(visitor: Visitor, address: str) -> Page:
    """Open an address."""
    return read(visitor, address, visitor.get(address, follow_redirects=True))


def read(visitor: Visitor, address: str, answer: Any) -> Page:
    """The page that an answer is."""
    text = answer.get_data(as_text=True)
    page = Page(visitor, address, answer.status_code, text)
    forms = html.fromstring(text).xpath("//main//form[@method='post']")
    if forms:
        page.action = forms[0].get("action") or ""
        page.typed = _values(forms[0])
    return page


def _values(form: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for node in form.xpath(".//*[@name][not(ancestor::template)][not(ancestor::noscript)]"):
        values = _of(node)
        if values is not None:
            found.setdefault(node.get("name"), []).extend(values)
    return found


def _of(node: Any) -> list[str] | None:
    kind = node.get("type")
    if node.tag == "textarea":
        return [(node.text or "").replace("\r\n", "\n").removeprefix("\n")]
    if node.tag == "select":
        options = node.xpath(".//option[@selected]") or (
            [] if node.get("multiple") is not None else node.xpath(".//option[1]")
        )
        return [option.get("value", option.text) for option in options]
    if kind in ("checkbox", "radio"):
        return [node.get("value", "on")] if node.get("checked") is not None else []
    if kind == "file" or node.tag == "button":
        return None
    return [node.get("value", "")]
