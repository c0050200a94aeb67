"""Somebody of the office at a browser: opens pages, fills forms by their labels; every page he sees is judged."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

from tests.browser import Judged, violations

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
JUDGED: defaultdict[int, Judged] = defaultdict(Judged)  # by the width of the window
FAULTS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  const texts = [document.body.innerText, ...[...document.querySelectorAll("input, textarea")].map((f) => f.value)];
  return {
    headings: [...document.querySelectorAll("h1")].map((h1) => h1.innerText.trim()),
    repeated: ids.filter((id, i) => ids.indexOf(id) !== i),
    nothing: texts.flatMap((text) => text.match(/.{0,30}\\bNone\\b.{0,30}/g) ?? []),
    beyond: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  };
}"""


@dataclass(frozen=True)
class File:
    """A file to choose in a form."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


class Official:
    """One person, signed in, in a browser of his own."""

    def __init__(self, browser: Browser, site: str, size: Mapping[str, int] = DESK) -> None:
        context = browser.new_context(
            base_url=site, viewport=dict(size), locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        context.set_default_timeout(10_000)
        self.page: Page = context.new_page()
        self.judged = JUDGED[size["width"]]
        self.noise: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains of; the status of the page itself is judged where it is expected."""
        of_page = (
            message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        )
        if message.type in ("error", "warning") and not of_page:
            self.noise.append(message.text)

    def sign_in(self, username: str, password: str) -> "Official":
        """Come in by the front door."""
        return self.open("/").signs_in(username, password)

    def signs_in(self, username: str, password: str) -> "Official":
        """Fill in the sign-in page that stands open."""
        self.write({"Tên đăng nhập": username, "Mật khẩu": password})
        return self.press("Đăng nhập")

    # where one goes

    def open(self, address: str, status: int = 200) -> "Official":
        """Open a page by its address."""
        return self._judge(self.page.goto(address), status)

    def follow(self, link: str, status: int = 200) -> "Official":
        """Follow the link of this name."""
        with self.page.expect_navigation() as arrived:
            self.page.get_by_role("link", name=link, exact=True).first.click()
        return self._judge(arrived.value, status)

    def press(self, button: str, status: int = 200) -> "Official":
        """Press the button of this name, which sends a form."""
        with self.page.expect_navigation() as arrived:
            self.page.get_by_role("button", name=button, exact=True).click()
        return self._judge(arrived.value, status)

    def _judge(self, answer: Response | None, status: int) -> "Official":
        assert answer is not None
        assert answer.status == status, f"{answer.status} {self.page.url}: {self.text}"
        self.at_rest().judge_page()
        return self

    def at_rest(self) -> "Official":
        """Wait for long work that the page follows, which ends in the page loading itself anew."""
        expect(self.page.locator("[data-progress]")).to_have_count(0, timeout=30_000)
        self.page.wait_for_load_state()
        return self

    def judge_page(self) -> None:
        """One heading and its title, each id once, nothing unsaid or cut off, and axe has nothing against it."""
        page, seen = self.page, self.page.evaluate(FAULTS)
        (heading,) = seen["headings"]
        assert page.title().startswith(heading), f"{page.title()!r} does not say {heading!r}"
        assert page.title().endswith(" – Nhịp Cầu")
        found = {what: seen[what] for what in ("repeated", "nothing", "beyond") if seen[what]}
        assert found == {}, page.url
        assert violations(page, self.judged) == [], page.url
        assert self.noise == [], page.url

    # what one types

    def write(self, values: Mapping[str, Any], group: str = "") -> "Official":
        """Fill fields by their labels, in a named group of the form if one is given.

        Text is typed, or chosen where the field is a list; True and False tick; several are chosen from a tuple.
        """
        for label, value in values.items():
            ticks = self.page.get_by_role("group", name=label, exact=True).get_by_role("checkbox")
            if isinstance(value, tuple) and ticks.count():
                self.write(dict.fromkeys(value, True), label)
            else:
                self._write(self.field(label, group), value)
        return self

    def field(self, label: str, group: str = "") -> Locator:
        """The field of this label."""
        place = self.page.get_by_role("group", name=group, exact=True) if group else self.page
        labelled = place.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))
        return labelled.and_(self.page.locator("input, select, textarea"))

    def _write(self, field: Locator, value: Any) -> None:
        if isinstance(value, bool):
            field.set_checked(value)
        elif isinstance(value, File):
            file = {"name": value.name, "mimeType": value.media_type, "buffer": value.content}
            field.set_input_files(file)  # type: ignore[arg-type]  # what playwright calls a FilePayload
        elif field.get_attribute("role") == "combobox":
            for one in (value,) if isinstance(value, str) else value:
                self._search(field, one)
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        elif field.get_attribute("data-money") is not None:
            field.fill("")
            field.press_sequentially(value)
        else:
            field.fill(value)

    def _search(self, box: Locator, words: str) -> None:
        """Type into a searchable list and choose the line that says exactly this."""
        box.fill(words)
        lines = self.page.locator("[role=listbox]:visible [role=option]")
        lines.filter(has_text=re.compile(rf"^{re.escape(words)}")).first.click()

    def unfold(self, summary: str) -> "Official":
        """Open what is folded away under these words."""
        self.page.locator("summary", has_text=summary).click()
        return self

    def add_row(self, button: str) -> "Official":
        """Add a row to a repeating group."""
        self.page.get_by_role("button", name=button, exact=True).click()
        return self

    # what one sees

    @property
    def text(self) -> str:
        """What stands on the page, apart from the navigation."""
        return self.page.locator("main").inner_text()

    def sees(self, *words: str) -> "Official":
        """These words stand on the page."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)
        return self

    def misses(self, *words: str) -> "Official":
        """These words do not stand on the page."""
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)
        return self

    def part(self, heading: str) -> Locator:
        """The part of the page under this heading."""
        return self.page.get_by_role("region", name=heading, exact=True)

    def download(self, link: str) -> bytes:
        """The file behind a link."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=link, exact=True).click()
        return coming.value.path().read_bytes()
