"""A rubric that changes another: its keys replace those of the base, items found by their code.

The two files are joined before anything is read, so that every message still names the file and
line where a thing is written.

- A top-level key of the file replaces the base's, `parameters` name by name, `sources` by id.
- An item of the file changes the item of the same code, wherever it stands, key by key.
- An item with a new code comes last in the group where the file has it.
- `remove` lists the codes of items that fall away; `key: ~` takes a key away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from heji.rubrics.files import fields
from heji.rubrics.files.node import Mapping, Node, Scalar, Sequence

_BY_NAME = "parameters"
_LISTS = {"sources": "id"}
_OWN = ("extends", "remove")

#: What a rubric says for itself, and never takes from its base.
NOT_INHERITED = ("rubric", "version", "years", "derived_from")


def extended(base: Mapping, change: Mapping) -> Mapping:
    """The two files in one.

    Args:
        base: the content of the file that is changed, itself already extended.
        change: the content of the file that names it behind `extends`.

    Raises:
        RubricError: an item to be removed is not in the base.
    """
    entries = {key.text: (key, node) for key, node in base if key.text not in NOT_INHERITED}
    for key, node in change:
        if key.text == "items" or key.text == "remove":
            continue
        old = entries.pop(key.text, None)
        entries[key.text] = (key, node if old is None else _joined(key.text, old[1], node))
    items = _items(base, change)
    if items is not None:
        entries["items"] = items
    return replace(change, entries=tuple(entries.values()))


def _joined(key: str, old: Node, new: Node) -> Node:
    if key == _BY_NAME and isinstance(old, Mapping) and isinstance(new, Mapping):
        return _overridden(old, new)
    if key in _LISTS and isinstance(old, Sequence) and isinstance(new, Sequence):
        name = _LISTS[key]
        own = {_word(each, name) for each in new.nodes}
        kept = tuple(each for each in old.nodes if _word(each, name) not in own)
        return replace(new, nodes=(*kept, *new.nodes))
    return new


def _overridden(old: Mapping, new: Mapping) -> Mapping:
    """The entries of one mapping, replaced or followed by those of another."""
    entries = {key.text: (key, node) for key, node in old}
    entries.update({key.text: (key, node) for key, node in new})
    return replace(new, entries=tuple(entries.values()))


def _items(base: Mapping, change: Mapping) -> tuple[Scalar, Node] | None:
    """The key `items` with the items of both."""
    found = {key.text: (key, node) for key, node in (*base, *change)}.get("items")
    if found is None:
        return None
    old, new = base.get("items"), change.get("items")
    fields.sequence(new, "items")
    changing = _Changing(_removed(change))
    nodes = changing.apply(fields.sequence(old, "items"), new)
    changing.refuse_unknown()
    return found[0], Sequence(found[1].file, found[1].line, nodes)


def _removed(change: Mapping) -> tuple[Scalar, ...]:
    codes = fields.sequence(change.get("remove"), "remove")
    for each in codes:
        fields.plain(each, "remove")
    return tuple(each for each in codes if isinstance(each, Scalar))


@dataclass(frozen=True, slots=True)
class _Change:
    """What a file says of one item, and the code of the group where it says so."""

    node: Mapping
    parent: str


class _Changing:
    """Applies the changes of a file to the items of its base."""

    def __init__(self, removed: tuple[Scalar, ...]) -> None:
        self._removed = {each.text: each for each in removed}
        self._changes: dict[str, _Change] = {}
        self._known: list[str] = []

    def apply(self, old: tuple[Node, ...], new: Node | None) -> tuple[Node, ...]:
        """The items of the base as the file wants them."""
        self._collect(fields.sequence(new, "items"), "")
        self._known = _codes(old)
        return self._group(old, "")

    def refuse_unknown(self) -> None:
        """Refuses to remove what is not there.

        Raises:
            RubricError: the base has no item of a code.
        """
        for code, node in self._removed.items():
            if code not in self._known:
                raise node.error("remove-unknown", tuple(self._known), found=code)

    def _collect(self, nodes: tuple[Node, ...], parent: str) -> None:
        for node in nodes:
            item = fields.open_mapping(node, "items")
            code = fields.plain(fields.needed(item, "code", "items"), "code")
            if code in self._changes:
                first = str(self._changes[code].node.line)
                raise node.error("code-twice", item=code, first=first)
            self._changes[code] = _Change(item, parent)
            self._collect(fields.sequence(item.get("items"), "items"), code)

    def _group(self, old: tuple[Node, ...], parent: str) -> tuple[Node, ...]:
        """The items of one group: those of the base, changed, then the new ones."""
        kept = [
            self._item(fields.open_mapping(each, "items"))
            for each in old
            if _word(each, "code") not in self._removed
        ]
        added = [
            self._item(each.node)
            for code, each in self._changes.items()
            if each.parent == parent and code not in self._known
        ]
        return (*kept, *added)

    def _item(self, old: Mapping) -> Mapping:
        code = _word(old, "code")
        change = self._changes.get(code)
        own = {key.text: (key, node) for key, node in old}
        if change is not None and change.node is not old:
            own.update({key.text: each for each in change.node if (key := each[0]).text != "items"})
        is_known = code in self._known
        below = fields.sequence(old.get("items"), "items") if is_known else ()
        nodes = self._group(below, code)
        if nodes:
            key, node = own.get("items", (Scalar(old.file, old.line, "items"), old))
            own["items"] = (key, Sequence(node.file, node.line, nodes))
        else:
            own.pop("items", None)
        place = old if change is None else change.node
        return Mapping(place.file, place.line, tuple(own.values()))


def _codes(nodes: tuple[Node, ...]) -> list[str]:
    found: list[str] = []
    for each in nodes:
        found.append(_word(each, "code"))
        if isinstance(each, Mapping):
            found.extend(_codes(fields.sequence(each.get("items"), "items")))
    return found


def _word(node: Node, key: str) -> str:
    """The text behind a key of a mapping; empty when it has none."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""
