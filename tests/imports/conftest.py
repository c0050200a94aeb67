"""An officer of the focal unit with old books, and the worker that carries out what he asks."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.cli.working import HANDLERS
from app.core.db import db
from app.imports.models import Import, ImportLine, Verdict
from app.jobs.actions import run_next
from tests import factories as make
from tests.house import Visitor
from tests.pages import Page, opened


@dataclass
class Desk:
    """The officer at the pages of old books."""

    visitor: Visitor
    user: User
    files: Any

    def upload(self, content: bytes, name: str = "so.xlsx", register: str = "partners") -> Page:
        """Upload a book; the page of its columns, or the form with what is wrong."""
        return opened(self.visitor, "/nhap-so/them").send(register=register, file=(BytesIO(content), name))

    def check(
        self, content: bytes, name: str = "so.xlsx", register: str = "partners", **answers: Any
    ) -> Page:
        """Upload a book, match its columns as proposed but for the answers, and look at the preview."""
        page = self.upload(content, name, register).send(**answers)
        assert page.status == 200, (page.summary(), page.errors())
        self.work()
        return opened(self.visitor, page.address)

    def confirm(self, page: Page) -> Page:
        """Confirm what the preview shows and wait for the worker."""
        self.visitor.post(f"{page.address}/xac-nhan")
        self.work()
        return opened(self.visitor, page.address)

    def bring_in(self, content: bytes, **more: Any) -> Page:
        """All of it."""
        return self.confirm(self.check(content, **more))

    def work(self) -> None:
        while run_next(HANDLERS, files=self.files, today=lambda: make.DAY):
            pass
        db.session.expire_all()

    @property
    def lines(self) -> list[ImportLine]:
        """The rows of the preview."""
        query = select(ImportLine).where(ImportLine.import_id == self.last.id)
        return list(db.session.scalars(query.order_by(ImportLine.row)))

    @property
    def told(self) -> list[tuple[int, Verdict, list[str]]]:
        """What the preview says of each row: its number, its verdict, the reasons."""
        return [(line.row, line.verdict, [sentence for *_, sentence in line.said]) for line in self.lines]

    def changes_nothing(self, address: str, register: str) -> None:
        """What this list exports comes in again and changes nothing."""
        page = self.check(self.visitor.get(address).data, register=register)
        counts = self.last.counts
        assert counts["same"] > 0
        other = [line for line in self.told if line[1] not in (Verdict.SAME, Verdict.SKIPPED)]
        assert other == [], address
        assert "sổ đã có đủ nội dung" in page.words

    @property
    def last(self) -> Import:
        """The newest import."""
        return db.session.scalars(select(Import).order_by(Import.id.desc())).first()


@pytest.fixture
def desk(app, client, set_today, tmp_path, monkeypatch) -> Desk:
    monkeypatch.setitem(app.config, "FILES", tmp_path)
    set_today(make.DAY)
    user = make.user("LHHN")
    return Desk(client.sign_in(user), user, tmp_path)
