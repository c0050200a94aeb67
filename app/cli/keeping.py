"""Keeping what the office has: backup and restore, the chain of its history, files that nothing names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from sqlalchemy import select

from app import backup as backups
from app.core import history
from app.core.db import db
from app.core.files import sweep
from app.documents.models import StoredFile

ARCHIVE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
def backup(folder: Path) -> None:
    """Sao lưu cơ sở dữ liệu, tệp đính kèm và đầu chuỗi lịch sử vào một tệp .tar.gz trong THƯ_MỤC."""
    with _reasons_said():
        made = backups.backup(folder, say=click.echo)
    seq, last = made.manifest.history
    click.echo(f"Đã sao lưu: {made.path}")
    click.echo(f"Mã SHA-256 của tệp sao lưu: {made.sha256}")
    click.echo(f"Đầu chuỗi lịch sử (ghi lại ở nơi khác): {seq}:{last}")
    if made.manifest.faults:
        raise click.ClickException(
            "Bản sao lưu dùng được, nhưng kho tệp có tệp thiếu hoặc hỏng: "
            + "; ".join(f"{sha256} {fault}" for sha256, fault in made.manifest.faults.items())
        )


@click.command("restore")
@click.argument("archive", metavar="TỆP_SAO_LƯU", type=ARCHIVE)
@click.option("--replace", is_flag=True, help="thay toàn bộ dữ liệu đang có bằng bản sao lưu")
def restore(archive: Path, replace: bool) -> None:
    """Khôi phục từ TỆP_SAO_LƯU. Hãy dừng phục vụ trước khi chạy."""
    with _reasons_said():
        restored = backups.restore(archive, replace=replace, say=click.echo)
    _verify(restored.history)
    click.echo(f"Đã khôi phục dữ liệu sao lưu lúc {restored.made_at} và {restored.file_count} tệp đính kèm.")
    if backups.needs_upgrade():
        click.echo("Dữ liệu thuộc phiên bản phần mềm cũ hơn: hãy chạy flask db upgrade trước khi phục vụ.")


def _as_head(_context: click.Context, _option: click.Parameter, typed: str | None) -> tuple[int, str] | None:
    if typed is None:
        return None
    seq, _, last = typed.partition(":")
    if not seq.isdecimal() or len(last) != len(history.GENESIS):
        raise click.BadParameter("hãy viết số dòng, dấu hai chấm và mã băm, như lệnh backup đã in ra")
    return int(seq), last


@click.command("verify-history")
@click.option("--known", metavar="SỐ:MÃ", callback=_as_head, help="đầu chuỗi đã ghi lại trước đây")
@click.option("--backup", "archive", type=ARCHIVE, help="bản sao lưu giữ đầu chuỗi cũ")
def verify_history(known: tuple[int, str] | None, archive: Path | None) -> None:
    """Kiểm tra chuỗi lịch sử: nêu dòng hỏng đầu tiên hoặc đuôi bị cắt."""
    with _reasons_said():
        kept = backups.checked(archive).history if archive else None
    _verify(kept or known)
    if kept and known:
        _verify(known)
    seq, last = history.head(db.session())
    click.echo(f"Lịch sử toàn vẹn: {seq} dòng, mã băm cuối {last}")


@click.command("sweep-files")
def sweep_files() -> None:
    """Xóa tệp trong kho mà không bản ghi nào dùng từ 24 giờ trở lên."""
    named = set(db.session.scalars(select(StoredFile.sha256)))
    removed = sweep(current_app.config["FILES"], named)
    click.echo(f"Đã xóa {len(removed)} tệp không bản ghi nào dùng; giữ {len(named)} tệp.")


def _verify(known: tuple[int, str] | None) -> None:
    broken = history.first_break(db.session(), known=known)
    if broken:
        raise click.ClickException(f"Lịch sử không toàn vẹn: {broken.reason}")


@contextmanager
def _reasons_said() -> Iterator[None]:
    try:
        yield
    except backups.BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
