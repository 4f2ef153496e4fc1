"""Paragraphs that a person wrote stand where they belong, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from heji.writers.report.own_words import read_own_words, with_own_words
from heji.writers.report.report import Report
from heji.writers.report.trouble import ReportError
from tests.writers.report.forms import DEPARTMENT, report_of, sections, texts

MARKDOWN = """\
# 三、存在的主要问题

一是  管网老化；二是*人手*不足 {goal}。
（一）第二段，逐字保留。

## 主要工作成效
建成水厂3座。
"""


def with_text(folder: Path, text: str, name: str = "own.md") -> Report:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return with_own_words(report_of(DEPARTMENT), read_own_words(path))


def refused(folder: Path, text: str, name: str = "own.md") -> ReportError:
    with pytest.raises(ReportError) as caught:
        with_text(folder, text, name)
    return caught.value


def test_markdown_takes_the_place_of_what_was_made(tmp_path: Path) -> None:
    report = with_text(tmp_path, MARKDOWN)
    assert texts(report, "存在的主要问题") == [
        "一是  管网老化；二是*人手*不足 {goal}。",
        "（一）第二段，逐字保留。",
    ]
    assert texts(report, "主要工作成效") == ["建成水厂3座。"]
    others = ("部门概况", "支出完成情况分析")
    assert all(texts(report, each) == texts(report_of(DEPARTMENT), each) for each in others)


def test_yaml_says_the_same(tmp_path: Path) -> None:
    text = "存在的主要问题:\n  - 一是甲。\n  - 二是乙。\n（四）主要工作成效: |\n  丙。\n  丁。\n"
    report = with_text(tmp_path, text, "own.yaml")
    assert texts(report, "存在的主要问题") == ["一是甲。", "二是乙。"]
    assert texts(report, "主要工作成效") == ["丙。", "丁。"]


def test_tables_and_charts_of_a_section_stay(tmp_path: Path) -> None:
    def figures(report: Report) -> int:
        section = next(each for each in sections(report.sections) if each.name == "自评结论综述")
        return len(section.blocks)

    made = figures(report_of(DEPARTMENT))
    assert figures(with_text(tmp_path, "# 自评结论综述\n结论。")) == made


def test_a_section_of_an_item_can_be_named(tmp_path: Path) -> None:
    assert texts(with_text(tmp_path, "# 河湖治理\n治理33.5公里。"), "河湖治理") == [
        "治理33.5公里。"
    ]


def test_an_unknown_heading_is_refused_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    message = refused(tmp_path, "# 部门概况\n甲\n\n# 主要工作成绩\n乙").message("en")
    assert "line 4" in message and "主要工作成效" in message


def test_a_heading_that_stands_twice_needs_the_one_above_it(tmp_path: Path) -> None:
    # The outline has it under the state of the department and not as a section of the marks alone.
    error = refused(tmp_path, "绩效管理: 甲\n综合评价分析/绩效管理情况: 乙\n", "own.yaml")
    assert error.key == "unknown-heading" and error.line == 2
    place = "各项工作任务绩效目标完成情况分析/绩效管理"
    assert texts(with_text(tmp_path, f"{place}: 甲\n", "own.yaml"), "绩效管理") == ["甲"]


def test_text_before_the_first_heading_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "没有标题。").key == "before-heading"


def test_an_empty_section_changes_nothing(tmp_path: Path) -> None:
    report = with_text(tmp_path, "# 存在的主要问题\n\n# 主要工作成效\n甲。")
    assert texts(report, "存在的主要问题") == texts(report_of(DEPARTMENT), "存在的主要问题")
