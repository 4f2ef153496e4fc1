"""Scores against their weights, their sums, and the cells that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.marks import Mark, carried_above, is_blank, marks, scored_marks
from heji.audit.arithmetic.outcome import findings
from heji.audit.arithmetic.scoring import has_full_marks
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Severity, Suspect
from heji.documents.figure import Figure
from heji.forms.form import Indicator

#: Blocks whose rows are explained in words and report no result.
_WITHOUT_RESULT = frozenset({"management", "execution", "bonus"})

#: So many scores above their weight, and most of all, are no slips but another scale.
_FEWEST_OF_A_SCALE = 3

#: So many rows must be scored before a blank score is an omission and not an unfilled form.
_SCORED = 2


@check("score-sum")
def score_sum(reading: Reading) -> Iterator[Finding]:
    """A total score is not the sum of the scores."""
    yield from findings("score-sum", reading, "total")


@check("score-above-weight")
def score_above_weight(reading: Reading) -> Iterator[Finding]:
    """A score is higher than its weight, or below zero.

    A bonus row may take away marks, down to its weight.
    """
    examiner = Examiner("score-above-weight", Severity.ERROR, reading.id)
    rows = list(scored_marks(reading.form))
    above = [mark for mark in rows if mark.score.number > mark.weight.number]
    if len(above) > _FEWEST_OF_A_SCALE and 2 * len(above) > len(rows):
        # Weights of 0.1 beside scores of 95: every row is marked out of a hundred.
        place = examiner.evidence(above[0].score_figure, above[0].weight_figure)
        yield examiner.undecided("other-scale", place, Words(_text(above[0].score_figure)))
        return
    for mark in rows:
        weight, score = mark.weight_figure, mark.score_figure
        places = examiner.evidence(score, weight)
        words = Words(_text(score), _bound(mark), _excess(mark))
        if not mark.is_outside:
            yield examiner.right(places, words)
            continue
        case = "above" if mark.score.number > 0 else "below"
        yield examiner.wrong(
            case,
            places,
            words,
            suspects=_suspects(mark),
            name=mark.name,
            stated=_text(score),
            weight=_text(weight),
            difference=words.difference,
        )


@check("score-missing")
def score_missing(reading: Reading) -> Iterator[Finding]:
    """A weighted row has no score.

    Only in a form whose other rows are scored: a declaration has no scores, and an unfilled
    template is no omission. A score printed for the block above the row covers the row.
    """
    rows = list(marks(reading.form))
    if sum(each.has_score for each in rows) < _SCORED:
        return
    carried = carried_above(reading.form)
    examiner = Examiner("score-missing", Severity.WARNING, reading.id)
    for mark in rows:
        if not mark.is_leaf or mark.weight.number <= 0:
            continue
        places = examiner.evidence(mark.score_figure, mark.weight_figure)
        if mark.has_score or not is_blank(mark.score_figure):
            yield examiner.right(places, Words(_text(mark.score_figure)))
        elif mark.key not in carried:
            words = Words(expected=f"≤{_text(mark.weight_figure)}")
            weight = _text(mark.weight_figure)
            yield examiner.wrong("blank", places, words, name=mark.name, weight=weight)


@check("score-without-result")
def score_without_result(reading: Reading) -> Iterator[Finding]:
    """Full marks without a reported result."""
    examiner = Examiner("score-without-result", Severity.WARNING, reading.id)
    for indicator in reading.form.indicators:
        result, score = indicator.entry("result"), indicator.entry("score")
        if result is None or score is None or not has_full_marks(indicator):
            continue
        if indicator.section in _WITHOUT_RESULT:
            continue
        places = examiner.evidence(result, score, indicator.figure)
        words = Words(stated=score.stated)
        if is_blank(result):
            yield _without_result(examiner, indicator, score)
        else:
            yield examiner.right(places, words)


def _without_result(examiner: Examiner, indicator: Indicator, score: Figure) -> Finding:
    places = examiner.evidence(indicator.entry("result"), score, indicator.figure)
    stated = score.stated
    return examiner.wrong("blank", places, Words(stated), name=indicator.name, stated=stated)


def _text(figure: Figure | None) -> str:
    return "" if figure is None else figure.stated


def _bound(mark: Mark) -> str:
    weight = _text(mark.weight_figure)
    if mark.score.number > 0:
        return f"≤{weight}"
    return f"≥-{weight}" if mark.is_bonus else "≥0"


def _excess(mark: Mark) -> str:
    if not mark.is_outside:
        return ""
    number = mark.score.number
    bound = mark.weight.number if number > 0 else -mark.weight.number if mark.is_bonus else 0
    return str(abs(number - bound))


def _suspects(mark: Mark) -> tuple[Suspect, ...]:
    score = mark.score_figure
    if score is None:
        return ()
    return (Suspect(score.locator, score.stated, _bound(mark)),)
