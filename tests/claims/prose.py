"""Documents made of paragraphs, and what the audit's judge says of their claims."""

from __future__ import annotations

from heji.claims.claim import Claims
from heji.claims.read import read_claims
from heji.documents.document import Cell, Document, Paragraph, Table
from heji.documents.locator import Locator
from heji.relations.judge import judge
from heji.values.verdict import Verdict


def document(*paragraphs: str) -> Document:
    """A document whose paragraphs are whole."""
    blocks = tuple(
        Paragraph(text, Locator(paragraph=number)) for number, text in enumerate(paragraphs, 1)
    )
    return Document("prose.docx", "docx", "", blocks)


def table_document(*cells: str) -> Document:
    """A document of one table with one column."""
    made = tuple(
        Cell(row, 1, text, Locator(table=1, row=row, column=1)) for row, text in enumerate(cells, 1)
    )
    return Document("t.docx", "docx", "", (Table(made, len(made), 1, Locator(table=1)),))


def claims(*paragraphs: str) -> Claims:
    return read_claims(document(*paragraphs))


def verdicts(*paragraphs: str) -> dict[Verdict, list[str]]:
    """The stated texts of all relations, by verdict."""
    found: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for relation in claims(*paragraphs).relations:
        judgement = judge(relation)
        found[judgement.verdict].append(judgement.stated)
    return found
