"""Why a file cannot be read, on its way from a reader to the document's problems."""

from __future__ import annotations

from heji.documents.document import Problem


def problem(key: str, **values: object) -> Problem:
    """A problem of the language catalogue's `documents.<key>`, its values as text.

    >>> problem("too-large", megabytes=200)
    Problem(key='documents.too-large', values=(('megabytes', '200'),))
    """
    return Problem(f"documents.{key}", tuple((name, str(each)) for name, each in values.items()))


class UnreadableError(Exception):
    """Nothing of the file can be read; `problem` says why and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.problem = problem(key, **values)
