"""What stands on made pages: blocks in reading order, a paragraph as its text, a table as its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

Rows = list[list[str]]
Block = str | Rows


@dataclass(slots=True)
class Made:
    """A file with what it holds."""

    name: str
    data: bytes
    blocks: list[Block] = field(default_factory=list)


def bare(text: str) -> str:
    """A text without white space, as it is compared."""
    return "".join(text.split())
