"""Carrying out long work, beside the server or as a service of its own."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

import click
from flask import current_app

from app import backup as backups
from app import web
from app.cli.mailing import attend, send_mail
from app.core.db import db
from app.core.pulse import LEASE
from app.core.rules import Refused
from app.imports.actions import carry_out
from app.jobs.actions import Handler, Work, run_next, sweep, tell_broken_off
from app.jobs.models import JobKind
from app.jobs.queries import worker_pulse
from app.registers import write_in_background

PAUSE = 0.5
"""Seconds between two looks into the queue."""

HOUR, MINUTE = 3600, 60


def back_up(work: Work) -> str:
    """Make a backup (sao lưu) into the folder of the office; it holds every dossier, so no page gives it out."""
    steps = iter(range(1, sys.maxsize))
    try:
        made = backups.backup(current_app.config["BACKUPS"], say=lambda _line: work.step(next(steps), 0))
    except backups.BackupRefused as refusal:
        raise Refused(str(refusal)) from refusal
    seq, last = made.manifest.history
    faults = f" Kho tệp có {len(made.manifest.faults)} tệp thiếu hoặc hỏng." if made.manifest.faults else ""
    return (
        f"Bản sao lưu {made.path.name} nằm trong thư mục {made.path.parent} của máy chủ. SHA-256: {made.sha256}. "
        f"Đầu chuỗi lịch sử (ghi lại ở nơi khác): {seq}:{last}.{faults}"
    )


HANDLERS: Mapping[JobKind, Handler] = {
    JobKind.EXPORT: write_in_background,
    JobKind.IMPORT: carry_out,
    JobKind.BACKUP: back_up,
    JobKind.MAIL: send_mail,
}


@click.command("work")
@click.option("--once", is_flag=True, help="làm hết việc đang chờ rồi thôi")
@click.option("--beside", is_flag=True, hidden=True, help="thôi khi tiến trình đã khởi động nó không còn")
def work(once: bool, beside: bool) -> None:
    """Làm các công việc nền: nhập sổ cũ, xuất Excel nhiều dòng, sao lưu, gửi thư nhắc việc."""
    over = _end_of_input() if beside else Event()
    _carry_out(lambda: once, over)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own while the block runs; it ends even where this process is killed.

    A thread of the server would share one processor with the pages; the pipe to the child closes however we end.
    """
    command = [sys.executable, "-m", "flask", "work", "--beside"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:  # noqa: S603 - our own command
        try:
            yield
        finally:
            child.terminate()


def _carry_out(last_round: Callable[[], bool], over: Event) -> None:
    files, pulse = current_app.config["FILES"], worker_pulse(current_app.config["FILES"])
    swept_at, seen_at, mailed_at = -float(HOUR), -LEASE, -float(MINUTE)
    pulse.begin()
    with pulse.beating():
        while not over.is_set():
            if time.monotonic() - seen_at > LEASE / 2:
                tell_broken_off(files=files)
                seen_at = time.monotonic()
            if time.monotonic() - swept_at > HOUR:
                sweep(files=files)
                swept_at = time.monotonic()
            if time.monotonic() - mailed_at > MINUTE:
                attend()
                mailed_at = time.monotonic()
            busy = run_next(HANDLERS, files=files, today=web.today)
            db.session.remove()
            if not busy:
                if last_round():
                    break
                over.wait(PAUSE)


def _end_of_input() -> Event:
    """Set when the other end of our standard input is closed, by whatever ends the process that holds it."""
    over = Event()

    def wait() -> None:
        sys.stdin.buffer.read()
        over.set()

    Thread(target=wait, daemon=True).start()
    return over
