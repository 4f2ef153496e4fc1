"""Pages of a report: paper, margins, page numbers."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from heji.writers.report.docx.styles import FOOTER
from heji.writers.report.docx.turned import turned_number
from heji.writers.word.markup import element, paragraph, run
from heji.writers.word.package import OFFICE, Parts

#: A4 and its margins, in twips: 37, 35, 28 and 26 mm. A tenth of a millimetre of the last, of which
#: the standard allows a whole one, makes up for what is rounded in 28 characters.
_SHORT, _LONG = 11906, 16838
_TOP, _BOTTOM, _LEFT, _RIGHT = 2098, 1984, 1587, 1468
#: The text block upright, and across on a page that is turned for binding.
WIDTH = _SHORT - _LEFT - _RIGHT
WIDTH_ACROSS = _LONG - _TOP - _BOTTOM
#: From the lower edge of the paper to that of the page number: 7 mm below the text, 四号.
_NUMBER = _BOTTOM - 397 - 320


@dataclass(frozen=True, slots=True)
class Numbers:
    """What sections call their page numbers by: odd and even pages, upright and across."""

    upright: tuple[str, str]
    across: tuple[str, str]
    blank: tuple[str, str]  #: footers and headers that hold nothing, so that none is inherited


def add_numbers(parts: Parts) -> Numbers:
    """Adds the page numbers to the parts of a document."""
    odd = parts.add("footer1.xml", "footer", element("ftr", _number("right")))
    even = parts.add("footer2.xml", "footer", element("ftr", _number("left")))
    empty = paragraph(properties=(element("pStyle", val=FOOTER),))
    no_footer = parts.add("footer3.xml", "footer", element("ftr", empty))
    no_header = parts.add("header3.xml", "header", element("hdr", paragraph()))
    across = tuple(
        parts.add(f"header{number}.xml", "header", turned_number(is_odd=number == 1))
        for number in (1, 2)
    )
    return Numbers((odd, even), (across[0], across[1]), (no_footer, no_header))


def section(numbers: Numbers, *, across: bool, first: bool = False) -> etree._Element:
    """The w:sectPr of pages.

    Args:
        numbers: as `add_numbers` gave them.
        across: the pages lie across.
        first: the first section of a document begins no new page.
    """
    no_footer, no_header = numbers.blank
    headers = numbers.across if across else (no_header, no_header)
    footers = (no_footer, no_footer) if across else numbers.upright
    return element(
        "sectPr",
        *_references("header", headers),
        *_references("footer", footers),
        *(() if first else (element("type", val="nextPage"),)),
        *_paper(across=across),
    )


def _paper(*, across: bool) -> tuple[etree._Element, ...]:
    if not across:
        return (
            element("pgSz", w=_SHORT, h=_LONG),
            _margins(_TOP, _RIGHT, _BOTTOM, _LEFT),
        )
    # In print the page is turned: its upper edge lies at the binding.
    return (
        element("pgSz", w=_LONG, h=_SHORT, orient="landscape"),
        _margins(_LEFT, _TOP, _RIGHT, _BOTTOM),
    )


def _margins(top: int, right: int, bottom: int, left: int) -> etree._Element:
    return element(
        "pgMar",
        top=top,
        right=right,
        bottom=bottom,
        left=left,
        header=720,
        footer=min(_NUMBER, bottom - 320),
        gutter=0,
    )


def _references(kind: str, names: tuple[str, str]) -> tuple[etree._Element, ...]:
    return tuple(
        _reference(kind, which, name)
        for which, name in zip(("default", "even"), names, strict=True)
    )


def _reference(kind: str, which: str, name: str) -> etree._Element:
    made = element(f"{kind}Reference", type=which)
    made.set(f"{{{OFFICE}}}id", name)
    return made


def _number(side: str) -> etree._Element:
    """— 1 —, one character from the edge."""
    edge = element("ind", leftChars=100, left=280, rightChars=100, right=280, firstLine=0)
    field = element("fldSimple", run("1"), instr="PAGE")
    about = (element("pStyle", val=FOOTER), edge, element("jc", val=side))
    return paragraph(run("— "), field, run(" —"), properties=about)
