"""Whether a constant is marks or a share of the weight, for every way to write one."""

from __future__ import annotations

import pytest

from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.shares import is_share

_PARAMETERS = {
    "share": parse("10%"),
    "marks": parse("2.5分"),
    "plain": parse("3"),
    "by_share": parse("share × 2"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10%", True),
        ("5‰", True),
        ("1个百分点", True),
        ("unknown", False),
        ("unknown ÷ weight", False),
        ("unknown ÷ other", False),
        ("2.5分", False),
        ("3", False),
        ("share", True),
        ("marks", False),
        ("plain", False),
        ("by_share", True),
        ("unknown", False),
        ("weight", False),
        ("-10%", True),
        ("-share", True),
        ("-weight", False),
        ("0 + 5%", True),
        ("5% + 0", True),
        ("1 + 2 + 5%", True),
        ("min(1, 2) + 5%", True),
        ("(1 + 1) × 5%", True),
        ("(if weight > 1 then 2 else 3) × 5%", True),
        ("0 - 5%", True),
        ("weight + 5%", False),
        ("5% + weight", True),
        ("1 + weight", False),
        ("2 × share", True),
        ("share × 2", True),
        ("share × weight", False),
        ("weight × share", False),
        ("plain × plain", False),
        ("share ÷ 2", True),
        ("share ÷ share", False),
        ("weight ÷ 4", False),
        ("weight ÷ weight", True),
        ("plain ÷ plain", False),
        ("1 ÷ share", False),
        ("1 ÷ weight", False),
        ("min(1, 5%)", True),
        ("min(5%, 1)", True),
        ("max(share, weight)", True),
        ("max(weight, share)", False),
        ("min(1, 2)", False),
        ("if weight > 1 then 5% else 0", True),
        ("if weight > 1 then 0 else share", True),
        ("if weight > 1 then 0 else 1", False),
        ("if weight > 1 then weight else share", False),
        ("weight > 1", False),
    ],
)
def test_shares(text: str, expected: bool) -> None:
    assert is_share(parse(text), _PARAMETERS.get) is expected
