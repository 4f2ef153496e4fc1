"""Running text of a web page: white space as a browser shows it, line breaks, form fields."""

from __future__ import annotations

import re

from lxml import etree

from heji.documents.raised_digits import lower_digits, raise_digits

#: Elements that begin and end a paragraph.
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre
    section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
#: Elements without anything for the reader: programs, styles, navigation, other pages.
_LEFT_OUT_NAMES = """
    head script style template noscript nav iframe frame object embed applet svg canvas audio video
    map button datalist del rt rp
"""
LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
#: A hard line break while text is gathered; the reader takes this character out of the page.
_BREAK = "\x0b"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
#: A line end of the source between Chinese characters: browsers show a gap that nobody meant.
_WIDE_GAP = re.compile(f"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
_GAP = re.compile("[ \t\r\n\f]+")


def tag_of(element: etree._Element) -> str:
    """The element's name in lower case, without a prefix such as `o:` of Office."""
    return str(element.tag).rpartition("}")[2].lower()


def is_hidden(element: etree._Element) -> bool:
    """Whether the element itself says that it is not shown."""
    style = element.get("style")
    return "hidden" in element.attrib or (style is not None and bool(_HIDDEN.search(style)))


def text_of_field(element: etree._Element) -> str:
    """What a form field shows."""
    if tag_of(element) != "input":
        return ""
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in element.attrib else "□"
    return element.get("value") or "" if kind in ("text", "number", "date", "tel") else ""


class Flow:
    """Text under way between two block elements."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._preformatted = 0
        self._raised = 0
        self._lowered = 0

    def add(self, text: str | None) -> None:
        """Adds characters of the source."""
        if not text:
            return
        if self._preformatted:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK)
        if self._raised:
            text = raise_digits(text)
        elif self._lowered:
            text = lower_digits(text)
        self._parts.append(text)

    def line(self) -> None:
        """Begins a new line."""
        self._parts.append(_BREAK)

    def open(self, element: etree._Element) -> None:
        """Takes note of an element that begins, and adds the text at its beginning."""
        tag = tag_of(element)
        self._count(tag, 1)
        if tag == "br":
            self.line()
        if tag == "option" and "selected" not in element.attrib:
            return
        self.add(element.text)

    def close(self, element: etree._Element, shown: str) -> None:
        """Takes note of an element that ends."""
        self._parts.append(shown)
        self._count(tag_of(element), -1)

    def _count(self, tag: str, step: int) -> None:
        self._preformatted += step * (tag in ("pre", "textarea"))
        self._raised += step * (tag == "sup")
        self._lowered += step * (tag == "sub")

    def take(self) -> str:
        """The text so far as a browser shows it; the flow is empty afterwards."""
        text = "".join(self._parts)
        self._parts.clear()
        if not text:
            return ""
        text = _GAP.sub(" ", _WIDE_GAP.sub("", text))
        lines = (line.strip(" ").replace("\xa0", " ").rstrip() for line in text.split(_BREAK))
        return "\n".join(lines).strip("\n")
