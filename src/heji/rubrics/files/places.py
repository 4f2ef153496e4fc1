"""Where in its file a part of a rubric stands."""

from __future__ import annotations

from heji.rubrics.files.node import Mapping, Node, Scalar, Sequence


class Places:
    """Finds the line of a part by the code of its item and the keys below it."""

    def __init__(self, root: Mapping) -> None:
        self._root = root
        self._items: dict[str, Node] = {}
        self._collect(root.get("items"))

    def find(self, code: str, *keys: str | int) -> Node:
        """The node that is nearest to a part.

        Args:
            code: of the item; "" for the rubric itself.
            keys: names and numbers on the way down.

        Returns:
            The node behind the last key that the file has.
        """
        node: Node = self._items.get(code, self._root) if code else self._root
        for key in keys:
            below = _below(node, key)
            if below is None:
                return node
            node = below
        return node

    def _collect(self, node: Node | None) -> None:
        for each in node.nodes if isinstance(node, Sequence) else ():
            if not isinstance(each, Mapping):
                continue
            code = each.get("code")
            if isinstance(code, Scalar):
                self._items.setdefault(code.text, each)
            self._collect(each.get("items"))


def _below(node: Node, key: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.get(key)
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.nodes):
        return node.nodes[key]
    return None
