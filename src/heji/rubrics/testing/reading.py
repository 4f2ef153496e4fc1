"""Reads a tests file (`2020.tests.yaml`) with the same care as a rubric file."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from heji.rubrics.evaluation.evaluation import Basis
from heji.rubrics.files import fields
from heji.rubrics.files.node import Mapping, Node, Scalar, read_file
from heji.rubrics.testing.case import Aspect, Case, Cells, FormCase, ItemCase, Place, Suite, Values

ITEM_KEYS = ("item", "case", "inputs", "row", "day", "score", "basis", "refused")
FORM_KEYS = ("rows", "inputs", "year", "total", "grade")
_QUOTIENT = re.compile(r"(-?\d+)/([1-9]\d*)", re.ASCII)
_TRUTHS = {"true": True, "false": False}


def read_suite(path: Path) -> Suite:
    """The cases of a tests file.

    Args:
        path: a YAML file with `rubric` and `tests`, as docs/rubrics.md describes it.

    Raises:
        RubricError: it cannot be read or is wrong; every mistake with its line.
    """
    root = fields.mapping(read_file(path), "tests", ("rubric", "tests"))
    rubric = fields.plain(fields.needed(root, "rubric", "tests"), "rubric")
    nodes = fields.sequence(fields.needed(root, "tests", "tests"), "tests")
    return Suite(rubric, fields.each(nodes, _case))


def _case(node: Node) -> Case:
    table = fields.open_mapping(node, "tests")
    if table.get("item") is None:
        return _form_case(fields.mapping(node, "tests", FORM_KEYS))
    return _item_case(fields.mapping(node, "tests", ITEM_KEYS))


def _item_case(table: Mapping) -> ItemCase:
    row, day, score = table.get("row"), table.get("day"), table.get("score")
    if score is None and table.get("refused") is None:
        raise table.error("missing-key", field="score", inside="tests")
    return ItemCase(
        place=Place(table.file, table.line),
        item=fields.plain(fields.needed(table, "item", "tests"), "item"),
        aspect=fields.choice(fields.needed(table, "case", "tests"), "case", Aspect),
        inputs=_values(table.get("inputs")),
        row=None if row is None else _cells(row),
        day=None if day is None else fields.date(day, "day"),
        score=None if score is None else _marks(score),
        basis=fields.choice(table.get("basis"), "basis", Basis, Basis.COMPUTED),
        refused=fields.optional(table.get("refused"), "refused"),
    )


def _form_case(table: Mapping) -> FormCase:
    year, total, inputs = table.get("year"), table.get("total"), table.get("inputs")
    listed = () if inputs is None else fields.open_mapping(inputs, "inputs")
    return FormCase(
        place=Place(table.file, table.line),
        rows=tuple(_cells(each) for each in fields.sequence(table.get("rows"), "rows")),
        inputs={key.text: _values(below) for key, below in listed},
        year=None if year is None else fields.integer(year, "year"),
        total=None if total is None else _marks(total),
        grade=fields.optional(table.get("grade"), "grade"),
    )


def _marks(node: Node) -> Fraction:
    """Marks as a decimal or as a quotient: `1.68`, `5/3`."""
    written = node.text if isinstance(node, Scalar) else ""
    found = _QUOTIENT.fullmatch(written)
    return Fraction(int(found[1]), int(found[2])) if found else fields.number(node, "score")


def _values(node: Node | None) -> Values:
    if node is None:
        return {}
    return {key.text: _value(below) for key, below in fields.open_mapping(node, "inputs")}


def _value(node: Node) -> str | bool:
    written = _text(node)
    is_quoted = isinstance(node, Scalar) and node.is_quoted
    return written if is_quoted else _TRUTHS.get(written, written)


def _cells(node: Node) -> Cells:
    return {key.text: _text(below) for key, below in fields.open_mapping(node, "row")}


def _text(node: Node) -> str:
    """A text that may be empty: an empty cell is a case of its own."""
    return node.text if isinstance(node, Scalar) else fields.plain(node, "row")
