"""What every procedure does with its dossier: letters, papers, requests, opinions, a leader's word."""

from app.dossiers.actions.opinions import (
    TypedAnswer,
    answer_opinion,
    ask_opinions,
    close_silent_opinions,
    why_closed,
)
from app.dossiers.actions.papers import (
    TypedFault,
    TypedPaper,
    answer_faults,
    ask_for_papers,
    bring_letter,
    log_opening,
    save_paper,
)
from app.dossiers.actions.signing import clear_preparations, prepare, write_remark
from app.dossiers.actions.taking_back import undo_step, why_not_undone

__all__ = [
    "TypedAnswer",
    "TypedFault",
    "TypedPaper",
    "answer_faults",
    "answer_opinion",
    "ask_for_papers",
    "ask_opinions",
    "bring_letter",
    "clear_preparations",
    "close_silent_opinions",
    "log_opening",
    "prepare",
    "save_paper",
    "undo_step",
    "why_closed",
    "why_not_undone",
    "write_remark",
]
