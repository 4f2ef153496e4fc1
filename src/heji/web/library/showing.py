"""What the page of an entry shows, in the words of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heji.language import text
from heji.web.library.content import VOCABULARIES, differences, said_by
from heji.web.library.forms import EntryForm
from heji.web.library.models import LibraryEntry

#: Parts of the page, in the order in which an officer needs them; the heading says the names.
_SECTIONS = {name: fields for name, fields in EntryForm.SECTIONS if name != "proposal"}
#: Lists of which each item has a line of its own; the words of others stand beside one another.
_BY_LINES = frozenset(("evidence", "mistakes"))
_IN_HEADING = frozenset(("name_zh", "name_en"))


@dataclass(frozen=True, slots=True)
class Said:
    """A field as it is shown."""

    field: str
    texts: tuple[str, ...]  #: one, or each of a list
    is_list: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a proposal that differs from the version before it."""

    field: str
    before: Said
    after: Said


def sections(entry: LibraryEntry, language: str) -> list[tuple[str, list[Said]]]:
    """Everything that an entry says, by the parts of the page."""
    columns = said_by(entry)
    return [
        (name, [said(each, columns[each], language) for each in fields if each not in _IN_HEADING])
        for name, fields in _SECTIONS.items()
    ]


def changes(before: LibraryEntry | None, entry: LibraryEntry, language: str) -> list[Changed]:
    """What a version says otherwise than the one before it."""
    if before is None:
        return []
    old, new = said_by(before), said_by(entry)
    return [
        Changed(name, said(name, old[name], language), said(name, new[name], language))
        for name in differences(old, new)
    ]


def said(field: str, value: Any, language: str) -> Said:
    """A value in the words of the reader; what is empty has no texts."""
    values: Iterable[str] = value if isinstance(value, list) else [value]
    beginning = "library.scope" if field == "scopes" else f"library.{field}"
    named = [
        text(f"{beginning}.{each}", language) if field in VOCABULARIES else str(each)
        for each in values
        if each
    ]
    return Said(field, tuple(named), field in _BY_LINES)
