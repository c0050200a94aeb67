"""Serving the registry from this machine."""

import socket
from collections.abc import Callable, Iterable

import click
import waitress
from flask.cli import ScriptInfo
from flask_migrate import upgrade

from app.cli.working import worker_beside
from app.demo.command import accounts, demo

NOTES: tuple[Callable[[], Iterable[str]], ...] = (accounts,)
"""What else to say below the address: each gives its lines, or none where it has nothing to say."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="địa chỉ; 0.0.0.0 để máy khác vào được")
@click.option("--port", default=8000, show_default=True, help="cổng")
@click.option("--threads", default=8, show_default=True, help="số yêu cầu phục vụ cùng lúc")
@click.option("--demo", "prepares", is_flag=True, help="trước đó nâng cấp dữ liệu; cài trình diễn nếu trống")
@click.pass_context
def serve(context: click.Context, host: str, port: int, threads: int, prepares: bool) -> None:
    """Phục vụ trên máy này, cùng một tiến trình làm công việc nền."""
    info: ScriptInfo = context.obj
    if prepares:
        upgrade()
        context.invoke(demo, once=True)
    try:
        server = waitress.create_server(info.load_app(), host=host, port=port, threads=threads)
    except OSError as error:
        advice = "Chương trình khác có thể đang dùng cổng này; hãy chọn cổng khác, ví dụ: make run PORT=8001"
        raise click.ClickException(
            f"Không mở được http://{host}:{port} ({error.strerror}). {advice}"
        ) from error
    click.echo(f"Nhịp Cầu: http://{address(host)}:{port}")
    for line in (line for note in NOTES for line in note()):
        click.echo(line)
    with worker_beside():
        server.run()


def address(host: str) -> str:
    """What to type into a browser for this host: the name of the machine where it serves every address."""
    return socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
