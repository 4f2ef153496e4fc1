from __future__ import annotations

import pytest

from heji.writers.official.xlsx.naming import sheet_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("项目支出绩效自评表", "项目支出绩效自评表"),
        ("项目支出\n绩效自评表", "项目支出绩效自评表"),
        ("a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g"),
        ("附件：自评表［甲］", "附件_自评表_甲_"),
        ("'表'", "表"),
        ("表" * 40, "表" * 31),
        ("表" * 30 + "𠮷", "表" * 30),
        ("甲\ud800乙", "甲乙"),
        ("", None),
        (" ", None),
        ("History", None),
    ],
)
def test_names_that_excel_takes(title: str, name: str | None) -> None:
    assert sheet_name(title) == name
