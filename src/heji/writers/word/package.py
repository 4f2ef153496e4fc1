"""The parts of a Word file put into one archive: the same parts give the same bytes on any day."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from heji.writers.word.faces import font_table
from heji.writers.word.markup import element, lines_of

#: The first date that an archive can hold.
MADE = "1980-01-01T00:00:00Z"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DEFAULTS = {
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}


@dataclass(slots=True)
class Parts:
    """The parts beside the document, each with the name by which the document calls it."""

    files: dict[str, bytes] = field(default_factory=dict)  #: by name below word/
    kinds: dict[str, str] = field(default_factory=dict)  #: kind of relation by name
    types: dict[str, str] = field(default_factory=dict)  #: type of content by name
    language: str = "zh-CN"  #: of the text, a tag of BCP 47
    is_two_sided: bool = False  #: odd and even pages have headers and footers of their own

    def add(self, name: str, kind: str, content: bytes | etree._Element) -> str:
        """Adds a part.

        Args:
            name: below word/: `footer1.xml`, `media/chart1.svg`.
            kind: of its relation: styles, settings, footer, header, image …
            content: its bytes, or its XML.

        Returns:
            What the document calls it by.
        """
        if isinstance(content, bytes):
            self.files[name] = content
        else:
            self.files[name] = _serialised(content)
            self.types[name] = f"{_WORD}.{kind}+xml"
        self.kinds[name] = kind
        return f"r{len(self.files)}"


def pack(document: etree._Element, parts: Parts, title: str) -> bytes:
    """The file.

    Args:
        document: the w:document.
        parts: what it refers to.
        title: for the properties of the file.
    """
    parts.add("settings.xml", "settings", _settings(parts))
    parts.add("fontTable.xml", "fontTable", font_table())
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _serialised(document),
        "word/_rels/document.xml.rels": _relations(
            *((f"{OFFICE}/{kind}", name) for name, kind in parts.kinds.items())
        ),
        **{f"word/{name}": content for name, content in parts.files.items()},
        "docProps/core.xml": _properties(title, parts.language),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells on which system it was written
            archive.writestr(entry, content)
    return written.getvalue()


def _serialised(part: etree._Element) -> bytes:
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_types(parts: Parts) -> bytes:
    types = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    for ending, content_type in _DEFAULTS.items():
        _leaf(types, "Default", Extension=ending, ContentType=content_type)
    of_parts = {"document.xml": f"{_WORD}.document.main+xml", **parts.types}
    for name, content_type in of_parts.items():
        _leaf(types, "Override", PartName=f"/word/{name}", ContentType=content_type)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    _leaf(types, "Override", PartName="/docProps/core.xml", ContentType=core)
    return _serialised(types)


def _relations(*targets: tuple[str, str]) -> bytes:
    relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
    for number, (kind, target) in enumerate(targets, start=1):
        _leaf(relations, "Relationship", Id=f"r{number}", Type=kind, Target=target)
    return _serialised(relations)


def _leaf(parent: etree._Element, name: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)


def _settings(parts: Parts) -> etree._Element:
    """Without the mode of compatibility Word takes the file for one of 2007."""
    mode = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return element(
        "settings",
        *((element("evenAndOddHeaders"),) if parts.is_two_sided else ()),
        element("characterSpacingControl", val="compressPunctuation"),
        element("compat", mode),
        # Were letters Chinese, too, LibreOffice would break lines inside of figures.
        element("themeFontLang", val="en-US", eastAsia=parts.language),
    )


def _properties(title: str, language: str) -> bytes:
    """Title, language and fixed dates; nothing that the paper does not show."""
    names = {"cp": _CORE, "dc": _DUBLIN_CORE, "dcterms": _TERMS, "xsi": _INSTANCE}
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    values = {
        f"{{{_DUBLIN_CORE}}}title": " ".join(lines_of(title)),
        f"{{{_CORE}}}revision": "1",
        f"{{{_TERMS}}}created": MADE,
        f"{{{_TERMS}}}modified": MADE,
        f"{{{_DUBLIN_CORE}}}language": language,
    }
    for name, value in values.items():
        part = etree.SubElement(core, name)
        part.text = value
        if name.startswith(f"{{{_TERMS}}}"):
            part.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
    return _serialised(core)
