"""The `print` section of a layout file: its grammar, and what is said of a wrong one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heji.forms.form import Form
from heji.forms.layout import Layout, layout_named
from heji.writers.official.blueprint import BlueprintError, blueprint
from heji.writers.official.composing import compose
from heji.writers.official.sheet import Line, Look, Paper, Side
from heji.writers.official.slots import Blueprint, Of, Pairs, Repeated, Rows, Slot, Source
from tests.writers.official.crude import read_back
from tests.writers.official.forms import PRINTABLE

MINISTRY = "cn/mof/project-self-evaluation/2020"


def layout(**section: Any) -> Layout:
    """A layout with that `print` section."""
    found = layout_named(MINISTRY)
    assert found is not None
    return replace(
        found, id="cn/example/form/2024", print={"title": "表", "widths": [4, 6], **section}
    )


def plan(**section: Any) -> Blueprint:
    found = blueprint(layout(**section))
    assert found is not None
    return found


def test_a_layout_that_is_only_read_has_none() -> None:
    assert blueprint(replace(layout(blocks=[]), print=None)) is None


def test_lines_and_paper() -> None:
    read = plan(
        blocks=[], above=[{"text": "单位", "side": "right"}], below=["注"], paper="landscape"
    )
    assert read.above == (Line("单位", Side.RIGHT),)
    assert (read.below, read.paper) == ((Line("注"),), Paper.LANDSCAPE)


def test_cells_of_rows() -> None:
    row = ["名称", {"field": "project_name", "across": 2, "down": 3}, {"money": "executed/total"}]
    (block,) = plan(blocks=[{"rows": [row]}]).blocks
    assert block == Rows(
        (
            (
                Slot(Source.LABEL, "名称", look=Look.LABEL),
                Slot(Source.FIELD, "project_name", across=2, down=3),
                Slot(Source.MONEY, "executed/total", look=Look.FIGURE),
            ),
        )
    )


def test_a_block_of_indicators() -> None:
    inside = {
        "lead": {"label": "绩效指标"},
        "heading": [["三级指标"]],
        "columns": [{"name": ""}],
        "closing": [["总分"]],
        "types": {"quantity": "产出指标/数量指标"},
    }
    (block,) = plan(blocks=[{"indicators": inside}]).blocks
    assert isinstance(block, Repeated)
    assert (block.of, block.lead) == (
        Of.INDICATORS,
        Slot(Source.LABEL, "绩效指标", look=Look.LABEL),
    )
    assert block.types == {"quantity": "产出指标/数量指标"}


def test_a_block_of_pairs() -> None:
    columns = [{"part": ""}, {"money": "budget"}, {"part": ""}, {"money": "budget"}]
    table = {"heading": [], "left": {"basic": "基本支出"}, "right": {"fiscal": "财政拨款"}}
    section = {"widths": [4] * 4, "blocks": [{"pairs": {"columns": columns, "tables": [table]}}]}
    (block,) = plan(**section).blocks
    assert isinstance(block, Pairs)
    assert block.tables[0].right == {"fiscal": "财政拨款"}


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no blocks": ({}, "print: expected blocks"),
    "unknown key": ({"blocks": [], "colour": 1}, "not colour"),
    "widths": ({"blocks": [], "widths": [0]}, "widths: expected a list of whole numbers"),
    "a block of nothing": ({"blocks": [{}]}, "blocks[1]: expected one of rows, pairs, money"),
    "a row that is a text": (
        {"blocks": [{"rows": ["名称"]}]},
        "blocks[1].rows[1]: expected a list",
    ),
    "a cell of two sources": (
        {"blocks": [{"rows": [["名称"], [{"field": "unit", "money": "executed/total"}]]}]},
        "blocks[1].rows[2][1]: expected a text, or one of label, field",
    ),
    "an unknown option": (
        {"blocks": [{"rows": [[{"field": "unit", "wide": 2}]]}]},
        "blocks[1].rows[1][1]: expected across, beside, dash, down, field, held, look; not wide",
    ),
    "a span of nothing": (
        {"blocks": [{"rows": [[{"blank": "", "across": 0}]]}]},
        "blocks[1].rows[1][1]: expected across: a whole number from 1",
    ),
    "a level": (
        {"blocks": [{"indicators": {"columns": [{"level": 7, "across": 2}]}}]},
        "columns[1]: expected level: 1, 2, 3 or 4",
    ),
    "a mark": ({"blocks": [{"rows": [[{"mark": "grade"}]]}]}, "expected mark: weight or score"),
    "no role": ({"blocks": [{"rows": [[{"field": ""}]]}]}, "field: the role that it shows"),
    "columns too few": (
        {"blocks": [{"tasks": {"columns": [{"name": ""}]}}]},
        "blocks[1].tasks.columns: expected cells that cover 2 columns together",
    ),
    "no columns": ({"blocks": [{"tasks": {}}]}, "blocks[1].tasks: expected columns"),
    "an unknown type": (
        {
            "blocks": [
                {"indicators": {"columns": [{"name": "", "across": 2}], "types": {"big": "a/b"}}}
            ]
        },
        "types: big: expected one of quantity, quality",
    ),
    "a line": ({"blocks": [], "below": [7]}, "below: expected a text"),
    "pairs": (
        {"blocks": [{"pairs": {"columns": [{"part": "", "across": 2}]}}]},
        "pairs.columns: expected part, money, part, money",
    ),
    "a look": (
        {"blocks": [{"rows": [[{"label": "x", "look": "loud"}]]}]},
        "look: expected label or text",
    ),
    "a paper": ({"blocks": [], "paper": "round"}, "paper: expected portrait or landscape"),
    "a side": (
        {"blocks": [], "above": [{"text": "x", "side": "up"}]},
        "side: expected left or centre or right",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_section_is_refused_with_file_and_place(name: str) -> None:
    section, message = WRONG[name]
    with pytest.raises(BlueprintError) as caught:
        blueprint(layout(**section))
    assert str(caught.value).startswith("cn/example/form/2024.yaml, print, ")
    assert message in str(caught.value)


@pytest.mark.parametrize("identity", [each.id for each in PRINTABLE])
def test_a_form_with_nothing_filled_in_is_recognised(identity: str) -> None:
    official = layout_named(identity)
    assert official is not None
    empty = Form(official.kind, identity, "", "", None)
    assert read_back(compose(empty, official)).layout == identity


def test_every_layout_that_is_a_form_is_printed() -> None:
    from heji.forms.layout import layouts

    assert [each.id for each in layouts() if each.print is None] == [
        "cn/guangdong/guangzhou/department-self-evaluation-report/2021"
    ]
