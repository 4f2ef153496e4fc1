"""Charts: exact lengths, readable without colour, safe with any text."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from lxml import etree

from heji.writers.report.charts.bars import HIGHEST, WIDTH, Bar, Legend, draw, pages
from heji.writers.report.charts.of_form import charts_of
from heji.writers.report.outline import ChartKind
from tests.writers.report.forms import DEPARTMENT, form_of, project, row

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = Legend("预算", "执行", "未达到")


def bars_of(svg: str) -> list[etree._Element]:
    return [each for each in etree.fromstring(svg.encode()).iter(f"{SVG}rect") if each.get("x")]


def test_lengths_are_exact_to_two_decimals() -> None:
    bars = [
        Bar("甲", Fraction(1), Fraction(2, 3), "2 / 3"),
        Bar("乙", Fraction(1), Fraction(1), ""),
    ]
    svg = draw("图", Legend("预算", "执行"), bars).svg
    *_, frame, bar, _, full = bars_of(svg)
    whole = Fraction(frame.get("width") or "0")
    assert Fraction(bar.get("width") or "0") == round(whole * 2 / 3, 2)
    assert Fraction(full.get("width") or "0") == whole
    coordinates = re.findall(r' (?:x|y|width|height|x1|x2|y1|y2)="([^"]*\.[^"]*)"', svg)
    assert coordinates and all(re.fullmatch(r"-?\d+\.\d\d", each) for each in coordinates)


def test_what_is_not_reached_is_hatched_and_named_in_the_legend() -> None:
    svg = draw(
        "图", LEGEND, [Bar("甲", Fraction(1, 2), Fraction(1, 4), "1 / 2", is_short=True)]
    ).svg
    assert bars_of(svg)[-1].get("fill") == "url(#hatched)"
    assert "未达到" in svg


def test_a_bar_beyond_its_scale_is_cut_off_and_marked() -> None:
    svg = draw("图", LEGEND, [Bar("甲", Fraction(3, 5), Fraction(9), "900 / 60")]).svg
    assert "»" in svg
    assert all(
        Fraction(each.get("x") or 0) + Fraction(each.get("width") or 0) <= WIDTH
        for each in bars_of(svg)
    )


def test_texts_are_escaped_and_long_labels_stay_readable() -> None:
    label = "<script>&" + "实施农村饮水安全巩固提升工程建设数量" * 2
    drawn = draw('图<"&', LEGEND, [Bar(label, Fraction(1), Fraction(1), "1 / 1")])
    svg, height = drawn.svg, drawn.height
    root = etree.fromstring(svg.encode())
    assert (
        "".join(each.text or "" for each in root.iter(f"{SVG}text"))
        .replace(" ", "")
        .find(label[-9:])
    )
    assert "<script>" not in svg and height > 60


def test_many_rows_are_shared_out_over_charts() -> None:
    bars = [Bar(f"指标{number}", Fraction(1), Fraction(1), "1 / 1") for number in range(50)]
    parts = list(pages(bars))
    assert [each for part in parts for each in part] == bars
    assert all(draw("图", LEGEND, part).height <= HIGHEST + 20 for part in parts)


def test_only_figures_of_one_kind_are_drawn_beside_each_other(tmp_path: Path) -> None:
    rows = (
        row("新建水井数量", "≥10口", "12口")
        + row("宣传效果", "有效提升", "有效提升")
        + row("完成时间", "2023年11月底前", "2023年10月")
        + row("水质合格率", "≥95%", "190份")
    )
    (chart,) = charts_of(project(tmp_path, rows=rows), ChartKind.TARGETS)
    assert "新建水井数量：12口 / ≥10口 达到" in chart.description
    assert chart.description.count("：") == 1


def test_a_form_without_figures_has_no_charts(tmp_path: Path) -> None:
    form = project(tmp_path, above="<tr><td>项目名称</td><td>甲工程</td></tr>")
    assert not [each for kind in ChartKind for each in charts_of(form, kind)]


def test_scores_stand_beside_the_weights_of_their_blocks() -> None:
    (chart,) = charts_of(form_of(DEPARTMENT), ChartKind.SCORES)
    assert "资金管理：15.21 / 16" in chart.description


def test_outlined_words_are_the_same_words() -> None:
    drawn = draw("图", LEGEND, [Bar("甲", Fraction(1), Fraction(1), "1 / 1")])
    plain, outlined = (etree.fromstring(each.encode()) for each in (drawn.svg, drawn.outlined))
    found = [[each.text for each in root.iter(f"{SVG}text")] for root in (plain, outlined)]
    assert found[0] == found[1]
    assert all(each.getparent().tag == f"{SVG}clipPath" for each in outlined.iter(f"{SVG}text"))
