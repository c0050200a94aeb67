"""What `serve` says, and how it serves."""

from contextlib import contextmanager

import pytest

from app.cli import serving


class Server:
    """Stands where waitress would go on for ever."""

    def __init__(self, app, **settings):
        self.app, self.settings, self.ran = app, settings, False

    def run(self):
        self.ran = True


@pytest.fixture
def server(monkeypatch):
    made = []

    def create(app, **settings):
        made.append(Server(app, **settings))
        return made[-1]

    monkeypatch.setattr(serving.waitress, "create_server", create)
    return made


@pytest.fixture(autouse=True)
def workers(monkeypatch):
    """Whether a worker stood beside the server; none is really started."""
    seen = []

    @contextmanager
    def beside():
        seen.append("began")
        yield
        seen.append("ended")

    monkeypatch.setattr(serving, "worker_beside", beside)
    return seen


def serve(app, *options):
    result = app.test_cli_runner().invoke(args=["serve", *options])
    return result.exit_code, result.output


def test_the_address_is_said_and_served(app, server, workers):
    assert serve(app, "--port", "8123") == (0, "Nhịp Cầu: http://127.0.0.1:8123\n")
    assert server[0].ran
    assert workers == ["began", "ended"]
    assert server[0].settings == {"host": "127.0.0.1", "port": 8123, "threads": 8}


def test_where_every_address_is_served_the_name_of_the_machine_is_said(app, server, monkeypatch):
    monkeypatch.setattr(serving.socket, "gethostname", lambda: "may-chu")
    assert "http://may-chu:8000\n" in serve(app, "--host", "0.0.0.0")[1]  # noqa: S104 - nothing is bound here
    assert server[0].settings["host"] == "0.0.0.0"  # noqa: S104 - the same


def test_notes_stand_below_the_address(app, server, monkeypatch):
    monkeypatch.setattr(serving, "NOTES", (lambda: ["Tài khoản thử: an / 123"], list))
    assert serve(app)[1].splitlines()[1:] == ["Tài khoản thử: an / 123"]


def test_make_run_brings_the_tables_up_to_date_then_asks_for_the_demonstration_then_serves(
    app, server, monkeypatch
):
    done = []
    monkeypatch.setattr(serving, "upgrade", lambda: done.append("upgrade"))
    monkeypatch.setattr(serving.demo, "callback", lambda **asked: done.append(asked))
    serve(app, "--demo")
    assert done == ["upgrade", {"once": True, "removes": False, "yes": False}]
    assert server[0].ran
