"""Items of a rubric file, with their inputs and where in a form these stand."""

from __future__ import annotations

from difflib import get_close_matches

from heji.forms.form import IndicatorType
from heji.rubrics.binding import places
from heji.rubrics.files import fields
from heji.rubrics.files.node import Mapping, Node
from heji.rubrics.files.precisions import ITEM_KEYS, precisions
from heji.rubrics.files.rules import rule
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.rubric import Input, InputKind, Item, Otherwise, Rows, Selector

KEYS = (
    "code",
    "name",
    "labels",
    "weight",
    "inputs",
    "formula",
    "unit",
    "rule",
    "rows",
    "applies",
    "rounding",
    "otherwise",
    "reason",
    "source",
    "items",
)
INPUT_KEYS = ("name", "unit", "from", "kind")
ROWS_KEYS = ("section", "types", "level")

#: Sections of a form, as `Indicator.section` names them.
SECTIONS = ("management", "performance", "bonus")


def items(node: Node | None) -> tuple[Item, ...]:
    """The items of a list.

    Raises:
        RubricError: with the troubles of every item, each naming it.
    """
    return fields.each(fields.sequence(node, "items"), _item)


def inputs(node: Node | None) -> tuple[Input, ...]:
    """The inputs of an item or of the cap, by name."""
    if node is None:
        return ()
    table = fields.open_mapping(node, "inputs")
    names = {id(below): key.text for key, below in table}
    return fields.each((below for _, below in table), lambda below: _input(names[id(below)], below))


def _item(node: Node) -> Item:
    code = ""
    try:
        table = fields.mapping(node, "items", KEYS)
        code = fields.plain(fields.needed(table, "code", "items"), "code")
        return _read(table, code)
    except RubricError as error:
        raise error.within(code or _code_of(node)) from error


def _code_of(node: Node) -> str:
    """The code of an item that has something else wrong."""
    code = node.get("code") if isinstance(node, Mapping) else None
    return getattr(code, "text", "")


def _read(table: Mapping, code: str) -> Item:
    rule_node = table.get("rule")
    rounding = precisions(table.get("rounding"), ITEM_KEYS)
    return Item(
        code=code,
        name=fields.text(fields.needed(table, "name", "items"), "name"),
        weight=fields.optional_formula(table.get("weight"), "weight"),
        labels=fields.plains(table.get("labels"), "labels"),
        inputs=inputs(table.get("inputs")),
        formula=fields.optional_formula(table.get("formula"), "formula"),
        unit=fields.unit(table.get("unit"), "unit"),
        rule=None if rule_node is None else rule(rule_node),
        rows=_rows(table.get("rows")),
        applies=fields.optional_formula(table.get("applies"), "applies"),
        value_precision=rounding.value,
        score_precision=rounding.item,
        otherwise=fields.choice(
            table.get("otherwise"), "otherwise", Otherwise, Otherwise.UNDECIDED
        ),
        reason=fields.text(table.get("reason"), "reason"),
        source=fields.optional(table.get("source"), "source"),
        items=items(table.get("items")),
        line=table.line,
    )


def _input(name: str, node: Node) -> Input:
    table = fields.mapping(node, f"inputs {name}", INPUT_KEYS)
    kind = fields.choice(table.get("kind"), "kind", InputKind, InputKind.NUMBER)
    found = fields.sequence(table.get("from"), "from")
    return Input(
        name=name,
        names=fields.text(table.get("name"), "name"),
        unit=fields.unit(table.get("unit"), "unit"),
        selectors=fields.each(found, _selector),
        kind=kind,
    )


def _selector(node: Node) -> Selector:
    """Where in a form an input stands, in the words of the catalogue of places."""
    written = fields.plain(node, "from")
    selector = places.selector(written)
    known = tuple(each.name for each in places.PLACES)
    if selector is None:
        near = _nearest_beginning(written, known)
        raise node.error("unknown-place", known, found=near, known=", ".join(known))
    place = places.place(selector.place)
    if place is not None and not place.accepts(selector.words):
        raise node.error(f"place-words-{place.wants.value}", found=written, place=place.name)
    return selector


def _nearest_beginning(written: str, known: tuple[str, ...]) -> str:
    """As many words of a selector as look most like the name of a place."""
    parts = written.split()
    beginnings = [" ".join(parts[:length]) for length in (3, 2, 1)]
    return next((each for each in beginnings if get_close_matches(each, known)), written)


def _rows(node: Node | None) -> Rows | None:
    if node is None:
        return None
    table = fields.mapping(node, "rows", ROWS_KEYS)
    section_node = table.get("section")
    section = fields.optional(section_node, "section")
    if section_node is not None and section not in SECTIONS:
        raise section_node.error(
            "no-choice", SECTIONS, found=section, field="section", known=", ".join(SECTIONS)
        )
    types = fields.sequence(table.get("types"), "types")
    read = fields.each(types, lambda each: fields.choice(each, "types", IndicatorType).value)
    return Rows(section, read, fields.optional(table.get("level"), "level"))
