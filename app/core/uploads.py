"""The field of a form through which a file comes in."""

from collections.abc import Sequence
from typing import Any

from flask import current_app
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms.validators import ValidationError

from app.core.files import KINDS, FileRefused, Kind, Stored, accepted, clean_name, examine, store


class Upload(FileField):  # type: ignore[misc]  # flask_wtf carries no types
    """An attached file (tệp đính kèm): judged by its content with the form, kept only when `stored` is asked.

    A browser does not choose a file again: the page names the one that `lost` says must be.
    """

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, kinds: Sequence[Kind] = KINDS, **kwargs: Any
    ) -> None:
        endings = ",".join(ending for kind in kinds for ending in kind.endings)
        kwargs.setdefault("render_kw", {"accept": endings})
        kwargs.setdefault("description", f"{accepted(kinds)}.")
        super().__init__(label, list(validators), **kwargs)
        self.kinds = kinds

    @property
    def chosen(self) -> FileStorage | None:
        """The file that came with the form."""
        return self.data if isinstance(self.data, FileStorage) else None

    @property
    def lost(self) -> str:
        """The name of the file that has to be chosen again when the form is shown once more."""
        return clean_name(self.chosen.filename or "") if self.chosen else ""

    def pre_validate(self, form: Any) -> None:
        if self.chosen is None:
            return
        try:
            examine(self.chosen.stream, self.chosen.filename or "", limit=_file_limit(), kinds=self.kinds)
        except FileRefused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def stored(self) -> Stored | None:
        """Put the chosen file into the store, if there is one; to be called before the transaction begins."""
        if self.chosen is None:
            return None
        name, folder = self.chosen.filename or "", current_app.config["FILES"]
        self.chosen.stream.seek(0)
        return store(self.chosen.stream, name, folder, limit=_file_limit(), kinds=self.kinds)


def _file_limit() -> int:
    return int(current_app.config["FILE_LIMIT"])
