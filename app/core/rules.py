"""Rules: one function answers "may I?", with nothing or with the Vietnamese sentence that says why not."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

Rule = Callable[[Any, Any], str | None]


class By(Protocol):
    """Who acts: what the records of any registry need to know about a person."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def unit_name(self) -> str: ...
    @property
    def day(self) -> date: ...


class NotAllowed(Exception):
    """This person may not do this; the message is the sentence to show (403)."""


class Refused(Exception):
    """The act cannot be done as things stand (409); `field` names the form field the sentence belongs to."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class Superseded(Refused):
    """Somebody else saved the record after this form was opened; nothing was written."""

    def __init__(self, record: object, version: int) -> None:
        super().__init__(
            "Trong lúc bạn nhập, người khác đã lưu thay đổi vào bản ghi này. Chưa có gì của bạn được ghi; "
            "hãy xem lại nội dung mới rồi lưu lại."
        )
        self.record = record
        self.version = version


def allow(rule: Rule, actor: Any, record: Any) -> None:
    """Raise `NotAllowed` with the rule's sentence unless the rule has nothing against it."""
    reason = rule(actor, record)
    if reason is not None:
        raise NotAllowed(reason)


def said(rule: Rule, words: str) -> Rule:
    """The rule with the words by which the generated documents name it."""
    rule.words = words  # type: ignore[attr-defined]  # functions carry what is said about them
    return rule


def worded(words: str) -> Callable[[Rule], Rule]:
    """Above a rule: the words by which the generated documents name it."""
    return lambda rule: said(rule, words)


def words_of(rule: Rule) -> str:
    """What a rule asks, in words: those it carries, else the first line of its docstring."""
    return str(getattr(rule, "words", None) or (rule.__doc__ or rule.__name__).split("\n")[0])


def any_of(*rules: Rule) -> Rule:
    """Allowed as soon as one rule allows; otherwise the first rule's sentence."""

    def either(actor: Any, record: Any) -> str | None:
        first: str | None = None
        for rule in rules:
            reason = rule(actor, record)
            if reason is None:
                return None
            first = first or reason
        return first

    return said(either, f"({' hoặc '.join(map(words_of, rules))})")


def all_of(*rules: Rule) -> Rule:
    """Allowed when every rule allows; otherwise the first refusal's sentence."""

    def every(actor: Any, record: Any) -> str | None:
        return next((reason for rule in rules if (reason := rule(actor, record))), None)

    return said(every, "; ".join(map(words_of, rules)))
