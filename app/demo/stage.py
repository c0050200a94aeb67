"""Where the demonstration is played: its days, its people, and the papers they write."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.accounts.models import Role, User
from app.accounts.queries import actor_of, user_by_name
from app.core.db import db
from app.core.files import Stored, store
from app.core.rules import Refused
from app.demo.pdf import one_page
from app.documents.actions import TypedDocument
from app.office import queries as office
from app.office.models import DutyKind, Place, Sector, Unit
from app.partners.models import Partner
from app.permissions import Actor

ONE_DAY = timedelta(days=1)
NO_FORCE = "Tài liệu trình diễn, không có giá trị pháp lý."
BY_THE_DECIDER = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


@dataclass(frozen=True)
class Stagehand:
    """The hand that sets the demonstration up where nobody of the office acts."""

    day: date
    user_id: None = None
    unit_id: None = None
    name: str = "Bản trình diễn"
    unit_name: str = "Nhịp Cầu"


class Stage:
    """The stage of one installation: `today` is its day, or the last working day before it."""

    def __init__(self, day: date, files: Path) -> None:
        self.hand = Stagehand(day)
        self.calendar = office.working_calendar()
        self.today = self.calendar.previous_working(day)
        self.files = files
        self._written = Counter[tuple[str, date]]()

    def ago(self, working_days: int) -> date:
        """The day so many working days before today."""
        day = self.today
        for _ in range(working_days):
            day = self.calendar.previous_working(day - ONE_DAY)
        return day

    def later(self, day: date, working_days: int) -> date:
        """The day so many working days after another; nothing in a demonstration happens in the future."""
        reached = self.calendar.working_days_after(day, working_days)
        if reached > self.today:
            raise Refused(f"Bước trình diễn rơi vào ngày {reached:%d/%m/%Y}, sau ngày cài đặt.")
        return reached

    def user(self, username: str) -> User:
        """A person of the demonstration."""
        user = user_by_name(username)
        if user is None:
            raise LookupError(username)
        return user

    @cache  # noqa: B019 - there is one stage, and it goes when the play is over
    def actor(self, username: str, day: date) -> Actor:
        """A person of the demonstration as the actor of a day."""
        return actor_of(self.user(username), day)

    @cache  # noqa: B019 - the same
    def holder(self, duty: DutyKind, day: date) -> str:
        """The code of the unit that has a duty on a day."""
        return office.duty_holders(duty, day)[0].code or ""

    def unit(self, code: str) -> Unit:
        return db.session.get_one(Unit, self.unit_id(code))

    def unit_id(self, code: str) -> int:
        return self._id(Unit.id, Unit.code, code)

    def partner_id(self, name: str) -> int:
        return self._id(Partner.id, Partner.name, name)

    def place_id(self, name: str) -> int:
        return self._id(Place.id, Place.name, name)

    def sector_id(self, code: str) -> int:
        return self._id(Sector.id, Sector.code, code)

    @cache  # noqa: B019 - the same
    def _id(self, wanted: Any, column: Any, value: str) -> int:
        found: int = db.session.scalars(select(wanted).where(column == value)).one()
        return found

    def letter(self, code: str, kind: str, day: date, abstract: str, **parts: Any) -> TypedDocument:
        """A signed document of a unit; `kind` is the rest of its number, {} the symbol of the unit on that day.

        Decisions, reports and tờ trình come with their file; a công văn is only named.
        """
        name, symbol, signer = self._letterhead(code, day)
        self._written[code, day] += 1
        serial = day.timetuple().tm_yday * 9 + self._written[code, day]  # the later in the year, the higher
        number = f"{serial:02}/{kind.format(symbol)}"
        if not kind.startswith("{}"):
            parts["upload"] = self.file(number, name, abstract)
        return TypedDocument(number=number, issued_on=day, signer=signer, abstract=abstract, **parts)

    @cache  # noqa: B019 - the same
    def _letterhead(self, code: str, day: date) -> tuple[str, str, str]:
        """Name and symbol of a unit on a day, and who signs for it: its leader, else a name that stands for one."""
        unit = self.unit(code)
        version = unit.version_on(day)
        leader = select(User.name).where(User.unit_id == unit.id, User.role == Role.LEADER)
        signer = db.session.scalar(leader.limit(1)) or "Nguyễn Văn Ký"
        return unit.name_on(day), version.symbol if version else unit.symbol, signer

    def file(self, title: str, issuer: str, abstract: str) -> Stored:
        """A small PDF that lies in the store."""
        page = one_page(f"{title} (trình diễn)", [issuer, "", title, "", abstract, "", NO_FORCE])
        return store(BytesIO(page), f"{title.replace('/', '-')}.pdf", self.files)
