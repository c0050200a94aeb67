"""Commands of the installation, one module for each of their purposes."""

from flask import Flask

from app.cli.daily import carry_out_successions
from app.cli.installing import Installer as Installer
from app.cli.installing import init_office
from app.cli.keeping import backup, restore, sweep_files, verify_history
from app.cli.serving import serve
from app.cli.working import work
from app.cli.writing import generate_docs
from app.demo.command import demo

COMMANDS = (
    init_office,
    demo,
    serve,
    work,
    backup,
    restore,
    verify_history,
    sweep_files,
    carry_out_successions,
    generate_docs,
)


def register_commands(app: Flask) -> None:
    """Give the application its commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
