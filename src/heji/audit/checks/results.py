"""Result cells that report nothing: blank, or a copy of the target."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.scoring import is_bonus, score_of, weight_of
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words, shown
from heji.audit.finding import Finding, Severity
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.targets.asking import deadline, signed
from heji.values.absence import Absence, Absent
from heji.values.normalise import fold
from heji.values.quantity import Words as Text


@check("target-copied")
def target_copied(reading: Reading) -> Iterator[Finding]:
    """The result repeats the target word for word, sign included."""
    speaker = Examiner("target-copied", Severity.WARNING, reading.id)
    for indicator in reading.form.indicators:
        target, result = indicator.entry("target"), indicator.entry("result")
        if target is None or result is None or not _bounds_something(indicator):
            continue
        places = speaker.evidence(result, target, indicator.figure)
        words = Words(stated=shown(result))
        if _plain(result) in _wordings(indicator, target):
            yield speaker.wrong("copied", places, words, name=indicator.name, stated=words.stated)
        elif _plain(result):
            yield speaker.right(places, words)


@check("result-missing")
def result_missing(reading: Reading) -> Iterator[Finding]:
    """A target without a result, in a form that reports results for its other rows."""
    speaker = Examiner("result-missing", Severity.WARNING, reading.id)
    rows = [each for each in reading.form.indicators if _expects_result(each)]
    blank = [each for each in rows if _is_blank(each.entry("result"))]
    lacking = {id(each) for each in blank}
    if 2 * len(blank) > len(rows):
        # Most rows are blank: a form not yet filled in, or results given in one merged cell.
        for indicator in blank[:1]:
            places = speaker.evidence(indicator.entry("result"), indicator.figure)
            yield speaker.undecided("most-results-blank", places, name=indicator.name)
        return
    spans_lost = any(not table.has_spans for table in reading.document.tables())
    for indicator in rows:
        places = speaker.evidence(
            indicator.entry("result"), indicator.entry("target"), indicator.figure
        )
        target = indicator.entry("target")
        words = Words(expected=shown(target) if target else "")
        if id(indicator) not in lacking:
            yield speaker.right(places, words)
        elif spans_lost and score_of(indicator) is None and indicator.entry("score") is not None:
            yield speaker.undecided("may-be-merged", places, words, name=indicator.name)
        else:
            yield speaker.wrong("blank", places, words, name=indicator.name, target=words.expected)


def _wordings(indicator: Indicator, target: Figure) -> tuple[str, ...]:
    """A target as it is printed, and with the unit that stands in a column of its own."""
    unit = indicator.entry("measure_unit")
    alone = _plain(target)
    return (alone,) if unit is None else (alone, alone + _plain(unit))


def _bounds_something(indicator: Indicator) -> bool:
    """Whether the target sets a bound (≥, 不少于, …前): only then is a copy of it no result."""
    target = indicator.entry("target")
    if target is None:
        return False
    if deadline(indicator) is not None:
        return _plain(target).endswith(("前", "内"))
    if isinstance(target.value, Text):
        return any(signed(each) for each in target.value.quantities)
    return target.quantity is not None and signed(target.quantity)


def _plain(figure: Figure) -> str:
    return "".join(fold(figure.quote).split()).rstrip("。;")


def _expects_result(indicator: Indicator) -> bool:
    target, result = indicator.entry("target"), indicator.entry("result")
    if target is None or result is None or isinstance(target.value, Absent):
        return False
    if is_bonus(indicator):
        return False
    return indicator.entry("weight") is None or weight_of(indicator) is not None


def _is_blank(figure: Figure | None) -> bool:
    value = figure.value if figure else None
    return isinstance(value, Absent) and value.absence is Absence.BLANK
