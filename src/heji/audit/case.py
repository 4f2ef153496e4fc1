"""What the checks look at: each document with its form and claims, and the dossier around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from heji.audit.competing.choice import Choice
from heji.claims.claim import Claims
from heji.documents.document import Document
from heji.documents.locator import Locator
from heji.forms.form import Form
from heji.relations.habit import Habit

_T = TypeVar("_T")


class Memory(dict[Callable[..., Any], Any]):
    """What was computed of one reading, by the function that computed it.

    It stays in its process: a pickled or copied reading begins with an empty one.
    """

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read: what it holds, what it means, what its prose states."""

    id: str  #: "d1", "d2" … in the order of the report
    document: Document
    form: Form
    claims: Claims
    habit: Habit  #: how this document rounds
    rubric: str = ""  #: id or file of the rubric that the user names; "" for the one that fits
    choices: tuple[Choice, ...] = ()  #: where another reading was taken than the first one
    unsettled: frozenset[Locator] = frozenset()  #: cells of which no unit is better than another
    memory: Memory = field(default_factory=Memory, init=False, repr=False, compare=False)


def once_per_reading(compute: Callable[[Reading], _T]) -> Callable[[Reading], _T]:
    """Makes a function of a reading compute its result once: many checks ask for the same thing.

    The reading itself keeps the result, so that it is gone when the reading is.

    Args:
        compute: gives the same for the same reading, and something that nobody changes.
    """

    @wraps(compute)
    def remembered(reading: Reading) -> _T:
        if compute not in reading.memory:
            reading.memory[compute] = compute(reading)
        result: _T = reading.memory[compute]
        return result

    return remembered


@dataclass(frozen=True, slots=True)
class Dossier:
    """Several documents of one organisation and year, audited against each other."""

    readings: tuple[Reading, ...]
