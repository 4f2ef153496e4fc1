"""What kind of document it is, when no layout says so: by its title, else by what it holds."""

from __future__ import annotations

import re
from functools import cache

from heji.data import load
from heji.forms.form import Kind
from heji.forms.tables.gathered import Gathered
from heji.values.normalise import squeeze

_REPORTS = {Kind.SELF_EVALUATION_REPORT, Kind.EVALUATION_REPORT}
_DEPARTMENT = re.compile(r"部门(\(单位\))?(预算)?整体|整体支出|部门整体|整体绩效")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    data = load("heji.forms", "kinds.yaml")
    return tuple((re.compile(each["title"]), Kind(each["kind"])) for each in data["titles"])


def kind_of(title: str, lines: list[str], gathered: Gathered, layout: Kind | None) -> Kind:
    """The kind of a document.

    Args:
        title: its title, "" when none was found.
        lines: its first lines.
        gathered: what its tables hold.
        layout: the kind that the layout gives. A report that carries a form is a report, and a
            form that calls itself one of a project is one, whatever it looks like.
    """
    named = _announced((title, *lines[:4]))
    if layout is not None:
        return named if named is not None and _says_more(named, layout) else layout
    return named or _by_content(gathered, " ".join(lines))


def _says_more(named: Kind, layout: Kind) -> bool:
    is_project = named is Kind.PROJECT_SELF_EVALUATION
    return named in _REPORTS or (is_project and layout is Kind.DEPARTMENT_SELF_EVALUATION)


def _announced(texts: tuple[str, ...]) -> Kind | None:
    return next((kind for text in texts if (kind := announced(text)) is not None), None)


def announced(title: str) -> Kind | None:
    """The kind that a title names, None when it names none.

    >>> announced("某局2023年度项目支出绩效自评报告").value
    'self-evaluation-report'
    """
    text = squeeze(title)
    return next((kind for pattern, kind in _patterns() if pattern.search(text)), None)


def _by_content(gathered: Gathered, text: str) -> Kind:
    roles = {entry.role for each in gathered.indicators for entry in each.entries}
    sections = {each.section for each in gathered.indicators}
    measures = {each.measure for each in gathered.money}
    if roles & {"progress", "forecast", "possibility"} or "executed_to_date" in measures:
        return Kind.MONITORING
    if "score" in roles and ("management" in sections or _DEPARTMENT.search(text)):
        return Kind.DEPARTMENT_SELF_EVALUATION
    if "score" in roles and "result" in roles:
        return Kind.PROJECT_SELF_EVALUATION
    if "score" in roles and "standard" in roles:
        return Kind.SCORE_TABLE
    if "target" in roles and not roles & {"result", "score"}:
        return Kind.TARGET_DECLARATION
    if "绩效" in text and "自评" in text and not roles & {"target", "result"}:
        return Kind.SELF_EVALUATION_REPORT
    return Kind.DEPARTMENT_SELF_EVALUATION if "result" in roles else Kind.UNKNOWN
