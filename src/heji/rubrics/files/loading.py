"""A rubric file becomes a rubric, or is refused with everything that is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from heji.forms.form import Kind
from heji.rubrics.files import fields
from heji.rubrics.files.checking import troubles_of
from heji.rubrics.files.extending import extended
from heji.rubrics.files.group_weights import with_group_weights
from heji.rubrics.files.items import inputs, items
from heji.rubrics.files.node import Mapping, Node, read_file, read_text
from heji.rubrics.files.places import Places
from heji.rubrics.files.precisions import precisions
from heji.rubrics.files.rules import bands
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.rubric import (
    Dated,
    Grade,
    Parameter,
    Rubric,
    Source,
    Status,
    TotalCap,
)
from heji.rubrics.rules.rule import NO_TEXT

KEYS = (
    "rubric",
    "version",
    "name",
    "region",
    "form",
    "years",
    "status",
    "note",
    "layouts",
    "extends",
    "derived_from",
    "remove",
    "sources",
    "full_mark",
    "rounding",
    "grades",
    "parameters",
    "rescale",
    "cap",
    "items",
)

_REGION = re.compile(r"\d{6}", re.ASCII)
_MOST_BASES = 8

#: Gives the file of a rubric that another one extends.
FindFile = Callable[[str, Node], Path]


def load_rubric(path: Path, folders: Sequence[Path] = ()) -> Rubric:
    """The rubric of a file.

    Args:
        path: a YAML file as docs/rubrics.md describes it.
        folders: where rubrics that it extends are looked for, before the usual places.

    Raises:
        RubricError: the file, or one that it extends, cannot be read or is wrong; the error names
            file, line, item and the cure for each mistake.
    """
    return _checked(_with_base(read_file(path), _finder(folders), ()))


def load_rubric_text(text: str, name: str, folders: Sequence[Path] = ()) -> Rubric:
    """The rubric that a text writes; `name` is what messages call it. See `load_rubric`."""
    return _checked(_with_base(read_text(text, name), _finder(folders), ()))


def _finder(folders: Sequence[Path]) -> FindFile:
    from heji.rubrics.files.shelf import file_of

    def find(id: str, node: Node) -> Path:
        return file_of(id, node, folders)

    return find


def _with_base(root: Mapping, find: FindFile, above: tuple[str, ...]) -> Mapping:
    """The file joined with the one that it extends."""
    fields.mapping(root, "rubric", KEYS)
    node = root.get("extends")
    if node is None:
        return root
    base = fields.plain(node, "extends")
    own = fields.optional(root.get("rubric"), "rubric")
    if base in (*above, own) or len(above) > _MOST_BASES:
        raise node.error("extends-itself", base=base)
    return extended(_with_base(read_file(find(base, node)), find, (*above, own)), root)


def _checked(root: Mapping) -> Rubric:
    rubric = with_group_weights(_rubric(root))
    troubles = tuple(troubles_of(rubric, Places(root)))
    if troubles:
        raise RubricError(troubles)
    return rubric


def _rubric(root: Mapping) -> Rubric:
    # Items first: their mistakes are shown together, whatever else is wrong.
    read = items(fields.needed(root, "items", "rubric"))
    years = fields.mapping(fields.needed(root, "years", "rubric"), "years", ("from", "until"))
    until = years.get("until")
    full_mark = root.get("full_mark")
    return Rubric(
        id=_plain(root, "rubric"),
        version=_plain(root, "version"),
        name=fields.text(fields.needed(root, "name", "rubric"), "name"),
        region=_region(root),
        form=fields.choice(fields.needed(root, "form", "rubric"), "form", Kind).value,
        since=fields.integer(fields.needed(years, "from", "years"), "from"),
        until=None if until is None else fields.integer(until, "until"),
        status=fields.choice(fields.needed(root, "status", "rubric"), "status", Status),
        sources=fields.each(fields.sequence(root.get("sources"), "sources"), _source),
        full_mark=Fraction(100) if full_mark is None else fields.number(full_mark, "full_mark"),
        items=read,
        parameters=_parameters(root.get("parameters")),
        grades=fields.each(fields.sequence(root.get("grades"), "grades"), _grade),
        precisions=precisions(root.get("rounding")),
        cap=_cap(root.get("cap")),
        rescales=fields.truth(root.get("rescale"), "rescale"),
        layouts=fields.plains(root.get("layouts"), "layouts"),
        extends=_optional(root, "extends") or _optional(root, "derived_from"),
        note=fields.text(root.get("note"), "note") if root.get("note") else NO_TEXT,
    )


def _plain(root: Mapping, key: str) -> str:
    return fields.plain(fields.needed(root, key, "rubric"), key)


def _optional(root: Mapping, key: str) -> str:
    return fields.optional(root.get(key), key)


def _region(root: Mapping) -> str:
    node = fields.needed(root, "region", "rubric")
    region = fields.plain(node, "region")
    if not _REGION.fullmatch(region):
        raise node.error("region", found=region)
    return region


def _source(node: Node) -> Source:
    table = fields.mapping(node, "sources", ("id", "title", "document", "date", "note"))
    day = table.get("date")
    return Source(
        id=fields.plain(fields.needed(table, "id", "sources"), "id"),
        title=fields.plain(fields.needed(table, "title", "sources"), "title"),
        document=fields.optional(table.get("document"), "document"),
        date=None if day is None else fields.date(day, "date"),
        note=fields.optional(table.get("note"), "note"),
    )


def _grade(node: Node) -> Grade:
    table = fields.mapping(node, "grades", ("name", "from"))
    name = fields.text(fields.needed(table, "name", "grades"), "name")
    return Grade(name, fields.number(fields.needed(table, "from", "grades"), "from"))


def _parameters(node: Node | None) -> tuple[Parameter, ...]:
    if node is None:
        return ()
    table = fields.open_mapping(node, "parameters")
    return tuple(_parameter(key.text, below) for key, below in table)


def _parameter(name: str, node: Node) -> Parameter:
    table = fields.mapping(node, f"parameters {name}", ("name", "values"))
    values = fields.sequence(fields.needed(table, "values", f"parameters {name}"), "values")
    names = fields.text(table.get("name"), "name")
    dated = sorted(fields.each(values, _dated), key=lambda each: each.since)
    return Parameter(name, names, tuple(dated))


def _dated(node: Node) -> Dated:
    table = fields.mapping(node, "values", ("from", "value", "source"))
    return Dated(
        since=fields.date(fields.needed(table, "from", "values"), "from"),
        value=fields.formula(fields.needed(table, "value", "values"), "value"),
        source=fields.optional(table.get("source"), "source"),
    )


def _cap(node: Node | None) -> TotalCap | None:
    if node is None:
        return None
    table = fields.mapping(node, "cap", ("inputs", "formula", "bands", "source"))
    return TotalCap(
        inputs=inputs(fields.needed(table, "inputs", "cap")),
        formula=fields.formula(fields.needed(table, "formula", "cap"), "formula"),
        bands=bands(fields.needed(table, "bands", "cap")),
        source=fields.optional(table.get("source"), "source"),
    )
