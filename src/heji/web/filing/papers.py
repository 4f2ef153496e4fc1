"""Files that are made of a form: the official table, the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heji.forms.form import Form


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was made."""

    data: bytes
    open_findings: int = 0  #: errors and warnings that the audit has of what is printed


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that can be made of the forms of a kind."""

    name: str  #: 「form」 or 「report」
    words: str  #: key of its name; `format` in it is the format
    formats: tuple[str, ...]  #: the first one is usual
    #: form and format -> the file; raises `NotMade`
    make: Callable[[Form, str], Printed]


class NotMade(Exception):
    """Why there is no file: key of a sentence and what fills it."""

    def __init__(self, key: str, names: str = "") -> None:
        super().__init__(key)
        self.key, self.names = key, names
