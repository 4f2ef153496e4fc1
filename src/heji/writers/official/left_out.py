"""What a document says and its printed form does not: told, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.documents.document import Document, Table
from heji.documents.locator import Locator
from heji.forms.lexicon import lexicon
from heji.forms.tables.fields import inline_fields
from heji.values.normalise import fold
from heji.writers.official.sheet import Sheet

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w")


def left_out(document: Document, sheet: Sheet) -> tuple[str, ...]:
    """The texts of a document that the sheet does not print, labels apart.

    Args:
        document: what the form was read from.
        sheet: what is printed of it.

    Returns:
        Each text once, in reading order. Labels of the lexicon do not count: the official form
        calls the same thing by its own name.
    """
    printed = "\n".join(_text(each) for each in _texts_of(sheet))
    found = (text for text in _texts(document) if _WORD.search(text))
    return tuple(dict.fromkeys(text for text in found if not _is_printed(text, printed)))


def _is_printed(text: str, printed: str) -> bool:
    """Whether a text is printed, as it is or as a label and its value in boxes of their own."""
    words = lexicon()
    if words.is_label(text) or _text(text) in printed:
        return True
    fields = list(inline_fields(text, Locator(), words))
    return bool(fields) and all(_text(each.figure.quote) in printed for each in fields)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def _texts_of(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    yield from (line.text for line in (*sheet.above, *sheet.below))
    yield from (box.text for table in sheet.tables for box in table.boxes)


def _text(text: str) -> str:
    return _SPACE.sub("", fold(text))
