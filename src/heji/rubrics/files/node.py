"""YAML composed to nodes that know their line; scalars stay text, so that no figure is a float."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heji.rubrics.files.trouble import RubricError, Trouble

#: Bytes that a rubric file may have: ten times the largest that is known.
LARGEST = 1_000_000

#: Lists and mappings inside of one another.
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a file and where it stands."""

    file: str
    line: int

    def error(self, key: str, known: tuple[str, ...] = (), /, **words: str) -> RubricError:
        """What is wrong with this piece.

        Args:
            key: last part of the text `rubrics.error.<key>`.
            known: names of which the word `found` may have been meant to be one.
            words: what fills the text.
        """
        found = words.setdefault("found", "")
        return RubricError([Trouble(key, self.file, self.line, "", words, found, known)])


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A text, as written."""

    text: str
    is_quoted: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is written, or `~`."""
        return not self.is_quoted and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys with what stands behind them, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries)

    def get(self, key: str) -> Node | None:
        """What stands behind a key; None when it is absent or has nothing behind it."""
        for name, node in self.entries:
            if name.text == key:
                return None if isinstance(node, Scalar) and node.is_nothing else node
        return None

    def keys(self) -> tuple[str, ...]:
        """The keys, as written."""
        return tuple(name.text for name, _ in self.entries)


def read_file(path: Path) -> Mapping:
    """The content of a YAML file.

    Raises:
        RubricError: it cannot be read, is no YAML, or is no mapping.
    """
    file = str(path)
    whole = Node(file, 1)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise whole.error("cannot-read", reason=error.strerror or str(error)) from error
    if len(content) > LARGEST:
        raise whole.error("too-large", most=f"{LARGEST:,}")
    try:
        return read_text(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        raise whole.error("no-utf8", position=str(error.start)) from error


def read_text(text: str, file: str) -> Mapping:
    """The content of a YAML text; `file` is what messages call it.

    Raises:
        RubricError: it is no YAML, or no mapping.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        composed = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Node(file, mark.line + 1 if mark else 1)
        raise place.error("no-yaml", reason=error.problem or str(error)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Node(file, 1).error("no-yaml", reason=str(error)) from error
    if composed is None:
        raise Node(file, 1).error("empty-file")
    node = _Composing(file).node(composed, DEEPEST)
    if not isinstance(node, Mapping):
        raise Node(file, 1).error("no-mapping", field=file)
    return node


class _Composing:
    """Turns the nodes of the YAML library into ours."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()

    def node(self, composed: Any, depth: int) -> Node:
        """One node with all below."""
        line = composed.start_mark.line + 1
        if composed.id == "scalar":
            return Scalar(self._file, line, composed.value, composed.style in ("'", '"', "|", ">"))
        if id(composed) in self._seen:
            raise Node(self._file, line).error("alias")
        self._seen.add(id(composed))
        if not depth:
            raise Node(self._file, line).error("too-deep", most=str(DEEPEST))
        if composed.id == "sequence":
            below = tuple(self.node(each, depth - 1) for each in composed.value)
            return Sequence(self._file, line, below)
        return Mapping(self._file, line, self._entries(composed, depth - 1))

    def _entries(self, composed: Any, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for composed_key, composed_value in composed.value:
            key = self.node(composed_key, depth)
            if not isinstance(key, Scalar):
                raise key.error("key")
            if key.text in entries:
                first = entries[key.text][0].line
                raise key.error("twice", field=key.text, first=str(first))
            entries[key.text] = (key, self.node(composed_value, depth))
        return tuple(entries.values())
