"""indicator-misplaced: an indicator under the wrong type."""

from __future__ import annotations

import pytest

from heji.audit.checks.indicators import indicator_misplaced
from heji.audit.finding import Severity
from heji.forms.form import IndicatorType
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong

T = IndicatorType


def judged(name: str, kind: IndicatorType | None) -> list[str]:
    row = indicator(name, kind=kind, levels=("产出指标", "某类指标"))
    return cases(findings(indicator_misplaced, reading(form(indicators=[row]))))


def test_pass() -> None:
    assert judged("受益群众满意度", T.SATISFACTION) == ["right"]


def test_fail() -> None:
    row = indicator("受益群众满意度", kind=T.QUALITY, levels=("产出指标", "质量指标"))
    (found,) = wrong(findings(indicator_misplaced, reading(form(indicators=[row]))))
    assert (found.severity, found.stated) == (Severity.NOTE, None)
    assert dict(found.message.values)["level"] == "质量指标"


def test_part_missing() -> None:
    assert judged("受益群众满意度", None) == []
    assert judged("某项工作", T.QUALITY) == []


def test_rounding_edge() -> None:
    # a name that speaks for two types tells nothing
    assert judged("满意度调查完成时间", T.QUANTITY) == []


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("补助发放及时率", T.QUALITY, "timeliness-elsewhere"),
        ("工程验收合格率", T.QUANTITY, "quality-elsewhere"),
        ("亩均建设成本", T.QUANTITY, "cost-elsewhere"),
        ("受益群众满意度", T.SOCIAL, "satisfaction-elsewhere"),
        ("工程验收合格率", T.SOCIAL, "right"),
        ("补助发放及时率", T.TIMELINESS, "right"),
    ],
)
def test_names_that_belong_to_one_type(name: str, kind: IndicatorType, expected: str) -> None:
    assert judged(name, kind) == [expected]


def test_the_register_knows_it() -> None:
    assert_registered("indicator-misplaced")
