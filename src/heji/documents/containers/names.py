"""Names of members, for people: nothing is ever written under them, and none leads anywhere."""

from __future__ import annotations

import re
import unicodedata
import zlib

_DRIVE = re.compile(r"[A-Za-z]:")
#: The extra field in which newer programs put the name in UTF-8 (APPNOTE.TXT 4.6.9).
_UNICODE_PATH = 0x7075
_UNICODE_HEAD = 9  #: the field's id, length, version and the checksum of the plain name
_IS_UTF8 = 0x800  #: the flag that says so (APPNOTE.TXT appendix D)


def shown_name(raw: str) -> str:
    r"""A member's name as a relative path, without what could lead out of the container.

    >>> shown_name("..\\..\\C:\\forms\\a.docx"), shown_name("/etc/passwd"), shown_name("..")
    ('forms/a.docx', 'etc/passwd', '?')
    """
    parts = []
    for part in raw.replace("\\", "/").split("/"):
        plain = "".join(each for each in part if unicodedata.category(each)[0] != "C").strip()
        if plain not in ("", ".", "..") and not _DRIVE.fullmatch(plain):
            parts.append(plain)
    return "/".join(parts) or "?"


def zip_name(decoded: str, flags: int, extra: bytes) -> str:
    """The name of a zip entry: in UTF-8 where the zip says so, else UTF-8 or GB18030 by its bytes.

    Args:
        decoded: the name as `zipfile` gives it, by code page 437 unless the flag is set.
        flags: the entry's flags.
        extra: its extra fields.

    >>> zip_name("表.docx".encode("gbk").decode("cp437"), 0, b"")
    '表.docx'
    """
    if flags & _IS_UTF8:
        return decoded
    try:
        raw = decoded.encode("cp437")
    except UnicodeEncodeError:
        return decoded
    told = _unicode_path(extra, raw)
    if told is not None:
        return told
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return decoded


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in its extra field, which counts only while it belongs to the plain name."""
    at = 0
    while at + 4 <= len(extra):
        kind = int.from_bytes(extra[at : at + 2], "little")
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        field = extra[at : at + 4 + size]
        if kind == _UNICODE_PATH and len(field) > _UNICODE_HEAD:
            checksum = int.from_bytes(field[5:_UNICODE_HEAD], "little")
            if checksum == zlib.crc32(raw):
                return field[_UNICODE_HEAD:].decode("utf-8", "replace")
        at += 4 + size
    return None
