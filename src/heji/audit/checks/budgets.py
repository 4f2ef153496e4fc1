"""Money spent against money planned, and what became of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.audit.arithmetic.outcome import filled, message_values
from heji.audit.arithmetic.spending import Line, lines
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Severity, Suspect
from heji.documents.document import Table
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judge import judge
from heji.relations.judgement import Judgement
from heji.relations.operands import EXPLICIT
from heji.relations.relation import Basis, Difference, Sum
from heji.values.absence import Absent
from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

_CARRIED = re.compile(
    r"(?:资金|余额|结余|节余|款项?|剩余|按规定|予以|全部|已|均)[^,。;]{0,8}"
    r"结转(?:至|到|下年|次年|下一年|20\d\d)"
)


@check("budget-overspent")
def budget_overspent(reading: Reading) -> Iterator[Finding]:
    """More was spent than the full-year budget, or money was spent from an empty budget."""
    examiner = Examiner("budget-overspent", Severity.ERROR, reading.id)
    for line in lines(reading.form):
        spent = line.executed.quantity
        if spent is None or spent.number < 0:
            continue
        if line.full_year is None:
            if line.initial is not None:
                yield _by_initial(examiner, line, line.initial)
        elif _is_empty(line.full_year):
            yield _from_nothing(examiner, line, line.full_year, spent)
        else:
            yield _by_budget(examiner, line, line.full_year)


@check("carry-over-unexplained")
def carry_over_unexplained(reading: Reading) -> Iterator[Finding]:
    """Money is left and the carry-over is zero.

    A note, because finance may have taken the rest back; a warning if the form says that it was
    carried over.
    """
    examiner = Examiner("carry-over-unexplained", Severity.NOTE, reading.id)
    said = _said_to_be_carried(reading)
    for line in lines(reading.form):
        left = line.carry_over
        if left is None or line.full_year is None or not _is_told(left):
            continue
        places = examiner.evidence(left, line.full_year, line.executed)
        rest = judge(_rest(left, line.full_year, line.executed))
        if not _is_zero(left) or rest.value is None or rest.value <= 0:
            yield examiner.right(places, Words(left.stated))
            continue
        if rest.verdict is not Verdict.INCONSISTENT:
            continue
        severity = Severity.WARNING if said else Severity.NOTE
        case = "said" if said else "zero"
        places = (*places, *(examiner.place(*each) for each in said[:1]))
        words = Words(left.stated, rest.expected or "", rest.difference or "", rest.formula)
        values = {**message_values(rest, reading), "stated": left.stated}
        yield filled(examiner.wrong(case, places, words, severity=severity), values)


def _by_budget(examiner: Examiner, line: Line, budget: Figure) -> Finding:
    judgement = judge(_within(budget, line.executed))
    places = examiner.evidence(line.executed, budget)
    words = _words(line, budget, judgement)
    if judgement.verdict is Verdict.CONSISTENT:
        return examiner.right(places, words)
    values = _values(line, budget, words)
    if judgement.verdict is Verdict.UNDECIDED or judgement.digits_agree:
        return examiner.undecided(judgement.reason or "unit-unknown", places, words, **values)
    found = examiner.wrong("above", places, words, suspects=_suspects(line, budget))
    return filled(found, values)


def _by_initial(examiner: Examiner, line: Line, initial: Figure) -> Finding:
    """The initial budget may have been raised in the year: it can only show that all is well."""
    judgement = judge(_within(initial, line.executed))
    places = examiner.evidence(line.executed, initial)
    words = _words(line, initial, judgement)
    if judgement.verdict is Verdict.CONSISTENT:
        return examiner.right(places, words)
    values = _values(line, initial, words)
    return examiner.undecided("no-full-year-budget", places, words, **values)


def _from_nothing(examiner: Examiner, line: Line, budget: Figure, spent: Quantity) -> Finding:
    places = examiner.evidence(line.executed, budget)
    words = Words(line.executed.stated, budget.stated)
    if spent.number == 0:
        return examiner.right(places, words)
    values = _values(line, budget, words)
    if isinstance(budget.value, Absent) and budget.value.absence not in EXPLICIT:
        return examiner.undecided("part-missing", places, words, **values)
    found = examiner.wrong("empty", places, words, suspects=_suspects(line, budget))
    return filled(found, values)


def _within(budget: Figure, executed: Figure) -> Sum:
    return Sum("budget-overspent", Basis.HEADING_ROLES, True, budget, (executed,), False)


def _rest(left: Figure, budget: Figure, executed: Figure) -> Difference:
    return Difference(
        "carry-over-unexplained", Basis.HEADING_ROLES, True, left, budget, (executed,)
    )


def _is_empty(figure: Figure) -> bool:
    return isinstance(figure.value, Absent) or _is_zero(figure)


def _is_zero(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.number == 0


def _is_told(figure: Figure) -> bool:
    return figure.quantity is not None


def _words(line: Line, budget: Figure, judgement: Judgement) -> Words:
    over = judgement.verdict is not Verdict.CONSISTENT
    difference = judgement.difference if over else None
    return Words(line.executed.stated, budget.stated, difference or "")


def _values(line: Line, budget: Figure, words: Words) -> dict[str, str]:
    value = line.executed.quantity
    unit = value.unit.name if value and value.unit and not value.unit_is_printed else ""
    return {
        "name": line.name,
        "stated": words.stated + unit,
        "budget": (words.expected or "□") + (unit if budget.quantity is not None else ""),
        "difference": words.difference + unit,
    }


def _suspects(line: Line, budget: Figure) -> tuple[Suspect, ...]:
    spent, planned = line.executed.stated, budget.stated
    return (
        Suspect(line.executed.locator, spent, f"≤{planned}"),
        Suspect(budget.locator, planned, f"≥{spent}"),
    )


def _said_to_be_carried(reading: Reading) -> list[tuple[Locator, str]]:
    """The first passages that say that the rest was carried over."""
    found: list[tuple[Locator, str]] = []
    for block in reading.document.blocks:
        pieces = block.cells if isinstance(block, Table) else (block,)
        found.extend(
            (each.locator, each.text) for each in pieces if _CARRIED.search(fold(each.text))
        )
    return found
