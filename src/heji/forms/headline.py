"""Title, year, organisation and unit of a document, from its first lines and its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.documents.document import Document
from heji.forms.form import Field
from heji.forms.labels import label
from heji.values.normalise import fold
from heji.values.units import Unit, find_unit

_TITLE = re.compile(r"(自评|评价|申报|监控|目标|评分|绩效).{0,12}(表|报告|情况)(\(.{0,12}\))?$")
#: 「2021年度」, 「2021年」 and 「2024年1-7月」, not the year of a date
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*年(?:度|(?!\s*\d)|(?=\s*\d{1,2}月?\s*[-至到~—]\s*\d))"
)
_BARE_YEAR = re.compile(r"^\D{0,3}((?:19|20)\d{2})\D{0,3}$")
_UNIT = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*([一-鿿]{1,4})")
_BODY = (
    r"(?:局|委员会|委|办公室|办|中心|厅|处|院|部|会|站|所|馆|校|学校|医院|政府|大队|支队|总队|公司"
    r"|镇|街道|乡)"
)
_DUTY = re.compile(rf"^\s*(.{{2,30}}?{_BODY})(?:\([^)]*\))?(?:是|为|系).{{0,40}}(?:部门|机构|单位)")
_AFTER_BODY = r"(?=\s|(?:19|20)\d{2}|部门|关于|项目|整体|$)"
_REPORT_BODY = re.compile(rf"^\s*(?:(?:19|20)\d{{2}}\s*年度?\s*)?(.{{2,40}}?{_BODY}){_AFTER_BODY}")

#: Characters of a line of a title, which is set large.
_LONGEST_TITLE_LINE = 30


def title_of(lines: Sequence[str]) -> str:
    """The first line that reads like the title of a form or report, or ""."""
    for line in lines[:12]:
        folded = fold(line).strip()
        if len(folded) <= 70 and _TITLE.search(re.sub(r"\s", "", folded)):
            return line.strip()
    return ""


def year_of(title: str, lines: Sequence[str], fields: Sequence[Field]) -> int | None:
    """The year that the document is about: of its title, its heading, its 年度 field."""
    texts = [title, *(line for line in lines[:8] if len(line) <= 40)]
    texts += [field.figure.quote for field in fields if field.role == "year"]
    for text in texts:
        match = _YEAR.search(fold(text)) or _BARE_YEAR.match(fold(text).strip())
        if match:
            return int(match.group(1))
    found = [int(match.group(1)) for line in lines for match in _YEAR.finditer(fold(line))]
    return max(found, key=found.count) if found else None


def organisation_of(title: str, lines: Sequence[str], fields: Sequence[Field]) -> str:
    """The body whose form it is: the department, else the unit, else the one the prose names."""
    for role in ("department", "unit"):
        for field in fields:
            if field.role == role and 2 <= len(field.figure.quote) <= 60:
                return " ".join(field.figure.quote.split())
    for text in _whole_titles(title, lines):
        match = _REPORT_BODY.match(fold(text))
        if match:
            return match.group(1).strip()
    for line in lines:
        match = _DUTY.match(fold(line))
        if match:
            return match.group(1).strip()
    return ""


def _whole_titles(title: str, lines: Sequence[str]) -> Iterator[str]:
    """The title alone, and with the lines above it: a long one is set in up to three lines."""
    if not title:
        return
    yield title
    place = lines.index(title) if title in lines else 0
    whole = title
    for line in reversed(lines[max(place - 2, 0) : place]):
        if not line or len(line) > _LONGEST_TITLE_LINE or fold(line).startswith("附"):
            return
        whole = line + whole
        yield whole


def unit_of(lines: Sequence[str]) -> Unit | None:
    """The unit named for the whole document: 「单位:万元」 above a table or in a row of its own."""
    for line in lines:
        match = _UNIT.search(fold(line)) if len(line) <= 60 else None
        if match and (unit := find_unit(match.group(1))) and unit.dimension == "money":
            return unit
    return None


def label_keys(document: Document) -> frozenset[str]:
    """Every short text of the tables as labels are compared: what layouts are recognised by."""
    keys: set[str] = set()
    for table in document.tables():
        for cell in table.cells:
            if 0 < len(cell.text) <= 40:
                taken = label(cell.text)
                keys.update((taken.key, taken.full_key))
    return frozenset(keys)


def heading_keys(lines: Sequence[str]) -> frozenset[str]:
    """Every short line as labels are compared: the headings of a report."""
    return frozenset(label(line).key for line in lines if 0 < len(line.strip()) <= 30) - {""}
