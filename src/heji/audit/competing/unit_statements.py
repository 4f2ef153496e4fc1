"""The places at which a document names a unit of money, and the document with another one there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from heji.documents.document import Block, Cell, Document, Paragraph, Table
from heji.documents.locator import Locator

#: A label or a line with a unit is short; longer text is prose.
_LONGEST = 60
#: A line of its own: 「金额单位：万元」.
_LINE = re.compile(r"单位\s*[:：]")


@dataclass(frozen=True, slots=True)
class Statement:
    """Cells and paragraphs that name one unit."""

    places: tuple[Cell | Paragraph, ...]
    unit: str

    @property
    def locator(self) -> Locator:
        """The first of its places."""
        return self.places[0].locator

    @property
    def text(self) -> str:
        """What stands there."""
        return _written([each.text for each in self.places])

    def text_with(self, unit: str) -> str:
        """What would stand there with another unit."""
        return _written([said(each.text, self.unit, unit) for each in self.places])

    def apply(self, document: Document, unit: str) -> Document:
        """The document with another unit in these places, "" for none."""
        wanted = {each.locator for each in self.places}

        def changed(block: Block) -> Block:
            if isinstance(block, Paragraph):
                named = block.locator in wanted
                return replace(block, text=said(block.text, self.unit, unit)) if named else block
            cells = (
                replace(each, text=said(each.text, self.unit, unit))
                if each.locator in wanted
                else each
                for each in block.cells
            )
            return replace(block, cells=tuple(cells))

        return replace(document, blocks=tuple(changed(each) for each in document.blocks))


def said(text: str, unit: str, other: str) -> str:
    """A text that names a unit, with another one in its place.

    >>> said("项目资金（万元）", "万元", "元"), said("金额单位：元", "元", "")
    ('项目资金（元）', '金额单位：')
    """
    return _naming(unit).sub(lambda found: found[1] + other, text)


def statements(document: Document, table: int | None, unit: str) -> Iterator[Statement]:
    """What may have given a table its unit: lines, labels of the table, together and one by one.

    Args:
        document: with the table.
        table: its number.
        unit: name of the unit, as it is printed: 元.
    """
    lines: list[Cell | Paragraph] = []
    labels: list[Cell | Paragraph] = []
    for block in document.blocks:
        places: Sequence[Cell | Paragraph] = block.cells if isinstance(block, Table) else (block,)
        for each in places:
            if len(each.text) > _LONGEST or not _naming(unit).search(each.text):
                continue
            if isinstance(each, Cell) and block.locator.table == table:
                labels.append(each)
            elif _LINE.search(each.text):
                lines.append(each)
    groups = [labels, lines, *([each] for each in chain(labels, lines))]
    seen = dict.fromkeys(tuple(each) for each in groups if each)
    yield from (Statement(each, unit) for each in seen)


def _naming(unit: str) -> re.Pattern[str]:
    """A unit in brackets, or behind 「单位：」."""
    return re.compile(
        rf"([（(\[【]\s*(?:(?:金额|计量)?单位\s*[:：]\s*)?|单位\s*[:：]\s*(?:人民币)?\s*)"
        rf"{re.escape(unit)}(?=\s*(?:[）)\]】]|$|\s))"
    )


def _written(texts: Sequence[str]) -> str:
    return " | ".join(each.strip() for each in texts)
