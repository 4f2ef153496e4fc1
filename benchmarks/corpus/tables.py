"""Building blocks of tables that several families share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.corpus.funds import Funds
from benchmarks.corpus.model import Cell, Goal, Line, Piece, Slot
from benchmarks.corpus.style import Style

Row = list[Cell]


def cell(*pieces: Piece, rows: int = 1, columns: int = 1) -> Cell:
    """A cell."""
    return Cell(tuple(pieces), rows, columns)


def stretch(width: int, *cells: Cell, at: int = -1) -> Row:
    """A row whose cell number `at` takes the columns that are left."""
    row = list(cells)
    row[at].columns += width - sum(each.columns for each in row)
    return row


def pairs(width: int, style: Style, *items: tuple[str, Piece]) -> Row:
    """Labels with their values, side by side over the whole width."""
    each = width // len(items)
    row: Row = []
    for label, value in items:
        row += [cell(label), cell(value, columns=each - 1)]
    return stretch(width, *row)


@dataclass(frozen=True, slots=True)
class Level:
    """A level-1 block with its level-2 groups of rows."""

    label: str
    groups: tuple[tuple[str, tuple[Goal, ...]], ...]
    weight: Slot | None = None  #: printed weight of the block, when it has a cell of its own
    score: Slot | None = None

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All rows."""
        return tuple(goal for _, group in self.groups for goal in group)


Extra = Callable[[Goal], Piece]


def goal_cell(goal: Goal, key: str, extra: dict[str, Extra]) -> Piece:
    """What a row prints in a column."""
    if key in extra:
        return extra[key](goal)
    by_key: dict[str, Piece] = {
        "name": goal.name_slot,
        "sign": goal.sign,
        "target": goal.target,
        "measure": goal.measure,
        "result": goal.result,
        "weight": goal.weight,
        "score": goal.score,
        "reviewed": goal.reviewed,
        "reason": goal.reason,
    }
    return by_key[key]


def goal_rows(
    levels: Sequence[Level],
    columns: Sequence[tuple[str, str]],
    width: int,
    label: str = "",
    extra: dict[str, Extra] | None = None,
) -> list[Row]:
    """The header row and all indicator rows; `label` stands left of the block."""
    keys = [key for key, _ in columns]
    plain = [key for key in keys if not key.startswith("level")]
    spare = width - len(columns) - bool(label)
    count = sum(len(level.goals) for level in levels)
    head = [cell(text) for _, text in columns]
    head[keys.index("name")].columns += spare
    if label:
        head.insert(0, cell(label, rows=count + 1))
    rows = [head]
    for level in levels:
        lead = [cell(level.label, rows=len(level.goals))] if "level1" in keys else []
        if "level1_weight" in keys:
            lead.append(cell(level.weight or "", rows=len(level.goals)))
        if "level1_score" in keys:
            lead.append(cell(level.score or "", rows=len(level.goals)))
        for group_label, goals in level.groups:
            if "level2" in keys:
                lead.append(cell(group_label, rows=len(goals)))
            for goal in goals:
                body = [cell(goal_cell(goal, key, extra or {})) for key in plain]
                body[plain.index("name")].columns += spare
                rows.append([*lead, *body])
                lead = []
    return rows


def closing_row(
    columns: Sequence[tuple[str, str]],
    width: int,
    name: str,
    has_label: bool,
    values: dict[str, Piece],
) -> Row:
    """A total row: its name reaches as far as the first column with a value."""
    keys = [key for key, _ in columns]
    first = min(keys.index(key) for key in values)
    spare = width - len(columns) - has_label
    row = [cell(name, columns=first + has_label + (spare if keys.index("name") < first else 0))]
    row += [cell(values.get(key, "")) for key in keys[first:]]
    return row


def money_rows(
    style: Style,
    funds: Funds,
    width: int,
    label: str,
    heads: dict[str, str],
    *,
    scored: bool = True,
    weight_after: str = "executed",
) -> list[Row]:
    """The money block: header row and one row for each source."""
    keys = [*funds.columns]
    if (0, "execution_rate") in funds.cells:
        keys.append("execution_rate")
    scored = scored and funds.score is not None
    if scored:
        keys.insert(keys.index(weight_after) + 1, "weight")
        keys.append("score")
    rows = [
        [
            cell(label, rows=len(funds.names) + 1),
            cell("", columns=width - 1 - len(keys)),
            *(cell(heads[key]) for key in keys),
        ]
    ]
    for number, name in enumerate(funds.names):
        row = [cell(name, columns=width - 1 - len(keys))]
        for key in keys:
            if key in ("weight", "score"):
                slot = funds.weight if key == "weight" else funds.score
                row.append(cell(slot if number == 0 and slot else style.nothing))
            else:
                row.append(cell(funds.at(number, key)))
        rows.append(row)
    return rows


def sign_off(rng: Random, style: Style, person: str, year: int) -> Line:
    """A signature line."""
    return Line(
        (
            rng.choice(
                [
                    f"填报人{style.colon}{person}    联系电话{style.colon}0879-55{rng.randint(10000, 99999)}"
                    f"    填报日期{style.colon}{year + 1}年{rng.randint(1, 5)}月{rng.randint(1, 28)}日",
                    f"单位负责人（签字）{style.colon}        填表人{style.colon}{person}",
                ]
            ),
        )
    )
