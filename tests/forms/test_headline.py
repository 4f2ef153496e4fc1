"""Whose form it is, from the first lines."""

from __future__ import annotations

import pytest

from heji.forms.headline import organisation_of

LAST = "部门整体支出绩效自评报告"


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["甲县水务局2023年度" + LAST], "甲县水务局"),
        (["甲县水务局2023年度", LAST], "甲县水务局"),
        (["甲县水务局", "2023年度", LAST], "甲县水务局"),
        (["附件2", "甲县水务局2023年度", LAST], "甲县水务局"),
        # What stands above a title need not belong to it.
        (["附件：乙县财政局", LAST], ""),
        (["关于印发通知的函。" * 5 + "乙县财政局", LAST], ""),
        (["乙县财政局", "", LAST], ""),
    ],
)
def test_a_title_is_read_over_its_lines(lines: list[str], organisation: str) -> None:
    title = lines[-1]
    assert organisation_of(title, lines, ()) == organisation
