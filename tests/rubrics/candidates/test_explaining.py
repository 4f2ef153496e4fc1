"""Which usual rules give a printed score."""

from __future__ import annotations

import time
from fractions import Fraction

from heji.rubrics.candidates.catalogue import entries, weighed
from heji.rubrics.candidates.explaining import Explanation, Scored, explain, explain_form
from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.evaluation.rounding import stands_for
from heji.rubrics.rules.in_words import rule_in_words
from heji.values.quantity import Quantity
from heji.values.reading import read_value


def quantity(printed: str) -> Quantity:
    found = read_value(printed)
    assert isinstance(found, Quantity)
    return found


def scored(name: str, weight: int, value: str, score: str) -> Scored:
    measured = quantity(value)
    worth = Worth(measured.fraction, measured.interval())
    return Scored(name, Fraction(weight), worth, stands_for(quantity(score)))


def explained(weight: int, value: str, score: str) -> Explanation:
    row = scored("", weight, value, score)
    return explain(row.weight, row.value, row.score)


def said(explanation: Explanation, index: int = 0) -> str:
    return rule_in_words(explanation.candidates[index].rule, "zh", str)


def test_a_tenth_of_the_weight_for_each_point_below() -> None:
    found = explained(2, "99.73%", "1.9460")
    assert said(found) == "达到100%得满分，每低1个百分点扣分值的10%（不足的按比例扣），扣完为止"
    assert found.candidates[0].is_exact
    assert found.candidates[0].score == Fraction(1946, 1000)
    assert found.hits == 1


def test_half_a_mark_for_each_full_step_of_five() -> None:
    found = explained(2, "12.36%", "1.00")
    first = found.candidates[0]
    assert (first.shape, first.price) == ("steps", 2)
    assert "0%" in said(found)
    assert "5个百分点" in said(found)
    assert "0.5分" in said(found)


def test_a_band_before_a_step_rule_for_the_same_score() -> None:
    found = explained(2, "82.15%", "1.50")
    assert "75%（含）至90%得分值的75%" in said(found)
    assert found.candidates[1].shape == "steps"
    assert "90%" in said(found, 1)
    assert "0.5分" in said(found, 1)


def test_proportion_needs_no_parameter() -> None:
    found = explained(2, "83.76%", "1.68")
    assert (found.candidates[0].shape, found.candidates[0].price) == ("proportional", 0)
    assert found.candidates[0].score == Fraction(16752, 10000)


def test_a_score_that_no_usual_rule_gives_is_not_explained() -> None:
    assert explained(2, "99.73%", "1.7613").candidates == ()
    assert explained(5, "88.2%", "3.37").candidates == ()


def test_full_marks_and_nothing_are_called_trivial() -> None:
    full = explained(2, "97.5%", "2.00")
    assert full.is_trivial
    assert full.chance > Fraction(1, 5)
    assert explained(2, "3%", "0").is_trivial
    assert not explained(2, "83.76%", "1.68").is_trivial


def test_the_chance_is_the_share_of_rules_that_hit() -> None:
    found = explained(2, "82.15%", "1.50")
    assert found.chance == Fraction(found.hits, found.tried)
    assert found.hits == len(found.candidates)
    assert sum(hits for _, hits in found.likeliest) <= found.tried


def test_what_the_digits_of_the_value_allow_counts_less_than_an_exact_hit() -> None:
    found = explained(3, "93.17%", "2.80")
    exact = [each.is_exact for each in found.candidates]
    assert exact == sorted(exact, reverse=True)


def test_a_rule_that_explains_several_rows_comes_first() -> None:
    rows = [
        scored("one", 2, "82.15%", "1.50"),
        scored("two", 4, "77%", "2.80"),
        scored("three", 4, "88.5%", "3.60"),
    ]
    alone = [explain(each.weight, each.value, each.score) for each in rows]
    together = explain_form(rows)
    assert all(each.rows == 1 for one in alone for each in one.candidates)
    counted = {each.rows for one in together for each in one.candidates}
    assert max(counted, default=1) >= 1
    same = explain_form([rows[0], rows[0]])
    assert same[0].candidates[0].rows == 2


def test_full_marks_do_not_support_a_rule() -> None:
    row = scored("full", 2, "99%", "2.00")
    assert all(each.rows == 1 for each in explain_form([row, row])[0].candidates)


def test_the_catalogue_is_bounded_and_its_rules_differ() -> None:
    assert 100 < len(entries()) < 400
    for weight in (Fraction(2), Fraction(5)):
        shapes = [each.shape for each in weighed(weight)]
        assert len(shapes) == len(set(shapes))


def test_no_rule_leaves_the_weight() -> None:
    values = [Fraction(each, 100) for each in range(-20, 160, 7)]
    for each in weighed(Fraction(3)):
        scores = [each.at(value) for value in values]
        assert all(score is None or 0 <= score <= 3 for score in scores)


def test_a_row_takes_less_than_fifty_milliseconds() -> None:
    explained(2, "82.15%", "1.50")
    durations = []
    for _ in range(5):
        begin = time.perf_counter()
        explained(2, "83.31%", "1.50")
        durations.append(time.perf_counter() - begin)
    assert min(durations) < 0.05
