"""Names: every code once, every input and parameter named so that formulas can speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from heji.rubrics.binding.places import place
from heji.rubrics.files.checks.desk import Desk
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.grammar import RESERVED
from heji.rubrics.rubric import Input, Item
from heji.rubrics.rules.parts import Keys, references
from heji.values.normalise import fold

#: The place of what is handed in: a number or a condition.
_GIVEN = "given"


def troubles(desk: Desk) -> Iterator[Trouble]:
    """Names given twice, names that formulas cannot use, names that nothing has."""
    yield from _codes(desk)
    for parameter in desk.rubric.parameters:
        yield from _name(desk, parameter.name, "", ("parameters", parameter.name))
        for index, each in enumerate(parameter.values):
            keys: Keys = ("parameters", parameter.name, "values", index, "source")
            yield from _source(desk, each.source, "", keys)
    if desk.rubric.cap is not None:
        yield from _inputs(desk, desk.rubric.cap.inputs, "", ("cap",))
        yield from _source(desk, desk.rubric.cap.source, "", ("cap", "source"))
    for item in desk.items():
        yield from _inputs(desk, item.inputs, item.code, ())
        yield from _references(desk, item)
        yield from _source(desk, item.source, item.code, ("source",))


def _codes(desk: Desk) -> Iterator[Trouble]:
    seen: dict[str, int] = {}
    for item in desk.items():
        if item.code in seen:
            # The places of a code are those of its first item; the line is the item's own.
            first = desk.places.find(item.code)
            words = {"item": item.code, "first": str(seen[item.code])}
            yield Trouble("code-twice", first.file, item.line, item.code, words)
        seen.setdefault(item.code, item.line)


def _inputs(desk: Desk, inputs: tuple[Input, ...], code: str, above: Keys) -> Iterator[Trouble]:
    parameters = {each.name for each in desk.rubric.parameters}
    for each in inputs:
        keys = (*above, "inputs", each.name)
        yield from _name(desk, each.name, code, keys)
        if each.name in parameters:
            yield desk.trouble("name-of-parameter", code, keys, found=each.name)
        for index, selector in enumerate(each.selectors):
            where = place(selector.place)
            if where is not None and where.kind is not each.kind and where.name != _GIVEN:
                found = " ".join((selector.place, *selector.words))
                at = (*keys, "from", index)
                key = f"place-gives-{where.kind.value}"
                yield desk.trouble(key, code, at, input=each.name, found=found)


def _name(desk: Desk, name: str, code: str, keys: Keys) -> Iterator[Trouble]:
    """A name that formulas cannot use."""
    if name in RESERVED:
        yield desk.trouble("name-reserved", code, keys, name=name)
    elif not name.isidentifier() or fold(name) != name:
        yield desk.trouble("name-no-word", code, keys, name=name)


def _references(desk: Desk, item: Item) -> Iterator[Trouble]:
    """Inputs that the rule speaks of."""
    if item.rule is None:
        return
    inputs = {each.name: each for each in item.inputs}
    for each in references(item.rule):
        keys = ("rule", *each.keys)
        found = inputs.get(each.name)
        if found is None:
            listed = ", ".join(inputs) or "-"
            known = tuple(inputs)
            yield desk.trouble("no-input", item.code, keys, known, found=each.name, names=listed)
        elif found.kind is not each.kind:
            key = f"input-wanted-{each.kind.value}"
            yield desk.trouble(key, item.code, keys, input=each.name)


def _source(desk: Desk, source: str, code: str, keys: Keys) -> Iterator[Trouble]:
    known = tuple(each.id for each in desk.rubric.sources)
    if source and source not in known:
        listed = ", ".join(known) or "-"
        yield desk.trouble("no-source", code, keys, known, found=source, known=listed)
