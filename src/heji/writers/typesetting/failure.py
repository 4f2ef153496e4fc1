"""Why a document cannot be typeset."""

from __future__ import annotations

from heji.language import DEFAULT_LANGUAGE, text


class TypesettingError(Exception):
    """A document that cannot be typeset; `message` says why and what to do.

    Attributes:
        key: last part of the text `typesetting.<key>`.
        words: what fills the text.
    """

    def __init__(self, key: str, /, **words: str) -> None:
        super().__init__(key)
        self.key = key
        self.words = words

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What is wrong and how to mend it, in `zh` or `en`.

        >>> print(TypesettingError("no-folder", folder="/none").message("en"))
        HEJI_FONTS: /none is no folder. Set it to a folder with font files, or do not set it.
        """
        return text(f"typesetting.{self.key}", language, **self.words)
