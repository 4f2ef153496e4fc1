"""A signed form against the form in the system, cell by cell, with the names that people know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from heji.language import has, text
from heji.writers.official.differences import Difference, between

#: What a reader concludes, and no cell says.
_CONCLUDED = frozenset(("layout", "kind"))
_ROW, _TYPE = "indicator ", "type"
#: role of an entry in the core's form -> column of the page
_COLUMNS = {
    "target": "value",
    "measure_unit": "unit",
    "nature": "sign",
    "levels": "level2",
}


def compared(file: Mapping[str, str], system: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Where two forms differ: name, what the file says, what the system says.

    A row that only one of them has is one difference, and so is a mark that a form prints in two
    places.
    """
    found = between(file, system)
    gone = [each.name.removeprefix(_ROW) for each in found if each.name.startswith(_ROW)]
    cells = {each.name for each in found}
    for each in found:
        if each.name in _CONCLUDED or _is_repeated(each, gone, cells):
            continue
        yield each.name, each.first, each.second


def _is_repeated(each: Difference, gone: Iterable[str], cells: set[str]) -> bool:
    """Whether another difference says it already."""
    name = each.name
    if name.startswith(_ROW):
        return False
    if name.endswith(f" {_TYPE}"):  # follows from the second level
        return True
    own = name.rpartition("/")[2]
    if own != name and own in cells:
        return True
    return any(own.startswith(f"{row} ") for row in gone)


def called(name: str, language: str) -> str:
    """What a difference is about, in words.

    >>> called("executed fiscal", "zh"), called("整治河道长度 result", "zh")
    ('全年执行数 财政拨款', '整治河道长度 · 实际完成值')
    """
    if name.startswith(_ROW):
        return name.removeprefix(_ROW)
    if has(f"filing.role.{name}") or has(f"self-evaluation.signed.fact.{name}"):
        return text(f"filing.role.{name}", language) or text(
            f"self-evaluation.signed.fact.{name}", language
        )
    if name.startswith("total "):
        return text("filing.column.form.total", language)
    before, _, last = name.rpartition(" ")
    if has(f"filing.measure.{before}"):
        part = text(f"filing.part.{last}", language) if has(f"filing.part.{last}") else last
        return f"{text(f'filing.measure.{before}', language)} {part}"
    key = f"filing.column.indicator.{_COLUMNS.get(last, last)}"
    row = before.rpartition("/")[2]
    return f"{row} · {text(key, language)}" if row and has(key) else name
