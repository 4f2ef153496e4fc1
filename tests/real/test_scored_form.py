"""The scores of a real published form under its city's rubric: computed, or taken over with a reason.

The form is not part of this repository; only codes and figures stand here.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.recognise import recognise
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, ItemEvaluation
from heji.rubrics.evaluation.sentences import sentence
from heji.rubrics.files.shelf import choose

pytestmark = pytest.mark.real

RUBRIC = "cn/guangdong/guangzhou/department-self-evaluation/2021"
ROWS = 43

#: Rows whose rule is a person's judgment, or whose figures lie in evidence outside of the form.
JUDGED = {"1.1.5", "1.1.7", "1.3.1", "1.4.1", "1.4.2", "1.6.1", "1.6.6"}

#: Rows of the programmes that are taken over: targets in words, or several figures in the result.
JUDGED_PROGRAMMES = 6


def text_of(shared: Path) -> str:
    (path,) = (shared / "documents").glob("001_*.txt")
    return path.read_text(encoding="utf-8")


def form_of(text: str, tmp_path: Path) -> Form:
    path = tmp_path / "form.txt"
    path.write_text(text, encoding="utf-8")
    return recognise(read_document(path, path.name))


def scored(text: str, tmp_path: Path) -> Evaluation:
    form = form_of(text, tmp_path)
    rubric = choose(form)
    assert rubric is not None and rubric.id == RUBRIC
    return evaluate(rubric, form)


def row(evaluation: Evaluation, code: str) -> ItemEvaluation:
    return next(each for each in evaluation.leaves() if each.item.code == code)


def test_every_row_has_its_printed_score_and_the_total_is_right(
    shared: Path, tmp_path: Path
) -> None:
    found = scored(text_of(shared), tmp_path)
    assert found.total == Fraction("94.622")
    assert len(found.leaves()) == ROWS
    for each in found.leaves():
        assert each.score is not None and each.printed is not None
        assert each.printed.quantity is not None
        assert each.score == Fraction(each.printed.quantity.number), each.item.code


def test_what_can_be_computed_is_computed(shared: Path, tmp_path: Path) -> None:
    found = scored(text_of(shared), tmp_path)
    taken = [each for each in found.leaves() if each.basis is Basis.TAKEN_OVER]
    assert {each.item.code for each in taken if each.item.rows is None} == JUDGED
    assert sum(each.item.rows is not None for each in taken) == JUDGED_PROGRAMMES
    assert {each.basis for each in found.leaves()} == {Basis.COMPUTED, Basis.TAKEN_OVER}
    subtotals = found.subtotal(Basis.COMPUTED), found.subtotal(Basis.TAKEN_OVER)
    assert sum(subtotals) == found.total
    assert subtotals == (Fraction("66.622"), 28)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_says_why(shared: Path, tmp_path: Path, language: str) -> None:
    for each in scored(text_of(shared), tmp_path).leaves():
        assert each.reason.zh if each.basis is Basis.TAKEN_OVER else each.step is not None
        assert len(sentence(each, language)) > len(each.name)


def test_a_lower_rate_costs_a_tenth_of_the_weight_for_each_point(
    shared: Path, tmp_path: Path
) -> None:
    text = text_of(shared)
    assert "99.66%" in text
    found = scored(text.replace("99.66%", "98%"), tmp_path)
    assert row(found, "1.1.1").score == Fraction("1.60")
    assert found.total == Fraction("94.622") - Fraction("1.932") + Fraction("1.6")


def test_a_greater_variance_costs_half_a_mark_for_each_full_step(
    shared: Path, tmp_path: Path
) -> None:
    form = form_of(text_of(shared), tmp_path)
    rubric = choose(form)
    assert rubric is not None
    given = {"1.1.4": {"difference": "150万元", "budget": "1000万元"}}
    assert row(evaluate(rubric, form, given), "1.1.4").score == Fraction("0.50")
