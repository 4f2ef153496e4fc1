"""What an entry says: between the database, the core's `Entry`, and what people fill in.

What people fill in has the shape of an entry in a library file, with its area beside the other
fields, so that one reading checks them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from heji.library import entry as core
from heji.library.codes import AREA_CODES, TYPE_CODES
from heji.library.entry import Entry
from heji.library.reading import entries
from heji.library.trouble import LibraryError
from heji.web.library.models import LibraryEntry

Written = Mapping[str, Any]

#: fields with a vocabulary -> the words of it
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "type": tuple(core.IndicatorType),
    "area": tuple(core.Area),
    "group": tuple(core.Group),
    "scopes": tuple(core.Scope),
    "direction": tuple(core.Direction),
    "origin": tuple(core.Origin),
    "basis": tuple(core.Basis),
    "proof": tuple(core.Proof),
    "scoring": tuple(core.Scoring),
}
LISTS = ("evidence", "project_types", "departments", "keywords", "mistakes")
#: columns of the database that hold what an entry says
COLUMNS = (
    *("name_zh", "name_en"),
    *(each.name for each in fields(Entry) if each.name not in {"code", "name"}),
)
#: Numbers of codes below this one are left to the entries that ship with heji.
FIRST_OWN_NUMBER = 501


def entry_of(row: LibraryEntry) -> Entry:
    """A row as the core knows it."""
    return Entry(
        code=row.code,
        name=core.Name(row.name_zh, row.name_en),
        type=core.IndicatorType(row.type),
        area=core.Area(row.area),
        group=core.Group(row.group),
        scopes=tuple(map(core.Scope, row.scopes)),
        explanation=row.explanation,
        unit=row.unit,
        direction=core.Direction(row.direction),
        origin=core.Origin(row.origin),
        basis=core.Basis(row.basis),
        target_advice=row.target_advice,
        proof=core.Proof(row.proof),
        evidence=tuple(row.evidence),
        data_source=row.data_source,
        scoring=core.Scoring(row.scoring),
        scoring_rule=row.scoring_rule,
        project_types=tuple(row.project_types),
        departments=tuple(row.departments),
        keywords=tuple(row.keywords),
        mistakes=tuple(row.mistakes),
    )


def columns_of(entry: Entry) -> dict[str, Any]:
    """What an entry says, by columns of the database."""
    given = {name: getattr(entry, name) for name in COLUMNS if not name.startswith("name_")}
    plain = {name: _plain(value) for name, value in given.items()}
    return {"name_zh": entry.name.zh, "name_en": entry.name.en, **plain}


def said_by(row: LibraryEntry) -> dict[str, Any]:
    """What a row says, by columns of the database."""
    return {name: getattr(row, name) for name in COLUMNS}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The columns in which two versions differ, in the order of an entry."""
    return tuple(name for name in COLUMNS if before.get(name) != after.get(name))


def checked(columns: Written, code: str = "") -> Entry:
    """An entry from what somebody filled in, by columns of the database.

    Args:
        columns: what was filled in.
        code: of the entry; empty: one that does not have its code yet.

    Raises:
        LibraryError: something is missing or does not fit; it names the field.
    """
    row = {name: value for name, value in columns.items() if name in COLUMNS}
    area = row.pop("area", "")
    row["name"] = {"zh": _text(row.pop("name_zh", "")), "en": _text(row.pop("name_en", ""))}
    if not row["name"]["zh"]:
        raise LibraryError("text", code=code, field="name_zh")
    if not row.get("mistakes"):
        row.pop("mistakes", None)
    row["code"] = code or f"{beginning_of(area, row.get('type', ''))}{FIRST_OWN_NUMBER}"
    return entries({"area": area, "entries": [row]}, "")[0]


def beginning_of(area: str, kind: str) -> str:
    """How codes of an area and a type begin; 「-」 alone where one of them is unknown.

    >>> beginning_of("agriculture", "quantity")
    'AGR-QN-'
    """
    if area not in VOCABULARIES["area"] or kind not in VOCABULARIES["type"]:
        return "-"
    return f"{AREA_CODES[core.Area(area)]}-{TYPE_CODES[core.IndicatorType(kind)]}-"


def _text(value: object) -> str:
    return str(value).strip()


def _plain(value: Any) -> Any:
    return [str(each) for each in value] if isinstance(value, tuple) else str(value)
