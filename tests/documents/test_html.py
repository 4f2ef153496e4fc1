from __future__ import annotations

import pytest

from heji.documents.document import Document, Paragraph, Status
from heji.documents.reading import read_document


def read(body: str, encoding: str = "utf-8") -> Document:
    return read_document(f"<html><body>{body}</body></html>".encode(encoding), "a.html")


def prose(body: str) -> list[str]:
    return [each.text for each in read(body).paragraphs()]


def cells(body: str, number: int = 0) -> list[tuple[int, int, int, int, str]]:
    table = list(read(body).tables())[number]
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def test_blocks_are_paragraphs() -> None:
    body = "前<h1>自评表</h1><div>一<p>二</p>三<span>四</span></div><ul><li>五<li>六</ul>"
    assert prose(body) == ["前", "自评表", "一", "二", "三四", "五", "六"]


def test_boilerplate_is_left_out() -> None:
    body = (
        "<nav>首页</nav><script>var a='<p>x</p>'</script><style>p{}</style><p>正文</p>"
        "<template><p>模板</p></template><noscript>无</noscript><!-- 注 --><iframe>f</iframe>"
    )
    assert prose(body) == ["正文"]


def test_white_space_as_in_a_browser() -> None:
    assert prose("<p>  甲 \n 乙\t丙  a\n b </p>") == ["甲乙 丙 a b"]
    assert prose("<p>一<br>二<br/><br>三</p>") == ["一\n二", "三"]
    assert prose("<p>&nbsp;&nbsp;甲&amp;乙&lt;3&#39;</p>") == ["  甲&乙<3'"]
    assert prose("<pre>甲  乙\n丙</pre>") == ["甲 乙\n丙"]


def test_raised_digits() -> None:
    assert prose("<p>5×10<sup>4</sup> CO<sub>2</sub></p>") == ["5×10⁴ CO₂"]


def test_form_fields_show_their_value() -> None:
    body = (
        "<p>得分<input value='98'><input type=hidden value=x><input type=checkbox checked>是"
        "<input type=radio>否<select><option>甲<option selected>乙</select><textarea>说明</textarea>"
    )
    assert prose(body) == ["得分98☑是□否乙说明"]


def test_spans() -> None:
    body = (
        "<table><tr><td rowspan=2>A<td colspan='2'>B</tr><tr><td>C<td>D</tr>"
        "<tr><td>E<td>F<td>G</tr></table>"
    )
    assert cells(body) == [
        (1, 1, 2, 1, "A"),
        (1, 2, 1, 2, "B"),
        (2, 2, 1, 1, "C"),
        (2, 3, 1, 1, "D"),
        (3, 1, 1, 1, "E"),
        (3, 2, 1, 1, "F"),
        (3, 3, 1, 1, "G"),
    ]


def test_groups_are_shown_head_first_and_foot_last() -> None:
    body = (
        "<table><tfoot><tr><td>尾<td>3</tfoot><tbody><tr><td>体<td>2</tbody>"
        "<thead><tr><th>头<th>1</thead></table>"
    )
    assert [each[4] for each in cells(body)] == ["头", "1", "体", "2", "尾", "3"]


def test_a_span_ends_with_its_group() -> None:
    body = (
        "<table><tbody><tr><td rowspan=9>A<td>1<tr><td>2</tbody>"
        "<tbody><tr><td rowspan=0>B<td>3<tr><td>4</tbody></table>"
    )
    assert cells(body) == [
        (1, 1, 2, 1, "A"),
        (1, 2, 1, 1, "1"),
        (2, 2, 1, 1, "2"),
        (3, 1, 2, 1, "B"),
        (3, 2, 1, 1, "3"),
        (4, 2, 1, 1, "4"),
    ]


@pytest.mark.parametrize(
    ("span", "width"), [("2", 2), ("", 1), ("0", 1), ("-2", 1), ("2.5", 2), ("x", 1), ("２", 1)]
)
def test_rubbish_in_spans(span: str, width: int) -> None:
    body = f"<table><tr><td colspan='{span}'>A<td>B<tr><td>1<td>2<td>3</table>"
    assert cells(body)[0][3] == width


def test_huge_spans_are_bounded() -> None:
    body = "<table><tr><td colspan=99999999999 rowspan=99999999999>A<tr><td>B</table>"
    document = read(body)
    assert all(each.key != "documents.reader-failed" for each in document.problems)


def test_spans_that_run_into_each_other_share_no_place() -> None:
    body = "<table><tr><td>A<td rowspan=2>B<tr><td colspan=3>C</table>"
    assert cells(body) == [(1, 1, 1, 1, "A"), (1, 2, 2, 1, "B"), (2, 1, 1, 1, "C")]


def test_caption_and_stray_text_are_paragraphs_before_the_table() -> None:
    body = "<table><caption>表一</caption>单位:万元<tr><td>A<td>B</table>"
    assert prose(body) == ["表一", "单位:万元"]


def test_wrappers_between_table_and_row() -> None:
    body = "<table><form><tr><td>A<td>B</tr></form></table>"
    assert cells(body) == [(1, 1, 1, 1, "A"), (1, 2, 1, 1, "B")]


def test_lines_in_a_cell() -> None:
    body = "<table><tr><td><p>1. 甲</p><p>2. 乙</p>丙<br>丁<td><ul><li>戊<li>己</ul></table>"
    assert [each[4] for each in cells(body)] == ["1. 甲\n2. 乙\n丙\n丁", "戊\n己"]


def test_a_layout_table_is_read_as_what_it_holds() -> None:
    body = (
        "<table><tr><td>导航<td><h1>自评表</h1><table><tr><td>年初预算数<td>100"
        "<tr><td>全年执行数<td>90</table><p>说明</p></table>"
    )
    document = read(body)
    kinds = [
        block.text if isinstance(block, Paragraph) else len(block.cells)
        for block in document.blocks
    ]
    assert kinds == ["导航", "自评表", 4, "说明"]


def test_an_article_in_one_cell_is_prose() -> None:
    assert prose("<table><tr><td><p>一</p><p>二</p></td></tr></table>") == ["一", "二"]


def test_a_small_table_in_a_cell_is_a_table_of_its_own() -> None:
    body = (
        "<table><tr><td>绩效目标完成情况说明<td>内<table><tr><td>a<td>b</table>"
        "<tr><td>存在问题和改进措施<td>无</table>"
    )
    assert [each[4] for each in cells(body, 0)] == [
        "绩效目标完成情况说明",
        "内",
        "存在问题和改进措施",
        "无",
    ]
    assert [each[4] for each in cells(body, 1)] == ["a", "b"]


def test_hidden_cells_are_read_and_marked() -> None:
    body = (
        "<table><tr><td>A<td style='display: none'>B<tr hidden><td>C<td>D</table>"
        "<div style='display:none'><table><tr><td>E<td>F</table></div>"
    )
    document = read(body)
    first, second = document.tables()
    assert [(cell.text, cell.hidden) for cell in first.cells] == [
        ("A", False),
        ("B", True),
        ("C", True),
        ("D", True),
    ]
    assert all(cell.hidden for cell in second.cells)


def test_leftovers_of_merged_cells_take_no_place() -> None:
    gone = "<td style='display:none'></td>"
    body = (
        f"<table><tr><td colspan=2>A</td>{gone}<td>B</td></tr>"
        "<tr><td>C</td><td>D</td><td>E</td></tr></table>"
    )
    assert cells(body) == [
        (1, 1, 1, 2, "A"),
        (1, 3, 1, 1, "B"),
        (2, 1, 1, 1, "C"),
        (2, 2, 1, 1, "D"),
        (2, 3, 1, 1, "E"),
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),  # converted without changing what it declares
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", None),
        ("utf-16", "utf-16"),
        ("big5", "big5"),
    ],
)
def test_encodings(encoding: str, declared: str | None) -> None:
    head = f"<meta charset={declared}>" if declared else ""
    page = f"<!DOCTYPE html><html><head>{head}</head><body><p>合計金額與預算</p></body></html>"
    document = read_document(page.encode(encoding), "a.html")
    assert [each.text for each in document.paragraphs()] == ["合計金額與預算"]


def test_a_page_nested_too_deeply_says_what_was_left_out() -> None:
    document = read("<p>一</p>" + "<div>" * 5000 + "二")
    assert document.status is Status.PARTLY_READ
    assert document.problems[0].key == "documents.page-cut"


def test_deep_nesting_below_the_limit_is_read() -> None:
    assert prose("<div><b>" * 110 + "深") == ["深"]
    nested = "<table><tr><td>x<td>" * 15 + "深" + "</table>" * 15
    document = read(nested)
    assert all(each.key != "documents.reader-failed" for each in document.problems)


def test_a_page_without_anything() -> None:
    document = read("<script>x</script>")
    assert document.status is Status.UNREADABLE
    assert document.problems[0].key == "documents.nothing-inside"


def test_xhtml_and_fragments() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html xmlns="x"><body><p>合计</p></body></html>'
    assert [p.text for p in read_document(page.encode("gb18030"), "a.xls").paragraphs()] == ["合计"]
    fragment = read_document("<table><tr><td>甲<td>1</table>".encode(), "a.xls")
    assert fragment.format == "html"
    assert len(list(fragment.tables())) == 1
