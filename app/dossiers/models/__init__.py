"""The trunk of every procedure: dossier, steps, papers, requests for papers, opinions."""

from app.dossiers.models.corrections import Correction
from app.dossiers.models.dossier import Dossier, Holder, Letter, OfDossier, Procedure, Step
from app.dossiers.models.opinions import Opinion, OpinionKind, PreparedPaper, Remark
from app.dossiers.models.papers import Fault, FaultKind, Language, Opening, Paper, SupplementRequest

__all__ = [
    "Correction",
    "Dossier",
    "Fault",
    "FaultKind",
    "Holder",
    "Language",
    "Letter",
    "OfDossier",
    "Opening",
    "Opinion",
    "OpinionKind",
    "Paper",
    "PreparedPaper",
    "Procedure",
    "Remark",
    "Step",
    "SupplementRequest",
]
