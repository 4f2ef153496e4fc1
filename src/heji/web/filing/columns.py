"""The cells of a form: how each is shown as text, and what a typed text makes of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from heji.forms.lexicon import lexicon
from heji.web.filing.blocks import (
    Blocks,
    after_score,
    after_weight,
    framework,
    level2_names,
    possibilities,
    reason_kinds,
    sign_words,
)
from heji.web.filing.content import Indicator, Money, Row, kind_of
from heji.web.filing.figures import (
    SIGNS,
    Target,
    Unreadable,
    amount_of,
    amount_text,
    scaled,
    target_of,
    target_text,
    written,
)

_WEIGHT_PLACES = 2
_SCORE_PLACES = 4
_LONGEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block."""

    name: str  #: its label is `filing.column.<kind>.<name>` in the catalogue
    show: Callable[[Any], str]
    put: Callable[[Any, str], Row]  #: raises `Unreadable`
    is_figure: bool = False
    choices: tuple[str, ...] = ()  #: offered, never forced
    role: str = ""  #: the glossary's name of its entry in the core's form; "" is none
    printed: Callable[[Any], str] | None = None  #: what the form prints, where it is not the text

    def entry(self, row: Any) -> str:
        """What the official form prints in it."""
        return self.show(row) if self.printed is None else self.printed(row)


def show(row: Row, column: str) -> str:
    """The text of a cell."""
    return COLUMNS[kind_of(row)][column].show(row)


def put(row: Row, column: str, text: str) -> Row:
    """The row with a text typed into one of its cells.

    Raises:
        Unreadable: the cell cannot hold it.
        KeyError: there is no such column.
    """
    clean = text.replace("\r\n", "\n").replace("\x00", "")
    changed = COLUMNS[kind_of(row)][column].put(row, clean)
    if isinstance(changed, Indicator) and changed.whole_text:
        # It may be a figure, now that the row has another sign or unit.
        return _put_whole(changed, changed.whole_text)
    return changed


def target(row: Indicator) -> Target:
    """The target of the year."""
    return Target(row.sign, row.value, row.places, row.unit, row.text)


def whole_target(row: Indicator) -> Target:
    """The target of the whole period, with the sign and the unit of the row."""
    return Target(row.sign, row.whole_value, row.whole_places, row.unit, row.whole_text)


def forecast(row: Indicator) -> Target:
    """What is expected by the end of the year, in the unit of the row."""
    return Target("=", row.forecast_value, row.forecast_places, row.unit, row.forecast_text)


def result(row: Indicator) -> Target:
    """What was reached, in the unit of the row."""
    return Target("=", row.result_value, row.result_places, row.unit, row.result_text)


def _plain(name: str, longest: int, choices: tuple[str, ...] = (), role: str = "") -> Column:
    def store(row: Any, text: str) -> Row:
        stripped = text.strip()
        if len(stripped) > longest:
            raise Unreadable("filing.cell.too-long")
        changed: Row = replace(row, **{name: stripped})
        return changed

    return Column(name, lambda row: str(getattr(row, name)), store, choices=choices, role=role)


def _computed(name: str, role: str) -> Column:
    """A cell that follows from others: `FormKind.computed` has its text."""

    def refuse(row: Any, text: str) -> Row:
        raise Unreadable("filing.cell.given")

    return Column(name, lambda row: "", refuse, is_figure=True, role=role)


def _measured(name: str, field: str, role: str) -> Column:
    """What was reached or is expected: a figure in the unit of the row, or words."""

    def store(row: Indicator, text: str) -> Row:
        typed = target_of(text)
        differs = bool(typed.unit) and bool(row.unit) and typed.unit != row.unit
        if typed.value is None or typed.sign not in ("", "=") or differs:
            if len(text.strip()) > 4000:
                raise Unreadable("filing.cell.too-long")
            changed: dict[str, Any] = {"value": None, "places": 0, "text": text.strip()}
        else:
            changed = {"value": typed.value, "places": typed.places, "text": ""}
        return replace(row, **{f"{field}_{each}": value for each, value in changed.items()})

    def show(row: Indicator) -> str:
        value, places = getattr(row, f"{field}_value"), getattr(row, f"{field}_places")
        return getattr(row, f"{field}_text") if value is None else written(value, places)

    def printed(row: Indicator) -> str:
        return target_text(result(row) if field == "result" else forecast(row))

    return Column(name, show, store, is_figure=True, role=role, printed=printed)


def _put_score(row: Indicator, text: str) -> Row:
    bare = text.strip()
    for end in after_score():
        bare = bare.removesuffix(end).strip()
    if not bare:
        return replace(row, score=None, score_places=0)
    score, places = scaled(bare, _SCORE_PLACES)
    return replace(row, score=score, score_places=places)


def _show_score(row: Indicator) -> str:
    return "" if row.score is None else written(row.score, row.score_places)


def _task_amount(name: str) -> Column:
    def store(row: Any, text: str) -> Row:
        fen, absence = amount_of(text)
        if absence:
            raise Unreadable("filing.cell.no-number")
        changed: Row = replace(row, **{name: fen})
        return changed

    return Column(name, lambda row: amount_text(getattr(row, name)), store, is_figure=True)


def _put_amount(row: Money, text: str) -> Row:
    fen, absence = amount_of(text)
    return replace(row, amount=fen, absence=absence)


def _put_level2(row: Indicator, text: str) -> Row:
    name = text.strip()
    if len(name) > 100:
        raise Unreadable("filing.cell.too-long")
    found = lexicon().role("types", name) or ""
    level1, levels = row.level1, framework()
    was = levels[row.type][0] if row.type in levels else ""
    if found and level1 in ("", was):
        level1 = levels[found][0]
    return replace(row, level1=level1, level2=name, type=found)


def _put_name(row: Indicator, text: str) -> Row:
    name = text.strip()
    if len(name) > 400:
        raise Unreadable("filing.cell.too-long")
    # A row without a name is no longer that of the library.
    return replace(row, name=name, library_code=row.library_code if name else "")


def _put_sign(row: Indicator, text: str) -> Row:
    sign = sign_words().get(text.strip(), text.strip())
    if sign and sign not in SIGNS:
        raise Unreadable("filing.cell.no-sign")
    # A figure always compares somehow; without a sign it is meant exactly.
    return replace(row, sign=sign or ("=" if row.value is not None else ""))


def _show_value(row: Indicator) -> str:
    return row.text if row.value is None else written(row.value, row.places)


def _put_value(row: Indicator, text: str) -> Row:
    typed = target_of(text)
    if typed.value is None:
        if len(typed.text) > 1000:
            raise Unreadable("filing.cell.too-long")
        # Words have no sign: whatever is compared is a figure.
        sign = row.sign if not typed.text or row.whole_value is not None else ""
        return replace(row, value=None, places=0, text=typed.text, sign=sign)
    sign = typed.sign or row.sign or "="
    unit = typed.unit or row.unit
    return replace(row, value=typed.value, places=typed.places, sign=sign, unit=unit, text="")


def _put_unit(row: Indicator, text: str) -> Row:
    unit = text.strip()
    if len(unit) > _LONGEST_UNIT or unit[:1].isdigit():
        raise Unreadable("filing.cell.no-unit")
    return replace(row, unit=unit)


def _show_whole(row: Indicator) -> str:
    return row.whole_text if row.whole_value is None else written(row.whole_value, row.whole_places)


def _put_whole(row: Indicator, text: str) -> Row:
    typed = target_of(text)
    # Sign and unit are those of the whole row: the first figure in it may bring them along.
    pairs = ((typed.sign, row.sign), (typed.unit, row.unit))
    is_set = row.value is not None
    differs = any(own and own != rows and (rows or is_set) for own, rows in pairs)
    if typed.value is None or differs:
        if len(text.strip()) > 1000:
            raise Unreadable("filing.cell.too-long")
        return replace(row, whole_value=None, whole_places=0, whole_text=text.strip())
    return replace(
        row,
        whole_value=typed.value,
        whole_places=typed.places,
        whole_text="",
        sign=row.sign or typed.sign,
        unit=row.unit or typed.unit,
    )


def _show_weight(row: Indicator) -> str:
    return "" if row.weight is None else written(row.weight, row.weight_places)


def _without_unit(text: str) -> str:
    """What was typed of a weight or score, without the unit that people put behind it."""
    bare = text.strip()
    for end in after_weight():
        bare = bare.removesuffix(end).strip()
    return bare


def _put_weight(row: Indicator, text: str) -> Row:
    bare = _without_unit(text)
    if not bare:
        return replace(row, weight=None, weight_places=0)
    weight, places = scaled(bare, _WEIGHT_PLACES)
    if weight < 0 or weight > 1000 * 10**places:
        raise Unreadable("filing.cell.no-weight")
    return replace(row, weight=weight, weight_places=places)


_BLOCKS: Mapping[str, tuple[Column, ...]] = {
    "text": (_plain("text", 20_000),),
    "money": (
        Column(
            "amount", lambda row: amount_text(row.amount, row.absence), _put_amount, is_figure=True
        ),
    ),
    "task": (
        _plain("name", 400),
        _plain("content", 20_000),
        _task_amount("amount"),
        _task_amount("fiscal"),
        _task_amount("other"),
        _plain("goal", 20_000, role="goal"),
        _plain("result", 20_000, role="goal_result"),
        _task_amount("executed"),
    ),
    "indicator": (
        _plain("level1", 100, tuple(dict.fromkeys(first for first, _ in framework().values()))),
        Column("level2", lambda row: row.level2, _put_level2, choices=level2_names()),
        Column("name", lambda row: row.name, _put_name),
        Column("sign", lambda row: row.sign, _put_sign, choices=SIGNS, role="nature"),
        Column(
            "value",
            _show_value,
            _put_value,
            is_figure=True,
            role="target",
            printed=lambda row: target_text(target(row)),
        ),
        Column("unit", lambda row: row.unit, _put_unit, role="measure_unit"),
        Column(
            "whole",
            _show_whole,
            _put_whole,
            is_figure=True,
            role="whole_period_target",
            printed=lambda row: target_text(whole_target(row)),
        ),
        _measured("progress", "result", "progress"),
        _measured("forecast", "forecast", "forecast"),
        _measured("result", "result", "result"),
        Column("weight", _show_weight, _put_weight, is_figure=True, role="weight"),
        _computed("score", "score"),
        Column("given_score", _show_score, _put_score, is_figure=True),
        _plain("basis", 20_000, role="basis"),
        _plain("reason_kind", 40, reason_kinds()),
        _plain("reason", 20_000, role="reason"),
        _plain("improvement", 20_000, role="improvement"),
        _plain("possibility", 40, possibilities(), role="possibility"),
        _computed("deviation", ""),
        _plain("evidence", 1000, role="evidence"),
        _plain("note", 20_000, role="note"),
    ),
}
#: columns of cells that follow from others
COMPUTED = frozenset(("score", "deviation"))
#: kind of row -> column -> what it does; which of them a kind of form has is data (`blocks.py`)
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    kind: {each.name: each for each in columns} for kind, columns in _BLOCKS.items()
}


def columns_of(found: Blocks, kind: str) -> Mapping[str, Column]:
    """The columns that a kind of row has in a kind of form, in their order."""
    known = COLUMNS.get(kind, {})
    return {name: known[name] for name in found.columns.get(kind, ())}


def changed_fields(before: Row, after: Row) -> dict[str, Any]:
    """What a change makes of a row: the fields that differ, with their new values."""
    pairs = ((each.name, getattr(after, each.name)) for each in fields(after))
    return {name: value for name, value in pairs if getattr(before, name) != value}
