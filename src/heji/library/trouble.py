"""What is wrong with a library file, said to the person who wrote it."""

from __future__ import annotations

from heji.language import DEFAULT_LANGUAGE, text


class LibraryError(ValueError):
    """A library file that is refused.

    Attributes:
        key: last part of the text `library.error.<key>`.
        file: name of the file, empty when two files are at fault.
        code: code of the entry, empty outside of entries.
        field: name of the field, as the file writes it.
        found: what stands there.
    """

    def __init__(
        self, key: str, file: str = "", code: str = "", field: str = "", found: str = ""
    ) -> None:
        self.key = key
        self.file = file
        self.code = code
        self.field = field
        self.found = found
        super().__init__(key, file, code, field, found)

    def __str__(self) -> str:
        return self.message("en")

    def with_found(self, found: str) -> LibraryError:
        """The same error about another value."""
        return LibraryError(self.key, self.file, self.code, self.field, found)

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Where, and what."""
        place = " ".join(each for each in (self.file, self.code) if each)
        said = text(f"library.error.{self.key}", language, field=self.field, found=self.found)
        return text("library.error.place", language, place=place, said=said)
