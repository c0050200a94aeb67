"""The steps of journeys in the words of the office: who comes in, which day it is, what is done on the screens."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask
from playwright.sync_api import Browser

from app.accounts.models import Role
from app.aid.models import Status
from app.law.checklists import CHECKLISTS
from app.law.criteria import CRITERIA
from tests import factories as make
from tests.aid.cases import case_at
from tests.attachments import pdf
from tests.journeys.official import DESK, File, Official

WITH_SCAN = {"Độ mật": "Không mật", "Tệp": File("ban-quet.pdf", pdf())}


@dataclass(frozen=True)
class CaseOnFile:
    """A dossier that lies in the office, and the usernames of the people around it."""

    address: str
    people: Mapping[str, str]


@dataclass
class Office:
    """A running installation and its browser."""

    app: Flask
    site: str
    browser: Browser

    def stand_on(self, day: date | None) -> None:
        """Let the installation live on this day; on none it lives today."""
        self.app.config["FIXED_DAY"] = day

    def person(
        self, unit: str, role: Role = Role.OFFICER, name: str | None = None, *, size: Mapping[str, int] = DESK
    ) -> Official:
        """A new user of a unit, signed in with a browser of his own."""
        with self.app.app_context():
            username = make.user(unit, role, name).username
        return self.sign_in(username, size=size)

    @contextmanager
    def idle_for_long(self) -> Iterator[None]:
        """While this lasts, everybody has been away for too long and every session is over."""
        minutes = self.app.config["IDLE_MINUTES"]
        self.app.config["IDLE_MINUTES"] = -1
        try:
            yield
        finally:
            self.app.config["IDLE_MINUTES"] = minutes

    def case(self, status: Status, **options: Any) -> CaseOnFile:
        """A dossier that real steps have led to this state before the journey begins."""
        with self.app.app_context():
            case = case_at(status, **options)
            people = {who: user.username for who, user in case.people.items()}
            return CaseOnFile(f"/vien-tro/{case.proposal_id}", people)

    def sign_in(self, username: str, *, size: Mapping[str, int] = DESK) -> Official:
        """A known user at a browser of his own."""
        return Official(self.browser, self.site, size).sign_in(username, make.PASSWORD)


# registering


def registers_donor(who: Official, name: str, kind: str, country: str, **more: Any) -> None:
    """Write a donor into the register (bên cung cấp viện trợ)."""
    who.open("/").follow("Bên cung cấp viện trợ").follow("Thêm bên cung cấp")
    who.write({"Tên bên cung cấp": name, "Loại bên cung cấp": kind, "Quốc tịch": country, **more})
    who.press("Lưu").sees("Đã ghi bên cung cấp vào sổ.")
    assert who.page.get_by_role("heading", level=1).inner_text() == name


def opens_draft(who: Official, title: str, owner: str) -> None:
    """Open the draft of a dossier (lập hồ sơ) for its chủ khoản viện trợ."""
    who.open("/").follow("Sổ theo dõi viện trợ").follow("Lập hồ sơ")
    who.write({"Tên khoản viện trợ": title, "Chủ khoản viện trợ": owner}).press("Mở bản nháp")
    who.sees("Đã mở bản nháp.")


def saves_part(who: Official, label: str) -> None:
    """Save the open part of the facts."""
    who.press("Lưu phần này").sees(f"Đã lưu phần “{label}”.")


def answers_authority(who: Official, *yes: str) -> None:
    """Answer every question of the authority check (kiểm tra thẩm quyền), these with yes."""
    who.follow("Kiểm tra thẩm quyền")
    for question in CHECKLISTS[0].questions:
        who.write({"Trả lời": "Có" if question.code in yes else "Không"}, question.text)
    who.press("Lưu")


def puts_papers(who: Official, *labels: str) -> None:
    """Put these papers into the dossier, with nothing told about them but that they are there."""
    for label in labels:
        puts_paper(who, label)


def puts_paper(who: Official, label: str, **more: Any) -> None:
    """Put a paper into the dossier (thành phần hồ sơ), with what is typed about it."""
    who.follow(f"Cập nhật {label}").write({"Đã có": True, "Số bản chính": "1", "Số bản sao": "5", **more})
    who.press("Lưu").sees(f"Đã lưu: {label}.")


# steps


def opens(who: Official, title: str) -> Official:
    """Find a dossier in the book of aid and open it."""
    return who.open("/vien-tro/").follow(title)


def takes(
    who: Official, step: str, values: Mapping[str, Any] | None = None, **groups: Mapping[str, Any]
) -> None:
    """Open a step that is offered on the dossier, fill in its form and take it."""
    who.follow(step).write(values or {})
    for group, typed in groups.items():
        who.write(typed, group)
    who.press(step).sees(f"Đã ghi nhận: {step}.")


def letter(number: str, on: str, signer: str, **more: Any) -> dict[str, Any]:
    """A signed document as one types it."""
    return {"Số, ký hiệu": number, "Ngày ban hành": on, "Người ký": signer, **more}


def receives(clerk: Official, title: str, appraiser: str, number: str, on: str, **more: Any) -> None:
    """Văn thư writes the arrival down and names who appraises."""
    opens(clerk, title)
    values = {
        "Số đến": number,
        "Ngày đến": on,
        "Người thẩm định": appraiser,
        "Người được phân công đã cam kết không có lợi ích liên quan đến khoản viện trợ": True,
    }
    takes(clerk, "Tiếp nhận, phân công", {**values, **more})


def answers_opinion(who: Official, unit: str, kind: str, text: str, **paper: Any) -> None:
    """Give the opinion of a unit, or write down the one that came on paper."""
    who.follow(f"Mở ý kiến của {unit}").write({"Ý kiến": kind, "Nội dung ý kiến": text})
    who.write(paper, "Văn bản trả lời")
    who.press("Ghi nhận ý kiến").sees("Đã ghi nhận ý kiến.")


def writes_appraisal(who: Official, taken_up: Mapping[str, str] | None = None, *, cited: bool = True) -> None:
    """Write the appraisal: each criterion met, how each remark was taken up, approval recommended.

    The articles of the criteria are cited under the decree they come from, and under no other.
    """
    who.follow("Kết quả thẩm định").write({"Hình thức thẩm định": "tổng hợp ý kiến"})
    for criterion in CRITERIA:
        named = f"{criterion.text} ({criterion.article})" if cited else criterion.text
        who.write({"Kết quả": "đạt"}, named)
    for remark, words in (taken_up or {}).items():
        who.write({"Tiếp thu, giải trình": words}, remark)
    who.write({"Kiến nghị": "đề nghị phê duyệt"}).press("Lưu").sees("Đã lưu kết quả thẩm định.")


def submits(who: Official, title: str, numbers: tuple[str, str], on: str, signer: str) -> None:
    """The leader submits báo cáo thẩm định and tờ trình under their numbers."""
    papers = zip(("Báo cáo thẩm định", "Tờ trình"), numbers, strict=True)
    opens(who, title)
    takes(who, "Trình UBND tỉnh", **{label: letter(number, on, signer) for label, number in papers})


def puts_up(who: Official, title: str, abstract: str) -> None:
    """Văn phòng UBND tỉnh gives its opinion and puts the draft decision up for signature."""
    opens(who, title)
    opinion = {"Ý kiến thẩm tra của Văn phòng": "Thống nhất trình ký"}
    takes(who, "Trình ký", opinion, **{"Dự thảo quyết định": {"Trích yếu": abstract}})


# the book


def in_days(cell: Any) -> Any:
    """A date cell as the day it shows: openpyxl reads it as a moment."""
    return cell.date() if isinstance(cell, datetime) else cell
