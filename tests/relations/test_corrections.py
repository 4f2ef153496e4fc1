"""What each figure of a failed relation would have to say."""

from __future__ import annotations

from heji.relations.corrections import corrections
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation
from tests.audit.building import difference, equal, ratio, sum_of


def offered(relation: AnyRelation) -> list[tuple[str, str]]:
    return [(each.stated, each.suggested) for each in corrections(judge(relation))]


def test_every_operand_of_a_sum() -> None:
    relation = sum_of("81.00", "20.10", "30.20", "24.70", unit="万元")
    assert offered(relation) == [
        ("81.00", "75.00"),
        ("20.10", "26.10"),
        ("30.20", "36.20"),
        ("24.70", "30.70"),
    ]


def test_absent_parts_are_not_offered() -> None:
    assert offered(sum_of("9.00", "4.00", "3.00", "/", unit="万元")) == [
        ("9.00", "7.00"),
        ("4.00", "6.00"),
        ("3.00", "5.00"),
    ]


def test_no_amount_turns_negative() -> None:
    assert offered(sum_of("100.00", "104.00", "3.00", unit="万元")) == [
        ("100.00", "107.00"),
        ("104.00", "97.00"),
    ]


def test_of_a_rate_only_the_rate() -> None:
    assert offered(ratio("31.4%", "151", "482")) == [("31.4%", "31.3%")]


def test_remainder() -> None:
    assert offered(difference("115.87万元", "2590.33万元", "2479.46万元")) == [
        ("115.87万元", "110.87万元"),
        ("2590.33万元", "2595.33万元"),
        ("2479.46万元", "2474.46万元"),
    ]


def test_splits() -> None:
    assert offered(equal(["5.00", "6.00"], ["7.00", "3.00"], unit="万元")) == [
        ("7.00", "8.00"),
        ("3.00", "4.00"),
        ("5.00", "4.00"),
        ("6.00", "5.00"),
    ]


def test_nothing_is_offered_where_units_do_not_fit() -> None:
    assert offered(sum_of("81人", "16场", "38公里")) == []
