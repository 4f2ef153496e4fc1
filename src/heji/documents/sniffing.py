"""Which format a file has: by its first bytes, and by its name only where these do not tell.

Files travel under wrong names: a docx named .txt, a web page that an office system saved as .xls.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import Literal

from heji.documents.decoding import decode
from heji.documents.failure import UnreadableError

Format = Literal["txt", "docx", "xlsx", "html"]

#: Formats that hold documents but that heji cannot read yet, by suffix, with the format to save as.
UNREAD_SUFFIXES = {
    ".pdf": "docx",
    ".doc": "docx",
    ".wps": "docx",
    ".rtf": "docx",
    ".odt": "docx",
    ".ofd": "docx",
    ".mht": "docx",
    ".mhtml": "docx",
    ".ppt": "docx",
    ".pptx": "docx",
    ".xls": "xlsx",
    ".xlsb": "xlsx",
    ".et": "xlsx",
    ".ods": "xlsx",
    ".csv": "xlsx",
    ".png": "docx",
    ".jpg": "docx",
    ".jpeg": "docx",
    ".tif": "docx",
    ".tiff": "docx",
    ".bmp": "docx",
    ".gif": "docx",
}
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_OFFICE_SUFFIXES = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx")
READ_SUFFIXES = frozenset((".txt", ".text", ".tsv", *_OFFICE_SUFFIXES, *_PAGE_SUFFIXES))
ARCHIVE_SUFFIXES = frozenset((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"))

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF", "pdf", "docx"),
    (b"{\\rtf", "rtf", "docx"),
    (b"\x89PNG", "png", "docx"),
    (b"\xff\xd8\xff", "jpeg", "docx"),
    (b"GIF8", "gif", "docx"),
    (b"II*\x00", "tiff", "docx"),
    (b"MM\x00*", "tiff", "docx"),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ")
#: Bytes looked at; even, so that no UTF-16 character is cut.
_HEAD = 4096
#: How a web page begins, comments and an XML declaration aside.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s+html[^>]*>\s*)*"
    r"<(?:html|head|body|table|meta|title|div|style|script|center|h[1-6]|p|br)\b"
    r"|\s*<!doctype\s+html",
    re.I | re.S,
)
_PAGE_INSIDE = re.compile(r"<(?:html|body|table)[\s>]", re.I)


def sniff(data: bytes, name: str) -> Format:
    """The format of a file.

    Args:
        data: the whole file.
        name: its name; only the suffix is looked at.

    Raises:
        UnreadableError: empty, encrypted, or of a format that heji does not read.

    >>> sniff(b"<!DOCTYPE html><table></table>", "form.xls")
    'html'
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise UnreadableError("empty")
    if data.startswith(b"PK"):
        return _zip_format(data, suffix)
    if data.startswith(_OLE):
        raise _ole(data, suffix)
    for magic, found, target in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError("format-unread", format=found, target=target)
    if data.startswith(_ARCHIVES):
        raise UnreadableError("archive")
    return _text_format(data, suffix)


def _zip_format(data: bytes, suffix: str) -> Format:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableError("damaged-zip") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        raise UnreadableError("format-unread", format="xlsb", target="xlsx")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "OFD.xml" in names:
        raise UnreadableError("format-unread", format="ofd", target="docx")
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError("format-unread", format="pptx", target="docx")
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableError("format-unread", format="odt/ods", target="docx/xlsx")
    if suffix in _OFFICE_SUFFIXES:
        raise UnreadableError("zip-without-document", format=suffix[1:])
    raise UnreadableError("archive")


def _ole(data: bytes, suffix: str) -> UnreadableError:
    """What an OLE container is: an encrypted new file, or an old Word, Excel or WPS one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("encrypted")
    old_excel = any(each.encode("utf-16-le") in data for each in ("Workbook", "Book"))
    if "WordDocument".encode("utf-16-le") in data:
        found, target = "doc", "docx"
    elif old_excel:
        found, target = "xls", "xlsx"
    else:
        found, target = suffix[1:] or "doc/xls", UNREAD_SUFFIXES.get(suffix, "docx/xlsx")
    return UnreadableError("format-unread", format=found, target=target)


def _text_format(data: bytes, suffix: str) -> Format:
    decoded = decode(data[:_HEAD])
    head = decoded.text if decoded is not None else ""
    if head.startswith("MIME-Version:") or "Content-Type: multipart/related" in head:
        raise UnreadableError("format-unread", format="mht", target="docx")
    if "<?mso-application" in head or "urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise UnreadableError("format-unread", format="xml", target="docx/xlsx")
    if _PAGE.match(head):
        return "html"
    if suffix in _PAGE_SUFFIXES:
        return "html"
    if suffix not in (".txt", ".text") and _PAGE_INSIDE.search(head):
        return "html"
    if decoded is None and suffix in _OFFICE_SUFFIXES:
        raise UnreadableError("not-office", format=suffix[1:])
    if suffix == ".csv":
        raise UnreadableError("format-unread", format="csv", target="xlsx")
    return "txt"
