"""The prose of a document, passage by passage, and the parts of it that name problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from heji.audit.case import Reading, once_per_reading
from heji.documents.document import Cell, Document, Paragraph
from heji.documents.locator import Locator
from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.reading import find_quantities

_SENTENCE = re.compile(r"[^。;；!！?？\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the text of a cell, with the role that the form gives the cell."""

    text: str
    locator: Locator
    role: str = ""  #: a glossary name such as goal or problems; "" for paragraphs and other cells
    is_cell: bool = False

    @property
    def folded(self) -> str:
        """The text in plain characters, of the same length."""
        return fold(self.text)


@once_per_reading
def passages(reading: Reading) -> tuple[Passage, ...]:
    """Every paragraph and every printed cell, in order."""
    return tuple(_passages(reading.document, _roles(reading)))


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a passage; the checks of a document ask for the same ones again and again."""
    return find_quantities(text)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with the place where it begins."""
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.start(), match.group()


def sentence_at(text: str, position: int) -> str:
    """The sentence around a place."""
    for start, sentence in sentences(text):
        if start <= position < start + len(sentence):
            return sentence
    return ""


def _passages(document: Document, roles: dict[Locator, str]) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield Passage(block.text, block.locator)
            continue
        for cell in block.cells:
            if cell.text.strip():
                yield _cell_passage(cell, roles)


def _cell_passage(cell: Cell, roles: dict[Locator, str]) -> Passage:
    return Passage(cell.text, cell.locator, roles.get(cell.locator, ""), is_cell=True)


def _roles(reading: Reading) -> dict[Locator, str]:
    form = reading.form
    roles = {each.figure.locator: each.role for each in form.fields if each.role}
    for indicator in form.indicators:
        roles.setdefault(indicator.figure.locator, "indicator")
        for entry in indicator.entries:
            roles.setdefault(entry.figure.locator, entry.role)
    for task in form.tasks:
        roles.setdefault(task.figure.locator, "task")
    return roles
