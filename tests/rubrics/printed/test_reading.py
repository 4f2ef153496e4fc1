"""What of a standard is understood, and what must not be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from heji.rubrics.printed.curving import curve
from tests.rubrics.printed.standards import read

#: Broken, ambiguous, or with conditions that nobody can reckon.
NOT_UNDERSTOOD = [
    ("", "no-rule"),
    ("反映部门预算编制的准确性。", "no-rule"),
    ("根据完成情况酌情给分", "exception"),
    ("≥90%得5分，因不可抗力未完成的除外；低于90%不得分", "exception"),
    ("≥90%得5分；85%（含）-90%（含）得4分", "bands-overlap"),
    ("≥90%得4分；80%（含）-90%得3分；低于80%不得分", "full-mark-differs"),
    ("≥90%得6分；80%（含）-90%得4分", "full-mark-differs"),
    ("资金到位率≥90%得2分，资金使用率≥90%得5分", "several-values"),
    ("制度健全，执行率95%以上得满分", "words"),
    ("执行率≥95%且制度健全的得满分", "joined-conditions"),
    ("到位率和使用率≥95%得满分，否则不得分", "joined-conditions"),
    ("每低1个百分点扣0.5分，扣完为止", "full-value-unknown"),
    ("100%得满分，每1个百分点扣0.5分", "side-unknown"),
    ("≥95%得满分，每超过1个百分点扣0.5分", "wrong-side"),
    ("≥95%得满分，每低1个百分点扣0.5分，每超1个百分点扣0.2分", "several-deductions"),
    ("≥95%得满分；90%-95%得4分；低于90%的每低1个百分点扣0.5分", "mixture"),
    ("≥95%得满分；低于90%的，每低1个百分点扣0.5分", "mixture"),
    ("①制度健全2分；②执行有效2分", "points-do-not-add-up"),
    ("发现一例扣1分，发现重大问题不得分", "mixture"),
    ("发现一般问题一例扣0.5分，严重问题一例扣2分", "several-deductions"),
    ("得分=执行率×8分", "full-mark-differs"),
    ("得分=分值-（100%-执行率）×20", "words"),
    ("优秀得5分；良好得4分，报送迟延扣1分", "points-do-not-add-up"),
    ("得5分", "no-condition"),
    ("≥300天得满分，每低1%扣0.5分", "units-differ"),
    ("≥300得满分，每低1个百分点扣0.5分", "units-differ"),
    ("≥90%得满分；制度不健全不得分", "mixture"),
    ("按完成比例计分，逾期一天扣1分", "mixture"),
    ("90%以上得3-5分，90%以下得0-2分", "range-of-marks"),
    ("分为优、良、差三档，分别按照分值的100%-80%（含）、80%-0%确定", "tiers"),
]


@pytest.mark.parametrize(
    ("text", "problem"), NOT_UNDERSTOOD, ids=[each[0][:24] for each in NOT_UNDERSTOOD]
)
def test_what_must_not_be_understood(text: str, problem: str) -> None:
    printed = read(text)
    assert not printed.is_understood, printed.readings
    assert printed.problem == problem


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("≥90%得5分，因不可抗力未完成的除外；低于90%不得分", "不可抗力"),
        ("资金到位率≥90%得2分，资金使用率≥90%得5分", "资金使用率"),
        ("制度健全，执行率95%以上得满分", "制度健全"),
    ],
)
def test_what_is_not_understood_is_quoted(text: str, quoted: str) -> None:
    assert any(quoted in each for each in read(text).not_understood)


def test_what_is_understood_is_quoted_as_printed() -> None:
    printed = read("执行率 ≥ ９５％， 计５分；\n每低 １ 个百分点扣 0.5 分")
    assert printed.understood == ("执行率 ≥ ９５％， 计５分", "每低 １ 个百分点扣 0.5 分")


def test_the_subject_is_what_the_words_call_the_value() -> None:
    assert read("重点支出安排率≥90%计5分；低于90%不得分").subject == "重点支出安排率"
    assert read("得分=预算完成率×分值").subject == "预算完成率"
    assert read("≥90%计5分；低于90%不得分").subject == ""


PIECES = (
    "≥ ≤ < 90% 80% 100% 0 5分 1分 得 计 满分 不得分 扣 每 低于 超过 1个百分点 （含） - 以上 以下 否则 ； ， 。 "
    "按比例得分 得分=执行率×分值 ①制度健全 一项 发现 加 最多 扣完为止 执行率 酌情 分别 三档 （ ） [ ] 十 ="
)


@settings(max_examples=400)
@given_by(
    st.lists(st.sampled_from(PIECES.split()), max_size=14).map("".join),
    st.sampled_from(["5", "2.5", "0.5"]),
)
def test_no_text_is_too_strange(text: str, weight: str) -> None:
    printed = read(text, weight)
    assert printed.is_understood != bool(printed.problem)
    for reading in printed.readings:
        shape = curve(reading, printed.weight)
        if shape is not None:
            scores = [shape.at(Fraction(each, 20)) for each in range(-5, 40)]
            assert all(each is None or 0 <= each <= printed.weight for each in scores)


def test_characters_of_numerals_that_make_none_are_not_understood() -> None:
    assert read("得十十分别").problem == "words"


@given_by(st.text(max_size=60))
def test_any_characters_can_be_read(text: str) -> None:
    read(text)


def test_a_long_text_is_no_standard() -> None:
    assert read("≥90%得5分。" * 400).problem == "no-rule"
