"""What Excel is told to accept in a box, and to colour where it was pasted over all the same."""

from __future__ import annotations

import datetime
from typing import Any

from heji.language import text
from heji.writers.entry.plan import Entry, Input

_LANGUAGE = "zh"  #: of the forms, and of those who fill them in
_FIRST_DAY, _LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)
YEARS = range(1990, 2100)


def validation(entry: Entry, cell: str, weight: str | None, full: int) -> dict[str, Any] | None:
    """The data validation of a box, as XlsxWriter takes it; None where anything may be written.

    Args:
        entry: what goes into it.
        cell: its address.
        weight: the address of the weight that a score may not exceed.
        full: the full mark of the form.
    """
    match entry.input:
        case Input.TEXT:
            return None
        case Input.CHOICE:
            listed = {"validate": "list", "source": list(entry.choices)}
            return {**listed, **_said("choice", full), "show_error": entry.is_strict}
        case Input.AMOUNT:
            rule = {"validate": "decimal", "criteria": ">=", "value": 0}
        case Input.CHANGE:
            rule = {"validate": "custom", "value": f"=ISNUMBER({cell})"}
        case Input.RATE:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        case Input.WEIGHT:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": full}
        case Input.SCORE:
            rule = {"validate": "custom", "value": _score_rule(cell, weight)}
        case Input.DATE:
            days = {"minimum": _FIRST_DAY, "maximum": _LAST_DAY}
            rule = {"validate": "date", "criteria": "between", **days}
    return {**rule, **_said(entry.input.value, full)}


def year_validation() -> dict[str, Any]:
    """That of the line in which the year is filled in."""
    years = {"minimum": YEARS.start, "maximum": YEARS.stop - 1}
    return {"validate": "integer", "criteria": "between", **years, **_said("year", 0)}


def year_format(line: str) -> str:
    """A number format that shows a year as its line prints it.

    >>> year_format("（{year}年度）")
    '"（"0"年度）"'
    """
    before, _, after = line.partition("{year}")
    quoted = [f'"{each}"' if each else "" for each in (before, after)]
    return "0".join(quoted)


def warning(entry: Entry, cell: str, weight: str | None) -> str | None:
    """The condition under which a box is coloured: what validation lets through when pasted."""
    if not entry.input.is_number:
        return None
    is_none = f'AND({cell}<>"",NOT(ISNUMBER({cell})))'
    if entry.input is Input.CHANGE:
        return f"={is_none}"
    if entry.input is Input.SCORE and weight is not None:
        return f"=OR({is_none},{cell}<0,AND(ISNUMBER({weight}),N({cell})>{weight}))"
    return f"=OR({is_none},N({cell})<0)"


def _score_rule(cell: str, weight: str | None) -> str:
    if weight is None:
        return f"=AND(ISNUMBER({cell}),{cell}>=0)"
    return f"=AND(ISNUMBER({cell}),{cell}>=0,OR(NOT(ISNUMBER({weight})),{cell}<={weight}))"


def _said(rule: str, full: int) -> dict[str, Any]:
    """The message of the rule: shown where it is broken, and when the cell is chosen."""
    sentence = text(f"entry.rule.{rule}", _LANGUAGE, **({"full": full} if rule == "weight" else {}))
    return {
        "input_title": text("entry.hint", _LANGUAGE),
        "input_message": sentence,
        "error_title": text("entry.wrong", _LANGUAGE),
        "error_message": sentence,
    }
