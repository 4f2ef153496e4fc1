"""A Word file with the findings as comments in the margin."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from heji.documents.limits import DEFAULT
from heji.documents.readers.docx.reader import elements
from heji.writers.annotated.note import Note, author

_INITIALS = 2  #: letters of the name


def annotate(data: bytes, notes: Iterable[Note]) -> bytes:
    """The document with a comment at every place.

    Args:
        data: a docx.
        notes: with places of that document.
    """
    from docx import Document

    name = author()
    paths = elements(data, DEFAULT)
    document = Document(io.BytesIO(data))
    for note in notes:
        path = paths.get(note.place.whole)
        runs = _runs(document, path) if path is not None else None
        if runs:
            document.add_comment(runs, text=note.words, author=name, initials=name[:_INITIALS])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _runs(document: Any, path: str) -> list[Any]:
    """The runs of a paragraph, or of the first paragraph of a cell; a blank one is given a run."""
    from docx.text.paragraph import Paragraph
    from lxml import etree

    root = document.element
    found: Any = etree.ElementBase.xpath(root, path, namespaces=root.nsmap)
    (element,) = found
    inside = [element, *element.iterdescendants()]
    lines = [each for each in inside if each.tag.endswith("}p")]
    told = [Paragraph(each, document.element.body) for each in lines]
    written = next((each for each in told if each.runs), None)
    if written is not None:
        return list(written.runs)
    return [told[0].add_run()] if told else []
