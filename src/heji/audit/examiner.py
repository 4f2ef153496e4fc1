"""Speaks for one check on one document: makes its findings, each with its evidence and message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from heji.audit.finding import Evidence, Finding, Message, Severity, Suspect
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.values.verdict import Verdict

#: Longest text that is taken over as "stated"; a longer cell is quoted in the evidence alone.
LONGEST_STATED = 60


@dataclass(frozen=True, slots=True)
class Words:
    """What a finding says besides its message; empty texts are left out of the finding."""

    stated: str = ""
    expected: str = ""
    difference: str = ""
    formula: str = ""


NOTHING = Words()
NO_VALUES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Examiner:
    """The voice of one check: its name, its usual severity and the document it looks at.

    >>> speaker = Examiner("target-copied", Severity.WARNING, "d1")
    >>> speaker.right(()).message.key
    'finding.target-copied.right'
    """

    check: str
    severity: Severity
    document: str

    def wrong(
        self,
        case: str,
        places: Iterable[Evidence],
        words: Words = NOTHING,
        values: Mapping[str, str] = NO_VALUES,
        *,
        severity: Severity | None = None,
        suspects: tuple[Suspect, ...] = (),
        **more: str,
    ) -> Finding:
        """An inconsistency.

        Args:
            case: which message of the check, the last part of `finding.<check>.<case>`.
            places: the evidence, the place that a reader should look at first.
            words: what is stated and what was expected.
            values: texts that fill the message.
            severity: where it differs from the usual one.
            suspects: cells that may be wrong, with what they would have to say.
            **more: further texts that fill the message.
        """
        return self._finding(
            Verdict.INCONSISTENT,
            Message(f"finding.{self.check}.{case}", (*values.items(), *more.items())),
            places,
            words,
            severity,
            suspects,
        )

    def right(self, places: Iterable[Evidence], words: Words = NOTHING) -> Finding:
        """A claim that was looked at and holds."""
        message = Message(f"finding.{self.check}.right")
        return self._finding(Verdict.CONSISTENT, message, places, words)

    def undecided(
        self,
        reason: str,
        places: Iterable[Evidence],
        words: Words = NOTHING,
        **values: str,
    ) -> Finding:
        """A claim that cannot be decided; `reason` is the last part of `reason.<reason>`."""
        message = Message(f"reason.{reason}", tuple(values.items()))
        return self._finding(Verdict.UNDECIDED, message, places, words)

    def evidence(self, *figures: Figure | None) -> tuple[Evidence, ...]:
        """The places of figures, those that do not exist left out."""
        return tuple(
            Evidence(self.document, each.locator, each.quote)
            for each in figures
            if each is not None
        )

    def place(self, locator: Locator, quote: str) -> Evidence:
        """One place with the words that stand there."""
        return Evidence(self.document, locator, quote)

    def _finding(
        self,
        verdict: Verdict,
        message: Message,
        places: Iterable[Evidence],
        words: Words,
        severity: Severity | None = None,
        suspects: tuple[Suspect, ...] = (),
    ) -> Finding:
        return Finding(
            self.check,
            verdict,
            severity or self.severity,
            self.document,
            message,
            stated=words.stated or None,
            expected=words.expected or None,
            difference=words.difference or None,
            formula=words.formula or None,
            suspects=suspects,
            evidence=tuple(places),
        )


def shown(figure: Figure, part: str = "") -> str:
    """A cell as it is quoted in a sentence: whole when it is short, else the part that counts."""
    text = " ".join(figure.quote.split())
    if len(text) <= LONGEST_STATED or not part:
        return text if len(text) <= LONGEST_STATED else text[: LONGEST_STATED - 1] + "…"
    return part
