"""Writing the pages of docs/ that the program itself knows best."""

from pathlib import Path

import click
from flask import current_app

from app import docs


@click.command("docs")
@click.option("--check", is_flag=True, help="chỉ kiểm tra: báo lỗi nếu có trang không còn đúng")
def generate_docs(check: bool) -> None:
    """Tạo lại các trang tra cứu trong docs/ từ các bảng của chương trình."""
    folder = Path(current_app.root_path).parent / "docs" / "tra-cuu"
    if check and (stale := docs.stale(folder)):
        raise click.ClickException(f"Chạy `flask docs`: {', '.join(stale)} không còn đúng với chương trình.")
    changed = [] if check else docs.write(folder)
    click.echo(f"docs/tra-cuu: {', '.join(changed) or 'đúng với chương trình'}")
