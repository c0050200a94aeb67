"""Long work: asked for, carried out, stopped, broken off, told to whoever asked."""

import os
import time
from datetime import timedelta

import pytest

from app import registers
from app.accounts.models import Role
from app.cli.working import HANDLERS
from app.core.db import db, now
from app.core.pulse import LEASE
from app.core.rules import Refused
from app.core.transaction import transaction, unrecorded
from app.jobs.actions import ask_for, run_next, stop, sweep, tell_broken_off
from app.jobs.models import Job, JobKind, JobState
from app.jobs.queries import KEPT, REMEMBERED, news_for, pulse_of, result_of, state_now
from tests import factories as make
from tests.sheets import read_one


@pytest.fixture
def files(app, tmp_path, monkeypatch):
    """A store of this test alone."""
    monkeypatch.setitem(app.config, "FILES", tmp_path)
    return tmp_path


@pytest.fixture
def owner(app):
    return make.user("LHHN")


def asked(owner, kind=JobKind.EXPORT, **request):
    with unrecorded():
        by = make.actor_of(owner, make.DAY)
        return ask_for(kind, "Xuất Excel", request or {"address": "/ben-cung-cap/xuat-excel?"}, by=by)


def work(files, handler):
    done = run_next({JobKind.EXPORT: handler}, files=files, today=lambda: make.DAY)
    assert done
    db.session.expire_all()


def test_work_is_carried_out_in_the_order_in_which_it_was_asked_for(files, owner):
    seen = []
    jobs = [asked(owner, n=n) for n in range(3)]
    for _ in jobs:
        work(files, lambda work: seen.append(work.asked["n"]) or "Xong.")
    assert seen == [0, 1, 2]
    assert [(job.state, job.said) for job in jobs] == [(JobState.DONE, "Xong.")] * 3
    assert not run_next({}, files=files, today=lambda: make.DAY)


def test_what_is_asked_for_twice_is_one_job(owner):
    assert asked(owner).id == asked(owner).id
    assert asked(make.user("LHHN")).id != asked(owner).id


def test_nobody_fills_the_queue_alone(owner):
    for n in range(10):
        asked(owner, n=n)
    with pytest.raises(Refused, match="đang có 10 việc"):
        asked(owner, n=10)


def test_the_result_is_kept_for_seven_days(files, owner):
    def handler(work):
        work.target.write_text("kết quả")
        work.file_name = "so.xlsx"
        return "Đã xuất."

    job = asked(owner)
    work(files, handler)
    assert result_of(job, files).read_text() == "kết quả"
    assert sweep(files=files) == 0
    with unrecorded():
        job.ended_at = now() - KEPT - timedelta(minutes=1)
    assert sweep(files=files) == 1
    assert not result_of(job, files).exists()


def test_a_job_that_ended_long_ago_is_forgotten(files, owner):
    old, young, waiting = (asked(owner, n=n) for n in range(3))
    with unrecorded():
        for job, kept in ((old, timedelta(minutes=-1)), (young, timedelta(minutes=1))):
            job.state, job.ended_at = JobState.DONE, now() - REMEMBERED + kept
    sweep(files=files)
    db.session.expire_all()
    assert [job.id for job in db.session.query(Job).order_by(Job.id)] == [young.id, waiting.id]


def test_a_refusal_is_told_in_its_own_sentence_and_changes_nothing(files, owner):
    def handler(work):
        with transaction(by=work.by, doing="Thử"):
            make.add_partner(make.PartnerFacts(name="Quỹ dở dang", kind=make.PartnerKind.FUND), by=work.by)
            raise Refused("Tệp đã bị đổi.")

    job = asked(owner)
    work(files, handler)
    assert (job.state, job.said) == (JobState.FAILED, "Tệp đã bị đổi.")
    assert db.session.query(make.Partner).count() == 0


def test_a_defect_is_logged_and_the_worker_goes_on(files, owner, caplog):
    job = asked(owner)
    work(files, lambda work: 1 / 0)
    assert job.state == JobState.FAILED
    assert f"nêu số {job.id}" in job.said
    assert "ZeroDivisionError" in caplog.text


def test_a_waiting_job_stops_at_once(files, owner):
    job = asked(owner)
    stop(job, files=files)
    assert job.state == JobState.STOPPED
    with pytest.raises(Refused, match="đã kết thúc"):
        stop(job, files=files)


def test_a_running_job_stops_at_its_next_step_and_leaves_no_file(files, owner):
    def handler(work):
        work.target.write_text("dở dang")
        work.step(200, 400)
        assert pulse_of(job.id, files).reached().done == 200
        stop(db.session.get(Job, job.id), files=files)
        work.step(400, 400)
        raise AssertionError("it went on")

    job = asked(owner)
    work(files, handler)
    assert job.state == JobState.STOPPED
    assert list((files / "jobs").iterdir()) == []


def test_a_job_whose_worker_died_is_found_by_its_silence_and_told(files, owner):
    job = asked(owner)
    with pytest.raises(SystemExit):
        run_next(
            {JobKind.EXPORT: lambda work: (_ for _ in ()).throw(SystemExit)},
            files=files,
            today=lambda: make.DAY,
        )
    assert job.state == JobState.BROKEN_OFF  # ended in good order: told at once
    killed = asked(owner, n=2)
    with unrecorded():
        killed.state = JobState.RUNNING
    pulse_of(killed.id, files).begin()
    assert (tell_broken_off(files=files), state_now(killed, files)) == ([], JobState.RUNNING)
    long_ago = time.time() - LEASE - 1
    os.utime(pulse_of(killed.id, files).sign, (long_ago, long_ago))
    assert state_now(killed, files) == JobState.BROKEN_OFF
    assert tell_broken_off(files=files) == [killed.id]
    assert killed.state == JobState.BROKEN_OFF
    assert "bị ngắt giữa chừng" in killed.said
    assert [job.id for job in news_for(owner.id, now())] == [killed.id, job.id]


def test_somebody_whose_account_was_closed_gets_nothing_done(files, owner):
    job = asked(owner)
    with transaction(owner, by=make.person("LHHN", Role.ADMIN), doing="Khóa"):
        owner.active = False
    work(files, lambda work: "Xong.")
    assert job.state == JobState.FAILED


# over HTTP


@pytest.fixture
def officer(client, owner, set_today):
    set_today(make.DAY)
    return client.sign_in(owner)


def test_a_long_list_is_exported_by_the_worker_with_the_rows_that_were_asked_for(
    files, officer, owner, monkeypatch
):
    for name in ("Quỹ Bầu ơi", "Quỹ Bí ơi", "Ánh Dương"):
        make.partner(name)
    monkeypatch.setattr(registers, "LONG", 1)
    answer = officer.get("/ben-cung-cap/xuat-excel?tim=quy", follow_redirects=True)
    assert "Danh sách có hơn 1 dòng" in answer.text
    assert "data-progress" in answer.text
    work(files, HANDLERS[JobKind.EXPORT])
    page = officer.get(answer.request.path)
    assert "Tải tệp kết quả" in page.text
    sheet = read_one(officer.get(f"{answer.request.path}/tep").data)
    assert [row["Tên bên cung cấp"] for row in sheet.rows] == ["Quỹ Bầu ơi", "Quỹ Bí ơi"]
    assert officer.get("/ben-cung-cap/xuat-excel?tim=anh").mimetype.endswith("sheet")


def test_progress_is_told_to_the_script_and_the_stop_is_a_button(files, officer, owner):
    job = asked(owner)
    address = f"/cong-viec-nen/{job.id}"
    assert officer.get(f"{address}/tien-do").json == {"open": True, "done": 0, "total": 0, "text": "Đang chờ"}
    assert "flask work" in officer.get(address).text
    assert "Đã yêu cầu dừng" in officer.post(f"{address}/dung", follow_redirects=True).text
    assert officer.get(f"{address}/tien-do").json["open"] is False
    assert "đã dừng theo yêu cầu" in officer.get("/cong-viec-nen").text


def test_only_its_owner_sees_a_job(files, officer, owner):
    other = asked(make.user("LHHN"))
    assert officer.get(f"/cong-viec-nen/{other.id}").status_code == 403
    assert officer.get("/cong-viec-nen").text.count("Xuất Excel</a>") == 0


def test_a_result_that_was_swept_is_refused_with_a_sentence(files, officer, owner):
    job = asked(owner)
    work(files, lambda work: "Xong.")
    answer = officer.get(f"/cong-viec-nen/{job.id}/tep")
    assert answer.status_code == 409
    assert "chỉ giữ 7 ngày" in answer.text


def test_only_the_administrator_asks_for_a_backup(files, officer, client):
    assert officer.post("/cong-viec-nen/sao-luu").status_code == 403
    client.sign_in(make.user("LHHN", Role.ADMIN))
    assert "Sao lưu toàn bộ dữ liệu" in client.post("/cong-viec-nen/sao-luu", follow_redirects=True).text


def test_home_shows_what_runs_and_what_came_of_it(files, officer, owner):
    asked(owner)
    work(files, lambda work: 1 / 0)
    text = officer.get("/").text
    assert "Công việc nền của bạn" in text
    assert "không làm được" in text
