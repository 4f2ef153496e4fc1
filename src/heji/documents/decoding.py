"""Bytes of a text file to characters: UTF-8, UTF-16, GB18030, or a clear refusal.

The encodings are those that Chinese offices produce: UTF-8 with or without a byte order mark,
UTF-16 (「Unicode 文本」 of Notepad and Excel), and GB18030, which holds all of GBK and GB 2312.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Characters that no text file contains; tab, line ends, form feed and the DOS end mark may occur.
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
#: What Chinese and Latin text is made of: a wrong encoding gives many characters outside of it.
_USUAL = re.compile(
    "[\t\n\r\x0c\x20-\x7e\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u2103\u2116\u2150-\u218f"
    "\u2190-\u22ff\u2460-\u24ff\u2500-\u27bf\u3000-\u303f\u3200-\u33ff\u4e00-\u9fff\uff00-\uffef]"
)
#: Text is read with a problem when at most one in so many bytes that are not ASCII is damaged.
_DAMAGE = 20
#: Characters looked at where the whole file would take too long.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and how many of them stand for bytes that could not be read."""

    text: str
    encoding: str
    damaged: int = 0  #: places where bytes were replaced by U+FFFD
    first_damage: int = 0  #: line of the first, from 1; 0 when there is none


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of a file, or None when it is not text.

    Args:
        data: the whole file.
        declared: an encoding that the file itself names, as HTML does; believed only where the
            bytes are not UTF-8, because pages are converted without changing what they declare.

    >>> decode("合计".encode("gb18030")).text
    '合计'
    >>> decode(bytes(range(256)) * 4) is None
    True
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _without_mark(data)
    for encoding in ("utf-8", declared or "gb18030", "gb18030"):
        text = _strict(data, encoding)
        if text is not None and (encoding == "utf-8" or not _is_damaged_unicode(data)):
            return _if_text(text, encoding)
    return _lenient(data, "utf-8") or _lenient(data, "gb18030") or _without_mark(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_damaged_unicode(data: bytes) -> bool:
    """Whether this is UTF-8 with a few broken bytes, which GB18030 happens to accept as well."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut_off = error.reason == "unexpected end of data" and error.start > 0
        if is_cut_off and not data[: error.start].isascii():
            return True
    high = sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    broken = data[:_SAMPLE].decode("utf-8", "replace").count("\ufffd")
    return high > 0 and broken * _DAMAGE <= high


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: nothing else that is text contains zero bytes."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    likely = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    for encoding in likely:
        text = _strict(data[: len(data) // 2 * 2], encoding)
        if text is None or len(_USUAL.findall(text[:_SAMPLE])) * 10 < 9 * len(text[:_SAMPLE]):
            continue
        if len(data) % 2:
            text += "\ufffd"
        return _if_text(text, encoding)
    return None


def _lenient(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, "replace")
    high = len(text) if encoding.startswith("utf-") and "-8" not in encoding else 0
    high = high or sum(1 for byte in data[:_SAMPLE] if byte > 0x7F)
    # A file cut off within a character is damaged in one place, however short it is.
    if text[:_SAMPLE].count("\ufffd") > max(1, high // _DAMAGE):
        return None
    return _if_text(text, encoding)


def _if_text(text: str, encoding: str) -> Decoded | None:
    if len(_CONTROL.findall(text)) > len(text) // 200:
        return None
    damaged = text.count("\ufffd")
    if damaged * 2 > len(text):
        return None
    first = text.count("\n", 0, text.index("\ufffd")) + 1 if damaged else 0
    return Decoded(text, encoding, damaged, first)
