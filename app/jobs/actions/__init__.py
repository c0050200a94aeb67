"""Asking for long work, and carrying it out."""

from app.jobs.actions.asking import ask_for, ask_for_mail, stop
from app.jobs.actions.working import Handler, Work, run_next, sweep, tell_broken_off

__all__ = ["Handler", "Work", "ask_for", "ask_for_mail", "run_next", "stop", "sweep", "tell_broken_off"]
