"""What is wrong with an outline or with a file of own paragraphs, said to the one who wrote it."""

from __future__ import annotations

from collections.abc import Iterable

from heji.language import DEFAULT_LANGUAGE, text
from heji.rubrics.formulas.mistake import did_you_mean


class ReportError(Exception):
    """A file that is refused, or a form of which no report can be made.

    Attributes:
        key: last part of the text `outline.error.<key>`.
        file: the file that is wrong, "" when none is.
        line: its line, from 1; 0 when the file as a whole is meant.
        words: what fills the text; `found` is the name that is not known.
        known: names of which one may have been meant.
    """

    def __init__(
        self,
        key: str,
        file: str = "",
        line: int = 0,
        known: Iterable[str] = (),
        **words: str,
    ) -> None:
        super().__init__(key)
        self.key = key
        self.file = file
        self.line = line
        self.words = words
        self.known = tuple(known)

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Where, what, and how to mend it, in `zh` or `en`."""
        words = dict(self.words)
        if "kind" in words:
            words["kind"] = text(f"report.kind.{words['kind']}", language)
        said = text(f"outline.error.{self.key}", language, **words)
        said += did_you_mean(self.words.get("found", ""), self.known, language)
        if not self.file:
            return said
        place = "in-line" if self.line else "in-file"
        return text(
            f"outline.error.{place}", language, file=self.file, line=str(self.line), said=said
        )
