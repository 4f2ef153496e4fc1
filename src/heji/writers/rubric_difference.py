"""What differs between two rubrics, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.language import has, text
from heji.rubrics.comparing import PARAMETER, SOURCE, Change, Difference, by_code
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Item, Rubric
from heji.rubrics.rules.in_words import in_language
from heji.writers.layout import Line, Span
from heji.writers.rubric_names import Names


def lines(found: Sequence[Difference], old: Rubric, new: Rubric, language: str) -> Iterator[Line]:
    """The differences, what a rule says in words.

    Args:
        found: the differences of the two.
        old: the rubric before.
        new: the rubric after.
        language: `zh` or `en`.
    """
    sides = (_Side(old, language), _Side(new, language))
    shown: str | None = None
    for each in found:
        if each.item != shown or each.change is not Change.CHANGED:
            yield Line((Span(_heading(each, sides, language), "strong"),))
        shown = each.item
        if each.change is not Change.CHANGED:
            sign, side = ("+", sides[1]) if each.change is Change.ADDED else ("-", sides[0])
            tone = "consistent" if each.change is Change.ADDED else "error"
            yield Line((Span(f"{sign} {side.whole(each.item)}", tone),), 4)
        if each.key:
            yield Line((Span(_key(each.key, language), "faint"),), 2)
            yield from _values(each, sides, language)
    if not found:
        yield Line((Span(text("rubrics.difference.none", language)),))


class _Side:
    """One of the two rubrics, and what it says in words."""

    def __init__(self, rubric: Rubric, language: str) -> None:
        self.rubric = rubric
        self.items = by_code(rubric.items)
        self.language = language

    def name(self, code: str) -> str:
        """The name of an item; empty where there is none of that code."""
        item = self.items.get(code)
        return "" if item is None else in_language(item.name, self.language)

    def whole(self, code: str) -> str:
        """What an item gives, and by which rule."""
        item = self.items[code]
        printed = text("rubrics.document.as-printed", self.language)
        weight = printed if item.weight is None else write(item.weight)
        key = "group" if item.rule is None else "scored"
        words = {"weight": weight, "rule": self._of_item(item, "rule")}
        return text(f"rubrics.difference.{key}", self.language, **words)

    def words(self, code: str, key: str) -> str:
        """The value of a key in words; empty where it has none."""
        item = self.items.get(code)
        if key == "name" or (key == "note" and not code):
            return in_language(getattr(item or self.rubric, key), self.language)
        return "" if item is None else self._of_item(item, key)

    def _of_item(self, item: Item, key: str) -> str:
        names = Names(self.rubric, item, self.language)
        if key == "rule" and item.rule is not None:
            return names.rule(item.rule)
        if key == "formula" and item.formula is not None:
            return names.formula(item.formula)
        if key == "applies" and item.applies is not None:
            return names.formula(item.applies)
        return in_language(item.reason, self.language) if key == "reason" else ""


def _heading(found: Difference, sides: tuple[_Side, _Side], language: str) -> str:
    if not found.item:
        return text("rubrics.difference.whole", language)
    name = sides[1].name(found.item) or sides[0].name(found.item)
    words = {"item": found.item, "name": name}
    key = "item" if found.change is Change.CHANGED else found.change.value
    return text(f"rubrics.difference.{key}", language, **words)


def _key(key: str, language: str) -> str:
    """What a key is called, with the key of the file behind it."""
    for beginning, name in ((SOURCE, "source"), (PARAMETER, "parameter")):
        if key.startswith(beginning):
            said, own = text(f"rubrics.key.{name}", language), key.removeprefix(beginning)
            return text("rubrics.difference.key", language, said=said, named=own)
    named = f"rubrics.key.{key}"
    if not has(named):
        return key
    said = text(named, language)
    if said == key:
        return key
    return text("rubrics.difference.key", language, said=said, named=key)


def _values(found: Difference, sides: tuple[_Side, _Side], language: str) -> Iterator[Line]:
    written = (found.old, found.new)
    words = tuple(side.words(found.item, found.key) for side in sides)
    if words[0] == words[1]:
        words = ("", "")  # they differ in what words do not say
    for sign, said, value, tone in zip("-+", words, written, ("error", "consistent"), strict=True):
        shown = (said or value) if value else text("rubrics.difference.nothing", language)
        yield Line((Span(f"{sign} {shown}", tone),), 4)
