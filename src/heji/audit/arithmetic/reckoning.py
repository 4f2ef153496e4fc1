"""Judges every relation of a document once, and says which check reports it.

One relation is reported by one check: by `unit-mismatch` when only a unit is wrong, by
`rounding-mode` when another rounding explains the figure, else by the check that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.corroboration import corroborated
from heji.audit.arithmetic.doubtful import settled
from heji.audit.case import Reading, once_per_reading
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judge import judge
from heji.relations.judgement import Judgement
from heji.relations.relation import AnyRelation
from heji.relations.shape import shape
from heji.values.absence import Absent
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

#: A printed number at its place; the same number found by form and by prose is one.
Key = tuple[Locator, str]

#: The checks whose relations are judged here; others compare facts, not sums and rates.
ARITHMETIC = frozenset(
    {"sum-mismatch", "ratio-mismatch", "count-mismatch", "weight-sum", "score-sum"}
)


@once_per_reading
def judgements(reading: Reading) -> tuple[Judgement, ...]:
    """The judgement of every arithmetic relation of a document, each claim once."""
    relations = corroborated(_relations(reading), reading.habit)
    judged = (judge(each, reading.habit) for each in relations)
    return settled(judged, reading.document)


def reported_by(check: str, reading: Reading) -> Iterator[Judgement]:
    """The judgements that a check reports."""
    return (each for each in judgements(reading) if check_of(each) == check)


def check_of(judgement: Judgement) -> str:
    """The one check that reports a judgement."""
    if judgement.verdict is Verdict.INCONSISTENT:
        if judgement.digits_agree:
            return "unit-mismatch"
        if judgement.rounding is not None:
            return "rounding-mode"
    return judgement.relation.check


def _relations(reading: Reading) -> Iterator[AnyRelation]:
    """Every claimed relation; the same claim found by form and prose counts once.

    A relation whose stated figure is absent claims nothing.
    """
    found: dict[object, AnyRelation] = {}
    for relation in (*reading.form.relations, *reading.claims.relations):
        figures = shape(relation)
        if relation.check not in ARITHMETIC or all(_is_absent(each) for each in figures.stated):
            continue
        name = _identity(relation)
        if name not in found or (relation.certain and not found[name].certain):
            found[name] = relation
    yield from found.values()


def _is_absent(figure: Figure) -> bool:
    return isinstance(figure.value, Absent)


def _identity(relation: AnyRelation) -> object:
    """What two readings of one claim share: the cells and the printed numbers."""
    figures = shape(relation)
    stated = tuple(key_of(each) for each in figures.stated)
    rest = frozenset(key_of(each) for each in figures.figures[len(figures.stated) :])
    return type(relation), stated, rest


def key_of(figure: Figure) -> Key:
    """The cell of a figure with its printed number; "" for what is no number."""
    value = figure.value
    number = str(value.number) if isinstance(value, Quantity) else ""
    return figure.locator.whole, number
