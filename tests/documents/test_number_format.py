"""Excel's number formats; expectations are what Excel for Windows in Chinese shows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.documents.number_format import BUILT_IN, general, read_number, show


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.8376", "0.00%", "83.76%"),
        ("0.83985", "0.00%", "83.99%"),  # a tie goes away from zero, also where binary falls short
        ("1", "0%", "100%"),
        ("0.005", "0%", "1%"),
        ("1.005", "0.00", "1.01"),
        ("-1.005", "0.00", "-1.01"),
        ("2.5", "0", "3"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0", "#,##0.00", "0.00"),
        ("12", "#,##0", "12"),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("0", '#,##0.00;-#,##0.00;"-"', "-"),
        ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("12", '0"家"', "12家"),
        ("12", "0\\家", "12家"),
        ("1234567", "0!.0,", "123.5"),  # thousands, then a point put in: 万 with one decimal
        ("1234567", "0.00,", "1234.57"),
        ("12345678", '#,##0.00,,"百万"', "12.35百万"),
        ("12.5", "[$¥-804]#,##0.00", "¥12.50"),
        ("12.5", "[DBNum1][$-804]0.0", "12.5"),
        ("7", "000", "007"),
        ("7", "??0", "7"),
        ("1.5", "0.0#", "1.5"),
        ("1", "0.##", "1"),
        ("0.5", "#.##", ".5"),
        ("95", '[>=90]"优"0;[>=80]"良"0;0', "优95"),
        ("85", '[>=90]"优"0;[>=80]"良"0;0', "良85"),
        ("5", '[>=90]"优"0;[>=80]"良"0;0', "5"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("99999", "0.0E+0", "1.0E+5"),
        ("0.00012", "0.0E-00", "1.2E-04"),
        ("3", "@", "3"),
        ("3", "General", "3"),
        ("3", 'General"分"', "3分"),
        ("3", "G/通用格式", "3"),
        ("0.5", "# ?/?", "0.5"),
        ("5", ";;;", ""),
        ("5", "", "5"),
        ("13800000000", "000-0000-0000", "138-0000-0000"),
    ],
)
def test_numbers(number: str, code: str, text: str) -> None:
    assert show(Decimal(number), code).text == text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("44338", "yyyy/m/d", "2021/5/22"),
        ("44338", 'yyyy"年"m"月"d"日"', "2021年5月22日"),
        ("44338", "[$-F800]dddd, mmmm dd, yyyy", "Saturday, May 22, 2021"),
        ("44338", "yyyy-mm-dd;@", "2021-05-22"),
        ("44338", "e-mm", "2021-05"),
        ("44338", "[$-804]aaaa", "星期六"),
        ("44338.75", "yyyy/m/d h:mm", "2021/5/22 18:00"),
        ("0.75", "上午/下午h:mm", "下午6:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.000011574", "mm:ss", "00:01"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("61", "yyyy/m/d", "1900/3/1"),
    ],
)
def test_dates(number: str, code: str, text: str) -> None:
    shown = show(Decimal(number), code)
    assert (shown.text, shown.is_date) == (text, True)


def test_days_may_be_counted_from_1904() -> None:
    assert show(Decimal("42876"), "yyyy/m/d", from_1904=True).text == "2021/5/22"


@pytest.mark.parametrize("number", ["-1", "60", "99999999"])
def test_a_number_that_is_no_day_stays_a_number(number: str) -> None:
    assert not show(Decimal(number), "yyyy/m/d").is_date


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("0.83979999999999999", "0.8398"),
        ("0.30000000000000004", "0.3"),
        ("5418062137.9399996", "5418062137.94"),
        ("1E+2", "100"),
        ("1.2E-7", "0.00000012"),
        ("0.33333333333333331", "0.333333333"),
        ("0.00000000012345678912345", "0.00000000012345678912345"),  # no zero out of a tiny share
        ("123456789012", "123456789012"),
        ("-0", "0"),
        ("99.73", "99.73"),
    ],
)
def test_general(written: str, text: str) -> None:
    number = read_number(written)
    assert number is not None
    assert general(number) == text


@pytest.mark.parametrize("written", ["", "1,000", "NaN", "Infinity", "1e400", "1e-400", "abc"])
def test_rubbish_is_no_number(written: str) -> None:
    assert read_number(written) is None


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_two_decimals_are_exact(cents: int, places: int) -> None:
    number = Decimal(cents).scaleb(-places)
    code = "0." + "0" * places if places else "0"
    assert Decimal(show(number, code).text) == number
    grouped = "#,##0." + "0" * places if places else "#,##0"
    assert show(number, grouped).text == f"{number:,.{places}f}"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15),
    st.text('0#?.,%;@E+-/[]"\\!_* ymdhsaGenral元<>=123', max_size=20),
)
def test_no_format_breaks(number: Decimal, code: str) -> None:
    assert isinstance(show(number, code).text, str)


@pytest.mark.parametrize("code", sorted(set(BUILT_IN.values())))
def test_built_in_formats(code: str) -> None:
    assert show(Decimal("44338.25"), code).text
