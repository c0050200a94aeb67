"""Conditions that the steps of every procedure may ask."""

from collections.abc import Mapping
from typing import Any

from app.core.rules import Rule, said


def letters_signed(titles: Mapping[str, str], *parts: str) -> Rule:
    """The step brings these letters, each with number, day and signer; `titles` says what each part is called."""

    def rule(_actor: Any, record: Any) -> str | None:
        for part in parts:
            letters = record.dossier.fresh_letters(part)
            if not letters:
                return f"Chưa ghi {titles[part].lower()}."
            document = letters[-1].document
            if not (document.number and document.issued_on and document.signer):
                return f"{titles[part]} phải có số, ngày và người ký."
        return None

    return said(rule, f"{', '.join(titles[part] for part in parts)} có số, ngày, người ký")
