"""Eight processes that write at once: nothing acknowledged is lost, one winner for each version."""

from pathlib import Path

import pytest
from flask import Flask

from app.core import history
from app.core.db import db
from tests import writers
from tests.aid.cases import Case
from tests.bench.province import fresh_office

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

PROCESSES, STEPS, SHARED_STEPS = 8, 200, 50


def test_eight_processes_write_and_every_acknowledged_step_stands_in_the_history(tmp_path: Path) -> None:
    with fresh_office(tmp_path) as (app, url):
        contend(app, url, tmp_path, PROCESSES, STEPS, SHARED_STEPS)


def contend(app: Flask, url: str, folder: Path, processes: int, steps: int, shared_steps: int) -> None:
    """Let the processes loose and compare what they were told with what the database holds."""
    with app.app_context():
        cases = [Case(day=writers.DAY).drafted() for _ in range(processes + 1)]
        *own, shared = (case.proposal_id for case in cases)
        before = cases[-1].proposal.dossier.version
        user_id = cases[0].people["union"].id
        db.session.remove()
        tallies = writers.let_loose(url, folder, user_id, own, shared, steps, shared_steps)
        won = sum(tally.shared for tally in tallies)
        print(f"\n{processes} processes: {processes * steps} own steps, {won} shared won, "
              f"{sum(tally.lost for tally in tallies)} told that another was first")  # fmt: skip
        assert [tally.own for tally in tallies] == [steps] * processes
        assert cases[-1].proposal.dossier.version - before == won
        for case in cases[:-1]:
            assert len(case.proposal.dossier.steps) == (steps + 1) // 2
        assert history.first_break(db.session()) is None
