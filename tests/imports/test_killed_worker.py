"""A worker killed in the middle of writing a book leaves nothing, and whoever asked is told."""

import os
import time
from io import BytesIO

import pytest
from sqlalchemy import func, select

from app.accounts.models import User
from app.core.db import db
from app.core.files import EXCEL, path_of, store
from app.core.pulse import LEASE
from app.core.transaction import transaction
from app.core.workbooks import sheets_of
from app.imports import actions
from app.imports.actions.uploading import open_file, standing_reading
from app.imports.models import Import, ImportState
from app.jobs.actions import tell_broken_off
from app.jobs.models import OPEN, Job, JobState
from app.jobs.queries import pulse_of
from app.partners.models import Partner
from tests import factories as make
from tests.house import Visitor, furnished
from tests.jobs.worker import working
from tests.machine import empty_database
from tests.old_books import Sheet, xlsx

ROWS = 3000


@pytest.fixture
def installation(worker_id, tmp_path):
    """An office of its own, for a worker in another process sees only what is committed."""
    with (
        empty_database(f"killed_{worker_id}", tmp_path) as url,
        furnished(url, tmp_path, TESTING=True, WTF_CSRF_ENABLED=False, FIXED_DAY=make.DAY) as app,
    ):
        app.test_client_class = Visitor
        with app.app_context():
            yield app
            db.session.remove()


def test_a_worker_killed_in_the_middle_of_writing_leaves_nothing_and_says_so(installation):
    app, files = installation, installation.config["FILES"]
    user = make.user("LHHN")
    by = make.actor_of(user, make.DAY)
    rows = [[n, f"Quỹ số {n}", "quỹ"] for n in range(1, ROWS + 1)]
    upload = store(
        BytesIO(xlsx(Sheet([["STT", "Tên tổ chức", "Loại"], *rows]))), "so.xlsx", files, kinds=(EXCEL,)
    )
    with transaction(by=by, doing="Tải lên"):
        importing = actions.begin("partners", upload, sheets_of(path_of(upload.sha256, files)), by=by)
    opened = open_file(importing, files)
    importing_id, user_id = importing.id, user.id
    with transaction(importing, by=by, doing="Ghép cột"):
        reading = standing_reading(importing, opened, by=by)
        actions.read_columns(importing, opened, 1, reading, by=by)
        actions.look_at(importing, by=by)
    with working(app) as worker:
        wait_until(lambda: now_is(ImportState.CHECKED))
        importing = db.session.get(Import, importing_id)
        with transaction(importing, by=by, doing="Xác nhận"):
            actions.confirm(importing, by=by)
        job_id = importing.job_id
        wait_until(lambda: pulse_of(job_id, files).reached().total == ROWS)
        worker.kill()
        worker.wait()
    db.session.remove()
    assert db.session.scalar(select(func.count(Partner.id))) == 0
    sign = pulse_of(job_id, files).sign
    os.utime(sign, (time.time() - LEASE - 1,) * 2)
    page = app.test_client().sign_in(db.session.get(User, user_id)).get("/nhap-so/1").text
    assert "Bị ngắt giữa chừng" in page
    assert tell_broken_off(files=files) == [job_id]
    assert db.session.get(Job, job_id).state == JobState.BROKEN_OFF
    page = app.test_client().sign_in(db.session.get(User, user_id)).get("/nhap-so/1").text
    assert "Chưa có gì được ghi vào sổ." in page
    assert "Kiểm tra lại" in page


def now_is(state):
    db.session.remove()
    closed = db.session.scalar(select(func.count(Job.id)).where(Job.state.in_(OPEN))) == 0
    return closed and db.session.scalars(select(Import.state)).one() == state


def wait_until(holds, patience=60):
    ends = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
