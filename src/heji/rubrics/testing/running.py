"""Runs a case through the evaluator that scores forms, and says where the two differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from heji.forms.form import Form, Indicator, Kind
from heji.language import text
from heji.rubrics.evaluation.alone import evaluate_alone, item_of, row_of
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.rubrics.formulas.writing import fraction_text
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.rule import NO_TEXT, BonusMalus, Text
from heji.rubrics.testing.case import Aspect, Case, Cells, FormCase, ItemCase

#: Cells of a row that place it in the form and are no entries of it.
_LEVEL, _SECTION = "level", "section"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case that was run."""

    case: Case
    failure: Text = NO_TEXT  #: what came out instead; no text when the case holds

    @property
    def holds(self) -> bool:
        """Whether what came out is what was asked for."""
        return not self.failure.zh


def run(rubric: Rubric, case: Case) -> Outcome:
    """Runs a case.

    Args:
        rubric: the rubric that the case is about.
        case: inputs and what has to come out.

    Returns:
        The outcome; a failure says what was asked for and what came out instead.
    """
    if isinstance(case, FormCase):
        return Outcome(case, _of_form(rubric, case))
    item = item_of(rubric, case.item)
    if item is None or item.items:
        return Outcome(case, _said("no-item", item=case.item))
    found = evaluate_alone(rubric, item, case.inputs, _entries(case), case.day)
    difference = _compared(case, found)
    return Outcome(case, difference if difference.zh else _aspect(case, item, found))


def _entries(case: ItemCase) -> Cells | None:
    if case.row is None:
        return None
    return {role: cell for role, cell in case.row.items() if role not in (_LEVEL, _SECTION)}


def _compared(case: ItemCase, found: ItemEvaluation) -> Text:
    """What differs between what was asked for and what came out."""
    if case.refused and not _refuses(case.refused, found):
        return _said("not-refused", wanted=case.refused, found=_outcome(found))
    if case.score is None:
        is_open = found.score is None
        return NO_TEXT if is_open else _said("has-score", found=_marks(found.score))
    if found.score != case.score:
        return _said("score", wanted=_marks(case.score), found=_outcome(found))
    if found.basis is not _basis(case):
        return _said("basis", wanted=_basis(case).value, found=found.basis.value)
    return NO_TEXT


def _refuses(wanted: str, found: ItemEvaluation) -> bool:
    """Whether the rule refuses for that reason; every way not to apply is `not-applicable`."""
    if found.basis is Basis.NOT_APPLICABLE:
        return wanted == Basis.NOT_APPLICABLE.value
    return found.problem == wanted


def _basis(case: ItemCase) -> Basis:
    """A refused case that has a score all the same has that of the form."""
    return Basis.TAKEN_OVER if case.refused else case.basis


def _aspect(case: ItemCase, item: Item, found: ItemEvaluation) -> Text:
    """Whether the case shows what it says that it shows."""
    score, weight = found.score, found.weight
    if case.aspect is Aspect.EDGE:
        return NO_TEXT
    shown = None if score is None or weight is None else aspect_of(score, weight, item)
    if shown is case.aspect:
        return NO_TEXT
    return _said("aspect", wanted=case.aspect.value, found=shown.value if shown else "-")


def aspect_of(score: Fraction, weight: Fraction, item: Item) -> Aspect | None:
    """What a score shows of its item; None for one outside of zero and the weight.

    A bonus counts as full from the weight on, a malus as zero or an edge.
    """
    if score == weight or (isinstance(item.rule, BonusMalus) and score > weight):
        return Aspect.FULL
    if score == 0:
        return Aspect.ZERO
    return Aspect.PARTIAL if 0 < score < weight else None


def _of_form(rubric: Rubric, case: FormCase) -> Text:
    form = Form(Kind.UNKNOWN, None, "", "", case.year, indicators=tuple(map(_row, case.rows)))
    found = evaluate(rubric, form, case.inputs)
    if case.total is None and found.total is not None:
        return _said("has-score", found=_marks(found.total))
    if found.total != case.total:
        got = "-" if found.total is None else _marks(found.total)
        return _said("total", wanted=_marks(case.total), found=f"{got} {found.reason.zh}".strip())
    grade = "" if found.grade is None else found.grade.zh
    if case.grade and grade != case.grade:
        return _said("grade", wanted=case.grade, found=grade or "-")
    return NO_TEXT


def _row(cells: Cells) -> Indicator:
    """A row of a form: its entries, the level above it and its section."""
    level = cells.get(_LEVEL, "")
    entries = {role: cell for role, cell in cells.items() if role not in (_LEVEL, _SECTION)}
    row = replace(row_of(entries), section=cells.get(_SECTION, ""))
    return replace(row, levels=(level,)) if level else row


def _outcome(found: ItemEvaluation) -> str:
    if found.score is not None and not found.problem:
        return _marks(found.score)
    said = found.problem or found.basis.value
    return said if found.score is None else f"{_marks(found.score)} ({said})"


def _marks(score: Fraction | None) -> str:
    return "-" if score is None else fraction_text(score)


def _said(key: str, **words: str) -> Text:
    name = f"rubrics.test.{key}"
    return Text(text(name, "zh", **words), text(name, "en", **words))
