"""Remembers what was computed of the last document.

Several checks ask for the same thing of one document before the next document comes. Documents are
too large to be hashed, so the last one is known by its identity, and only one is kept alive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Subject = TypeVar("_Subject")
_Result = TypeVar("_Result")


class OfTheLast(Generic[_Subject, _Result]):
    """A function of one argument that keeps its last result.

    >>> lengths = OfTheLast(len)
    >>> lengths("text"), lengths("text")
    (4, 4)
    """

    def __init__(self, compute: Callable[[_Subject], _Result]) -> None:
        self._compute = compute
        self._last: tuple[_Subject, _Result] | None = None

    def __call__(self, subject: _Subject) -> _Result:
        """The result for a subject, computed anew only if another came in between."""
        if self._last is None or self._last[0] is not subject:
            self._last = (subject, self._compute(subject))
        return self._last[1]
