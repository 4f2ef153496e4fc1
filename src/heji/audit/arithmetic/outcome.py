"""Makes findings of judgements: message, formula, suspects and the place of every operand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from heji.audit.arithmetic.blame.suspects import suspects
from heji.audit.arithmetic.naming import name_of
from heji.audit.arithmetic.reckoning import reported_by
from heji.audit.case import Reading
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Message, Severity
from heji.documents.figure import Figure
from heji.relations.judgement import Judgement
from heji.relations.relation import Count
from heji.relations.shape import shape
from heji.values.absence import Absence, Absent
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

Cases = Mapping[type, str]

#: What a rate differs by.
POINTS = "百分点"


def findings(
    check: str, reading: Reading, usual: str, special: Cases = MappingProxyType({})
) -> Iterator[Finding]:
    """A finding for every judgement that a check reports; a failure is an error.

    Args:
        check: name of the check.
        reading: the document.
        usual: the message of the check; a sum of parts that may only not exceed the whole has the
            message `partial`.
        special: other messages by the kind of relation.
    """
    examiner = Examiner(check, Severity.ERROR, reading.id)
    for judgement in reported_by(check, reading):
        case = special.get(type(judgement.relation), usual)
        case = "partial" if judgement.is_partial else case
        yield finding(examiner, reading, judgement, case)


def finding(examiner: Examiner, reading: Reading, judgement: Judgement, case: str) -> Finding:
    """The finding of one judgement.

    `-unnamed` is added to the case when nothing names the stated figure.
    """
    places = examiner.evidence(*evidence_figures(judgement))
    words = Words(
        judgement.stated,
        judgement.expected or "",
        judgement.difference or "",
        judgement.formula,
    )
    if judgement.verdict is Verdict.CONSISTENT:
        return examiner.right(places, words)
    values = message_values(judgement, reading)
    if judgement.verdict is Verdict.UNDECIDED:
        return examiner.undecided(judgement.reason or "not-certain", places, words, **values)
    named = case if name_of(judgement, reading) else f"{case}-unnamed"
    found = examiner.wrong(named, places, words, suspects=suspects(judgement, reading))
    return filled(found, values)


def filled(found: Finding, values: Mapping[str, str]) -> Finding:
    """The finding with the texts that fill its message."""
    return replace(found, message=Message(found.message.key, tuple(values.items())))


def evidence_figures(judgement: Judgement) -> list[Figure]:
    """The figures that a reader must look at, the stated one first, each once."""
    relation = judgement.relation
    figures = [*shape(relation).figures, *(relation.items if isinstance(relation, Count) else ())]
    seen = dict.fromkeys(each for each in figures if not _is_missing(each))
    return list(seen)


def message_values(judgement: Judgement, reading: Reading) -> dict[str, str]:
    """The texts that fill a message; figures with the unit that a heading gives them."""
    unit = _silent_unit(judgement)
    return {
        "name": name_of(judgement, reading) or judgement.stated + unit,
        "stated": judgement.stated + unit,
        "expected": (judgement.expected or "") + unit,
        "difference": (judgement.difference or "") + _difference_unit(judgement),
        "formula": judgement.formula,
    }


def _silent_unit(judgement: Judgement) -> str:
    """The unit to write behind a figure that prints none, because a heading names it."""
    value = shape(judgement.relation).stated[0].value
    if not isinstance(value, Quantity) or value.unit is None or value.unit_is_printed:
        return ""
    return value.unit.name


def _difference_unit(judgement: Judgement) -> str:
    value = shape(judgement.relation).stated[0].value
    if not isinstance(value, Quantity) or value.unit is None:
        return ""
    return POINTS if value.unit.name == "%" else value.unit.name


def _is_missing(figure: Figure) -> bool:
    return isinstance(figure.value, Absent) and figure.value.absence is Absence.MISSING
