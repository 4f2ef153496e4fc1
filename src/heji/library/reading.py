"""Reads indicator libraries: the one that ships in `data/`, and files of a region's own.

A data file holds one area: its name, the values that its entries share, and the entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from heji.data import load
from heji.language import LANGUAGES
from heji.library.codes import fits
from heji.library.entry import (
    Area,
    Basis,
    Direction,
    Entry,
    Group,
    IndicatorType,
    Name,
    Origin,
    Proof,
    Scope,
    Scoring,
)
from heji.library.trouble import LibraryError
from heji.values.units import find_unit

_KEYS = frozenset(each.name for each in fields(Entry)) - {"area"}
_OPTIONAL = {"mistakes", "unit"}

_Word = TypeVar("_Word", bound=StrEnum)


@cache
def shipped() -> tuple[Entry, ...]:
    """The project's own library, by code.

    >>> next(each.name.zh for each in shipped() if each.code == "COM-TM-01")
    '支付进度率'
    """
    folder = resources.files("heji.library").joinpath("data")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))
    read = [each for name in names for each in entries(load("heji.library", f"data/{name}"), name)]
    return together(read)


def entry_of(code: str) -> Entry | None:
    """The shipped entry of a code, or None.

    >>> entry_of("COM-TM-01").unit
    '%'
    """
    return next((each for each in shipped() if each.code == code), None)


def together(read: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries of several files as one library, by code.

    Raises:
        LibraryError: two entries have one code, or one Chinese name in one area.
    """
    ordered = tuple(sorted(read, key=lambda each: each.code))
    codes: set[str] = set()
    names: set[tuple[Area, str]] = set()
    for each in ordered:
        if each.code in codes:
            raise LibraryError("code-twice", code=each.code)
        if (each.area, each.name.zh) in names:
            raise LibraryError("name-twice", code=each.code, found=each.name.zh)
        codes.add(each.code)
        names.add((each.area, each.name.zh))
    return ordered


def entries(content: Any, file: str) -> tuple[Entry, ...]:
    """The entries of one data file.

    Args:
        content: what the file holds, as a YAML reader gives it.
        file: what messages call it.

    Raises:
        LibraryError: something is missing, unknown or unfit; it names file, entry and field.
    """
    rows = content.get("entries") if isinstance(content, Mapping) else None
    if not isinstance(rows, list) or not all(isinstance(each, Mapping) for each in rows):
        raise LibraryError("no-entries", file)
    area = _word(Area, content.get("area"), LibraryError("word", file, field="area"))
    shared = content.get("shared") or {}
    return tuple(_entry({**shared, **each}, area, file) for each in rows)


def _entry(row: Mapping[str, Any], area: Area, file: str) -> Entry:
    """One entry, every field checked."""
    fields_of = _Row(row, file)
    fields_of.check_keys()
    made = Entry(
        code=fields_of.prose("code"),
        name=fields_of.name(),
        type=fields_of.word("type", IndicatorType),
        area=area,
        group=fields_of.word("group", Group),
        scopes=tuple(fields_of.words("scopes", Scope)),
        explanation=fields_of.prose("explanation"),
        unit=str(row.get("unit") or ""),
        direction=fields_of.word("direction", Direction),
        origin=fields_of.word("origin", Origin),
        basis=fields_of.word("basis", Basis),
        target_advice=fields_of.prose("target_advice"),
        proof=fields_of.word("proof", Proof),
        evidence=fields_of.listed("evidence"),
        data_source=fields_of.prose("data_source"),
        scoring=fields_of.word("scoring", Scoring),
        scoring_rule=fields_of.prose("scoring_rule"),
        project_types=fields_of.listed("project_types"),
        departments=fields_of.listed("departments"),
        keywords=fields_of.listed("keywords"),
        mistakes=fields_of.listed("mistakes") if "mistakes" in row else (),
    )
    _check_fitness(made, file)
    return made


def _check_fitness(made: Entry, file: str) -> None:
    """Whether the fields of an entry fit one another."""
    if not fits(made.code, made.area, made.type):
        raise LibraryError("code", file, made.code)
    if (made.direction is Direction.QUALITATIVE) != (not made.unit):
        raise LibraryError("unit-and-direction", file, made.code, "unit")
    if made.unit and find_unit(made.unit) is None:
        raise LibraryError("unit", file, made.code, "unit", made.unit)
    survey = made.type is IndicatorType.SATISFACTION
    if survey != (made.scoring is Scoring.SATISFACTION):
        raise LibraryError("satisfaction", file, made.code, "scoring")


def _word(kind: type[_Word], found: object, trouble: LibraryError) -> _Word:
    """A word of a vocabulary."""
    try:
        return kind(str(found))
    except ValueError:
        raise trouble.with_found(str(found)) from None


class _Row:
    """The fields of one entry as the file writes them."""

    def __init__(self, row: Mapping[str, Any], file: str) -> None:
        self._row = row
        self._file = file
        self._code = str(row.get("code", ""))

    def trouble(self, key: str, field: str) -> LibraryError:
        """What is wrong with one field."""
        return LibraryError(key, self._file, self._code, field, str(self._row.get(field, "")))

    def check_keys(self) -> None:
        """Whether all fields are there, and no other."""
        for unknown in sorted(set(self._row) - _KEYS):
            raise self.trouble("unknown", unknown)
        for missing in sorted(_KEYS - _OPTIONAL - set(self._row)):
            raise self.trouble("missing", missing)

    def prose(self, field: str) -> str:
        """A text that is not empty."""
        found = self._row[field]
        if not isinstance(found, str) or not found.strip():
            raise self.trouble("text", field)
        return found.strip()

    def listed(self, field: str) -> tuple[str, ...]:
        """A list of texts that is not empty."""
        found = self._row[field]
        if not isinstance(found, list) or not found:
            raise self.trouble("list", field)
        if not all(isinstance(each, str) and each.strip() for each in found):
            raise self.trouble("list", field)
        return tuple(each.strip() for each in found)

    def name(self) -> Name:
        """The name in both languages."""
        found = self._row["name"]
        if not isinstance(found, Mapping) or set(found) != set(LANGUAGES):
            raise self.trouble("name", "name")
        return Name(str(found["zh"]), str(found["en"]))

    def word(self, field: str, kind: type[_Word]) -> _Word:
        """A word of a vocabulary."""
        return _word(kind, self._row[field], self.trouble("word", field))

    def words(self, field: str, kind: type[_Word]) -> list[_Word]:
        """Several words of a vocabulary."""
        return [_word(kind, each, self.trouble("word", field)) for each in self.listed(field)]
