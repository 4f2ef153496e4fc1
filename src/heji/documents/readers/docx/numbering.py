"""Automatic numbers of Word paragraphs, which are printed but stand nowhere in the text.

「一、基本情况」 is often typed as 「基本情况」 with a list style, and the 序号 column of a form is often a
numbered list: both are part of what a person reads. Bullets are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from heji.documents.failure import UnreadableError
from heji.documents.readers.docx.number_text import number_text
from heji.documents.readers.package import Package, attribute, child, is_on, local, whole

#: Levels of a Word list.
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""  #: 「（%1）」, 「%1.%2」
    start: int = 1
    suffix: str = "tab"
    plain_digits: bool = False  #: w:isLgl: all numbers as digits


@dataclass(frozen=True, slots=True)
class _List:
    counter: str  #: lists of one kind go on counting each other's numbers
    levels: dict[int, _Level]
    restarts: dict[int, int]  #: level -> number at which this list starts anew


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of a document."""

    by_name: dict[str, _List] = field(default_factory=dict)
    #: style -> list and level that the style brings along
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted.

    They are loaded when the first paragraph with a style or a number is met: the styles are by far
    the largest part of a small document.
    """

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._lists: _Lists | None = None
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, with its blank; call once each, in order.

        Raises:
            UnreadableError: the part that holds the lists is unsafe.
        """
        properties = child(paragraph, "pPr")
        if properties is None:
            return ""
        own, style = child(properties, "numPr"), child(properties, "pStyle")
        if own is None and style is None:
            return ""
        if self._lists is None:
            self._lists = _load(self._package, self._part)
        inherited = ("", 0)
        if style is not None:
            inherited = self._lists.styles.get(attribute(style, "val") or "", inherited)
        name, level = inherited if own is None else _membership(own, inherited[0])
        found = self._lists.by_name.get(name)
        shape = None if found is None else found.levels.get(level)
        if found is None or shape is None:
            return ""
        counts = self._advance(name, found, level, shape)
        if shape.format in ("bullet", "none"):
            return ""
        return _with_suffix(_fill(shape, found.levels, counts), shape.suffix)

    def _advance(self, name: str, found: _List, level: int, shape: _Level) -> dict[int, int]:
        counts = self._counts.setdefault(found.counter, {})
        begins_anew = level in found.restarts and (name, level) not in self._begun
        self._begun.add((name, level))
        if begins_anew:
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts


def _membership(own: etree._Element, inherited: str) -> tuple[str, int]:
    """List and level that a paragraph's w:numPr names."""
    number, level = child(own, "numId"), child(own, "ilvl")
    name = inherited if number is None else attribute(number, "val")
    return name or "", 0 if level is None else whole(attribute(level, "val"), 0, _LEVELS)


def _load(package: Package, part: str) -> _Lists:
    """The lists of a docx; a damaged list of numbers costs the numbers, not the document."""
    links = {link.type: link.target for link in package.relationships(part).values()}
    if links.get("numbering") not in package.names:
        return _Lists()
    try:
        root = package.xml(links["numbering"])
        lists = _lists(root)
        return _Lists(lists, _styles(package, links.get("styles"), root) if lists else {})
    except UnreadableError as error:
        if error.problem.key in ("documents.part-damaged", "documents.part-missing"):
            return _Lists()
        raise


def _lists(root: etree._Element) -> dict[str, _List]:
    shapes = {
        attribute(each, "abstractNumId") or "": _levels(each)
        for each in root
        if local(each) == "abstractNum"
    }
    lists = {}
    for each in root:
        shape = child(each, "abstractNumId") if local(each) == "num" else None
        if shape is None:
            continue
        counter = attribute(shape, "val") or ""
        levels, restarts = dict(shapes.get(counter, {})), {}
        for override in (one for one in each if local(one) == "lvlOverride"):
            level = whole(attribute(override, "ilvl"), 0, _LEVELS)
            start = child(override, "startOverride")
            if start is not None:
                restarts[level] = whole(attribute(start, "val"), 1)
            levels.update(_levels(override))
        lists[attribute(each, "numId") or ""] = _List(counter, levels, restarts)
    lists.pop("0", None)  # number 0 means: no list
    return lists


def _levels(shape: etree._Element) -> dict[int, _Level]:
    return {
        whole(attribute(each, "ilvl"), 0, _LEVELS): _Level(
            format=_value(each, "numFmt", "decimal"),
            text=_value(each, "lvlText", ""),
            start=whole(_value(each, "start", "1"), 1),
            suffix=_value(each, "suff", "tab"),
            plain_digits=is_on(child(each, "isLgl")),
        )
        for each in shape
        if local(each) == "lvl"
    }


def _styles(
    package: Package, part: str | None, numbering: etree._Element
) -> dict[str, tuple[str, int]]:
    if part is None or part not in package.names:
        return {}
    levels_of_styles = {
        _value(level, "pStyle", ""): whole(attribute(level, "ilvl"), 0, _LEVELS)
        for level in numbering.iter("{*}lvl")
    }
    found: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in package.xml(part).iterchildren("{*}style"):
        properties = child(style, "pPr")
        numbers = None if properties is None else child(properties, "numPr")
        name = attribute(style, "styleId") or ""
        parents[name] = _value(style, "basedOn", "")
        if numbers is not None:
            level = whole(_value(numbers, "ilvl", ""), levels_of_styles.get(name, 0), _LEVELS)
            found[name] = (_value(numbers, "numId", ""), level)
    for name in parents:
        inherited = _inherited(name, found, parents)
        if inherited is not None:
            found[name] = (inherited[0], levels_of_styles.get(name, inherited[1]))
    return found


def _inherited(
    name: str, found: dict[str, tuple[str, int]], parents: dict[str, str]
) -> tuple[str, int] | None:
    """What a style says of its list, or the styles that it is based on."""
    seen: set[str] = set()
    while name and name not in seen:
        if name in found:
            return found[name]
        seen.add(name)
        name = parents.get(name, "")
    return None


def _value(element: etree._Element, name: str, fallback: str) -> str:
    found = child(element, name)
    value = None if found is None else attribute(found, "val")
    return fallback if value is None else value


def _fill(shape: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    text = shape.text
    for place in range(_LEVELS):
        sign = f"%{place + 1}"
        if sign in text:
            other = levels.get(place, _Level())
            kind = "decimal" if shape.plain_digits else other.format
            text = text.replace(sign, number_text(counts.get(place, other.start), kind))
    return text


def _with_suffix(text: str, suffix: str) -> str:
    if not text or suffix == "nothing":
        return text
    # After 「、」 or 「）」 the gap is part of the sign already.
    return text if text[-1] > "\u2e7f" else text + " "
