"""Error localisation against tables whose errors are known."""

from __future__ import annotations

from random import Random

import pytest

from heji.audit.arithmetic.blame.sets import smallest_sets
from heji.audit.arithmetic.blame.suspects import suspects
from heji.audit.arithmetic.reckoning import judgements, key_of
from heji.documents.locator import Locator
from heji.values.verdict import Verdict
from tests.audit.arithmetic.blame.planting import found, planted
from tests.audit.building import figure, form, ratio, reading, sum_of

CASES = 60


@pytest.mark.parametrize(("errors", "share"), [(1, 0.95), (2, 0.85), (3, 0.85)])
def test_the_only_smallest_set_is_the_true_one(errors: int, share: float) -> None:
    unique = right = 0
    for seed in range(CASES):
        rng = Random(f"{errors}-{seed}")
        case = planted(rng, rng.randint(3, 6), rng.randint(3, 6), errors)
        sets = found(case)
        if len(sets) == 1:
            unique += 1
            right += sets[0] == dict(case.truth)
        elif min(map(len, sets)) == errors:
            assert dict(case.truth) in sets, (
                seed
            )  # several are smallest: the true one is among them
    assert unique > CASES * 0.8
    assert right >= share * unique


def test_nothing_is_asserted_where_every_part_may_be_wrong() -> None:
    relation = sum_of("100.00", "40.00", "50.00", unit="万元")
    (sets,) = smallest_sets(reading(form(relations=[relation])))
    assert [list(each.values()) for each in sets] == [["90.00"], ["50.00"], ["60.00"]]
    (judgement,) = judgements(made := reading(form(relations=[relation])))
    assert [each.suggested for each in suspects(judgement, made)] == ["90.00", "50.00", "60.00"]


def test_a_rate_that_holds_clears_the_total() -> None:
    total = figure("90.00", unit="万元", at=Locator(table=1, row=1, column=1))
    one = figure("40.00", unit="万元", at=Locator(table=1, row=2, column=1))
    two = figure("55.00", unit="万元", at=Locator(table=1, row=3, column=1))
    made = reading(
        form(relations=[sum_of(total, one, two), ratio("90.00%", total, "100.00", unit="万元")])
    )
    (sets,) = smallest_sets(made)
    assert [dict(each) for each in sets] == [{key_of(one): "35.00"}, {key_of(two): "50.00"}]


def test_two_errors_in_one_block_are_both_named() -> None:
    cells = {
        place: figure(text, unit="万元", at=Locator(table=1, row=place[0], column=place[1]))
        for place, text in {
            (1, 1): "300.00",
            (1, 2): "130.00",
            (1, 3): "170.00",
            (2, 1): "110.00",
            (2, 2): "58.00",  # 50.00
            (2, 3): "60.00",
            (3, 1): "190.00",
            (3, 2): "80.00",
            (3, 3): "119.00",  # 110.00
        }.items()
    }
    relations = [sum_of(cells[row, 1], cells[row, 2], cells[row, 3]) for row in (1, 2, 3)]
    relations += [sum_of(cells[1, c], cells[2, c], cells[3, c]) for c in (1, 2, 3)]
    (sets,) = smallest_sets(reading(form(relations=relations)))
    assert [dict(each) for each in sets] == [
        {key_of(cells[2, 2]): "50.00", key_of(cells[3, 3]): "110.00"}
    ]


def test_two_failing_groups_are_blamed_apart() -> None:
    one = sum_of("9.00", "4.00", "4.00", unit="万元")
    two = sum_of("19", "10", "8", check="count-mismatch")
    assert len(smallest_sets(reading(form(relations=[one, two])))) == 2


def test_a_document_without_failures_has_no_sets() -> None:
    relation = sum_of("8.00", "4.00", "4.00", unit="万元")
    made = reading(form(relations=[relation]))
    assert smallest_sets(made) == ()
    assert [each.verdict for each in judgements(made)] == [Verdict.CONSISTENT]
