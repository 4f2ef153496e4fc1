"""How score tables word their standards, and what is understood of it.

The phrases are our own, put together from the ways in which such tables are usually worded.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from heji.rubrics.printed.curving import curve
from heji.rubrics.printed.printed import Assumption, Printed
from heji.rubrics.printed.reading import read_rule
from heji.rubrics.rules.rule import (
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    InverseRatio,
    Tiers,
)


def read(text: str, weight: str = "5") -> Printed:
    return read_rule(text, Fraction(weight))


def given(printed: Printed, value: str) -> set[str]:
    """The scores of all readings for a value, as texts."""
    at = Fraction(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    found = set()
    for reading in printed.readings:
        shape = curve(reading, printed.weight)
        assert shape is not None
        score = shape.at(at)
        found.add("silent" if score is None else str(float(score)))
    return found


#: Standard, weight, and the scores that some values have.
LADDERS = [
    (
        "≥95%，计4分；85%（含）-95%，计3分；75%（含）-85%，计2分；低于75%不得分。",
        "4",
        {"95%": "4.0", "94.99%": "3.0", "85%": "3.0", "75%": "2.0", "74%": "0.0", "120%": "4.0"},
    ),
    (
        "利用率90%（含）以上得满分；80%（含）-90%得4分；60%（含）-80%得2分；60%以下不得分",
        "5",
        {"90%": "5.0", "89%": "4.0", "60%": "2.0", "59%": "0.0"},
    ),
    (
        "≥90%得5分；≥80%得4分；≥70%得3分；否则不得分。",
        "5",
        {"91%": "5.0", "90%": "5.0", "85%": "4.0", "70%": "3.0", "69%": "0.0"},
    ),
    (
        "≤5%得5分；≤10%得3分；≤20%得1分；大于20%不得分",
        "5",
        {"5%": "5.0", "5.01%": "3.0", "10%": "3.0", "20%": "1.0", "21%": "0.0"},
    ),
    (
        "结转率=0，计3分；0-5%（含），计2分；5-10%（含），计1分；大于10%不得分。",
        "3",
        {"0%": "3.0", "0.1%": "2.0", "5%": "2.0", "10%": "1.0", "10.5%": "0.0"},
    ),
    (
        "执行率95%及以上得4分，90%（含）至95%（不含）之间得3分，低于90%不得分",
        "4",
        {"95%": "4.0", "90%": "3.0", "94.9%": "3.0", "89.9%": "0.0"},
    ),
    (
        "80%≤执行率<90%得3分；执行率≥90%得5分；执行率<80%不得分",
        "5",
        {"80%": "3.0", "90%": "5.0", "79%": "0.0"},
    ),
    (
        "[90%,100%]得5分；[80%,90%)得4分；[0,80%)得0分",
        "5",
        {"100%": "5.0", "90%": "5.0", "80%": "4.0", "50%": "0.0", "101%": "silent"},
    ),
    (
        "到位率达到100%得5分；大于等于90%小于100%得3分；小于90%不得分",
        "5",
        {"100%": "5.0", "99%": "3.0", "90%": "3.0", "89%": "0.0"},
    ),
    (
        "≥90%得满分，≥70%且<90%得权重的60%，<70%得0分",
        "5",
        {"90%": "5.0", "70%": "3.0", "69%": "0.0"},
    ),
    (
        "满意度≥90%，得10分；80%≤满意度＜90%，得8分；60%≤满意度＜80%，得6分；满意度＜60%，不得分。",
        "10",
        {"92.3%": "10.0", "80%": "8.0", "60%": "6.0", "10%": "0.0"},
    ),
    (
        "不低于95%的得2分，不低于85%的得1分，低于85%的不得分",
        "2",
        {"95%": "2.0", "90%": "1.0", "84%": "0.0"},
    ),
    (
        "变动率≤0计4分；0＜变动率≤5%计2分；变动率＞5%不得分",
        "4",
        {"-3%": "4.0", "0%": "4.0", "5%": "2.0", "6%": "0.0"},
    ),
    ("以100%为标准，控制率≤100%计3分，大于100%不得分", "3", {"100%": "3.0", "100.1%": "0.0"}),
    ("90%～100%（含）得5分；80%（含）～90%（含）得4分", "5", {"95%": "5.0", "90%": "4.0"}),
    (
        "1.完成率≥90%，得5分；2.完成率80%（含）-90%，得3分；3.完成率低于80%，不得分",
        "5",
        {"90%": "5.0", "85%": "3.0", "10%": "0.0"},
    ),
]


@pytest.mark.parametrize(
    ("text", "weight", "scores"), LADDERS, ids=[each[0][:24] for each in LADDERS]
)
def test_bands_of_values(text: str, weight: str, scores: dict[str, str]) -> None:
    printed = read(text, weight)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert {value: given(printed, value) for value in scores} == {
        value: {score} for value, score in scores.items()
    }


THRESHOLDS = [
    ("达到90%得满分，否则不得分", {"90%": "5.0", "89.9%": "0.0", "100%": "5.0"}),
    ("执行率≥95%得5分，否则不得分。", {"95%": "5.0", "94%": "0.0"}),
    ("控制率不超过100%的得满分，超过100%不得分", {"100%": "5.0", "101%": "0.0"}),
    ("合格率为100%得满分，否则不得分", {"100%": "5.0", "99%": "0.0"}),
    ("投诉处理率高于98%得满分，其他情况不得分", {"98%": "0.0", "98.1%": "5.0"}),
    ("实际使用面积与总面积的比率，85%以上得满分。", {"85%": "5.0", "84%": "silent"}),
    ("反映支出控制程度，不超过100%得满分。", {"100%": "5.0", "101%": "silent"}),
]


@pytest.mark.parametrize(("text", "scores"), THRESHOLDS, ids=[each[0][:24] for each in THRESHOLDS])
def test_thresholds(text: str, scores: dict[str, str]) -> None:
    printed = read(text)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert {value: given(printed, value) for value in scores} == {
        value: {score} for value, score in scores.items()
    }


#: Standard, value, and the scores of all readings: in proportion, full steps, begun steps.
DEDUCTIONS = [
    (
        "以100%为标准。人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
        "103.4%",
        {"3.3", "3.5", "3.0"},
    ),
    ("≥95%得满分，每低1个百分点扣0.5分，扣完为止", "93.6%", {"4.3", "4.5", "4.0"}),
    ("95%及以上计5分；每降低1%扣0.2分，直至扣完为止。", "90%", {"4.0"}),
    ("100%得满分，每低于1个百分点扣0.1分，扣完为止。", "98.5%", {"4.85", "4.9", "4.8"}),
    ("100%得满分，每超过或降低5%扣1分，扣完为止。", "90%", {"3.0"}),
    ("100%得满分，每超过或降低5%扣1分，扣完为止。", "112%", {"2.6", "3.0", "2.0"}),
    ("差异率=0得满分，每增加5%（含）扣减0.5分，减至0分为止", "11.44%", {"4.0"}),
    ("达到98%得满分，每满降低2个百分点扣1分", "93.9%", {"3.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的按2个百分点计算", "93.9%", {"2.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的不扣分", "93.9%", {"3.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的按比例扣分", "93.9%", {"2.95"}),
    ("≤0计5分；每上升一个百分点扣0.5分，扣完为止", "-4%", {"5.0"}),
    ("控制率≤100%得满分；超过100%的，每超过1个百分点扣分值的10%", "102%", {"4.0"}),
    ("得分率达到100%得5分，每减少1个百分点扣权重分的5%，最低0分", "96%", {"4.0"}),
    ("完成率100%得满分，每降低十个百分点扣1分", "79%", {"2.9", "3.0", "2.0"}),
    ("以90%为标准，每低于90%1个百分点扣0.5分，扣完为止", "88%", {"4.0"}),
    ("不低于90%的得满分，否则每低于1个百分点扣0.5分", "87%", {"3.5"}),
    ("≥90%得满分；低于90%的，每低1个百分点扣0.1分；低于60%不得分", "80%", {"4.0"}),
    ("≥90%得满分；低于90%的，每低1个百分点扣0.1分；低于60%不得分", "50%", {"0.0"}),
    ("95%-105%得满分，每偏离1个百分点扣0.5分", "107%", {"4.0"}),
    ("95%-105%得满分，每偏离1个百分点扣0.5分", "93%", {"4.0"}),
    ("满意度≥95%，得5分；每下降1个百分点，扣0.5分，扣完为止。", "94%", {"4.5"}),
    ("预算调整率≤10%，计5分；每增加1个百分点，扣1分，扣完即止。", "12%", {"3.0"}),
]


@pytest.mark.parametrize(("text", "value", "scores"), DEDUCTIONS)
def test_deductions(text: str, value: str, scores: set[str]) -> None:
    printed = read(text)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert given(printed, value) == scores


def test_what_the_words_leave_open_is_kept_as_readings() -> None:
    printed = read("≥95%得满分，每低1个百分点扣0.5分，扣完为止")
    assert [each.assumption for each in printed.readings] == [
        Assumption.IN_PROPORTION,
        Assumption.FULL_STEPS,
        Assumption.BEGUN_STEPS,
    ]
    assert printed.rule is None
    bands = read("60%-80%得3分；80%-100%得5分")
    assert given(bands, "80%") == {"3.0", "5.0"}
    assert given(bands, "79%") == {"3.0"}


def test_deductions_by_numbers_of_things() -> None:
    printed = read("不少于300场的计5分；每少10场扣1分。")
    assert given(printed, "275") == {"2.5", "3.0", "2.0"}
    assert given(printed, "300") == {"5.0"}
    assert isinstance(read("每少1项扣1分，扣完为止").rule, Breaches)


PROPORTIONS = [
    ("得分=预算完成率×分值", {"93%": {"4.65"}}),
    ("得分=执行率*5分，满分为止。", {"93%": {"4.65"}, "104%": {"5.0"}}),
    ("实际得分=到位率×100%×权重", {"50%": {"2.5"}}),
    ("按完成比例计分，满分为止", {"80%": {"4.0"}}),
    ("按实际完成率计算得分，最高不超过满分", {"80%": {"4.0"}}),
    ("反映采购预算的执行程度。得分=采购执行率×分值。", {"84.48%": {"4.224"}}),
    ("执行率达到100%得满分，未达到的按执行比例得分", {"90%": {"4.5"}, "100%": {"5.0"}}),
    (
        "≥90%得满分；60%-90%按比例得分；<60%不得分",
        {"92%": {"5.0"}, "81%": {"4.05", "4.5"}, "59%": {"0.0"}},
    ),
    ("执行率≥95%得满分，低于95%的按比例计分", {"95%": {"5.0"}, "76%": {"3.8", "4.0"}}),
    ("90%以上得满分，60%（含）-90%按比例计分，否则不得分", {"92%": {"5.0"}, "45%": {"0.0"}}),
]


@pytest.mark.parametrize(
    ("text", "scores"), PROPORTIONS, ids=[each[0][:24] for each in PROPORTIONS]
)
def test_proportions(text: str, scores: dict[str, set[str]]) -> None:
    printed = read(text)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert {value: given(printed, value) for value in scores} == scores


@pytest.mark.parametrize(
    "text",
    [
        "达到目标值得满分，否则不得分",
        "完成年度指标值得满分，未完成不得分",
        "达到年度绩效目标的得满分，未达到的不得分。",
    ],
)
def test_targets_that_give_all_or_nothing(text: str) -> None:
    assert read(text).rule == ByTarget(missed_is_zero=True)


@pytest.mark.parametrize(
    "text",
    [
        "完成年度目标值得满分，未完成的按完成比例得分。",
        "达到指标值得满分，未达到指标值的按比例计分",
        "完成目标任务得满分，否则按完成比例计分。",
    ],
)
def test_targets_that_give_a_share(text: str) -> None:
    assert read(text).readings[0].rule == ByTarget()


def test_a_term_turned_round_is_for_upper_bounds() -> None:
    assert read("得分=目标值/实际完成值×分值").rule == InverseRatio("target", "result")
    assert given(read("得分=实际完成值/目标值×分值"), "80%") == {"4.0"}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("①有资金管理办法，2分；②有会计核算制度，2分；③制度有效执行，1分。", 3),
        ("1.决策程序规范（2分）；2.资料齐全（3分）。", 2),
        ("（1）按时公开得2分；（2）内容完整得2分；（3）公开渠道合规得1分。", 3),
        ("目标符合规划得3分，否则不得分；目标已细化得2分，否则不得分。", 2),
        ("①制度健全1分；②责任明确1分；③执行有效1分；④监督到位1分；⑤资料完整1分；每缺一项扣1分", 5),
    ],
)
def test_sub_points(text: str, marks: int) -> None:
    rule = read(text).rule
    assert isinstance(rule, Checklist)
    assert len(rule.points) == marks


@pytest.mark.parametrize(
    "text",
    [
        "发现一例扣1分，扣完为止",
        "以上情况每出现一例不符合要求的扣1分，扣完为止。",
        "收支全部编入预算的计5分；每漏编一项扣1分。",
        "资金使用合规得满分，每发现1起违规扣1分，扣完为止",
        "每有一笔资金延迟支付扣1分",
        "①支出合规；②审批完整；③用途相符。每有一项不符合扣1分，扣完为止。",
        "每缺少一项制度扣1分，扣完为止",
        "每逾期1天扣1分，扣完为止",
        "上半年支付一半资金；年底全部付清。每出现一个专项未按进度支付扣1分，扣完为止。",
    ],
)
def test_marks_taken_by_the_case(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, Breaches), (printed.problem, printed.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "每项加2.5分，加分最多不超过5分",
        "每获得一项省级表彰加1分，最高加3分",
        "每受表扬1次加2.5分，每受通报批评1次扣2.5分",
    ],
)
def test_bonus_and_malus(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, BonusMalus), (printed.problem, printed.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "优秀得5分；良好得4分；合格得3分；不合格不得分",
        "制度健全得5分，基本健全得3分，不健全不得分。",
        "无结余，5分；有结余，但不超过上年结转，3分；结余超过上年结转，不得分。",
        "效果显著得4-5分，效果一般得2-3分，效果较差得0-1分",
        "指标完成情况分为达成、部分达成、未达成三档，分别按照该指标对应分值区间100-80%（含）、"
        "80-60%（含）、60-0%合理确定分值。",
        "已建立台账的得5分，未建立的不得分",
    ],
)
def test_degrees_in_words(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, Tiers), (printed.problem, printed.not_understood)


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
