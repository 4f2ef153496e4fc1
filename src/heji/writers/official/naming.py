"""How roles are called on a form: the first label that the lexicon gives to each."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from heji.data import load
from heji.forms.labels import key
from heji.forms.lexicon import lexicon
from heji.language import text


@cache
def _labels(category: str) -> dict[str, tuple[str, ...]]:
    data: dict[str, Any] = load("heji.forms", "lexicon.yaml")[category]
    found: dict[str, tuple[str, ...]] = {}
    for role, entry in data.items():
        texts = entry["labels"] if isinstance(entry, dict) else entry
        found[role] = tuple(each for each in texts if not each.startswith("~"))
    return found


def _first(category: str, role: str, avoided: Collection[str] = ()) -> str:
    labels = (each for each in _labels(category).get(role, ()) if key(each) not in avoided)
    return next((each for each in labels if lexicon().role(category, each) == role), "")


def column_label(role: str, avoided: Collection[str] = ()) -> str:
    """The heading of a column of that role.

    Args:
        role: of an entry.
        avoided: keys of labels that would make another official form of it.

    >>> column_label("result")
    '实际完成值'
    >>> column_label("result", {"实际完成值"})
    '全年完成值'
    """
    return _first("columns", role, avoided) or measure_label(role)


def added_label(name: str) -> str:
    """The label of a part that is added to a form, in the language of the form.

    >>> added_label("further")
    '补充信息'
    """
    return text(f"official.label.{name}", "zh")


def measure_label(measure: str) -> str:
    """The label of a measure of money.

    >>> measure_label("executed")
    '全年执行数'
    """
    return _first("measures", "amount" if measure == "budget" else measure) or measure


def part_label(part: str) -> str:
    """The label of a part of the money: a source, a kind of spending.

    >>> part_label("fiscal")
    '财政拨款'
    """
    return _first("parts", part) or part


def section_labels(section: str) -> tuple[str, ...]:
    """The labels of a section of indicators.

    >>> section_labels("management")[0]
    '管理效能'
    """
    return _labels("sections").get(section, ())


def field_label(role: str) -> str:
    """The label of a field.

    >>> field_label("telephone")
    '联系电话'
    """
    return _first("fields", role) or role
