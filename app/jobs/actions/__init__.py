"""Asking for long work, and carrying it out."""

from app.jobs.actions.asking import ask_for, stop
from app.jobs.actions.working import Handler, Work, run_next, sweep_results, tell_broken_off

__all__ = ["Handler", "Work", "ask_for", "run_next", "stop", "sweep_results", "tell_broken_off"]
