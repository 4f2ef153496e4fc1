"""Figures of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.quantity import Approximation, Comparison, Quantity
from heji.values.reading import find_quantities


def texts(text: str) -> list[str]:
    return [each.text for each in find_quantities(text)]


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过率86.41%，其中2718件、3145件", ["86.41%", "2718件", "3145件"]),
        ("全年30512.48万元,统筹推进", ["30512.48万元"]),
        ("获31批次862个，共24场", ["31批次", "862个", "24场"]),
        ("1.3 万家，居全省第五", ["1.3 万家", "第五"]),
        ("占全市 40\\%", ["40\\%"]),
        ("拨付61, 204. 35万元", ["61, 204. 35万元"]),
        ("2021年认定9家", ["9家"]),
        ("从1月至7月开展5次", ["5次"]),
        ("由8个工作日压缩到2个工作日", ["8个工作日", "2个工作日"]),
        ("从3个到5个", ["3个", "5个"]),
        ("每日160万人份提升到750万人份", ["160万人份", "750万人份"]),
        ("24小时内办结", ["24小时内"]),
        ("3家园区、4个人、63亩地", ["3家", "4个", "63亩"]),
        ("<b>100</b>", ["100"]),
        ("CT2台、占GDP4.36%", ["2台", "4.36%"]),
        ("30日内", ["30日内"]),
        ("增幅-3.2%，——12个，项目-5个", ["-3.2%", "12个", "5个"]),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "财预〔2021〕101号、科规字(2017)4号、第12条",
        "1.战略平台\n2、提升\n（3）加快\n(4)其他",
        "指标3:发放数量 目标2：完成",
        "附件1、图2、表3-1。",
        "5G、3D、H1N1、COVID-19、A100、IPv6、PM2.5、CO2、mRNA",
        "GB/T 9704-2012、ISO9001、GB2312",
        "“1+4+4+N”体系、1+1+3+N、“2+3”、1+3工作体系",
        "电话：020-12345678，手机13800000000，www.abc123.cn，a1@b2.cn",
        "第3年、第十届、第二阶段、第2批、第5名录",
        "2021年12月31日、2019-2021年、2019、2020",
        "科技创新2030-重大项目、500强、90后、A类、2级、3号楼、305室",
        "8:30开始，IP为192.168.1.1，见1.2.3节",
        "12345678901234567890",
        "第一，第二，三等奖",
        "前3年、前5个月",
        "00123",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一是统一第一一类三公十四五一带一路四化三新双一流一系列",
        "“四化”、一线、三农、百姓、千方百计、万众、九成立",
        "二期项目、三级指标、十分重要、三位一体、二次供水、四个自信",
        "唯一一个、逐一、周三、初三、一项工作、一批企业",
        "数十家、百亿级、几百家、百强",
        "三亚、四川、五家渠、六安、三门峡、三棵树县",
        "过半年",
    ],
)
def test_chinese_words_are_no_figures(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("四个重大科技专项", 4, "个"),
        ("两家企业", 2, "家"),
        ("共一家", 1, "家"),
        ("十余项", 10, "项"),
        ("近百家", 100, "家"),
        ("上百家", 100, "家"),
        ("占全市四成", 4, "成"),
        ("百分之九十", 90, "%"),
        ("3分之1", 1, "3分之"),
        ("三分之二", 2, "三分之"),
        ("千分之三", 3, "‰"),
        ("半数", 1, "二分之"),
        ("过半", 1, "二分之"),
        ("一半", 1, "二分之"),
        ("百分百", 100, "%"),
        ("壹佰贰拾叁万元整", 1_230_000, "元"),
        ("投入三百万元", 300, "万元"),
        ("一千二百三十四万五千六百元", 12_345_600, "元"),
        ("五点五亿元", None, "亿元"),
        ("两万余人", 2, "万人"),
        ("三万亩", 3, "万亩"),
        ("百余家", 100, "家"),
        ("逾万人次", 1, "万人次"),
        ("两座城市", 2, "座"),
    ],
)
def test_chinese_figures(text: str, number: int | None, unit: str) -> None:
    quantity = only(text)
    assert number is None or quantity.number == number
    assert quantity.unit is not None and quantity.unit.name == unit


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("≥5个", Comparison.AT_LEAST),
        (">=98%", Comparison.AT_LEAST),
        ("不少于三项", Comparison.AT_LEAST),
        ("不低于90%", Comparison.AT_LEAST),
        ("870家以上", Comparison.AT_LEAST),
        ("8个（含）以上", Comparison.AT_LEAST),
        (">95%", Comparison.MORE_THAN),
        ("超过50场", Comparison.MORE_THAN),
        ("<=1311元/人", Comparison.AT_MOST),
        ("不超过1123元/人", Comparison.AT_MOST),
        ("控制在100万元以内", Comparison.AT_MOST),
        ("5个工作日内", Comparison.AT_MOST),
        ("＜5%", Comparison.LESS_THAN),
        ("低于5%", Comparison.LESS_THAN),
        ("不足5%", Comparison.LESS_THAN),
        ("前6名", Comparison.AT_MOST),
        ("5个", Comparison.EQUAL),
    ],
)
def test_comparisons(text: str, comparison: Comparison) -> None:
    assert only(text).comparison is comparison


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("近685亿元", Approximation.NEARLY),
        ("超12.6万", Approximation.OVER),
        ("1200多家", Approximation.OVER),
        ("3.8万余人", Approximation.OVER),
        ("3个多月", Approximation.OVER),
        ("5年多", Approximation.OVER),
        ("1000+家", Approximation.OVER),
        ("突破350家", Approximation.OVER),
        ("约5.37亿元", Approximation.ABOUT),
        ("5%左右", Approximation.ABOUT),
        ("约占全市四分之一", Approximation.ABOUT),
        ("十来个", Approximation.ABOUT),
        ("近3年", Approximation.NONE),
        ("节约10万元", Approximation.NONE),
        ("签约12个", Approximation.NONE),
    ],
)
def test_looseness(text: str, approximation: Approximation) -> None:
    assert only(text).approximation is approximation


@pytest.mark.parametrize(
    "text",
    [
        "上百家",
        "上千人次",
        "上万人",
        "达上亿元",
        "上百余场",
        "上10万人",
        "上100家",
        "惠及上1,000户",
    ],
)
def test_shang_before_a_power_of_ten_is_over(text: str) -> None:
    assert only(text).approximation is Approximation.OVER


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("线上20次", "20次"),
        ("网上3场", "3场"),
        ("线上10场", "10场"),
        ("网上100件", "100件"),
        ("线上共12场", "12场"),
        ("会上10人", "10人"),
        ("路上3个", "3个"),
        ("规上100家", "100家"),
        ("规模以上100家", "100家"),
        ("培训上20万元", "20万元"),
    ],
)
def test_shang_behind_a_place_is_no_over(text: str, said: str) -> None:
    quantity = only(text)
    assert (quantity.approximation, quantity.text) == (Approximation.NONE, said)


def test_online_and_offline() -> None:
    found = find_quantities("线上线下共12场，其中线上5场、线下7场")
    assert [(each.text, each.approximation.value) for each in found] == [
        (text, Approximation.NONE.value) for text in ("12场", "5场", "7场")
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("居全国第三", 3),
        ("位列全省第 17 位", 17),
        ("全国经开区第1,稳步", 1),
        ("全国居前6", 6),
        ("排名前三", 3),
        ("稳居全市第一", 1),
    ],
)
def test_ranks(text: str, number: int) -> None:
    quantity = only(text)
    assert quantity.is_rank
    assert quantity.number == number


@pytest.mark.parametrize(
    ("text", "number", "upper"),
    [
        ("3-5个", 3, 5),
        ("3～5个", 3, 5),
        ("3至5个", 3, 5),
        ("10万-20万元", 10, 20),
        ("50%—60%", 50, 60),
        ("50万元-1亿元", 50, 10_000),
    ],
)
def test_ranges(text: str, number: int, upper: int) -> None:
    quantity = only(text)
    assert (quantity.number, quantity.upper) == (number, upper)
    assert quantity.text == text


class TestWorkings:
    def test_a_ratio(self) -> None:
        found = find_quantities("1275.36万/1518.20万×100%=84.00%")
        assert [str(each.number) for each in found] == ["1275.36", "1518.20", "100", "84.00"]
        assert [each.unit.name if each.unit else "" for each in found] == ["万", "万", "%", "%"]

    def test_a_difference_is_no_range(self) -> None:
        text = "（412,306.15-487,550.20）/487,550.20=15.43%"
        assert texts(text) == ["412,306.15", "487,550.20", "487,550.20", "15.43%"]

    def test_a_product(self) -> None:
        assert texts("83.61%*2=1.67") == ["83.61%", "2", "1.67"]

    def test_a_sum(self) -> None:
        assert texts("12+3+5+6+4+15=45") == ["12", "3", "5", "6", "4", "15", "45"]

    def test_labels_between(self) -> None:
        text = "实际支出458.20万元/预算安排471.36万元×100%=97.21%"
        assert texts(text) == ["458.20万元", "471.36万元", "100%", "97.21%"]


def test_the_noun_behind() -> None:
    assert only("24场技术交流活动。").noun == "技术交流活动"
    assert only("24场，").noun == ""
    assert only("6万家的科技型中小企业").noun == "科技型中小企业"


def test_a_malformed_number_keeps_its_text() -> None:
    quantity = only("支出16,5203.47 万元，")
    assert quantity.malformed
    assert quantity.text == "16,5203.47 万元"


def test_a_full_width_comma_never_groups() -> None:
    assert texts("完成12，345家") == ["12", "345家"]


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check_spans(text)


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789.,，、-~+/%％()（）第前近超约多余万亿元家个人年月日号一二三十百千半分之成倍≥<> ",
                "不少于",
                "以上",
                "左右",
                "分之",
                "万元",
                "2021",
                "1,234",
                "A1",
                "个(次)",
                "元/人",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_mixture_of_what_matters(text: str) -> None:
    check_spans(text)


def check_spans(text: str) -> None:
    end = 0
    for each in find_quantities(text):
        assert text[each.start : each.end] == each.text
        assert end <= each.start < each.end <= len(text)
        end = each.end
        assert each.number.is_finite()
        each.interval()
