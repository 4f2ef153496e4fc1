"""What was declared against what was evaluated: the self-evaluation's own indicators."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace

from heji.audit.case import Dossier, Reading
from heji.audit.check import dossier_check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Evidence, Finding, Severity
from heji.documents.figure import Figure
from heji.forms.form import Indicator, Kind
from heji.forms.labels import key
from heji.targets.agreement import comparable
from heji.targets.asking import aims
from heji.values.quantity import Quantity

_EVALUATED = (Kind.DEPARTMENT_SELF_EVALUATION, Kind.PROJECT_SELF_EVALUATION, Kind.MONITORING)
#: Least share of the declared indicators that must be found again before a difference is one:
#: below it the two documents are most likely about different things.
_LEAST_SHARED = 0.5
#: How alike two names must be to be one indicator reworded.
_REWORDED = 0.8


@dossier_check("goal-changed")
def goal_changed(dossier: Dossier) -> Iterator[Finding]:
    """The self-evaluation's indicators or targets are not those that were declared."""
    declared = [each for each in dossier.readings if each.form.kind is Kind.TARGET_DECLARATION]
    evaluated = [each for each in dossier.readings if each.form.kind in _EVALUATED]
    for before in declared:
        for after in evaluated:
            if _same_scope(before, after):
                yield from _compared(before, after)


def _compared(before: Reading, after: Reading) -> Iterator[Finding]:
    speaker = Examiner("goal-changed", Severity.ERROR, after.id)
    old, new = _targeted(before), _targeted(after)
    if not old or not new:
        return
    pairs = _paired(old, new)
    if len(pairs) < _LEAST_SHARED * len(old):
        places = (_place(before, old[0].figure), _place(after, new[0].figure))
        yield speaker.undecided("not-the-same-goals", places)
        return
    kept = {id(one) for one, _ in pairs}, {id(two) for _, two in pairs}
    for one, two in pairs:
        yield from _target_compared(speaker, before, after, one, two)
    for one in old:
        if id(one) not in kept[0]:
            place = _place(before, one.figure)
            yield speaker.wrong("dropped", (place,), Words(expected=one.name), name=one.name)
    for two in new:
        if id(two) not in kept[1]:
            place = _place(after, two.figure)
            yield speaker.wrong("added", (place,), Words(stated=two.name), name=two.name)


def _target_compared(
    speaker: Examiner, before: Reading, after: Reading, one: Indicator, two: Indicator
) -> Iterator[Finding]:
    old, new = aims(one), aims(two)
    figures = one.entry("target"), two.entry("target")
    if len(old) != 1 or len(new) != 1 or figures[0] is None or figures[1] is None:
        return
    if not comparable(old[0].quantity, new[0].quantity):
        return
    places = (_place(after, figures[1]), _place(before, figures[0]))
    words = Words(stated=new[0].quantity.text, expected=old[0].quantity.text)
    if _threshold(old[0].quantity) == _threshold(new[0].quantity):
        yield speaker.right(places, words)
    else:
        values = {"name": two.name, "stated": words.stated, "expected": words.expected}
        yield speaker.wrong("target", places, words, values)


def _threshold(quantity: Quantity) -> object:
    plain = replace(quantity, upper=None)
    return plain.fraction, quantity.upper


def _targeted(reading: Reading) -> list[Indicator]:
    """The indicators that set a target; management rows of a scoring form do not."""
    return [
        each
        for each in reading.form.indicators
        if each.entry("target") is not None
        and each.section not in ("management", "execution", "bonus")
    ]


def _paired(old: list[Indicator], new: list[Indicator]) -> list[tuple[Indicator, Indicator]]:
    """Indicators of the same name; then, of those left over, the ones that were only reworded."""
    pairs: list[tuple[Indicator, Indicator]] = []
    rest = list(new)
    for least in (1.0, _REWORDED):
        taken = {id(one) for one, _ in pairs}
        for one in old:
            if id(one) in taken:
                continue
            two = next((each for each in rest if _likeness(one, each) >= least), None)
            if two is not None:
                pairs.append((one, two))
                rest = [each for each in rest if each is not two]
    return pairs


def _likeness(one: Indicator, two: Indicator) -> float:
    first, second = key(one.name), key(two.name)
    if first == second:
        return 1.0
    return min(0.99, difflib.SequenceMatcher(None, first, second, autojunk=False).ratio())


def _same_scope(before: Reading, after: Reading) -> bool:
    one, two = before.form.field("project_name"), after.form.field("project_name")
    if one is None and two is None:
        return True
    return one is not None and two is not None and key(one.quote) == key(two.quote)


def _place(reading: Reading, figure: Figure) -> Evidence:
    return Evidence(reading.id, figure.locator, figure.quote)
