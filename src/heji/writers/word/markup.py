"""Elements of WordprocessingML, and text as it may stand in them."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What XML 1.0, section 2.2 forbids.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def element(name: str, /, *inside: etree._Element, **attributes: str | int) -> etree._Element:
    """An element of Word with its attributes and children.

    Args:
        name: without the prefix w.
        inside: its children, in the order that the schema wants.
        attributes: without the prefix w.

    >>> etree.tostring(element("jc", val="center")).decode().partition(" xmlns")[0]
    '<w:jc'
    """
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(f"{{{NAMESPACE}}}{key}", str(value))
    made.extend(inside)
    return made


def lines_of(text: str) -> list[str]:
    r"""The lines of a text; a character that no XML may hold becomes the sign for an unknown one.

    >>> lines_of("a\r\nb\0")
    ['a', 'b�']
    """
    return [_FORBIDDEN.sub("\ufffd", line) for line in _LINE_END.split(text)]


def run(text: str, *properties: etree._Element) -> etree._Element:
    """A run; the line ends of its text are line breaks."""
    made = element("r")
    if properties:
        made.append(element("rPr", *properties))
    for number, line in enumerate(lines_of(text)):
        if number:
            made.append(element("br"))
        written = element("t")
        written.text = line.replace("\t", " ")
        written.set(_SPACE, "preserve")
        made.append(written)
    return made


def paragraph(*runs: etree._Element, properties: tuple[etree._Element, ...] = ()) -> etree._Element:
    """A paragraph with its runs."""
    about = (element("pPr", *properties),) if properties else ()
    return element("p", *about, *runs)
