"""shortfall-unexplained: a missed target or a lost mark without a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heji.audit.checks.shortfall import shortfall_unexplained
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import document, field, form, indicator, paragraph, reading, table
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong

MISSED = {"target": "≥30场", "result": "20场", "weight": "6", "score": "4"}
LOST = {"target": "健全", "result": "基本健全", "weight": "6", "score": "5"}


def judged(*fields: object, name: str = "宣讲场次", **entries: str) -> list[str]:
    row = indicator(name, **entries)
    return cases(findings(shortfall_unexplained, reading(form(indicators=[row], fields=fields))))


def test_pass() -> None:
    assert judged(**MISSED, reason="场地维修;下一步补办。") == ["right"]
    assert judged(**MISSED, basis="按完成比例计分:20/30×6=4") == ["right"]
    assert judged(target="≥30场", result="31场", weight="6", score="6", reason="") == []


def test_fail() -> None:
    row = indicator("宣讲场次", **MISSED, reason="")
    (found,) = wrong(findings(shortfall_unexplained, reading(form(indicators=[row]))))
    assert (found.severity, found.stated, found.expected) == (Severity.WARNING, "20场", "≥30场")
    (lost,) = wrong(
        findings(
            shortfall_unexplained,
            reading(form(indicators=[indicator("机制健全性", **LOST, reason="")])),
        )
    )
    assert (lost.stated, lost.expected) == ("5", "6")


def test_part_missing() -> None:
    # no column for reasons, or a dash in it: the form asks for nothing
    assert judged(**MISSED) == ["undecided no-place-for-reasons"]
    assert judged(**MISSED, reason="—") == ["undecided no-place-for-reasons"]
    assert judged(target="≥30场", result="", weight="6", score="", reason="") == []


def test_rounding_edge() -> None:
    edge = {"target": "健全", "result": "健全", "weight": "6", "reason": ""}
    assert judged(**edge, score="6.00") == []
    assert judged(**edge, score="5.99") == ["lost"]


def test_a_column_of_notes_need_not_explain_the_execution_rate() -> None:
    explained = indicator("宣讲场次", **MISSED, note="因场地维修未完成,下一步补办。")
    rate = indicator("预算执行率", target="100%", result="91%", weight="10", score="9.1", note="")
    found = findings(shortfall_unexplained, reading(form(indicators=[explained, rate])))
    assert "lost" not in cases(found)
    assert "missed" not in cases(found)


@pytest.mark.parametrize(
    "text", ["无", "/", "已完成", "已完成年度指标值", "已按要求全部完成", "无偏差", "98%"]
)
def test_words_that_explain_nothing(text: str) -> None:
    assert judged(**MISSED, reason=text) == ["missed"]


def test_a_chapter_on_problems_explains_lost_marks() -> None:
    problems = field("problems", "资料归档不及时,相应扣分。")
    assert judged(problems, **LOST, reason="") == ["right"]
    assert judged(field("problems", "无"), **LOST, reason="") == ["lost"]


def test_a_sentence_elsewhere_explains_the_row_that_it_names() -> None:
    row = indicator("宣讲场次", **MISSED, reason="")
    told = document(paragraph("宣讲场次未达预期,原因是场地维修。"))
    assert cases(findings(shortfall_unexplained, reading(form(indicators=[row]), None, told))) == [
        "right"
    ]


def test_a_text_table_may_have_lost_a_merged_reason() -> None:
    rows = [
        indicator("宣讲场次", **MISSED, reason="场地维修"),
        indicator("宣讲人次", **MISSED, reason=""),
    ]
    plain = document(replace(table(("指标",)), has_spans=False))
    assert cases(findings(shortfall_unexplained, reading(form(indicators=rows), None, plain))) == [
        "right",
        "undecided may-be-merged-reason",
    ]


def test_a_miss_that_only_the_type_tells_is_no_shortfall() -> None:
    row = indicator(
        "在编人员", kind=IndicatorType.QUANTITY, target="320人", result="318人", reason=""
    )
    assert findings(shortfall_unexplained, reading(form(indicators=[row]))) == ()


def test_the_execution_rate_explains_its_own_marks() -> None:
    row = indicator("执行率", section="execution", weight="10", score="9.2", result="92%")
    assert findings(shortfall_unexplained, reading(form(indicators=[row]))) == ()


def test_bonus_rows_lose_nothing() -> None:
    row = indicator("工作表现加减分", section="bonus", weight="5", score="0", reason="")
    assert findings(shortfall_unexplained, reading(form(indicators=[row]))) == ()


def test_a_column_of_notes_that_explains_one_shortfall_is_asked_for_the_next() -> None:
    told = indicator("宣讲场次", **MISSED, note="受场地限制推迟;下一步补办。")
    bare = indicator("宣讲人次", **MISSED, note="")
    both = reading(form(indicators=[told, bare]))
    assert cases(findings(shortfall_unexplained, both)) == ["right", "missed"]
    pledge = indicator("宣讲场次", **MISSED, note="两场已排期,将加快落实。")
    assert "missed" in cases(
        findings(shortfall_unexplained, reading(form(indicators=[pledge, bare])))
    )
    alone = reading(form(indicators=[bare]))
    assert cases(findings(shortfall_unexplained, alone)) == ["undecided no-place-for-reasons"]
    remark = indicator("宣讲场次", **MISSED, note="含线上场次")
    other = reading(form(indicators=[remark, bare]))
    assert "missed" not in cases(findings(shortfall_unexplained, other))


def test_a_word_that_only_looks_like_a_reason_explains_nothing() -> None:
    for name, said in (
        ("接入系统数", "接入系统数实际完成20个"),
        ("服务体系场次", "服务体系场次20场"),
    ):
        row = indicator(name, **MISSED, reason="")
        told = document(paragraph(f"{said}。"))
        given = reading(form(indicators=[row]), None, told)
        assert cases(findings(shortfall_unexplained, given)) == ["missed"]


def test_the_register_knows_it() -> None:
    assert_registered("shortfall-unexplained")
