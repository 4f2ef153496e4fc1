"""A sheet as a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from heji.writers.official.docx.fitting import Fit, fit, indent_to_balance
from heji.writers.official.docx.page import POINT, Page, form_page, section_of
from heji.writers.official.docx.styles import TITLE, TITLE_SIZE, sizes, styles_of
from heji.writers.official.docx.tables import table_of
from heji.writers.official.sheet import Line, Sheet, Side
from heji.writers.word.faces import SONGTI, fonts_of
from heji.writers.word.markup import element, paragraph, run
from heji.writers.word.package import OFFICE, Parts, pack

#: Lines outside of tables, in half points: 小四 for what belongs to the title, 五号 for the others.
_LINE_SIZES = {Side.LEFT: 21, Side.CENTRE: 24, Side.RIGHT: 21}
_ALIGNED = {Side.LEFT: "left", Side.CENTRE: "center", Side.RIGHT: "right"}
_LINE_HEIGHT = 20 * POINT


def write(sheet: Sheet) -> bytes:
    """The form as a docx, ready to be printed or edited.

    Args:
        sheet: the form.

    Returns:
        The file; the same sheet gives the same bytes.

    >>> write(Sheet("项目支出绩效自评表", (8, 20), ()))[:2]
    b'PK'
    """
    page = form_page(sheet.paper)
    fitted = fit(sheet, page.width)
    parts = Parts(language=sheet.language)
    parts.add("styles.xml", "styles", styles_of(fitted, sheet.language))
    footer = element("footerReference", type="default")
    footer.set(f"{{{OFFICE}}}id", parts.add("footer.xml", "footer", _footer()))
    body = element("body", *_blocks(sheet, fitted, page), section_of(page, footer))
    return pack(element("document", body), parts, sheet.title)


def _blocks(sheet: Sheet, fitted: Fit, page: Page) -> Iterator[etree._Element]:
    yield _title(sheet.title, page)
    for line in sheet.above:
        yield _line(line, element("keepNext"))
    for number, table in enumerate(sheet.tables):
        if number:
            yield _seam()
        yield table_of(table, fitted, page.height)
    if sheet.tables and not sheet.below:
        yield _seam()  # a body may not end with a table
    for line in sheet.below:
        yield _line(line)


def _title(title: str, page: Page) -> etree._Element:
    indent = 0 if "\n" in title else indent_to_balance(title, page.width, TITLE_SIZE)
    properties = [element("pStyle", val=TITLE)]
    if indent:
        properties.append(element("ind", left=indent, right=indent))
    return paragraph(run(title), properties=tuple(properties))


def _line(line: Line, *properties: etree._Element) -> etree._Element:
    about = (
        *properties,
        element("spacing", line=_LINE_HEIGHT, lineRule="exact"),
        element("jc", val=_ALIGNED[line.side]),
    )
    return paragraph(run(line.text, *sizes(_LINE_SIZES[line.side])), properties=about)


def _seam() -> etree._Element:
    """Between two tables: Word takes tables that touch for one. One point high, and hidden."""
    mark = element("rPr", element("vanish"), *sizes(2))
    return paragraph(properties=(element("spacing", line=POINT, lineRule="exact"), mark))


def _footer() -> etree._Element:
    """The number of the page, between dashes."""
    looks = (fonts_of(SONGTI), *sizes(_LINE_SIZES[Side.LEFT]))
    number = element("fldSimple", run("1", *looks), instr="PAGE")
    before, after = (run(dash, *looks) for dash in ("— ", " —"))
    return element(
        "ftr", paragraph(before, number, after, properties=(element("jc", val="center"),))
    )
