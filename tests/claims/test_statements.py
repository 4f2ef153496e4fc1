"""What is stated of what, and which statements speak of the same fact."""

from __future__ import annotations

import pytest

from heji.claims.claim import Statement
from heji.claims.same_fact import same_fact
from heji.claims.subject import name_of
from tests.claims.prose import claims


def stated(text: str) -> dict[str, Statement]:
    return {each.figure.value.text: each for each in claims(text).statements}


def first(text: str, figure: str) -> Statement:
    return stated(text)[figure]


SAME = [
    (
        "全区茶叶加工企业数量突破300家,其中龙头企业32家。",
        "32家",
        "其中茶叶加工产业,全区已聚集企业超300家,其中龙头企业46家。",
        "46家",
    ),
    ("完成新增高标准农田面积5558亩。", "5558亩", "新增高标准农田面积5546亩。", "5546亩"),
    ("安排预算资金250万元,用于培训。", "250万元", "2020年度预算数260万元。", "260万元"),
    ("经评价,本项目自评得分95分。", "95分", "自评总分96分。", "96分"),
]


@pytest.mark.parametrize(("one", "left", "other", "right"), SAME)
def test_one_fact_in_other_words(one: str, left: str, other: str, right: str) -> None:
    answer, _ = same_fact(first(one, left), first(other, right), year=2020)
    assert answer is True


DIFFERENT = [
    ("计划完成提供服务人数340人。", "340人", "完成提供服务人数380人。", "380人", "qualifier"),
    ("全区新增示范企业30家。", "30家", "全区累计新增示范企业90家。", "90家", "qualifier"),
    ("全市示范企业30家。", "30家", "全区示范企业9家。", "9家", "body"),
    ("推荐示范企业30家。", "30家", "认定示范企业29家。", "29家", "qualifier"),
    ("2019年示范企业30家。", "30家", "2020年示范企业36家。", "36家", "period"),
    ("规上示范企业30家。", "30家", "示范企业90家。", "90家", "qualifier"),
    ("实际支出90万元。", "90万元", "安排预算100万元。", "100万元", "measure"),
    ("示范企业增长20%。", "20%", "示范企业合格率30%。", "30%", "measure"),
    ("示范企业30家。", "30家", "示范企业30万元。", "30万元", "measure"),
]


@pytest.mark.parametrize(("one", "left", "other", "right", "reason"), DIFFERENT)
def test_different_facts(one: str, left: str, other: str, right: str, reason: str) -> None:
    answer, why = same_fact(first(one, left), first(other, right))
    assert (answer, why) == (False, reason)


UNKNOWN = [
    ("引进12个项目。", "12个", "认定9家。", "9家"),
    ("通过率95%。", "95%", "本季度通过率90%。", "90%"),
    ("甲区设项目4个;乙区设项目1个。", "4个", "甲区设项目4个;乙区设项目1个。", "1个"),
]


@pytest.mark.parametrize(("one", "left", "other", "right"), UNKNOWN)
def test_what_names_nothing_is_never_the_same(one: str, left: str, other: str, right: str) -> None:
    answer, _ = same_fact(first(one, left), first(other, right))
    assert answer is not True


ROLES = [
    (
        "2019年度安排预算资金250.33万元,其中:中央资金53万元。",
        "250.33万元",
        "full_year_budget",
        "total",
    ),
    ("全年预算数 87. 19 万元,执行数 76. 19 万元。", "76. 19 万元", "executed", "total"),
    ("截至12月31日,实际支出24.46万元,年末结转结余1.87万元。", "24.46万元", "executed", "total"),
    ("截至12月31日,实际支出24.46万元,年末结转结余1.87万元。", "1.87万元", "carry_over", "total"),
    (
        "安排部门预算63.52万元,其中:财政拨款62.94万元、其他资金0.58万元。",
        "62.94万元",
        "full_year_budget",
        "fiscal",
    ),
    ("共安排任务4项,项目支出50.48万元。", "50.48万元", "", "project"),
    ("全年安排部门整体支出预算298.65万元,统筹推进。", "298.65万元", "full_year_budget", "total"),
    ("部门整体支出绩效自评 93.8 分,其余略。", "93.8 分", "score", "total"),
    ("本年预算完成率为 99.6%,其余略。", "99.6%", "execution_rate", "total"),
    ("河道资金预算100万元,实际支出90万元。", "90万元", "", ""),
    ("与上年20万元相比。", "20万元", "", ""),
]


@pytest.mark.parametrize(("text", "figure", "role", "part"), ROLES)
def test_money_of_the_whole_has_a_role(text: str, figure: str, role: str, part: str) -> None:
    statement = first(text, figure)
    assert (statement.role, statement.part) == (role, part)


NAMES = [
    ("指标2:新增高标准农田面积", "新增高标准农田"),
    ("2. 提供康复服务人数", "提供康复服务"),
    ("我市技术合同成交额达", "技术合同成交额"),
    ("经济效益指标", ""),
    ("已引进", ""),
    ("达安公司", "达安公司"),
]


@pytest.mark.parametrize(("label", "subject"), NAMES)
def test_labels_are_normalised(label: str, subject: str) -> None:
    assert name_of(label).subject == subject


def test_a_count_of_tasks_is_stated() -> None:
    statement = first("安排预算100万元;共安排重点工作任务4项,项目支出50万元。", "4项")
    assert (statement.subject, statement.measure) == ("安排重点工作任务", "count")
