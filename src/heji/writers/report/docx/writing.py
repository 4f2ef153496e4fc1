"""A report as a Word document after GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from heji.language import text
from heji.writers.report.docx.pages import WIDTH, WIDTH_ACROSS, Numbers, add_numbers, section
from heji.writers.report.docx.pictures import picture
from heji.writers.report.docx.styles import CAPTION, TABLE, TITLE, heading, styles
from heji.writers.report.docx.tables import table_of
from heji.writers.report.report import (
    Attachment,
    Block,
    Chart,
    Paragraph,
    Place,
    Report,
    Section,
    Table,
)
from heji.writers.report.titling import title_lines
from heji.writers.word.markup import element, paragraph, run
from heji.writers.word.package import Parts, pack


def write(report: Report) -> bytes:
    """A report as docx, ready to be edited; the same report gives the same bytes."""
    parts = Parts(is_two_sided=True)
    parts.add("styles.xml", "styles", styles())
    writing = _Writing(parts, add_numbers(parts))
    writing.report(report)
    body = element("body", *writing.blocks, section(writing.numbers, across=writing.across))
    return pack(element("document", body), parts, report.title)


@dataclass(slots=True)
class _Writing:
    """Collects the blocks of the body; pages across are sections of their own."""

    parts: Parts
    numbers: Numbers
    blocks: list[etree._Element] = field(default_factory=list)
    across: bool = False  #: how the pages lie that are being filled
    charts: int = 0

    def report(self, report: Report) -> None:
        """Everything, in order."""
        self.blocks.append(_styled(TITLE, "\n".join(title_lines(report.title))))
        for block in report.opening:
            self.blocks += self._block(block)
        for each in report.sections:
            self._section(each)
        self.blocks += _list_of(report.attachments)
        for number, attached in enumerate(report.attachments, start=1):
            self._attachment(attached, number, alone=len(report.attachments) == 1)

    def _section(self, given: Section) -> None:
        self._turn(across=False)
        self.blocks.append(_styled(heading(given.level), given.heading))
        for block in given.blocks:
            self._turn(across=isinstance(block, Table) and block.is_wide)
            self.blocks += self._block(block)
        for each in given.sections:
            self._section(each)

    def _attachment(self, given: Attachment, number: int, *, alone: bool) -> None:
        across = all(isinstance(each, Table) and each.is_wide for each in given.blocks)
        if across != self.across:
            self._turn(across=across)
            fresh: tuple[etree._Element, ...] = ()
        else:
            fresh = (element("pageBreakBefore"),)
        key = "attachment" if alone else "attachment-number"
        label = text(f"outline.page.{key}", "zh", number=number)
        flush = element("ind", firstLineChars=0, firstLine=0)
        style = element("pStyle", val=heading(1))
        self.blocks.append(paragraph(run(label), properties=(style, *fresh, flush)))
        for block in given.blocks:
            self.blocks += self._block(block)

    def _turn(self, *, across: bool) -> None:
        """Ends the section where the paper turns."""
        if across == self.across:
            return
        end = section(self.numbers, across=self.across)
        last = self.blocks[-1]
        if last.tag.endswith("}p"):
            about = last.find("{*}pPr")
            if about is None:
                about = element("pPr")
                last.insert(0, about)
            about.append(end)
        else:
            self.blocks.append(_seam(end))
        self.across = across

    def _block(self, block: Block) -> Iterator[etree._Element]:
        match block:
            case Paragraph(words, place):
                yield paragraph(run(words), properties=_PLACES[place]())
            case Chart():
                self.charts += 1
                centred = element("jc", val="center")
                flush = element("ind", firstLineChars=0, firstLine=0)
                lines = element("spacing", line=240, lineRule="auto")
                about = (element("keepNext"), element("snapToGrid", val=0), lines, flush, centred)
                yield paragraph(picture(block, self.charts, self.parts), properties=about)
                yield _styled(CAPTION, block.title, element("keepNext", val=0))
            case Table():
                yield _styled(CAPTION, block.title)
                if block.note:
                    right = element("jc", val="right")
                    yield _styled(TABLE, block.note, element("keepNext"), right)
                yield table_of(block, WIDTH_ACROSS if self.across else WIDTH)
                if not self.across:
                    yield _seam()


def _at_the_left() -> tuple[etree._Element, ...]:
    return (element("ind", firstLineChars=0, firstLine=0),)


def _at_the_right() -> tuple[etree._Element, ...]:
    edge = element("ind", rightChars=200, right=632, firstLineChars=0, firstLine=0)
    return (edge, element("jc", val="right"))


#: What an element says once it is in a document, no other one can: each is made anew.
_PLACES: Mapping[Place, Callable[[], tuple[etree._Element, ...]]] = {
    Place.TEXT: tuple,
    Place.FLUSH: _at_the_left,
    Place.RIGHT: _at_the_right,
}


def _styled(style: str, words: str, *properties: etree._Element) -> etree._Element:
    return paragraph(run(words), properties=(element("pStyle", val=style), *properties))


def _seam(*ends: etree._Element) -> etree._Element:
    """Behind a table: Word takes tables that touch for one, and a section must end a paragraph."""
    lines = element("spacing", line=240, lineRule="exact")
    return paragraph(properties=(element("snapToGrid", val=0), lines, *ends))


def _list_of(attachments: tuple[Attachment, ...]) -> Iterator[etree._Element]:
    """附件：1.…, one line below the text."""
    if attachments:
        yield paragraph()
    label = text("outline.page.attachments", "zh")
    for number, each in enumerate(attachments, start=1):
        name = each.name if len(attachments) == 1 else f"{number}. {each.name}"
        # Those below the first stand under its number, three characters in.
        indent = () if number == 1 else (element("ind", firstLineChars=500, firstLine=1580),)
        yield paragraph(run(label + name if number == 1 else name), properties=indent)
