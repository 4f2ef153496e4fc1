"""What a rubric says of itself, read without its items: enough to choose by, and fast."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heji.rubrics.files import fields
from heji.rubrics.files.extending import NOT_INHERITED
from heji.rubrics.files.node import LARGEST, Mapping, Node, read_file, read_text
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.rubric import Status
from heji.rubrics.rules.rule import Text

_MOST_BASES = 8

#: The block of items: its key and every line that is indented, blank or a comment.
_ITEMS = re.compile(r"(?m)^items:[^\n]*(?:\n(?:[ \-#][^\n]*)?(?=\n|\Z))*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The identity of a rubric, as `Rubric` has it."""

    id: str
    name: Text
    region: str
    form: str
    since: int
    until: int | None
    status: Status
    layouts: tuple[str, ...]

    def layout_for(self, layout: str) -> str | None:
        """The longest of its layouts that covers one; None when none does.

        >>> heading = Heading("x", Text("x"), "000000", "x", 2020, None, Status.OFFICIAL,
        ...                   ("cn/mof/*", "cn/mof/project/2020"))
        >>> heading.layout_for("cn/mof/project/2020")
        'cn/mof/project/2020'
        >>> heading.layout_for("cn/hubei/project/2020")
        """
        fitting = [each for each in self.layouts if _covers(each, layout)]
        return max(fitting, key=len) if fitting else None


def read_heading(path: Path, find_file: Callable[[str, Node], Path]) -> Heading:
    """The heading of a file, with what it takes from the rubric that it extends.

    Raises:
        RubricError: the heading is wrong.
    """
    root = _with_base(path, find_file, 0)
    years = fields.open_mapping(fields.needed(root, "years", "rubric"), "years")
    until = years.get("until")
    return Heading(
        id=fields.plain(fields.needed(root, "rubric", "rubric"), "rubric"),
        name=fields.text(fields.needed(root, "name", "rubric"), "name"),
        region=fields.plain(fields.needed(root, "region", "rubric"), "region"),
        form=fields.plain(fields.needed(root, "form", "rubric"), "form"),
        since=fields.integer(fields.needed(years, "from", "years"), "from"),
        until=None if until is None else fields.integer(until, "until"),
        status=fields.choice(fields.needed(root, "status", "rubric"), "status", Status),
        layouts=fields.plains(root.get("layouts"), "layouts"),
    )


def _with_base(path: Path, find_file: Callable[[str, Node], Path], depth: int) -> Mapping:
    root = _without_items(path)
    node = root.get("extends")
    if node is None:
        return root
    base_id = fields.plain(node, "extends")
    if depth > _MOST_BASES:
        raise node.error("extends-itself", base=base_id)
    base = _with_base(find_file(base_id, node), find_file, depth + 1)
    entries = {key.text: (key, below) for key, below in base if key.text not in NOT_INHERITED}
    entries.update({key.text: (key, below) for key, below in root})
    return Mapping(root.file, root.line, tuple(entries.values()))


def _without_items(path: Path) -> Mapping:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            text = stream.read(LARGEST)
        # Line numbers stay right: the block leaves its line ends behind.
        return read_text(
            _ITEMS.sub(lambda block: "\n" * block.group().count("\n"), text), str(path)
        )
    except (OSError, UnicodeDecodeError, RubricError):
        return read_file(path)


def _covers(pattern: str, layout: str) -> bool:
    return layout.startswith(pattern[:-1]) if pattern.endswith("*") else layout == pattern
