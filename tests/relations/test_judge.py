"""What a judgement says of relations as forms print them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from heji.relations.habit import Habit
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Count, Operation, Ratio, Working
from heji.values.absence import Absence, Absent
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict
from tests.audit.building import (
    difference,
    equal,
    figure,
    figures,
    growth,
    listed,
    product,
    ratio,
    sum_of,
)

CONSISTENT, INCONSISTENT, UNDECIDED = Verdict.CONSISTENT, Verdict.INCONSISTENT, Verdict.UNDECIDED


def verdict(relation: AnyRelation, habit: Habit | None = None) -> Verdict:
    return judge(relation, habit or Habit()).verdict


class TestSum:
    def test_holds(self) -> None:
        assert verdict(sum_of("947.04", "938.33", "2.98", "5.73", unit="万元")) is CONSISTENT

    def test_fails(self) -> None:
        judged = judge(sum_of("2381.45", "2371.17", "5.52", "9.76", unit="万元"))
        assert judged.verdict is INCONSISTENT
        assert (judged.stated, judged.expected, judged.difference) == ("2381.45", "2386.45", "5.00")
        assert judged.formula == "2371.17 + 5.52 + 9.76"
        assert judged.value == Fraction("23864500")

    @pytest.mark.parametrize("total", ["10.01", "9.99"])
    def test_rounded_parts_leave_room(self, total: str) -> None:
        assert verdict(sum_of(total, "4.00", "6.00", unit="万元")) is CONSISTENT

    def test_parts_above_the_total_are_wrong_whatever_a_blank_part_adds(self) -> None:
        judged = judge(sum_of("1350", "1530", "", unit="万元", basis=Basis.OF_WHICH))
        assert (judged.verdict, judged.expected) == (INCONSISTENT, "1530")

    def test_parts_below_the_total_may_lack_the_blank_part(self) -> None:
        below = sum_of("1350", "1300", "", unit="万元", basis=Basis.OF_WHICH)
        assert verdict(below) is UNDECIDED

    def test_room_ends(self) -> None:
        # Two parts and a total, each within half of 0.01: 0.02 is out of reach for rounding.
        judged = judge(sum_of("10.03", "4.00", "6.00", unit="万元"))
        assert (judged.verdict, judged.rounding) == (INCONSISTENT, None)

    def test_truncated_amounts(self) -> None:
        judged = judge(sum_of("10.02", "4.00", "3.00", "3.00", unit="万元"))
        assert (judged.verdict, judged.rounding) == (INCONSISTENT, Rounding.TRUNCATE)

    def test_yuan_to_the_fen_is_exact(self) -> None:
        assert verdict(sum_of("10.01", "4.00", "6.00", unit="元")) is INCONSISTENT

    def test_units_are_converted(self) -> None:
        assert verdict(sum_of("1.5亿元", "10,000万元", "50,000,000.00元")) is CONSISTENT

    @pytest.mark.parametrize("absent", ["—", "/", "不适用", "无", ""])
    def test_absent_part_adds_nothing(self, absent: str) -> None:
        assert verdict(sum_of("5.00", "3.00", "2.00", absent, unit="万元")) is CONSISTENT

    @pytest.mark.parametrize("absent", ["—", "/", "不适用", "无"])
    def test_explicit_absence_excuses_nothing(self, absent: str) -> None:
        assert verdict(sum_of("9.00", "3.00", "2.00", absent, unit="万元")) is INCONSISTENT

    def test_blank_part_leaves_it_open(self) -> None:
        judged = judge(sum_of("9.00", "3.00", "2.00", "", unit="万元"))
        assert (judged.verdict, judged.reason) == (UNDECIDED, "part-missing")

    def test_a_blank_adjustment_may_be_negative(self) -> None:
        adjusted = sum_of("2.00", "3.00", "", unit="万元", basis=Basis.HEADING_ROLES)
        assert verdict(adjusted) is UNDECIDED

    def test_missing_part_leaves_it_open(self) -> None:
        missing = Absent(Absence.MISSING)
        assert verdict(sum_of("9.00", "3.00", missing, unit="万元")) is UNDECIDED

    def test_all_parts_absent(self) -> None:
        assert judge(sum_of("9.00", "—", "—", unit="万元")).reason == "part-missing"

    def test_no_unit_at_all(self) -> None:
        assert verdict(sum_of("9", "3", "6")) is CONSISTENT
        assert verdict(sum_of("10", "3", "6")) is INCONSISTENT

    def test_decimals_without_unit_may_be_rounded(self) -> None:
        assert judge(sum_of("10.01", "4.00", "6.00")).reason == "unit-unknown"
        assert verdict(sum_of("10.09", "4.00", "6.00")) is INCONSISTENT

    def test_half_known_units_can_only_confirm(self) -> None:
        assert verdict(sum_of("9万元", "3", "6")) is CONSISTENT
        assert judge(sum_of("10万元", "3", "6")).reason == "unit-unknown"

    def test_things_of_one_kind(self) -> None:
        assert verdict(sum_of("80个", "16家", "38个", "26个")) is CONSISTENT
        assert verdict(sum_of("81个", "16家", "38个", "26个")) is INCONSISTENT

    def test_things_of_different_kinds(self) -> None:
        assert judge(sum_of("81人", "16场", "38公里")).reason == "unit-unknown"

    def test_count_with_bare_parts(self) -> None:
        assert verdict(sum_of("26次", "9", "8", "8", check="count-mismatch")) is INCONSISTENT

    def test_misplaced_comma_is_read_by_its_digits(self) -> None:
        right = sum_of("1530.00", "15,25.00", "5.00", unit="万元")
        assert verdict(right) is CONSISTENT
        wrong = sum_of("1630.00", "15,25.00", "5.00", unit="万元")
        assert verdict(wrong) is INCONSISTENT

    def test_two_decimal_points_have_no_value(self) -> None:
        judged = judge(sum_of("1530.00", "1.525.00", "5.00", unit="万元"))
        assert (judged.verdict, judged.reason) == (UNDECIDED, "malformed")

    def test_words_have_no_value(self) -> None:
        assert judge(sum_of("1530.00", "详见附件", unit="万元")).reason == "no-figure"

    def test_range_has_no_single_value(self) -> None:
        assert judge(sum_of("10个", "3-5个", "5个")).reason == "range"

    def test_approximation_can_only_confirm(self) -> None:
        assert verdict(sum_of("10万人", "超4万人", "6万人")) is CONSISTENT
        assert verdict(sum_of("12万人", "超4万人", "6万人")) is CONSISTENT
        assert judge(sum_of("8万人", "超4万人", "6万人")).reason == "approximate"

    def test_bound_is_kept(self) -> None:
        assert verdict(ratio("95%以上", "120家", "125家")) is CONSISTENT
        assert judge(ratio("97%以上", "120家", "125家")).reason == "approximate"

    def test_part_of_which_may_be_less(self) -> None:
        part = sum_of("10.00", "4.00", unit="万元", exhaustive=False)
        assert verdict(part) is CONSISTENT

    def test_part_of_which_may_not_be_more(self) -> None:
        judged = judge(sum_of("10.00", "11.00", unit="万元", exhaustive=False))
        assert (judged.verdict, judged.is_partial) == (INCONSISTENT, True)

    def test_only_the_unit_is_wrong(self) -> None:
        relation = sum_of("1,138.55元", "130.90万元", "209.02万元", "798.63万元")
        judged = judge(relation)
        assert (judged.verdict, judged.digits_agree) == (INCONSISTENT, True)
        assert judged.formula == "130.90万元 + 209.02万元 + 798.63万元"

    def test_total_score_with_fewer_decimals(self) -> None:
        assert verdict(sum_of("98", "50.86", "47", check="score-sum")) is CONSISTENT
        assert verdict(sum_of("97", "50.86", "47", check="score-sum")) is INCONSISTENT

    def test_expected_total_shows_the_decimals_that_it_needs(self) -> None:
        judged = judge(sum_of("97", "50.86", "45", check="score-sum"))
        assert (judged.expected, judged.difference) == ("95.86", "1.14")


class TestEqual:
    def test_holds(self) -> None:
        assert verdict(equal(["4.00", "6.00"], ["7.00", "3.00"], unit="万元")) is CONSISTENT

    def test_fails(self) -> None:
        judged = judge(equal(["42,000.00", "726.48"], ["30,208.54", "11,517.94"], unit="万元"))
        assert judged.verdict is INCONSISTENT
        assert (judged.stated, judged.expected) == ("41,726.48", "42,726.48")

    def test_single_figure_is_the_stated_one(self) -> None:
        judged = judge(equal(["9.00"], ["4.00", "6.00"], unit="万元"))
        assert (judged.stated, judged.expected) == ("9.00", "10.00")


class TestRatio:
    def test_share(self) -> None:
        judged = judge(ratio("31.4%", "151家", "482家"))
        assert judged.verdict is INCONSISTENT
        assert (judged.expected, judged.difference) == ("31.3%", "0.1")
        assert (judged.formula, judged.rounding) == ("151 ÷ 482", None)

    def test_rounding_up_is_no_excuse(self) -> None:
        assert judge(ratio("31.4%", "151", "482")).rounding is None

    def test_tie(self) -> None:
        assert verdict(ratio("13%", "1", "8")) is CONSISTENT
        assert judge(ratio("12%", "1", "8")).rounding is Rounding.TRUNCATE

    def test_rounded_amounts_leave_room(self) -> None:
        assert verdict(ratio("89.79%", "406.11", "452.26", unit="万元")) is CONSISTENT

    def test_exact_amounts_leave_none(self) -> None:
        habit = Habit(amounts_are_exact=True, exact_prints=frozenset({("万元", 2)}))
        judged = judge(ratio("89.79%", "406.11", "452.26", unit="万元"), habit)
        assert (judged.verdict, judged.rounding) == (INCONSISTENT, Rounding.TRUNCATE)

    def test_a_rate_at_the_edge_may_come_from_amounts_that_were_not_rounded(self) -> None:
        habit = Habit(amounts_are_exact=True, exact_prints=frozenset({("万元", 2)}))
        assert verdict(ratio("76.15%", "17.47", "22.94", unit="万元"), habit) is CONSISTENT

    def test_coarser_amounts_stay_rounded(self) -> None:
        habit = Habit(amounts_are_exact=True, exact_prints=frozenset({("万元", 2)}))
        assert verdict(ratio("90.00%", "51.16亿元", "56.84亿元"), habit) is CONSISTENT

    def test_truncation_whatever_the_amounts_are(self) -> None:
        judged = judge(ratio("95.71%", "2479.46", "2590.33", unit="万元"))
        assert (judged.expected, judged.rounding) == ("95.72%", Rounding.TRUNCATE)

    def test_document_that_truncates(self) -> None:
        habit = Habit(rounding=Rounding.TRUNCATE)
        assert verdict(ratio("86.12%", "8123.45", "9432.10", unit="万元"), habit) is CONSISTENT
        judged = judge(ratio("86.13%", "8123.45", "9432.10", unit="万元"), habit)
        assert (judged.verdict, judged.rounding) == (INCONSISTENT, Rounding.HALF_AWAY)

    def test_fraction_without_sign(self) -> None:
        assert verdict(ratio("0.8980", "406.11", "452.26", unit="万元")) is CONSISTENT
        assert verdict(ratio("0.95", "406.11", "452.26", unit="万元")) is INCONSISTENT

    def test_percentage_without_sign(self) -> None:
        judged = judge(ratio("95.80", "406.11", "452.26", unit="万元"))
        assert (judged.verdict, judged.expected) == (INCONSISTENT, "89.80")

    def test_fraction_below_a_percent_heading(self) -> None:
        rate = figure("0.8980", unit="%")
        assert verdict(ratio(rate, "406.11", "452.26", unit="万元")) is CONSISTENT

    def test_rate_without_sign_far_from_every_reading(self) -> None:
        assert judge(ratio("9", "406.11", "452.26", unit="万元")).reason == "unit-unknown"

    @pytest.mark.parametrize("absent", ["", "—", "/"])
    def test_absent_part(self, absent: str) -> None:
        assert judge(ratio("90%", absent, "452.26", unit="万元")).reason == "part-missing"

    def test_zero_denominator(self) -> None:
        assert judge(ratio("0%", "0", "0", unit="万元")).reason == "zero-denominator"

    def test_error_value(self) -> None:
        assert judge(ratio("#DIV/0!", "0", "0", unit="万元")).reason == "cannot-divide"

    def test_sum_below_the_line(self) -> None:
        relation = Ratio(
            "ratio-mismatch",
            Basis.WORKING,
            True,
            figure("0.06%"),
            figures("158.27万元"),
            figures("211.40万元", "281934.05万元", "0"),
        )
        judged = judge(relation)
        assert judged.formula == "158.27万元 ÷ (211.40万元 + 281934.05万元 + 0)" or (
            judged.formula == "158.27 ÷ (211.40 + 281934.05 + 0)"
        )
        assert judged.verdict is CONSISTENT

    def test_money_for_each_person(self) -> None:
        assert verdict(ratio("1123元/人", "11.23万元", "100人")) is CONSISTENT
        assert verdict(ratio("1323元/人", "11.23万元", "100人")) is INCONSISTENT

    def test_only_the_unit_is_wrong(self) -> None:
        judged = judge(ratio("92.34%", "1,051.34万元", "1,138.55元"))
        assert (judged.verdict, judged.digits_agree) == (INCONSISTENT, True)

    def test_guess(self) -> None:
        judged = judge(ratio("31.4%", "151", "482", certain=False))
        assert (judged.verdict, judged.reason) == (UNDECIDED, "not-certain")


class TestGrowth:
    def test_holds(self) -> None:
        assert verdict(growth("26.11%", "2590.33", "2054.03", unit="万元")) is CONSISTENT

    def test_fails(self) -> None:
        judged = judge(growth("13.64%", "866.11", "772.35", unit="万元"))
        assert (judged.verdict, judged.expected) == (INCONSISTENT, "12.14%")
        assert judged.formula == "(866.11 − 772.35) ÷ 772.35"

    def test_fall(self) -> None:
        assert verdict(growth("-50%", "5家", "10家")) is CONSISTENT
        assert verdict(growth("50%", "5家", "10家")) is INCONSISTENT
        assert verdict(growth("50%", "5家", "10家", absolute=True)) is CONSISTENT

    def test_small_base(self) -> None:
        # 0.1亿元 may be anything from 0.05 to 0.15: the growth to 0.3 may be 67 % or 600 %.
        assert verdict(growth("500%", "0.3亿元", "0.1亿元")) is CONSISTENT
        assert verdict(growth("700%", "0.3亿元", "0.1亿元")) is INCONSISTENT

    def test_base_may_be_zero(self) -> None:
        assert judge(growth("500%", "0.3亿元", "0.0亿元")).reason == "zero-denominator"


class TestDifference:
    def test_holds(self) -> None:
        assert verdict(difference("110.87万元", "2590.33万元", "2479.46万元")) is CONSISTENT

    def test_fails(self) -> None:
        judged = judge(difference("115.87万元", "2590.33万元", "2479.46万元"))
        assert (judged.expected, judged.difference) == ("110.87万元", "5.00")
        assert judged.formula == "2590.33 − 2479.46"

    def test_sign_may_be_dropped(self) -> None:
        assert verdict(difference("5家", "10家", "15家", absolute=True)) is CONSISTENT
        assert verdict(difference("5家", "10家", "15家")) is INCONSISTENT

    def test_rates_differ_by_points(self) -> None:
        assert verdict(difference("3.0个百分点", "95.2%", "92.2%")) is CONSISTENT


class TestProduct:
    def test_score_is_rounded(self) -> None:
        assert verdict(product("1.68", "83.78%", "2")) is CONSISTENT
        assert verdict(product("1.69", "83.78%", "2")) is INCONSISTENT

    def test_truncated_score(self) -> None:
        assert judge(product("1.67", "83.78%", "2")).rounding is Rounding.TRUNCATE

    def test_price_by_number(self) -> None:
        assert verdict(product("11.23万元", "1123元/人", "100人")) is CONSISTENT
        assert verdict(product("12.23万元", "1123元/人", "100人")) is INCONSISTENT


class TestCount:
    def test_holds(self) -> None:
        assert verdict(listed("3项", "甲", "乙", "丙")) is CONSISTENT

    def test_fails(self) -> None:
        judged = judge(listed("5项", "甲", "乙", "丙", "丁"))
        assert (judged.verdict, judged.expected, judged.formula) == (INCONSISTENT, "4项", "4")

    def test_blank(self) -> None:
        relation = Count("count-mismatch", Basis.LISTED, True, figure(""), figures("甲"))
        assert judge(relation).reason == "part-missing"


class TestWorking:
    @staticmethod
    def working(result: str) -> Working:
        """2 − (100 − 99.45) × 0.2"""
        loss = Operation("-", figure("100"), figure("99.45"))
        expression = Operation("-", figure("2"), Operation("*", loss, figure("0.2")))
        return Working("ratio-mismatch", Basis.WORKING, True, figure(result), expression)

    def test_holds(self) -> None:
        judged = judge(self.working("1.8900"))
        assert judged.verdict is CONSISTENT
        assert judged.formula == "2 − (100 − 99.45) × 0.2"

    def test_fails(self) -> None:
        judged = judge(self.working("1.9890"))
        assert (judged.verdict, judged.expected) == (INCONSISTENT, "1.8900")


def test_numbers_are_decimals() -> None:
    judged = judge(sum_of("2381.45", "2371.17", "5.52", unit="万元"))
    assert Decimal(judged.difference or "") == Decimal("4.76")
