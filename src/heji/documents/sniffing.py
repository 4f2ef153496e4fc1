"""Which format a file has: by its first bytes, and by its name only where these do not tell.

Files travel under wrong names: a docx named .txt, a web page that an office system saved as .xls.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from heji.documents.decoding import decode
from heji.documents.failure import UnreadableError
from heji.documents.formats import (
    OFFICE_SUFFIXES,
    PAGE_SUFFIXES,
    READ_SUFFIXES,
    UNREAD_SUFFIXES,
    Format,
)

if TYPE_CHECKING:
    import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
#: A bitmap: its two letters, and four bytes that are zero, in which no text has them.
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.S)
_GIF = b"GIF8"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ")
#: A PDF may have other bytes before its first line; readers look for it in the first thousand.
_PDF, _PDF_HEAD = b"%PDF-", 1024
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
#: The first line of a message or a saved page (RFC 5322, RFC 2557).
_HEADED = re.compile(
    r"\s*(?:received|return-path|delivered-to|from|to|date|subject|message-id|mime-version"
    r"|content-type|content-location|x-[a-z-]+):\s",
    re.I,
)
_MIME = re.compile(r"^(?:mime-version|content-type):", re.I | re.M)
#: Lines that only a message that was sent has, and no saved page.
_SENT = re.compile(r"^(?:received|to|message-id|return-path|delivered-to):", re.I | re.M)


def sniff(data: bytes, name: str) -> Format:
    """The format of a file.

    Args:
        data: the whole file.
        name: its name; only the suffix is looked at.

    Raises:
        UnreadableError: empty, encrypted, several documents in one, or of a format that heji does
            not read.

    >>> sniff(b"<!DOCTYPE html><table></table>", "form.xls")
    'html'
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise UnreadableError("empty")
    if data.startswith(b"PK"):
        return zip_format(io.BytesIO(data), suffix)
    if data.startswith(_OLE):
        return _ole_format(data, suffix)
    if _PDF in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    picture = _picture_format(data)
    if picture is not None:
        return picture
    if data.startswith(_ARCHIVES):
        raise UnreadableError("archive")
    return _text_format(data, suffix)


def _picture_format(data: bytes) -> Format | None:
    if data.startswith(_GIF):
        raise UnreadableError("format-unread", format="gif", target="png")
    for magic, found in _PICTURES:
        if data.startswith(magic):
            return found
    return "bmp" if _BITMAP.match(data) else None


def is_message(head: bytes, suffix: str) -> bool:
    r"""Whether a file begins as a mail that was sent, not as a saved page.

    >>> is_message(b"From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\n", "")
    True
    """
    decoded = decode(head[:_HEAD])
    text = decoded.text if decoded is not None else head[:_HEAD].decode("latin-1")
    if _HEADED.match(text) is None:
        return False
    return suffix == ".eml" or bool(_MIME.search(text) and _SENT.search(text))


def zip_format(file: BinaryIO, suffix: str) -> Format:
    """The format of an office file that is a zip.

    Raises:
        UnreadableError: damaged, of a format that heji does not read, or no office file but several
            files in one.
    """
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
            opened = _open_document(archive, names) if "mimetype" in names else None
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableError("damaged-zip") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError("format-unread", format="pptx", target="docx")
    if opened is not None:
        return opened
    if suffix in OFFICE_SUFFIXES:
        raise UnreadableError("zip-without-document", format=suffix[1:])
    raise UnreadableError("several-inside")


def _open_document(archive: zipfile.ZipFile, names: frozenset[str]) -> Format | None:
    """Which OpenDocument format a zip is, by its first entry."""
    import zlib

    if "content.xml" not in names:
        return None
    try:
        with archive.open("mimetype") as file:
            kind = file.read(100).decode("ascii", "replace")
    except (RuntimeError, zlib.error) as error:
        raise UnreadableError("damaged-zip") from error
    if "opendocument.text" in kind:
        return "odt"
    if "opendocument.spreadsheet" in kind:
        return "ods"
    raise UnreadableError("format-unread", format="odp", target="docx")


def _ole_format(data: bytes, suffix: str) -> Format:
    """What an OLE container is: an encrypted new file, or an old Word, Excel or WPS one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return "wps" if suffix in (".wps", ".wpt") else "doc"
    if any(f"{each}\0".encode("utf-16-le") in data for each in ("Workbook", "Book")):
        return "et" if suffix in (".et", ".ett") else "xls"
    if suffix in READ_SUFFIXES:
        raise UnreadableError("not-office", format=suffix[1:])
    target = UNREAD_SUFFIXES.get(suffix, "docx/xlsx")
    raise UnreadableError("format-unread", format=suffix[1:] or "doc/xls", target=target)


def _text_format(data: bytes, suffix: str) -> Format:
    decoded = decode(data[:_HEAD])
    head = decoded.text if decoded is not None else ""
    if is_message(data, suffix):
        raise UnreadableError("several-inside")
    if _HEADED.match(head) and _MIME.search(head):
        return "mht"
    if "<?mso-application" in head or "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "xml-doc" if "Word.Document" in head else "xml-xls"
    if _PAGE.match(head) or suffix in PAGE_SUFFIXES:
        return "html"
    if suffix not in (".txt", ".text", ".md", ".markdown") and _PAGE_INSIDE.search(head):
        return "html"
    if decoded is None and suffix in OFFICE_SUFFIXES:
        raise UnreadableError("not-office", format=suffix[1:])
    if suffix in (".md", ".markdown"):
        return "md"
    return "csv" if suffix == ".csv" else "txt"
