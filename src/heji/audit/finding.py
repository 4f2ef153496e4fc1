"""What the audit says about one claim, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.documents.locator import Locator
from heji.values.verdict import Verdict


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the language catalogue: its key and the texts that fill it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    spoken: tuple[tuple[str, str, str], ...] = ()  #: texts of their own: name, Chinese, English


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that a verdict rests on, with the words that stand there."""

    document: str  #: id of the document in the report, "d1"
    locator: Locator
    quote: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell that may be the wrong one, and what it would have to say."""

    locator: Locator
    stated: str
    suggested: str
    #: how many failed relations this change alone would repair, where the suspects are alternatives
    #: to each other; 0 where each of them has to change
    repairs: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One check made on one claim. `stated` and `expected` read as a person would write them."""

    check: str
    verdict: Verdict
    severity: Severity
    document: str
    message: Message
    stated: str | None = None
    expected: str | None = None
    difference: str | None = None
    formula: str | None = None
    suspects: tuple[Suspect, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rule: str | None = None
