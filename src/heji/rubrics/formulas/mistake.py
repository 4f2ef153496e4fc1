"""A formula that cannot be understood: where, what, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from heji.language import text


class FormulaError(ValueError):
    """A formula that does not follow the grammar or mixes what cannot be mixed.

    Attributes:
        key: last part of the text `rubrics.error.<key>`.
        formula: the whole formula as it was written.
        position: index of the character where it goes wrong.
        words: what fills the text.
        known: names of which one may have been meant.
    """

    def __init__(
        self,
        key: str,
        formula: str,
        position: int,
        known: tuple[str, ...] = (),
        /,
        **words: str,
    ) -> None:
        super().__init__(key)
        self.key = key
        self.formula = formula
        self.position = position
        self.words = words
        self.known = known

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str) -> str:
        """What is wrong, in `zh` or `en`, with the place and how to mend it."""
        said = text(f"rubrics.error.{self.key}", language, **self.words)
        near = did_you_mean(self.words.get("found", ""), self.known, language)
        place = text(
            "rubrics.error.in-formula",
            language,
            formula=self.formula,
            position=str(self.position + 1),
        )
        return f"{said}{near}{place}"


def did_you_mean(found: str, known: Iterable[str], language: str) -> str:
    """A question after the nearest known names; empty when none is near.

    >>> did_you_mean("budgte", ["executed", "budget"], "en")
    ' Did you mean budget?'
    """
    names = list(known)
    near = difflib.get_close_matches(found, names, n=2, cutoff=0.6) if found else []
    if not near and found:
        near = [each for each in names if each.casefold() == found.casefold()]
    if not near:
        return ""
    return text("rubrics.error.did-you-mean", language, near=" / ".join(near))
