"""Spreadsheets (xlsx): every sheet is one table, its rows and columns numbered as in the sheet.

Read: typed values as their number format shows them, the exact number beside, formulas with the
value that was saved, merged cells as spans; hidden rows, columns and sheets too (marked hidden).
Left out: charts, pictures, text boxes and comments. A formula without a saved value is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.number_format import BUILT_IN
from heji.documents.readers.package import Package, Relationship, attribute, child, local, whole
from heji.documents.readers.sheets.grid import build_table
from heji.documents.readers.xlsx.sheet import Workbook, read_sheet
from heji.documents.readers.xlsx.strings import read_strings

#: What a damaged sheet or part ends with; other failures concern the whole file.
_OF_ONE_PART = ("documents.part-damaged", "documents.part-missing", "documents.too-deep")
_CELLS_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    part: str | None
    hidden: bool
    kind: str


@dataclass(slots=True)
class _Parts:
    """Where the parts of a workbook are."""

    sheets: list[_Listed] = field(default_factory=list)
    strings: str | None = None
    styles: str | None = None
    from_1904: bool = False


def read(data: bytes, builder: Builder) -> None:
    """Reads an xlsx into the builder.

    Raises:
        UnreadableError: damaged, encrypted, unsafe, or without a workbook inside.
    """
    package = Package(data, builder.limits)
    main = package.main_part("xl/workbook.xml")
    parts = _parts(package.xml(main), package.relationships(main))
    strings = []
    if parts.strings is not None and parts.strings in package.names:
        strings = read_strings(package.read(parts.strings), parts.strings)
    workbook = Workbook(strings, _formats(package, parts.styles), parts.from_1904)
    for sheet in parts.sheets:
        if sheet.kind in ("chartsheet", "dialogsheet"):
            continue
        try:
            _sheet(package, sheet, workbook, builder)
        except UnreadableError as error:
            if error.problem.key not in _OF_ONE_PART:
                raise
            builder.report("sheet-unreadable", sheet=sheet.name)


def _sheet(package: Package, listed: _Listed, workbook: Workbook, builder: Builder) -> None:
    if listed.part is None:
        raise UnreadableError("part-missing", part=listed.name)
    sheet = read_sheet(package.read(listed.part), listed.part, workbook, builder.limits)
    if sheet.without_value:
        names = ", ".join(sheet.without_value[:_CELLS_NAMED])
        more = " …" if len(sheet.without_value) > _CELLS_NAMED else ""
        count = len(sheet.without_value)
        builder.report("formula-without-value", sheet=listed.name, count=count, cells=names + more)
    build_table(sheet, listed.name, listed.hidden, builder)


def _parts(root: etree._Element, links: dict[str, Relationship]) -> _Parts:
    parts = _Parts()
    for link in links.values():
        if link.type == "sharedStrings":
            parts.strings = link.target
        elif link.type == "styles":
            parts.styles = link.target
    about = child(root, "workbookPr")
    parts.from_1904 = about is not None and about.get("date1904") in ("1", "true", "on")
    sheets = child(root, "sheets")
    for each in () if sheets is None else sheets:
        if local(each) == "sheet":
            hidden = each.get("state") in ("hidden", "veryHidden")
            found = links.get(_link(each))
            part = None if found is None else found.target
            kind = "" if found is None else found.type
            parts.sheets.append(_Listed(each.get("name") or "", part, hidden, kind))
    return parts


def _link(sheet: etree._Element) -> str:
    """The relationship id: the attribute `id` with a namespace, unlike sheetId."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _formats(package: Package, part: str | None) -> list[str]:
    """The format code of every cell style; damaged styles cost the formats, not the figures."""
    if part is None or part not in package.names:
        return []
    try:
        root = package.xml(part)
    except UnreadableError as error:
        if error.problem.key in _OF_ONE_PART:
            return []
        raise
    own: dict[int, str] = {}
    for each in root.iter("{*}numFmt"):
        own[whole(each.get("numFmtId"), 0)] = each.get("formatCode") or "General"
    styles = child(root, "cellXfs")
    codes = []
    for style in () if styles is None else styles:
        number = whole(attribute(style, "numFmtId"), 0)
        codes.append(own.get(number) or BUILT_IN.get(number, "General"))
    return codes
