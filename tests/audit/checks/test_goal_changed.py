"""goal-changed: the self-evaluation's indicators or targets are not those declared."""

from __future__ import annotations

from heji.audit.case import Reading
from heji.audit.checks.goals import goal_changed
from heji.audit.finding import Severity
from heji.forms.form import Kind
from tests.audit.building import field, form, indicator, reading
from tests.audit.checks.speaking import across, assert_registered, cases, wrong

DECLARED = {"新建公厕数量": "≥12座", "工程验收合格率": "≥95%", "受益人口数": "≥500人"}


def document(kind: Kind, id: str, rows: dict[str, str], project: str = "") -> Reading:
    found = [indicator(name, target=target) for name, target in rows.items()]
    fields = [field("project_name", project)] if project else []
    return reading(form(kind, indicators=found, fields=fields), id=id)


def judged(rows: dict[str, str], project: str = "") -> list[str]:
    before = document(Kind.TARGET_DECLARATION, "d1", DECLARED)
    after = document(Kind.DEPARTMENT_SELF_EVALUATION, "d2", rows, project)
    return cases(across(goal_changed, before, after))


def test_pass() -> None:
    assert judged(DECLARED) == ["right"] * 3


def test_fail() -> None:
    before = document(Kind.TARGET_DECLARATION, "d1", DECLARED)
    after = document(Kind.DEPARTMENT_SELF_EVALUATION, "d2", {**DECLARED, "新建公厕数量": "≥8座"})
    (found,) = wrong(across(goal_changed, before, after))
    assert (found.severity, found.stated, found.expected) == (Severity.ERROR, "≥8座", "≥12座")
    assert [each.document for each in found.evidence] == ["d2", "d1"]


def test_part_missing() -> None:
    only = document(Kind.TARGET_DECLARATION, "d1", DECLARED)
    assert across(goal_changed, only, only) == ()
    assert judged({}) == []
    assert judged({**DECLARED, "新建公厕数量": "有效增加"}) == ["right"] * 2


def test_rounding_edge() -> None:
    assert judged({**DECLARED, "受益人口数": "≥0.05万人"}) == ["right"] * 3
    assert judged({**DECLARED, "受益人口数": "≥501人"}) == ["right", "right", "target"]


def test_dropped_and_added_indicators() -> None:
    rest = {name: target for name, target in DECLARED.items() if name != "受益人口数"}
    assert judged(rest) == ["right", "right", "dropped"]
    assert judged({**DECLARED, "绿化面积": "≥3亩"}) == ["right"] * 3 + ["added"]
    # a name reworded is the same indicator
    assert judged({**rest, "受益人口数量": "≥500人"}) == ["right"] * 3


def test_other_goals_altogether_are_not_compared() -> None:
    assert judged({"举办展览": "≥5场", "编印手册": "≥9册"}) == ["undecided not-the-same-goals"]
    assert judged(DECLARED, project="某项目") == []


def test_the_register_knows_it() -> None:
    assert_registered("goal-changed")
