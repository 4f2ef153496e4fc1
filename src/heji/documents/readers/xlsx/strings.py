"""Texts of a spreadsheet: the shared ones and those that stand in their cell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from heji.documents.failure import UnreadableError
from heji.documents.readers.package import SAFELY, local, refuse_declarations, refuse_document_type

#: How Office writes characters that XML does not allow, such as a carriage return.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def elements(data: bytes, part: str, *names: str) -> Iterator[etree._Element]:
    """The finished elements of those names, freed one by one, so that memory stays flat.

    Raises:
        UnreadableError: no well-formed XML, or with a document type declaration.
    """
    refuse_declarations(data, part)
    source = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        **SAFELY,
    )
    try:
        for _, element in source:
            yield element
            element.clear()
            # lxml keeps the emptied siblings unless they are taken out of their parent.
            parent = element.getparent()
            while parent is not None and len(parent) and parent[0] is not element:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("part-damaged", part=part) from error
    root = source.root
    if root is not None:
        refuse_document_type(root, part)


def read_strings(data: bytes, part: str) -> list[str]:
    """The shared texts in order."""
    return [text_of(element) for element in elements(data, part, "si")]


def text_of(element: etree._Element) -> str:
    """The text of a shared or inline string: all its runs, without the phonetic ones."""
    parts = []
    for each in element:
        name = local(each)
        if name == "t":
            parts.append(each.text or "")
        elif name == "r":
            parts.extend(run.text or "" for run in each if local(run) == "t")
    return unescape("".join(parts))


def unescape(text: str) -> str:
    r"""The characters that stand behind `_xHHHH_`.

    >>> unescape("合计_x000D_\n")
    '合计\r\n'
    """
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
