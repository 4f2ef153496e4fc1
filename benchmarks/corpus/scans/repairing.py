"""What becomes of misread figures: put right by the form's own relations, left doubtful, or worse.

The forms are right, so every finding in one is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.corpus.scans.measuring import Pair, cells_of, is_figure, text_of
from heji.audit.arithmetic.doubtful import SURE
from heji.audit.case import Reading
from heji.audit.catalogue import checks
from heji.audit.competing.doubts.signs import is_same
from heji.audit.doubt import held_back
from heji.audit.finding import Finding, Severity
from heji.audit.inspection import Fault, reading_of, run_checks
from heji.documents.document import Cell, Table
from heji.forms.parts import parts
from heji.language import text
from heji.values.verdict import Verdict

Place = tuple[int | None, int, int]  #: table, row and column


@dataclass(slots=True)
class Repairs:
    """What came out of some forms."""

    figures: int = 0
    misread: int = 0
    put_right: int = 0
    put_wrong: int = 0  #: misread figures that were changed to another wrong one
    spoilt: int = 0  #: right figures that were changed
    doubtful: int = 0  #: misread ones that stayed and are marked
    silent: int = 0  #: misread ones that stayed and are not marked
    false_findings: int = 0
    undecided: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, other: Repairs) -> None:
        """Sums up."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def repaired(pair: Pair) -> Repairs:
    """Reads the figures of a scan as the audit does, and holds them against the truth."""
    faults: list[Fault] = []
    readings = tuple(reading_of("d1", each, faults) for each in parts(pair.read))
    after = {_place(table, cell): cell for table, cell in _cells(readings)}
    before = {id(cell): _place(table, cell) for table in pair.read.tables() for cell in table.cells}
    count = Repairs(told=[f"fault: {each.error}" for each in faults])
    for want, got in cells_of(pair.truth, pair.read):
        if is_figure(want, got):
            taken = after.get(before[id(got)]) if got else None
            _judge(want, got, taken, count)
    for each in _findings(readings, faults):
        count.false_findings += each.verdict is Verdict.INCONSISTENT
        count.undecided += each.verdict is Verdict.UNDECIDED
        if each.verdict is Verdict.INCONSISTENT:
            said = text(each.message.key, "zh", **dict(each.message.values))
            count.told.append(f"finding {each.check}: {said}")
    return count


def _judge(want: Cell, got: Cell | None, taken: Cell | None, count: Repairs) -> None:
    count.figures += 1
    was_right = got is not None and text_of(got) == text_of(want)
    is_changed = got is not None and taken is not None and taken.text != got.text
    is_right = taken is not None and is_same(taken.text, want.text)
    count.misread += not was_right
    if was_right:
        count.spoilt += is_changed and not is_right
    elif is_changed:
        count.put_right += is_right
        count.put_wrong += not is_right
    else:
        is_sure = got is not None and got.confidence >= SURE
        count.silent += is_sure
        count.doubtful += not is_sure
    if is_changed or not was_right:
        texts = [repr(text_of(each)) if each else "nothing" for each in (want, got, taken)]
        sure = got.confidence if got else ""
        count.told.append(f"{texts[0]} read as {texts[1]} ({sure}), taken as {texts[2]}")


def _cells(readings: tuple[Reading, ...]) -> Iterator[tuple[Table, Cell]]:
    for reading in readings:
        for table in reading.document.tables():
            yield from ((table, cell) for cell in table.cells)


def _place(table: Table, cell: Cell) -> Place:
    return table.locator.table, cell.row, cell.column


def _findings(readings: tuple[Reading, ...], faults: list[Fault]) -> Iterator[Finding]:
    single = tuple(each for each in checks(()) if not each.across)
    found = (each for one in readings for each in run_checks(single, one, one.id, faults))
    for each in dict.fromkeys(held_back(found, readings)):
        if each.severity is not Severity.NOTE:
            yield each
