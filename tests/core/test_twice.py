"""Two who write the same at the same moment: the second is told so, whatever the database."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.cli import Installer
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.dossiers.models import Dossier, Holder, Procedure
from app.office.models import Unit, UnitKind
from tests import factories as make

BY = Installer(make.DAY)


def write(*records):
    with transaction(by=BY, doing="Ghi"):
        db.session.add_all(records)


def a_unit(code):
    return Unit(code=code, name="Hội mới", kind=UnitKind.ASSOCIATION)


def test_the_second_of_two_is_refused_with_what_it_would_have_written_twice(session):
    write(a_unit("HM"))
    with pytest.raises(Refused) as refusal:
        write(a_unit("HM"))
    assert refusal.value.reason.startswith("“Đơn vị” này vừa được người khác ghi")
    assert db.session.query(Unit).filter_by(code="HM").count() == 1


def test_any_other_broken_constraint_stays_a_defect(session):
    unit = make.unit("LHHN")
    dossier = Dossier(
        procedure=Procedure.AID,
        holder=Holder.NOBODY,
        applicant_id=unit.id,
        entered_by_id=unit.id,
        status="notified",
    )
    with pytest.raises(IntegrityError):
        write(dossier)
