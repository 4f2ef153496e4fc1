"""Documents that hold several forms."""

from __future__ import annotations

import pytest

from heji.documents.reading import read_document
from heji.forms.parts import parts

FIRST = "项目支出绩效自评表\n(2022年度)\n\n项目名称\t供水工程\n主管部门\t云栖县水利局\n三级指标\t分值\n甲\t10\n\n"
SECOND = FIRST.replace("供水工程", "道路养护")
REPORT = "云栖县教育局2022年度绩效自评报告\n一、基本情况\n工作顺利。\n"


def texts(text: str) -> list[str]:
    """The first paragraph, or else the second cell, of every part."""
    document = read_document(text.encode(), "a.txt")
    found = parts(document)
    assert sum((part.blocks for part in found), ()) == document.blocks
    return [next(each.text for each in part.paragraphs()) for part in found]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (FIRST, 1),
        (FIRST + SECOND, 2),
        (FIRST + SECOND + FIRST, 3),
        (FIRST + FIRST, 2),
        (FIRST + FIRST.partition("\n\n")[2], 1),
        (FIRST + "附件2\n" + SECOND, 2),
        (REPORT + FIRST, 1),
        (FIRST + REPORT, 2),
        (FIRST + REPORT.replace("教育局", "水利局"), 1),
        ("一、概况\n无。\n", 1),
    ],
    ids=[
        "one form",
        "two projects",
        "three forms",
        "the same form again under its title",
        "a page that repeats its head",
        "an annex number above the title",
        "a report and its form",
        "a form and another body's report",
        "a form and its own report",
        "prose",
    ],
)
def test_a_form_begins_where_its_subject_changes(text: str, count: int) -> None:
    assert len(texts(text)) == count


def test_the_title_goes_with_its_form() -> None:
    assert texts(FIRST + "附件2\n" + SECOND) == ["项目支出绩效自评表", "附件2"]
