"""Fills in templates as a person does."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl

from heji.documents.number_format import show
from heji.forms.layout import Layout
from heji.writers.entry.book import write
from heji.writers.entry.cells import Cell, Marked
from heji.writers.entry.plan import Entry, Input, Mirror, Plan, Shape
from heji.writers.entry.planning import plan_of, planner_of
from heji.writers.official.sheet import Place, Quotient, Sum
from heji.writers.official.slots import Source
from heji.writers.official.xlsx.placing import place

Values = dict[Place, Any]  #: text, or an exact number

SOFFICE = shutil.which("soffice")
_AMOUNT = "#,##0.00####"


def values_for(layout: Layout, shape: Shape, seed: int) -> Values:
    """Something for every box of some of the rows, so that weights add up and scores fit.

    Names of levels that are free are written where they begin, with their weights; below, a blank
    says that they go on.
    """
    chance = random.Random(seed)
    cells = planner_of(layout, shape).placed
    plan = plan_of(layout, shape)
    begins = _rows_used(cells, chance)
    used = [(where, cell) for where, cell in cells if _row(cell) is None or _row(cell) in begins]
    weights = [where for where, cell in used if cell.marked is Marked.WEIGHT]
    values: Values = dict(zip(weights, _shares(100, len(weights), chance), strict=True))
    for where, cell in used:
        entry, row = plan.entries.get(where), _row(cell)
        if entry is None or where in values or (entry.is_preset and cell.text):
            continue
        if cell.slot.level and row is not None and cell.slot.level < begins[row]:
            continue
        values[where] = _value(cell, entry, values, chance)
    return values


def _row(cell: Cell) -> int | None:
    """The number of a repeated row that a cell belongs to."""
    if cell.entry is not None and cell.entry.row is not None:
        return cell.entry.row
    return cell.amount.row if cell.amount is not None else cell.row


def _rows_used(cells: Sequence[tuple[Place, Cell]], chance: random.Random) -> dict[int, int]:
    """Up to three rows of each table and type, from above; and the highest level that begins there."""
    depths: dict[int, int] = {}
    for where, cell in cells:
        depths[where.table] = max(depths.get(where.table, 0), cell.slot.level)
    texts = {(where.table, where.row): "" for where, _ in cells}
    for where, cell in cells:
        if cell.slot.source is Source.LEVEL:
            texts[where.table, where.row] += cell.text
    kinds: dict[tuple[int, str], list[int]] = {}
    for where, cell in cells:
        row = _row(cell)
        if cell.marked is Marked.NAME and not cell.slot.beside and row is not None:
            kinds.setdefault((where.table, texts[where.table, where.row]), []).append(row)
    used: dict[int, int] = {}
    for (table, _), rows in kinds.items():
        for number, row in enumerate(rows[: chance.randint(1, min(len(rows), 3))]):
            used[row] = 1 if number == 0 else chance.randint(depths[table], depths[table] + 1)
    return used


def _shares(whole: int, count: int, chance: random.Random) -> list[Decimal]:
    cuts = sorted(chance.sample(range(1, whole), count - 1)) if count else []
    return (
        [Decimal(b - a) for a, b in zip([0, *cuts], [*cuts, whole], strict=True)] if count else []
    )


def _value(cell: Cell, entry: Entry, values: Values, chance: random.Random) -> Any:
    match entry.input:
        case Input.AMOUNT | Input.CHANGE:
            return Decimal(chance.randint(1, 10**7)) / 100
        case Input.RATE:
            return Decimal(chance.randint(1, 10_000)) / 10_000
        case Input.WEIGHT:
            return Decimal(chance.randint(1, 20))
        case Input.SCORE:
            weight = values.get(entry.limit, Decimal(5)) if entry.limit is not None else Decimal(5)
            return Decimal(chance.randint(0, int(weight) * 100)) / 100
        case Input.DATE:
            return f"2024年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
        case Input.CHOICE:
            return chance.choice(entry.choices)
        case _:
            return _text(cell, entry, chance)


def _text(cell: Cell, entry: Entry, chance: random.Random) -> str:
    number = chance.randint(1, 999)
    role = cell.slot.argument
    if cell.slot.source is Source.NAME:
        return f"完成第{number}批养护设施更新"
    if cell.slot.source is Source.LEVEL:
        return f"{'工作' if role == '1' else '内容'}{number}"
    if role in ("target", "whole_period_target", "past_target", "last_result"):
        return f"{number}处"
    if role in ("result", "progress", "forecast"):
        return f"{number}处"
    if role.startswith("department") or role == "unit":
        return "某市园林管理局"
    if role == "telephone":
        return f"0101234{number:04}"
    return f"第{number}号说明文字"


def worked_out(plan: Plan, values: Values) -> Values:
    """All boxes with what the template works out, exactly."""
    every = dict(values)
    texts = {each.place: each.text for each in place(plan.sheet).boxes if each.place is not None}

    def of(where: Place) -> Any:
        if where in every:
            return every[where]
        live = plan.live.get(where)
        if live is None:
            return texts.get(where) or None
        found = _reckoned(live)
        if found is not None:
            every[where] = found
        return found

    def _reckoned(live: Any) -> Any:
        match live:
            case Sum(parts):
                found = [each for each in map(of, parts) if each is not None]
                return sum(found, Decimal(0)) if found else None
            case Quotient(above, below):
                top, bottom = of(above), of(below)
                if top is None or not bottom:
                    return None
                return (top / bottom).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            case Mirror(shown, beside):
                return (
                    (of(shown) if isinstance(shown, Place) else Decimal(shown))
                    if of(beside)
                    else None
                )
        return None

    for where in plan.live:
        of(where)
    return every


def printed(plan: Plan, every: Values) -> dict[Place, str]:
    """All boxes as a person sees them."""
    return {where: _shown(plan, where, value) for where, value in every.items()}


def _shown(plan: Plan, where: Place, value: Any) -> str:
    if not isinstance(value, Decimal):
        return str(value)
    entry, live = plan.entries.get(where), plan.live.get(where)
    if isinstance(live, Quotient) or (entry is not None and entry.input is Input.RATE):
        return show(value, "0.00%").text
    is_amount = entry is not None and entry.input in (Input.AMOUNT, Input.CHANGE)
    if is_amount or (isinstance(live, Sum) and where not in plan.marks):
        return show(value, _AMOUNT).text
    return show(value, "General").text


def filled_in(plan: Plan, values: Mapping[Place, Any], year: int | None = None) -> bytes:
    """The template with these values typed in, not yet calculated."""
    book = openpyxl.load_workbook(io.BytesIO(write(plan)))
    sheet = book.worksheets[0]
    placing = place(plan.sheet)
    boxes = {each.place: each for each in placing.boxes}
    for where, value in values.items():
        box = boxes[where]
        sheet.cell(box.row + 1, box.column + 1).value = value
    if year is not None and plan.year_line is not None:
        line = placing.lines[plan.year_line]
        sheet.cell(line.row + 1, line.column + 1).value = year
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def calculated(data: list[bytes], folder: Path) -> list[bytes]:
    """The workbooks with all formulas calculated, as a spreadsheet programme saves them."""
    source, target = folder / "typed", folder / "saved"
    source.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(data):
        (source / f"{number:03}.xlsx").write_bytes(each)
    assert SOFFICE is not None
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(target),
            *map(str, sorted(source.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [each.read_bytes() for each in sorted(target.iterdir())]
