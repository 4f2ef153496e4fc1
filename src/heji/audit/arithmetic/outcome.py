"""Makes findings of judgements: message, formula, suspects and the place of every operand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from heji.audit.arithmetic.blame import suspects
from heji.audit.arithmetic.reckoning import cell_of, judgements, reported_by
from heji.audit.arithmetic.remembering import OfTheLast
from heji.audit.case import Reading
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Message, Severity, Suspect
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form
from heji.relations.judgement import Judgement
from heji.relations.relation import Count
from heji.relations.shape import shape
from heji.values.absence import Absence, Absent
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

Cases = Mapping[type, str]

#: A longer label is the sentence itself and no name.
LONGEST_NAME = 40

#: What a label cut out of a sentence may end in.
_VERBS = re.compile(r"(?:为|是|达到|达|(?<!公)共|[:：,，(（])+$")

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
    found = examiner.wrong(named, places, words, suspects=suspects_of(judgement, reading))
    return filled(found, values)


def filled(found: Finding, values: Mapping[str, str]) -> Finding:
    """The finding with the texts that fill its message."""
    return replace(found, message=Message(found.message.key, tuple(values.items())))


def suspects_of(judgement: Judgement, reading: Reading) -> tuple[Suspect, ...]:
    """The cells that may be wrong, with what they would have to say."""
    return tuple(
        Suspect(each.figure.locator, each.stated, each.suggested)
        for each in suspects(judgement, judgements(reading))
    )


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


def name_of(judgement: Judgement, reading: Reading) -> str:
    """What the form or the sentence calls the stated figure; empty when it has no name.

    A weight or a score is called by its level of the score table, a figure in the prose of a row by
    the indicator of the row.
    """
    stated = shape(judgement.relation).stated[0]
    form = reading.form
    labels = (stated.label, level_name(stated, form), row_name(stated, form))
    plain = (_VERBS.sub("", " ".join(label.split())) for label in labels)
    return next((each for each in plain if 1 < len(each) <= LONGEST_NAME), "")


def row_name(figure: Figure, form: Form) -> str:
    """The indicator in whose row a figure stands; empty outside such rows."""
    return _rows(form).get(cell_of(figure.locator), "")


def _names_by_cell(form: Form) -> dict[Locator, str]:
    return {
        cell_of(entry.figure.locator): indicator.name
        for indicator in form.indicators
        for entry in indicator.entries
    }


_rows = OfTheLast(_names_by_cell)


def level_name(figure: Figure, form: Form) -> str:
    """The level of a score table whose weight or score a figure is; empty if it is none."""
    return _levels(form).get(cell_of(figure.locator), "")


def _levels_by_cell(form: Form) -> dict[Locator, str]:
    found: dict[Locator, str] = {}
    nodes = list(form.scores)
    while nodes:
        node = nodes.pop()
        nodes.extend(node.children)
        for mark in (node.weight, node.score):
            if mark is not None:
                found[cell_of(mark.locator)] = node.name
    return found


_levels = OfTheLast(_levels_by_cell)


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
