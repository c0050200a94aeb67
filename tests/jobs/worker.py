"""A worker of a real installation, in a process of its own, as `flask work` starts it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

ROOT = Path(__file__).parents[2]


@contextmanager
def working(app: Flask) -> Iterator[subprocess.Popen[bytes]]:
    """Let a worker carry out the jobs of an installation while the block runs."""
    own = {
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "INSTANCE": str(app.config["FILES"].parent),
        "SECRET_KEY": "test",
        "PYTHONUTF8": "1",
    }
    if app.config["FIXED_DAY"]:
        own["FIXED_DAY"] = app.config["FIXED_DAY"].isoformat()
    command = [sys.executable, "-m", "flask", "work"]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}) as worker:
        try:
            yield worker
        finally:
            worker.terminate()
