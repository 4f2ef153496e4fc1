"""The zip of an Office file: parts unpacked within limits, XML parsed without outside help."""

from __future__ import annotations

import functools
import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lxml import etree

from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE, Limits

_CHUNK = 256 * 1024
#: Below this size no ratio is looked at: small parts of repeated blanks pack extremely well.
_HARMLESS = MEGABYTE
#: What Office programs use; other methods unpack without bounds in one step.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
#: How the XML of Office files is parsed: nothing is fetched, expanded or nested without end.
SAFELY: Mapping[str, Any] = MappingProxyType(
    {
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another."""

    type: str  #: last word of its address: "worksheet", "styles", "officeDocument"
    target: str  #: name of the part in the zip


class Package:
    """An opened docx or xlsx."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise UnreadableError("damaged-zip") from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > limits.zip_entries:
            raise UnreadableError("too-many-parts", count=len(self.names), limit=limits.zip_entries)

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableError: missing, encrypted, damaged, or larger unpacked than the limits allow.
        """
        if part not in self.names:
            raise UnreadableError("part-missing", part=part)
        entry = self._zip.getinfo(part)
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableError("encrypted")
        if entry.compress_type not in _METHODS:
            raise UnreadableError("part-damaged", part=part)
        self._check(entry, entry.file_size)
        chunks = []
        size = 0
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._check(entry, size)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableError("part-damaged", part=part) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableError("encrypted") from error
        self._unpacked += size
        return b"".join(chunks)

    def _check(self, entry: zipfile.ZipInfo, size: int) -> None:
        ratio = size // max(entry.compress_size, 1)
        limit = self._limits.unzipped_bytes
        bomb = size > _HARMLESS and ratio > self._limits.zip_ratio
        if bomb or self._unpacked + size > limit:
            raise UnreadableError(
                "zip-bomb",
                part=entry.filename,
                megabytes=(self._unpacked + size) // MEGABYTE,
                limit=max(limit // MEGABYTE, 1),
                ratio=ratio,
            )

    def xml(self, part: str) -> etree._Element:
        """The root element of a part; UnreadableError when it is missing or no proper XML."""
        return parse(self.read(part), part)

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The links of a part by their id; of the whole package for the empty name."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self.names:
            return {}
        found = {}
        for link in self.xml(links):
            if link.get("TargetMode") == "External":
                continue
            target = link.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = Relationship(kind, posixpath.normpath(path))
        return found

    def main_part(self, usual: str) -> str:
        """The part that holds the document: the one linked as such, else the usual name."""
        for link in self.relationships().values():
            if link.type == "officeDocument" and link.target in self.names:
                return link.target
        return usual


def parse(data: bytes, part: str) -> etree._Element:
    """Parses XML without entities, without DTD and without the network.

    Raises:
        UnreadableError: no well-formed XML, nested too deeply, or with a document type declaration,
            which no Office file has and which only serves to smuggle entities in.
    """
    refuse_declarations(data, part)
    parser = etree.XMLParser(**SAFELY)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableError("too-deep") from error
        raise UnreadableError("part-damaged", part=part) from error
    refuse_document_type(root, part)
    return root


def refuse_declarations(data: bytes, part: str) -> None:
    """Refuses XML that declares a document type or entities, before it is parsed."""
    if b"<!DOCTYPE" in data[:_CHUNK] or b"<!ENTITY" in data[:_CHUNK]:
        raise UnreadableError("external-entity", part=part)


def refuse_document_type(root: etree._Element, part: str) -> None:
    """Refuses parsed XML with a document type, which the bytes of UTF-16 hide."""
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise UnreadableError("external-entity", part=part)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: strict and transitional files read alike."""
    return _without_namespace(element.tag)


@functools.lru_cache(maxsize=1024)
def _without_namespace(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    for each in element:
        if local(each) == name:
            return each
    return None


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of the attribute of that local name."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def whole(text: str | None, fallback: int, highest: int = 1_000_000) -> int:
    """A whole number of an attribute; the fallback when it is missing or rubbish.

    >>> whole("3", 1), whole("3x", 1), whole("-2", 1)
    (3, 1, 1)
    """
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(highest)):
        return fallback
    return min(int(text), highest)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    if element is None:
        return False
    return (attribute(element, "val") or "true") not in ("0", "false", "off", "none")
