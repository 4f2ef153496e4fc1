"""figure-conflict: one fact, different values, in one document or between two."""

from __future__ import annotations

from heji.audit.case import Reading
from heji.audit.checks.dossier import figure_conflict_between
from heji.audit.checks.facts import figure_conflict
from heji.audit.finding import Finding, Severity
from heji.claims.claim import Statement
from heji.forms.form import Indicator, Kind
from tests.audit.building import (
    claims,
    document,
    equal,
    field,
    form,
    indicator,
    money,
    node,
    paragraph,
    reading,
    stated,
    task,
)
from tests.audit.checking import message
from tests.audit.checks.speaking import across, assert_registered, cases, findings, wrong


def statement(sentence: str, index: int = 0, **parts: str) -> Statement:
    given = {"subject": "", "measure": "count", "period": "", "body": "", "qualifier": "", **parts}
    return Statement(figure=stated(sentence, index), **given)  # type: ignore[arg-type]


def prose(*statements: Statement, **parts: object) -> Reading:
    return reading(form(**parts), claims(statements=statements))


def plants(sentence: str, **parts: str) -> Statement:
    return statement(sentence, subject="精密仪器制造企业", **parts)


def spent(amount: str, role: str = "executed", sentence: str = "全年实际支出{}。") -> Statement:
    text = sentence.format(amount)
    return statement(text, measure="amount", role=role, part="total", subject="实际支出")


def test_pass() -> None:
    same = prose(plants("全区有精密仪器制造企业128家。"), plants("精密仪器制造企业达128家。"))
    assert cases(findings(figure_conflict, same)) == ["right"]
    table = prose(spent("500.00万元"), money=[money("500.00", "executed")])
    assert cases(findings(figure_conflict, table)) == ["right"]


def test_fail() -> None:
    two = prose(plants("全区有精密仪器制造企业128家。"), plants("精密仪器制造企业达176家。"))
    (found,) = wrong(findings(figure_conflict, two))
    assert (found.severity, found.stated, found.expected) == (Severity.WARNING, "128家", "176家")
    assert len(found.evidence) == 2
    table = prose(spent("505.00万元"), money=[money("485.00", "executed")])
    (found,) = wrong(findings(figure_conflict, table))
    assert (found.stated, found.expected) == ("505.00万元", "485.00")


def test_part_missing() -> None:
    assert findings(figure_conflict, prose(plants("精密仪器制造企业128家。"))) == ()
    assert findings(figure_conflict, prose(spent("505.00万元"))) == ()
    other = prose(spent("505.00万元"), money=[money("485.00", "full_year_budget")])
    assert findings(figure_conflict, other) == ()


def test_rounding_edge() -> None:
    def judged(amount: str) -> list[str]:
        return cases(
            findings(figure_conflict, prose(spent(amount), money=[money("48564.99", "executed")]))
        )

    assert judged("4.86亿元") == ["right"]
    assert judged("4.85亿元") == ["table"]
    assert judged("超4.8亿元") == ["right"]
    assert judged("近4.8亿元") == ["table"]


def test_what_only_looks_alike_is_no_conflict() -> None:
    for pair in (
        ("全区有精密仪器制造企业128家。", "力争精密仪器制造企业突破400家。"),
        ("全区有精密仪器制造企业128家。", "2019年精密仪器制造企业300家。"),
        ("甲、乙两区精密仪器制造企业达21家、56家。", "精密仪器制造企业30家。"),
    ):
        assert wrong(findings(figure_conflict, prose(*map(plants, pair)))) == ()
    several = (plants(f"某园区精密仪器制造企业{number}家。") for number in (3, 4, 5))
    assert wrong(findings(figure_conflict, prose(*several))) == ()
    vague = (statement("有企业5家。", subject="企业"), statement("有企业6家。", subject="企业"))
    assert wrong(findings(figure_conflict, prose(*vague))) == ()


def test_a_slip_of_the_unit_is_left_to_unit_mismatch() -> None:
    slip = prose(spent("500.00元"), money=[money("500.00", "executed")])
    assert cases(findings(figure_conflict, slip)) == ["right"]


def test_an_elliptical_amount_belongs_to_the_subject_before_it() -> None:
    sentence = "专项资金预算80万元,实际支出75万元。"
    special = statement(sentence, measure="amount", subject="专项资金预算")
    rest = statement(
        sentence, 1, measure="amount", subject="实际支出", role="executed", part="total"
    )
    both = prose(special, rest, money=[money("485.00", "executed")])
    assert findings(figure_conflict, both) == ()


def test_a_part_is_compared_only_where_the_form_has_one_amount_for_it() -> None:
    said = statement("项目支出50万元。", measure="amount", subject="项目支出", part="project")
    one = [money("48.00", "budget", "project")]
    assert cases(findings(figure_conflict, prose(said, money=one))) == ["table"]
    two = [*one, money("45.00", "executed", "project")]
    assert findings(figure_conflict, prose(said, money=two)) == ()


def test_total_score() -> None:
    tree = node("总分", "100", "93.5", level=0)
    said = statement("自评得分95分。", measure="score", role="score", part="total")
    assert cases(findings(figure_conflict, prose(said, scores=[tree]))) == ["score"]
    right = statement("自评得分93.5分。", measure="score", role="score", part="total")
    assert cases(findings(figure_conflict, prose(right, scores=[tree]))) == ["right"]


def test_results_that_the_prose_reports() -> None:
    row = indicator("改造校舍面积", target="≥500平方米", result="546平方米")

    def judged(text: str) -> list[str]:
        return cases(
            findings(
                figure_conflict, reading(form(indicators=[row]), None, document(paragraph(text)))
            )
        )

    assert judged("全年完成改造校舍面积546平方米。") == ["right"]
    assert judged("全年完成改造校舍面积558平方米。") == ["result"]
    assert judged("计划完成改造校舍面积500平方米。") == []
    assert judged("农村改造校舍面积300平方米。") == []
    assert judged("改造校舍面积546平方米;后又写改造校舍面积558平方米。")[0] == "right"


def test_results_with_words_between_the_name_and_the_figure() -> None:
    row = indicator("改造校舍面积", target="≥500平方米", result="546平方米")

    def judged(text: str) -> list[str]:
        given = reading(form(indicators=[row]), None, document(paragraph(text)))
        return cases(findings(figure_conflict, given))

    assert judged("改造校舍面积实际完成558平方米。") == ["result"]
    assert judged("改造校舍面积实际完成546平方米。") == ["right"]
    assert judged("改造校舍面积力争达到558平方米。") == []


def test_a_result_that_adds_up_its_parts_is_their_total() -> None:
    row = indicator(
        "改造校舍面积",
        target="≥500平方米",
        result="上半年200平方米、下半年346平方米，合计546平方米",
    )
    parts = indicator("改造校舍面积", target="≥500平方米", result="一期200平方米，二期346平方米")

    def judged(text: str, row: Indicator) -> list[str]:
        given = reading(form(indicators=[row]), None, document(paragraph(text)))
        return cases(findings(figure_conflict, given))

    assert judged("改造校舍面积实际完成546平方米。", row) == ["right"]
    assert judged("改造校舍面积实际完成558平方米。", row) == ["result"]
    assert judged("改造校舍面积实际完成200平方米。", row) in ([], ["right"])
    assert judged("改造校舍面积实际完成558平方米。", parts) == []


def test_the_money_that_a_declaration_applies_for() -> None:
    tables = [
        money("500.00", "budget"),
        money("480.00", "budget", "fiscal"),
        money("20.00", "budget", "other"),
    ]

    def judged(amount: str, kind: Kind = Kind.TARGET_DECLARATION) -> list[str]:
        said = statement(
            f"年度申请财政资金{amount}。",
            measure="amount",
            subject="申请财政资金",
            qualifier="declared",
        )
        made = form(kind, money=tables)
        return cases(findings(figure_conflict, reading(made, claims(statements=[said]))))

    assert judged("480.00万元") == ["right"]
    assert judged("460.00万元") == ["table"]
    # taken loosely, all the money of the form
    assert judged("500.00万元") == ["right"]
    # what was applied for is not what was granted
    assert judged("460.00万元", Kind.PROJECT_SELF_EVALUATION) == []


def test_the_tasks_of_a_department_together() -> None:
    said = statement(
        "年度主要任务实际支出505.00万元。", measure="amount", subject="主要任务实际支出"
    )
    tables = {"money": [money("485.00", "executed")]}
    assert cases(findings(figure_conflict, prose(said, tasks=[task("养护")], **tables))) == [
        "table"
    ]
    assert findings(figure_conflict, prose(said, **tables)) == ()
    plan = statement("年度主要任务共安排505.00万元。", measure="amount", subject="主要任务共安排")
    tables = {"money": [money("485.00", "budget")]}
    assert cases(findings(figure_conflict, prose(plan, tasks=[task("养护")], **tables))) == [
        "table"
    ]


def test_what_was_spent_by_the_end_of_the_year() -> None:
    tables = [money("500.00", "full_year_budget"), money("485.00", "executed")]

    def judged(amount: str) -> list[str]:
        said = statement(
            f"截至年底累计支出{amount}。",
            measure="amount",
            subject="截至年底累计支出",
            qualifier="cumulative",
        )
        return cases(findings(figure_conflict, prose(said, money=tables)))

    assert judged("485.00万元") == ["right"]
    assert judged("458.00万元") == ["table"]
    # above the year's budget it counts from the beginning of the project
    assert judged("900.00万元") == []


def test_one_pair_of_values_is_reported_once() -> None:
    row = indicator("改造校舍总面积", result="546平方米")
    text = document(
        paragraph("改造校舍总面积558平方米。"), paragraph("改造校舍总面积558平方米。", 2)
    )
    assert len(wrong(findings(figure_conflict, reading(form(indicators=[row]), None, text)))) == 1


def test_between_two_documents() -> None:
    kind = Kind.DEPARTMENT_SELF_EVALUATION
    table = reading(form(kind, money=[money("485.00", "executed")]), id="d1")
    report = reading(
        form(Kind.SELF_EVALUATION_REPORT), claims(statements=[spent("505.00万元")]), id="d2"
    )
    (found,) = wrong(across(figure_conflict_between, table, report))
    assert {each.document for each in found.evidence} == {"d1", "d2"}
    agreeing = reading(
        form(Kind.SELF_EVALUATION_REPORT), claims(statements=[spent("485.00万元")]), id="d2"
    )
    assert cases(across(figure_conflict_between, table, agreeing)) == ["right"]


def test_between_documents_of_different_scope_or_kind_nothing_is_compared() -> None:
    said = claims(statements=[spent("505.00万元")])
    table = reading(form(money=[money("485.00", "executed")]), id="d1")
    project = field("project_name", "某项目")
    other = reading(form(fields=[project]), said, id="d2")
    assert across(figure_conflict_between, table, other) == ()
    declared = reading(form(Kind.TARGET_DECLARATION), said, id="d2")
    assert across(figure_conflict_between, table, declared) == ()


def test_the_register_knows_it() -> None:
    assert_registered("figure-conflict")


def test_a_budget_that_its_own_rate_contradicts() -> None:
    odd, known = "占预算{}的96.0%。", "项目总投入{}。"

    def judged(one: str, other: str, certain: bool = True) -> tuple[Finding, ...]:
        pair = equal(
            (stated(known.format(other)),),
            (stated(odd.format(one)),),
            check="figure-conflict",
            certain=certain,
        )
        return findings(figure_conflict, reading(form(), claims(pair)))

    (found,) = wrong(judged("125.00万元", "120.00万元"))
    assert (found.severity, found.stated, found.expected) == (
        Severity.WARNING,
        "125.00万元",
        "120.00万元",
    )
    assert [each.quote for each in found.evidence] == [
        "占预算125.00万元的96.0%。",
        "项目总投入120.00万元。",
    ]
    assert cases(judged("120万元", "120.20万元")) == ["right"]
    assert cases(judged("约125万元", "120.00万元")) == ["undecided approximate"]
    (doubt,) = judged("125.00万元", "120.00万元", certain=False)
    assert cases((doubt,)) == ["undecided not-certain"]
    assert "125.00万元" in message(doubt)
    assert judged("120.00元", "120.00万元") == ()  # the matter of unit-mismatch
