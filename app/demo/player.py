"""Playing the demonstration into an empty database, and clearing all of it away."""

import logging
from datetime import date, timedelta
from pathlib import Path

from flask_migrate import downgrade, upgrade
from sqlalchemy import select

from app.accounts.models import User
from app.core import history
from app.core.db import db
from app.core.files import sweep
from app.core.rules import Refused
from app.core.transaction import transaction
from app.demo.associations import add_associations, add_union
from app.demo.consultations import be_consulted
from app.demo.foundings import add_foundings
from app.demo.models import Demonstration
from app.demo.needs import add_needs
from app.demo.ngo_record import keep_record
from app.demo.ngos import certify
from app.demo.people import add_people, add_places, add_units, move_people
from app.demo.public_news import add_partners, record_published
from app.demo.relations import add_relations
from app.demo.stage import Stage, Stagehand
from app.demo.stories import appraised, approved, of_2020, received, turned_down
from app.office.actions import carry_out_due, install_reference
from app.office.models import Unit

FIRST_DAY = date(2026, 3, 15)
"""The invented dossiers reach sixty working days back, under the units and the decree of December 2025."""

STORIES_OF_TODAY = (*received.STORIES, *appraised.STORIES, *approved.STORIES, *turned_down.STORIES)
"""Each with how many working days ago it begins; played in that order, as its code was given."""

EARLY = "Bản trình diễn kể chuyện các đơn vị hiện nay, nên chỉ cài được từ ngày {day:%d/%m/%Y}."
NOT_EMPTY = "Cơ sở dữ liệu đã có dữ liệu nên không cài bản trình diễn; dữ liệu được giữ nguyên."


def demonstration() -> Demonstration | None:
    """The mark of a demonstration, or None in an office of its own."""
    return db.session.scalar(select(Demonstration))


def why_not_here(day: date) -> str | None:
    """Why the demonstration cannot be played on this day into this database, or None."""
    first_rows = (db.session.scalar(select(model.id).limit(1)) for model in (Unit, User))
    if any(row is not None for row in first_rows):
        return NOT_EMPTY
    return EARLY.format(day=FIRST_DAY) if day < FIRST_DAY else None


def install(day: date, files: Path) -> None:
    """Play the demonstration (cài bản trình diễn) as seen from a day; raises `Refused` where it has no place."""
    if reason := why_not_here(day):
        raise Refused(reason)
    hand = Stagehand(day)
    with transaction(by=hand, doing="Cài bản trình diễn"):
        db.session.add(Demonstration(installed_on=day))
        install_reference()
    _play(Stage(day, files))
    with transaction(by=hand, doing="Cài xong bản trình diễn"):
        mark = db.session.scalars(select(Demonstration)).one()
        mark.through = history.head(db.session())[0]


def _play(stage: Stage) -> None:
    for scene in (add_units, add_places, add_people, add_partners):
        scene(stage)
    for begins, story in of_2020.STORIES:
        story(stage, begins)
    carry_out_due(by=stage.hand)
    move_people(stage)
    certify(stage)
    keep_record(stage)
    be_consulted(stage)
    record_published(stage)
    add_associations(stage)
    add_union(stage)
    add_foundings(stage)
    for ago, story in sorted(STORIES_OF_TODAY, key=lambda each: -each[0]):
        story(stage, stage.ago(ago))
    add_needs(stage)
    add_relations(stage)


def added_since() -> int:
    """How many changes people have made since the demonstration was played."""
    mark = demonstration()
    return history.head(db.session())[0] - mark.through if mark and mark.through is not None else 0


def remove(files: Path) -> None:
    """Clear the whole installation: every table is made anew, every file of the store goes."""
    db.session.remove()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    downgrade(revision="base")
    upgrade()
    sweep(files, frozenset(), timedelta(0))
