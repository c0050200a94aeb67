"""Fixed words of the office: the code that is stored and the one Vietnamese label that is shown."""

from enum import Enum
from typing import Any, Self

from sqlalchemy import ColumnElement, Dialect, String, case, literal
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator


class Term(str, Enum):
    """A word from a closed list; its value is stored, its label (nhãn) is the only home of the Vietnamese."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    def __str__(self) -> str:
        return str(self._value_)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of code and label in the order of declaration, as form fields want them."""
        return [(str(term.value), term.label) for term in cls]


class TermType(TypeDecorator[Term]):
    """A column of one closed list: only its codes go in, and what comes out is the term with its label."""

    impl = String(40)
    cache_ok = True

    def __init__(self, terms: type[Term]) -> None:
        super().__init__()
        self.terms = terms

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else str(self.terms(value).value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Term | None:
        return None if value is None else self.terms(value)


def labelled(label: str, *args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A column that carries its Vietnamese label (nhãn): forms, pages, workbooks and the history read it here.

    Its old value is read before a new one replaces it, so that the history never has to say "nothing before".
    """
    return mapped_column(*args, info={"label": label}, active_history=True, **kwargs)


def label_of(column: Any) -> str:
    """The Vietnamese label of a mapped column: `label_of(Proposal.title)`."""
    return str(column.property.columns[0].info["label"])


def first_of(
    terms: type[Term], *choices: tuple[ColumnElement[bool], Term], otherwise: Term
) -> ColumnElement[Any]:
    """The term of the first condition that holds, as SQL: what a pure function says of one record, for lists."""
    kind = TermType(terms)
    return case(
        *((condition, literal(term, kind)) for condition, term in choices), else_=literal(otherwise, kind)
    )
