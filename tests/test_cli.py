"""The commands of the installation, started the way `make run` starts them."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FLASK = (sys.executable, "-m", "flask")


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, Any]:
    """How a process is started in an installation of its own, in a folder of any name."""
    own = {name: value for name, value in os.environ.items() if name not in {"APP_ENV", "DATABASE_URL"}}
    own |= {"INSTANCE": str(tmp_path / "dữ liệu"), "PYTHONUTF8": "1"}
    return {
        "cwd": ROOT,
        "env": own,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
        "encoding": "utf-8",
    }


@pytest.fixture
def served(installation: dict[str, Any], port: int) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server that was just started on a fresh database."""
    subprocess.run([*FLASK, "db", "upgrade"], **installation, check=True)
    with subprocess.Popen([*FLASK, "serve", "--port", str(port)], **installation) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Nhịp Cầu: http://127.0.0.1:{port}\n"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        yield connection
        connection.close()
        server.terminate()


@pytest.mark.sqlite
def test_a_new_installation_answers_with_the_page_to_sign_in(served):
    served.request("GET", "/dang-nhap")
    answer = served.getresponse()
    assert answer.status == 200
    assert "Đăng nhập" in answer.read().decode()


@pytest.mark.sqlite
def test_a_port_in_use_is_named_with_a_way_out(installation, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        end = subprocess.run([*FLASK, "serve", "--port", str(port)], **installation, check=False)
    assert end.returncode == 1
    assert f"Không mở được http://127.0.0.1:{port}" in end.stdout
    assert "make run PORT=" in end.stdout
