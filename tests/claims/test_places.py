"""Claims in cells and in wrapped paragraphs keep the places of the original."""

from __future__ import annotations

from heji.claims.passages import is_prose
from heji.claims.read import read_claims
from heji.documents.document import Document, Paragraph
from heji.documents.locator import Locator
from heji.relations.relation import Ratio
from tests.claims.prose import table_document


def test_prose_in_cells_is_read() -> None:
    text = "已完成。抽查点位151个,通过127个,通过率84.11%。"
    claims = read_claims(table_document("1234", text, "≥20家"))
    (relation,) = claims.relations
    assert isinstance(relation, Ratio)
    place = relation.rate.locator
    assert (place.table, place.row, place.column) == (1, 2, 1)
    assert text[place.start : place.end] == "84.11%"
    assert relation.rate.quote == "抽查点位151个,通过127个,通过率84.11%。"


def test_a_sentence_that_runs_over_two_lines_is_one() -> None:
    lines = ("一、概况", "全年共抽查企业的监测点位151个,现场检测通", "过127个,通过率84.11%。")
    blocks = tuple(
        Paragraph(text, Locator(paragraph=number)) for number, text in enumerate(lines, 1)
    )
    (relation,) = read_claims(Document("a.txt", "txt", "", blocks)).relations
    assert isinstance(relation, Ratio)
    place = relation.rate.locator
    assert (place.paragraph, lines[2][place.start : place.end]) == (3, "84.11%")


def test_labels_and_figures_alone_are_no_prose() -> None:
    assert not any(is_prose(text) for text in ("", "1,234.50", "95%", "≥20家", "合计", "100"))
