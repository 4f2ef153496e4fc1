from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.writers.official.pdf import write
from heji.writers.official.sheet import Look, Paper, Sheet, Table
from heji.writers.typesetting.failure import TypesettingError
from tests.writers.official.reading_back import (
    Placed,
    bare,
    random_sheets,
    read_lines,
    read_tables,
    written,
    written_lines,
)
from tests.writers.official.sheets import (
    LONG,
    Part,
    every_form,
    label,
    middle,
    project_form,
    table,
    wide_form,
)

FORMS = every_form()
each_form = pytest.mark.parametrize("name", FORMS)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HAN = st.text("绩效指标产出数量质时社会经济满意度预算执行完成项目资金", min_size=2, max_size=8)
VALUES = st.one_of(
    st.sampled_from(("", "≥95%", "1,234.50", "—", "97.15%", "=100%", "36公里")),
    st.lists(HAN, min_size=1, max_size=6).map("，".join),
    st.lists(HAN, min_size=2, max_size=3).map("；\n".join),
    st.integers(1, 80).map("A".__mul__),
    st.integers(1, 40).map("…".__mul__),
)


def one_below_another(sheet: Sheet) -> list[Placed]:
    """The boxes of all tables: without a gap between them they are read as one."""
    found, above = [], 0
    for boxes, each in zip(written(sheet), sheet.tables, strict=True):
        found += [(row + above, *others) for row, *others in boxes]
        above += each.row_count
    return [tuple(each) for each in found]  # type: ignore[misc]


def read(data: bytes) -> list[Placed]:
    return list(chain.from_iterable(read_tables(data, "form.pdf")))


@each_form
def test_every_box_is_read_back_with_its_spans(name: str) -> None:
    assert read(write(FORMS[name])) == one_below_another(FORMS[name])


@each_form
def test_title_and_lines_are_read_back(name: str) -> None:
    assert read_lines(write(FORMS[name]), "form.pdf") == written_lines(FORMS[name])


@each_form
def test_the_same_sheet_gives_the_same_bytes(name: str) -> None:
    assert write(FORMS[name]) == write(FORMS[name])


@st.composite
def indicator_tables(draw: st.DrawFn) -> Table:
    """A table of indicators: two levels merged over their rows, a name and a weight in each row."""
    columns = draw(st.integers(0, 4))
    heading = [label(f"标题{draw(HAN)}") for _ in range(columns + 4)]
    rows: list[list[Part]] = []
    for first in draw(st.lists(st.lists(st.integers(1, 7), min_size=1, max_size=3), max_size=6)):
        start = len(rows)
        for second in first:
            for row in range(second):
                values = [Part(draw(VALUES), draw(st.sampled_from(Look))) for _ in range(columns)]
                name = Part(f"第{len(rows) + 1}项{draw(HAN)}")
                level = [middle(draw(HAN), down=second)] if row == 0 else []
                rows.append([*level, name, middle(str(draw(st.integers(1, 20)))), *values])
        rows[start].insert(0, middle(draw(HAN), down=sum(first)))
    return table([heading, *rows], heading_rows=1)


@few
@given(
    indicator_tables(),
    st.lists(st.integers(3, 14), min_size=8, max_size=8),
    st.sampled_from(Paper),
)
def test_tables_over_pages_are_read_back(
    indicators: Table, widths: list[int], paper: Paper
) -> None:
    columns = max(box.column + box.column_span for box in indicators.boxes)
    sheet = Sheet("项目支出绩效自评表", tuple(widths[:columns]), (indicators,), paper=paper)
    assert read(write(sheet)) == one_below_another(sheet)


@few
@given(random_sheets())
def test_any_sheet_is_drawn_or_refused(sheet: Sheet) -> None:
    try:
        data = write(sheet)
    except TypesettingError as error:
        assert error.key == "no-glyph"
        return
    document = pypdfium2.PdfDocument(data)
    shown = "".join(page.get_textpage().get_text_range() for page in document)
    for box in chain.from_iterable(each.boxes for each in sheet.tables):
        assert set(filter(str.isalnum, box.text)) <= set(shown)
    for page in document:
        stays_inside(page)


def stays_inside(page: pypdfium2.PdfPage) -> None:
    """Whether all text stands between the edges of the page."""
    width, height = page.get_size()
    text = page.get_textpage()
    for place in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(place)
        assert left >= 0 and right <= width and bottom >= 0 and top <= height


def test_a_text_that_cannot_break_stays_in_its_box() -> None:
    texts = ("A" * 80, "https://example.org/" + "a/" * 60, "…" * 50, "。" * 50, "9" * 60, "W" * 40)
    rows = [[Part(text), Part("")] for text in texts]
    sheet = Sheet("表", (5, 30), (table(rows),))
    data = write(sheet)
    assert read(data) == one_below_another(sheet)
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    places = [n for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    boxes = [text.get_charbox(place) for place in places]
    column = 481.9 * (5 * 9 + 4) / (35 * 9 + 8)  # characters of 9 points, 2 points on each side
    rights = [right for _, bottom, right, _ in boxes if 60 < bottom < 750]
    assert max(rights) <= 56.7 + column + 0.1


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing() -> None:
    rows = [
        [middle("产出指标", down=3), Part("第一项"), middle("10"), Part("短")],
        [Part("第二项"), middle("20"), Part(LONG * 4)],
        [Part("第三项"), middle("30"), Part("短")],
    ]
    heading = [label(each) for each in ("一级指标", "名称", "分值", "说明")]
    sheet = Sheet("表", (6, 8, 4, 20), (table([heading, *rows], heading_rows=1),))
    data = write(sheet)
    assert len(pypdfium2.PdfDocument(data)) == 3
    assert read(data) == one_below_another(sheet)


def test_a_merged_box_with_more_text_than_its_rows_loses_nothing() -> None:
    rows = [
        [Part(LONG * 3, down=2), Part("第一项"), middle("10")],
        [Part("第二项"), middle("20")],
    ]
    sheet = Sheet("表", (8, 20, 4), (table(rows),))
    shown = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(write(sheet))
    )
    assert sum(map(shown.count, "泵站")) == sum(map((LONG * 3).count, "泵站"))


def test_headings_are_repeated_on_each_page_of_their_own_table() -> None:
    first = table([[label("甲"), label("乙")], *[[Part(f"{n}"), Part("一")] for n in range(60)]], 1)
    second = table(
        [[label("丙"), label("丁")], *[[Part(f"{n}"), Part("二")] for n in range(60)]], 1
    )
    pages = [
        bare(page.get_textpage().get_text_range())
        for page in pypdfium2.PdfDocument(write(Sheet("表", (4, 4), (first, second))))
    ]
    assert ["甲乙" in page for page in pages] == ["一" in page for page in pages]
    assert ["丙丁" in page for page in pages] == ["二" in page for page in pages]


def test_paper_and_page_numbers() -> None:
    upright, across = (pypdfium2.PdfDocument(write(each)) for each in (project_form(), wide_form()))
    assert tuple(map(round, upright[0].get_size())) == (595, 842)
    assert tuple(map(round, across[0].get_size())) == (842, 595)
    assert [
        f"—{number}—" in bare(page.get_textpage().get_text_range())
        for number, page in enumerate(across, start=1)
    ] == [True] * len(across)


def test_the_title_is_a_bookmark_and_the_language_is_told() -> None:
    data = write(project_form())
    assert [each.get_title() for each in pypdfium2.PdfDocument(data).get_toc()] == [
        "项目支出绩效自评表"
    ]
    assert b"/Lang(zh-CN)" in data
    assert b"/Lang(en" in write(replace(project_form(), language="en"))


def test_headings_that_reach_into_the_rows_below_are_not_repeated() -> None:
    rows = [[label("甲", down=2), label("乙")], [Part("一")], [Part("二"), Part("三")]]
    sheet = Sheet("表", (4, 4), (table(rows, heading_rows=1),))
    assert read(write(sheet)) == one_below_another(sheet)
