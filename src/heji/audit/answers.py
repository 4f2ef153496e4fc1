"""Answers that people give to findings: what they say, and which file holds them.

`heji.audit.answers_file` reads the files.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

SUFFIX = ".answers.yaml"  #: 「form.docx」 is answered in 「form.docx.answers.yaml」


class AnswerStatus(StrEnum):
    """What a person says to a finding."""

    ACCEPTED = "accepted"  #: the figure is wrong
    EXPLAINED = "explained"  #: the figure is right, for the reason given
    MISREAD = "misread"  #: the document does not say what heji read

    @property
    def settles(self) -> bool:
        """Whether a finding with such an answer no longer counts as something wrong."""
        return self is not AnswerStatus.ACCEPTED


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    finding: str  #: identity of the finding
    status: AnswerStatus
    reason: str = ""
    by: str = ""
    date: datetime.date | None = None
    figures: tuple[str, ...] = ()  #: the figures that the person saw
    source: str = ""  #: the file that holds it

    @property
    def settles(self) -> bool:
        """Whether the finding no longer counts as something wrong."""
        return self.status.settles

    def as_data(self) -> dict[str, Any]:
        """The answer for JSON."""
        return {
            "status": self.status.value,
            "reason": self.reason,
            "by": self.by,
            "date": self.date.isoformat() if self.date else None,
        }


class AnswersRefused(ValueError):
    """An answers file that is not as it should be: which file, which line, what, how to mend it."""

    def __init__(self, file: str, line: int | None, key: str, **values: str) -> None:
        super().__init__(file, line, key)
        self.file = file
        self.line = line
        self.key = key  #: of the language catalogue
        self.values = values

    def describe(self, language: str) -> str:
        """The whole sentence for a person."""
        from heji.language import text

        where = "answers.at-line" if self.line else "answers.in-file"
        place = text(where, language, file=self.file, line=self.line or 0)
        return text("answers.refused", language, place=place) + text(
            f"answers.{self.key}", language, **self.values
        )

    def __str__(self) -> str:
        return self.describe("en")


def beside(path: str) -> Path:
    """The answers file that belongs to a document.

    >>> beside("forms/a.docx").name
    'a.docx.answers.yaml'
    """
    return Path(path + SUFFIX)


def is_answers_file(path: str) -> bool:
    """Whether a path names an answers file and not a document."""
    return path.endswith(SUFFIX)
