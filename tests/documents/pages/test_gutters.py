"""Pages in two columns are read column by column; nothing else is taken for columns."""

from __future__ import annotations

from heji.documents.document import Paragraph, Table
from heji.documents.reading import read_document
from tests.documents.pdf_building import Paper, Sheet, wrapped

LEFT, RIGHT, WIDE, SIZE, STEP = 60.0, 310.0, 220.0, 10.0, 16.0
FIRST = (
    "项目单位按季度检查工程进展，对发现的四十二个问题列出清单，逐项整改，年底前全部完成，"
    "资金按照合同约定的进度拨付，没有出现拖欠的情况，群众对改造后的环境表示满意。"
)
SECOND = (
    "评价组查阅了合同、账簿与验收资料，走访了三百二十五户居民，认为这个项目的效果较好，"
    "下一年度应当继续安排资金，同时加强对设备的维护，避免重复建设和资金闲置的现象。"
)
TITLE = "二〇二三年度项目支出绩效评价工作情况的报告全文"


def column(sheet: Sheet, x: float, y: float, *texts: str) -> float:
    """Paragraphs of a column, each indented by two characters; the height where they end."""
    for text in texts:
        lines = wrapped("　　" + text, WIDE)
        for line in lines:
            bare = line.lstrip("　")
            sheet.text(x + (len(line) - len(bare)) * SIZE, y, bare, SIZE)
            y += STEP
    return y


def read(paper: Paper) -> list[Paragraph | Table]:
    return list(read_document(paper.data(), "report.pdf").blocks)


def texts(paper: Paper) -> list[str]:
    return [each.text for each in read(paper) if isinstance(each, Paragraph)]


def test_the_left_column_is_read_before_the_right_one() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(170, 50, TITLE, 12)
    column(sheet, LEFT, 90, FIRST, SECOND)
    column(sheet, RIGHT, 90, SECOND, FIRST)
    assert texts(paper) == [TITLE, FIRST, SECOND, SECOND, FIRST]


def test_columns_whose_lines_stand_at_different_heights_are_not_mixed() -> None:
    paper = Paper()
    sheet = paper.sheet()
    column(sheet, LEFT, 90, FIRST, SECOND)
    column(sheet, RIGHT, 98, SECOND, FIRST)
    assert texts(paper) == [FIRST, SECOND, SECOND, FIRST]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    paper = Paper()
    sheet = paper.sheet()
    column(sheet, LEFT, 90, FIRST)
    lines = wrapped("　　" + SECOND, WIDE)
    y = 90 + STEP * len(wrapped("　　" + FIRST, WIDE))
    for number, line in enumerate(lines[:2]):
        bare = line.lstrip("　")
        sheet.text(LEFT + (len(line) - len(bare)) * SIZE, y + number * STEP, bare, SIZE)
    for number, line in enumerate(lines[2:]):
        sheet.text(RIGHT, 90 + number * STEP, line, SIZE)
    column(sheet, RIGHT, 90 + STEP * len(lines[2:]), FIRST)
    assert texts(paper) == [FIRST, SECOND, FIRST]


def test_a_ruled_table_stays_in_its_column() -> None:
    paper = Paper()
    sheet = paper.sheet()
    end = column(sheet, LEFT, 90, FIRST)
    rows = [["项目", "预算数", "执行数"], ["合计", "1,420.80", "1,203.55"]]
    xs = [LEFT, LEFT + 80, LEFT + 150, LEFT + WIDE]
    ys = [end + 6, end + 26, end + 46]
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 5, text, SIZE)
    column(sheet, LEFT, ys[-1] + 10, SECOND)
    column(sheet, RIGHT, 90, SECOND, FIRST)
    blocks = read(paper)
    kinds = [each.text if isinstance(each, Paragraph) else "table" for each in blocks]
    assert kinds == [FIRST, "table", SECOND, SECOND, FIRST]


def test_the_last_page_may_use_one_column_alone() -> None:
    paper = Paper()
    first, last = paper.sheet(), paper.sheet()
    column(first, LEFT, 90, FIRST, SECOND)
    column(first, RIGHT, 90, SECOND, FIRST)
    column(last, LEFT, 140, SECOND, FIRST)
    assert texts(paper) == [FIRST, SECOND, SECOND, FIRST, SECOND, FIRST]


def test_names_beside_figures_are_no_columns() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for number in range(12):
        sheet.text(LEFT, 90 + number * STEP, f"第{number + 1}项支出情况说明", SIZE)
        sheet.text(RIGHT, 90 + number * STEP, f"{number + 1},203.55", SIZE)
    found = "".join(texts(paper)) or "".join(
        cell.text for each in read(paper) if isinstance(each, Table) for cell in each.cells
    )
    assert found.index("1,203.55") < found.index("第2项")


def test_an_ordinary_page_is_read_line_by_line() -> None:
    paper = Paper()
    sheet = paper.sheet()
    y = 90.0
    for text in (FIRST, SECOND, FIRST):
        for line in wrapped("　　" + text, 470):
            bare = line.lstrip("　")
            sheet.text(LEFT + (len(line) - len(bare)) * SIZE, y, bare, SIZE)
            y += STEP
    assert texts(paper) == [FIRST, SECOND, FIRST]
