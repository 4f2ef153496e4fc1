"""The text of one Word paragraph, as it is seen on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from heji.documents.raised_digits import lower_digits, raise_digits
from heji.documents.readers.package import attribute, child, is_on, local

#: Symbol characters that forms use as check boxes and ticks, by font and code.
_SYMBOLS = {
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x6E): "■",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x53): "☒",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB8): "÷",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB1): "±",
}
#: Elements that are passed over with all that they hold. Deleted and moved-away text is no longer
#: there; `rt` is the reading above a character; properties hold no text.
_LEFT_OUT_NAMES = """
    del moveFrom delText rt instrText delInstrText fldData pPr rPr sdtPr sdtEndPr tblPr oMathParaPr
    footnoteReference endnoteReference commentReference
"""
_LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_POSITIONS = {"superscript": raise_digits, "subscript": lower_digits}
#: Page and column breaks only say where the next line is printed.
_LAYOUT_BREAKS = frozenset(("page", "column"))
#: Objects that show as a formula or a picture and hold no table.
_HARMLESS_OBJECTS = ("equation", "mathtype", "paint", "visio", "photoshop")


@dataclass(slots=True)
class Line:
    """A paragraph's text and what hangs on it."""

    parts: list[str] = field(default_factory=list)
    label: str = ""  #: its automatic number, as printed
    hidden: bool = False  #: some of its text is hidden
    boxes: list[etree._Element] = field(default_factory=list)  #: text boxes anchored in it
    embedded: list[str] = field(default_factory=list)  #: kinds of files embedded in it

    @property
    def text(self) -> str:
        """The text without the automatic number."""
        return "".join(self.parts)


def line_of(paragraph: etree._Element) -> Line:
    """Reads a w:p."""
    line = Line()
    _inline(paragraph, line)
    return line


def chosen(alternatives: etree._Element) -> Iterable[etree._Element]:
    """The branch of mc:AlternateContent that is shown: never two forms of one text box."""
    branch = child(alternatives, "Choice")
    if branch is None or len(branch) == 0:
        branch = child(alternatives, "Fallback")
    return () if branch is None else (branch,)


def _inline(element: etree._Element, line: Line) -> None:
    for each in element:
        name = local(each)
        if name == "t":
            line.parts.append(each.text or "")
        elif name == "r":
            _run(each, line)
        elif name in _SIGNS:
            line.parts.append(_SIGNS[name])
        elif name == "br":
            if attribute(each, "type") not in _LAYOUT_BREAKS:
                line.parts.append("\n")
        elif name == "sym":
            line.parts.append(_symbol(each))
        elif name == "txbxContent":
            line.boxes.append(each)
        elif name == "AlternateContent":
            for branch in chosen(each):
                _inline(branch, line)
        elif name == "OLEObject":
            _embedded(each, line)
        elif name not in _LEFT_OUT:
            _inline(each, line)


def _run(run: etree._Element, line: Line) -> None:
    properties = child(run, "rPr")
    before = len(line.parts)
    _inline(run, line)
    if properties is None or len(properties) == 0:
        return
    if is_on(child(properties, "vanish")):
        line.hidden = line.hidden or any(part.strip() for part in line.parts[before:])
    position = child(properties, "vertAlign")
    change = None if position is None else _POSITIONS.get(attribute(position, "val") or "")
    if change is not None:
        line.parts[before:] = [change(part) for part in line.parts[before:]]


def _symbol(element: etree._Element) -> str:
    font = (attribute(element, "font") or "").lower()
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    # Symbol fonts are addressed in the private area F000..F0FF.
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if (font, low) in _SYMBOLS:
        return _SYMBOLS[(font, low)]
    is_character = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else ""


def _embedded(element: etree._Element, line: Line) -> None:
    kind = attribute(element, "ProgID") or "OLE"
    if not any(each in kind.lower() for each in _HARMLESS_OBJECTS):
        line.embedded.append(kind)
