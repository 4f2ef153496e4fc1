"""What was read of a document, as JSON: its blocks and the recognised form (FINDINGS.md)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from heji.audit.case import Reading
from heji.audit.inspection import whole
from heji.audit.report import DocumentEntry
from heji.claims.claim import Claims
from heji.documents.document import Cell, Document, Table
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.values.absence import Absent
from heji.values.quantity import Moment, Quantity, Value, Words
from heji.values.units import Unit
from heji.writers.cell_roles import CellRole, roles_of
from heji.writers.choices import choices_data
from heji.writers.json_report import TOOL, document_data, line


def write(readings: tuple[Reading, ...], entry: DocumentEntry) -> Iterator[str]:
    """The pieces of the JSON text, one block to a line.

    A document that holds several forms has the first as `form` and all of them as `forms`.
    """
    forms = tuple(each.form for each in readings)
    yield '{\n"tool": ' + line(TOOL) + ",\n"
    head = line(document_data(entry))
    yield '"document": ' + head[:-1] + ', "blocks": ['
    separator = "\n"
    for block in _blocks(whole(readings), roles_of(forms)):
        yield separator + line(block)
        separator = ",\n"
    yield "]},\n"
    yield '"form": ' + line(data_of(forms[0])) + ",\n"
    if len(forms) > 1:
        yield '"forms": ' + line(data_of(forms)) + ",\n"
    yield '"claims": ' + line(data_of(_claims(readings))) + ",\n"
    yield '"choices": ' + line(choices_data(readings)) + "\n}\n"


def _claims(readings: tuple[Reading, ...]) -> Claims:
    return Claims(
        tuple(statement for each in readings for statement in each.claims.statements),
        tuple(relation for each in readings for relation in each.claims.relations),
    )


def data_of(value: Any) -> Any:
    """Any value of the core as plain data; exact numbers become text, never binary floats."""
    if isinstance(value, Locator):
        return value.as_data()
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Unit):
        return value.name
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (Decimal, Fraction, datetime.date)):
        return str(value)
    if is_dataclass(value):
        return {each.name: data_of(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, (tuple, list, frozenset)):
        return [data_of(each) for each in value]
    return value


def _blocks(document: Document, roles: dict[tuple[int, int, int], CellRole]) -> Iterator[Any]:
    for block in document.blocks:
        locator = block.locator.as_data()
        if isinstance(block, Table):
            cells = [_cell(cell, block.locator.table or 0, roles) for cell in block.cells]
            size = {"rows": block.row_count, "columns": block.column_count}
            yield {"type": "table", "locator": locator, **size, "cells": cells}
        else:
            yield {"type": "paragraph", "locator": locator, "text": block.text}


def _cell(cell: Cell, table: int, roles: dict[tuple[int, int, int], CellRole]) -> dict[str, Any]:
    known = roles.get((table, cell.row, cell.column))
    value = known.value if known else _read(cell.text)
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "role": known.role or None if known else None,
        "value": _value(value),
        "unit": value.unit.name if isinstance(value, Quantity) and value.unit else None,
        "confidence": str(cell.confidence),
        "hidden": cell.hidden,
        "locator": cell.locator.as_data(),
    }


def _read(words: str) -> Value:
    from heji.values.reading import read_value

    return read_value(words)


def _value(value: Value) -> Any:
    match value:
        case Quantity(malformed=True):
            return None
        case Quantity():
            return str(value.number)
        case Absent():
            return None
        case Moment():
            return value.text
        case Words():
            return None


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": figure.label,
        "text": figure.quote,
        "locator": figure.locator.as_data(),
        **_described(figure.value),
    }


def _described(value: Value) -> dict[str, Any]:
    match value:
        case Quantity():
            return {
                "value": _value(value),
                "unit": value.unit.name if value.unit else None,
                "comparison": value.comparison.value,
                "approximation": value.approximation.value,
                "malformed": value.malformed,
            }
        case Absent():
            return {"value": None, "absence": value.absence.value}
        case Moment():
            return {"value": None, "first": data_of(value.first), "last": data_of(value.last)}
        case Words():
            return {"value": None, "quantities": [_described(each) for each in value.quantities]}
