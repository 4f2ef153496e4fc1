"""Further wordings of totals, rates and lists: right, wrong, and of no consequence. All made up."""

from __future__ import annotations

import pytest

from heji.values.verdict import Verdict
from tests.claims.prose import claims, verdicts

#: The sentence, the figure that agrees in it, and a wrong one in its place.
BOTH = [
    # parts by an attribute that leaves no other part
    ("全年开展巡查{}次,其中一季度11次、二季度14次、三季度9次、四季度6次。", "40次", "42次"),
    ("组织演练{}场,其中上半年8场、下半年13场。", "21场", "31场"),
    ("组织法律咨询{}次(城区12次、乡镇9次)。", "21次", "28次"),
    ("共开展讲座{}场(室内5场、室外8场)。", "13场", "15场"),
    ("全年培训学员{}人,其中男性130人、女性110人。", "240人", "250人"),
    ("接待参观团{}批,其中省内30批、省外12批。", "42批", "45批"),
    # parts behind a colon
    ("资金来源共{}:财政拨款320.50万元、自筹资金79.50万元。", "400.00万元", "410.00万元"),
    ("收到来信共{}件:咨询类40件、投诉类25件、建议类15件。", "80件", "86件"),
    # composed
    (
        "项目总投入{},由财政拨款、自筹资金两部分组成,分别为310.20万元、89.80万元。",
        "400.00万元",
        "420.00万元",
    ),
    (
        "专项资金{}由中央资金、省级资金和县级资金构成,分别为100万元、80万元和20万元。",
        "200万元",
        "210万元",
    ),
    ("总收入{},由门票收入30万元、租金收入20万元两部分组成。", "50万元", "60万元"),
    # a total with its noun behind the parts
    ("城区12次、乡镇9次,全年合计开展法律咨询{}。", "21次", "28次"),
    ("一季度11场、二季度14场、三季度9场、四季度6场,全年合计举办讲座{}。", "40场", "44场"),
    ("新建步道3公里、改造步道5公里,合计完成步道{}。", "8公里", "9公里"),
    # rates before their amounts
    ("抽检率为{}(应检设备500台,实际抽检400台)。", "80%", "85%"),
    ("检定率为{}(应检仪器250台,实际检定200台)。", "80%", "85%"),
    ("合格率{}(抽查点位200个,合格190个)。", "95%", "93%"),
    ("应检设备500台,实际检定450台,检定率{}。", "90%", "91%"),
    ("编制数120人,在职人数108人,比率为{}。", "90.00%", "91.00%"),
    # complements
    ("抽检样品500份,其中不合格10份,合格率{}。", "98%", "97%"),
    ("受理投诉400件,未办结20件,办结率{}。", "95%", "96%"),
    # several shares at once
    ("共有社区40个,其中城市社区12个、农村社区28个,分别占{}、70%。", "30%", "35%"),
    ("城市社区12个、农村社区28个,分别占社区总数40个的30%、{}。", "70%", "75%"),
    # growth
    ("全年接待群众6300人次,比上年增加1300人次,增长{}。", "26.0%", "36.0%"),
    ("办理业务4500件,较上年减少500件,下降{}。", "10.0%", "12.0%"),
    ("上年检测样本2000份,本年2500份,同比增长{}。", "25.0%", "35.0%"),
    ("2021年检测样本2000份,2022年检测样本2500份,同比增长{}。", "25.0%", "35.0%"),
    # things listed
    ("包括资料整理、现场勘察、成果汇编{}任务。", "3项", "4项"),
    ("发布“甲榜”“乙榜”“丙榜”{}榜单。", "3个", "4个"),
    ("在东河镇、西河镇、南河镇等{}镇开展试点。", "3个", "2个"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), BOTH)
def test_the_right_figure_is_consistent_and_the_wrong_one_is_not(
    text: str, right: str, wrong: str
) -> None:
    unit = "".join(sign for sign in right if not (sign.isdigit() or sign == "."))
    fill = [each.replace(unit, "") if f"{{}}{unit}" in text else each for each in (right, wrong)]
    good, bad = verdicts(text.format(fill[0])), verdicts(text.format(fill[1]))
    assert right in good[Verdict.CONSISTENT]
    assert not good[Verdict.INCONSISTENT]
    assert wrong in bad[Verdict.INCONSISTENT]


HARMLESS = [
    "全区共有企业430家(高新技术企业102家、上市企业5家)。",
    "全区共有企业430家:高新技术企业102家、专精特新企业400家。",
    "组织培训15次,其中一季度3次、二季度4次。",
    "建成面积1200亩(计划1000亩、上年900亩)。",
    "整改问题20个(上年30个、前年45个)。",
    "完成检测300批次,其中线上120批次。",
    "甲项目由县住建局、县水利局两部门组织,分别投入资金10万元、20万元,总投资90万元。",
    "新建泵站3座、改造泵站5座,全县累计共有泵站40座。",
    "新建泵站3座、改造泵站5座,共有泵站40座。",
    "第三方测评得分率94%(全省平均为90.2%)。",
    "满意度为95%(满分100分,扣5分)。",
    "合格率98%(上年抽查200个,合格190个)。",
    "抽检样品500份,不合格10份,复检样品50份,合格率96%。",
    "国家、省重点实验室达21家、256家,分别占全省的70%、60%。",
    "收入、支出分别为120万元、100万元,分别增长20%、10%。",
    "全年接待群众6300人次,比上年增加1300人次,旅游收入增长12%。",
    "贷款余额120亿元,比年初增加15亿元,增速居全省第二,存款增长8%。",
    "在东河镇、西河镇等3个镇开展试点。",
    "包括资料整理和归档、现场勘察等5项任务。",
    "包括资料整理和归档、现场勘察2项任务。",
    "发布“甲榜”等3个榜单。",
    "按照“一网一平台”“两清单”要求,建成3个平台。",
    "会议室、办公室、资料室共3个科室,2个街道。",
    "在职人数108人,退休人数20人,占比居前。",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_is_called_wrong(text: str) -> None:
    assert not verdicts(text)[Verdict.INCONSISTENT]


def test_a_rate_that_agrees_with_another_value_of_the_budget_is_not_wrong() -> None:
    sources = "中央资金40.00万元、省级资金60.00万元、县级资金20.00万元,三项合计120.00万元。"
    text = "截至年底,累计支付114.00万元,占预算126.00万元的95.00%。"
    found = verdicts(sources, text)
    assert "95.00%" in found[Verdict.CONSISTENT]
    assert "95.00%" not in found[Verdict.INCONSISTENT]
    alone = verdicts(text)
    assert alone[Verdict.INCONSISTENT] == ["95.00%"]


def test_the_two_values_of_the_budget_are_set_against_each_other() -> None:
    sources = "项目总投入120.00万元。"
    text = "截至年底,累计支付114.00万元,占预算126.00万元的95.00%。"
    (conflict,) = (
        each for each in claims(sources, text).relations if each.check == "figure-conflict"
    )
    assert verdicts(sources, text)[Verdict.INCONSISTENT] == ["126.00万元"]
    assert conflict.certain
