"""What a printed file is read as, in the words of tests."""

from __future__ import annotations

from heji.documents.document import Document, Table
from heji.documents.limits import DEFAULT, Limits
from heji.documents.reading import read_document
from tests.documents.building import table
from tests.documents.pdf_building import Paper, Sheet

XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0, 160.0]

MONEY = [["资金", "预算数", "执行数"], ["财政拨款", "200", "153.44"], ["其他资金", "100", "99"]]

INDICATORS = table(
    [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
        *(
            row
            for group in range(6)
            for row in (
                [
                    (f"产出指标{group}", 6, 1),
                    (f"数量指标{group}", 6, 1),
                    *[f"培训各类专业技术人员的期数（第{group}组）", "≥10期", "12期", "5"],
                ],
                *(
                    [
                        f"第{number}项任务完成数量",
                        f"≥{number}00个",
                        f"共完成{number}30个，" * number + "超过年度目标。",
                        f"{number}.5",
                    ]
                    for number in range(1, 6)
                ),
            )
        ),
        [("总分", 1, 5), "100"],
    ]
)

WIDTHS = [60.0, 60.0, 100.0, 70.0, 90.0, 50.0]


def read(paper: Paper, limits: Limits = DEFAULT) -> Document:
    return read_document(paper.data(), "form.pdf", limits)


def only(document: Document) -> Table:
    assert document.status.value == "read", document.problems
    (found,) = document.tables()
    return found


def texts(found: Table) -> list[list[str]]:
    """Each row's cells that begin in it."""
    rows: list[list[str]] = [[] for _ in range(found.row_count)]
    for cell in sorted(found.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row - 1].append(cell.text)
    return rows


def spans(found: Table) -> list[tuple[int, int, int, int, str]]:
    """Cells with what they cover, on a grid that has no line which no cell ends at."""
    rows = sorted({each.row for each in found.cells})
    columns = sorted({each.column for each in found.cells})

    def number(places: list[int], place: int) -> int:
        return sum(each < place for each in places)

    return sorted(
        (
            number(rows, each.row),
            number(columns, each.column),
            number(rows, each.row + each.row_span),
            number(columns, each.column + each.column_span),
            "".join(each.text.split()),
        )
        for each in found.cells
    )


def keys(document: Document) -> list[str]:
    return [each.key.removeprefix("documents.") for each in document.problems]


def said(document: Document) -> str:
    return "|".join(each.text for each in document.paragraphs())


def ruled(sheet: Sheet, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])


def put(sheet: Sheet, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 4, text)
