"""What a document says and its printed form does not."""

from __future__ import annotations

from heji.documents.document import Document
from heji.documents.reading import read_document
from heji.writers.official.left_out import left_out
from heji.writers.official.sheet import Box, Line, Sheet, Table

SHEET = Sheet(
    title="自评表",
    widths=(10, 10),
    tables=(Table((Box(0, 0, "单位数"), Box(0, 1, "2")), 1),),
    below=(Line("注：一条说明。"),),
)


def document(html: str) -> Document:
    return read_document(html.encode(), "form.html")


def test_what_is_not_printed_is_named_once() -> None:
    page = document("<p>另有一句话。</p><p>另有一句话。</p><p>注：一条\n说明。</p>")
    assert left_out(page, SHEET) == ("另有一句话。",)


def test_a_label_and_its_value_may_stand_in_boxes_of_their_own() -> None:
    assert left_out(document("<p>单位数：2</p>"), SHEET) == ()
    assert left_out(document("<p>单位数：3</p>"), SHEET) == ("单位数：3",)


def test_labels_and_signs_do_not_count() -> None:
    assert left_out(document("<table><tr><td>一级指标</td><td>—</td></tr></table>"), SHEET) == ()
