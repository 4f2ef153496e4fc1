"""The document of a rubric as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from heji.language import text
from heji.rubrics.rubric import Rubric
from heji.writers.layout import Line, Span
from heji.writers.rubric_blocks import Heading, Paragraph, Signature, Table
from heji.writers.rubric_document import document


def lines(rubric: Rubric, language: str) -> Iterator[Line]:
    """The rules of a rubric, one field of a table row to a line.

    Args:
        rubric: any rubric.
        language: `zh` or `en`.
    """
    colon = text("report.colon", language)
    for block in document(rubric, language):
        match block:
            case Signature():
                return
            case Heading(level, words):
                if words == text("rubrics.document.signatures", language):
                    return
                if level > 1:
                    yield Line()
                yield Line((Span(words, "strong"),))
            case Paragraph(words, is_notice):
                yield Line((Span(words, "warning" if is_notice else ""),))
            case Table():
                yield from _table(block, colon)


def _table(table: Table, colon: str) -> Iterator[Line]:
    for row in table.rows:
        if len(row) == 2:
            yield Line((Span(row[0] + colon, "faint"), Span(row[1])), 2)
            continue
        yield Line((Span("  ".join(each for each in row[:3] if each), "strong"),), 2)
        for label, words in zip(table.heading[3:], row[3:], strict=True):
            for index, said in enumerate(words.split("\n") if words else ()):
                spans = () if index else (Span(label + colon, "faint"),)
                yield Line((*spans, Span(said)), 6 if index else 4)
