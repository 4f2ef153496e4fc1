"""What is wrong with a rubric file, said to the person who wrote it, with how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from heji.language import DEFAULT_LANGUAGE, text
from heji.rubrics.formulas.mistake import FormulaError, did_you_mean


@dataclass(frozen=True, slots=True)
class Trouble:
    """One mistake in a rubric file."""

    key: str  #: last part of the text `rubrics.error.<key>`
    file: str
    line: int
    item: str = ""  #: code of the item, "" outside of items
    words: Mapping[str, str] = field(default_factory=dict)  #: what fills the text
    found: str = ""  #: a name that is not known
    known: tuple[str, ...] = ()  #: names of which one may have been meant
    formula: FormulaError | None = None  #: says it instead, where a formula is wrong

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """One sentence or two: where, what, how to mend it."""
        if self.formula is not None:
            said = self.formula.message(language)
        else:
            said = text(f"rubrics.error.{self.key}", language, **self.words)
            said += did_you_mean(self.found, self.known, language)
        if self.item:
            said = text("rubrics.error.in-item", language, item=self.item) + said
        return text(
            "rubrics.error.in-file", language, file=self.file, line=str(self.line), said=said
        )


class RubricError(Exception):
    """A rubric file that is refused.

    Attributes:
        troubles: every mistake that was found, in the order of the file's lines.
    """

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(sorted(troubles, key=lambda each: (each.file, each.line)))
        super().__init__(self.troubles)

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Every mistake on a line of its own."""
        return "\n".join(each.message(language) for each in self.troubles)

    def within(self, item: str) -> RubricError:
        """The same error, with the item named where none is yet."""
        return RubricError(
            each if each.item else replace(each, item=item) for each in self.troubles
        )
