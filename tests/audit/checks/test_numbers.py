from __future__ import annotations

import pytest

from heji.audit.checks.numbers import malformed_number
from tests.audit.building import document, form, money, paragraph, place, reading, table
from tests.audit.checking import (
    CONSISTENT,
    INCONSISTENT,
    found,
    message,
    only,
    usual_severity,
    verdicts,
)


class TestMalformedNumber:
    def test_pass(self) -> None:
        page = document(table(["年度资金总额", "1,525.00", "2535.41"]))
        assert verdicts(found(malformed_number, reading(document=page))) == [CONSISTENT]

    def test_fail(self) -> None:
        page = document(table(["年度资金总额", "15,25.00"]))
        finding = only(malformed_number, reading(document=page))
        assert finding.verdict is INCONSISTENT
        assert finding.severity.value == usual_severity("malformed-number")
        assert (finding.stated, finding.expected) == ("15,25.00", "1525.00")
        assert finding.evidence[0].locator.column == 2
        assert "「15,25.00」" in message(finding)

    def test_part_missing(self) -> None:
        page = document(table(["", "—", "/"]), paragraph("没有数字。"))
        assert found(malformed_number, reading(document=page)) == []

    def test_rounding_edge(self) -> None:
        # Groups of three are right, groups of two or four are not.
        texts = ["12,345.60万元", "12,3456.78万元", "1,23,456.00万元"]
        page = document(*(paragraph(f"预算{text}。", n) for n, text in enumerate(texts, 1)))
        found_here = found(malformed_number, reading(document=page))
        assert verdicts(found_here) == [CONSISTENT, INCONSISTENT, INCONSISTENT]

    @pytest.mark.parametrize("text", ["1525.001525.00", "1525.00 1525.00", "15.25.00"])
    def test_no_certain_value(self, text: str) -> None:
        cell = place(table=1, row=1, column=2)
        page = document(table(["金额", text]))
        rows = [money(text, at=cell)]
        finding = only(malformed_number, reading(form(money=rows), document=page))
        assert finding.expected is None
        assert finding.message.key == "finding.malformed-number.unreadable"

    @pytest.mark.parametrize(
        "text",
        [
            "2021.12.31",
            "2019,2020,2021年",
            "第1.2.3条",
            "抽查5,6,7月的台账",
            "83, 179. 29",
            "1. 数量指标 2. 质量指标",
            "1.1.2",
            "85.50 90.20",
        ],
    )
    def test_no_number_at_all(self, text: str) -> None:
        page = document(table([text]), paragraph(text))
        assert INCONSISTENT not in verdicts(found(malformed_number, reading(document=page)))
