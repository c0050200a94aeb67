"""Several processes that write at once: each takes steps on a dossier of its own, and all on a shared one.

Run as a program: `python -m tests.writers URL INSTANCE USER OWN SHARED STEPS SHARED_STEPS`; prints what was acknowledged.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import create_app
from app.accounts.models import User
from app.accounts.queries import actor_of
from app.aid import actions
from app.aid.models import Proposal, Status
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from config import Config

DAY = date.today()


@dataclass
class Tally:
    """What one process was told: steps acknowledged on each dossier, and steps another had won."""

    own: int = 0
    shared: int = 0
    lost: int = 0


def start(url: str, instance: str) -> None:
    """Make the application on this database and stay inside it."""
    app = create_app(Config({"DATABASE_URL": url, "INSTANCE": instance, "SECRET_KEY": "test"}).flask())
    app.app_context().push()


def step(proposal_id: int, user_id: int) -> None:
    """Hand the file in, or take that back, by the version that was read first."""
    proposal = db.session.get_one(Proposal, proposal_id)
    actor = actor_of(db.session.get_one(User, user_id), DAY)
    version, status = proposal.dossier.version, proposal.dossier.status
    with transaction(proposal, by=actor, version=version, doing="thử"):
        if status == Status.DRAFTING:
            actions.hand_in(proposal, by=actor, on=DAY)
        else:
            actions.take_back(proposal, by=actor, reason="thử")


def work(user_id: int, own: int, shared: int, steps: int, shared_steps: int) -> Tally:
    """Take the steps, the shared ones spread between the own ones."""
    tally = Tally()
    every = max(1, steps // shared_steps)
    for n in range(steps):
        step(own, user_id)
        tally.own += 1
        if n % every == 0 and tally.shared + tally.lost < shared_steps:
            try:
                step(shared, user_id)
                tally.shared += 1
            except Refused:
                tally.lost += 1
        db.session.remove()
    return tally


def let_loose(
    url: str, instance: Path, user_id: int, own: list[int], shared: int, steps: int, shared_steps: int
) -> list[Tally]:
    """Run one process for each own dossier and wait for all; raises with the error of one that broke."""
    call = [sys.executable, "-m", "tests.writers", url, str(instance), str(user_id)]
    numbers = [str(shared), str(steps), str(shared_steps)]
    running = [
        subprocess.Popen(
            [*call, str(mine), *numbers], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for mine in own
    ]
    answers = [(process.communicate(timeout=900), process.returncode) for process in running]
    for (_, error), code in answers:
        if code:
            raise AssertionError(error[-2000:])
    return [Tally(**json.loads(said)) for (said, _), _ in answers]


def main() -> None:
    url, instance, *numbers = sys.argv[1:]
    start(url, instance)
    user_id, own, shared, steps, shared_steps = map(int, numbers)
    print(json.dumps(work(user_id, own, shared, steps, shared_steps).__dict__))


if __name__ == "__main__":
    main()
