"""What is due each day, whoever asks for it."""

import click

from app import web
from app.associations.actions import retell_association
from app.cli.installing import Installer
from app.office.actions import carry_out_due


@click.command("carry-out-successions")
def carry_out_successions() -> None:
    """Chuyển hồ sơ theo các kế thừa đơn vị đã đến ngày; nên chạy mỗi ngày một lần."""
    for succession, outcome in carry_out_due(
        by=Installer(web.today(), name="Tác vụ hằng ngày"), retell=retell_association
    ):
        moved = ", ".join(f"{label.lower()}: {number}" for label, number in outcome.moved.items())
        click.echo(
            f"{succession.from_unit.name} ({succession.kind.label}) – {moved or 'không có hồ sơ phải chuyển'}"
        )
