"""Mails (eml): the body and every attachment is a document of its own.

Source of the structure: RFC 5322 and RFC 2045 to 2047; names by RFC 2231, and by RFC 2047 as Chinese
mail programs write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from heji.documents.containers.names import shown_name
from heji.documents.decoding import decode
from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from email.message import Message

#: What the parser of the standard library raises for broken mails.
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
_BODIES = {"text/html": "body.html", "text/plain": "body.txt"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail that is no container of parts."""

    name: str
    kind: str  #: such as "text/html"
    data: bytes
    is_attached: bool


def parts(data: bytes, limits: Limits) -> tuple[Part, ...]:
    """The parts of a mail or of a saved page, in order; of a text given twice the richer one.

    Raises:
        UnreadableError: too large, nested too deeply, or no message.
    """
    if len(data) > limits.mail_bytes:
        raise UnreadableError(
            "too-large",
            megabytes=len(data) // MEGABYTE,
            limit=max(limits.mail_bytes // MEGABYTE, 1),
        )
    import email
    from email.errors import MessageError

    try:
        return tuple(_parts(email.message_from_bytes(data), limits.archive_depth * 4))
    except RecursionError as error:
        raise UnreadableError("too-deep") from error
    except (*_BROKEN, MessageError) as error:
        raise UnreadableError("mail-damaged") from error


def _parts(message: Message, depth: int) -> Iterator[Part]:
    kind = message.get_content_type()
    if kind == "message/rfc822" or not message.is_multipart():
        yield _part(message, kind)
        return
    if depth == 0:
        raise UnreadableError("too-deep")
    inner = _messages(message)
    if kind == "multipart/alternative":
        inner = inner[-1:]  # RFC 2046 5.1.4: the last is the best
    for each in inner:
        yield from _parts(each, depth - 1)


def _part(message: Message, kind: str) -> Part:
    name = _name(message)
    if kind == "message/rfc822":
        data = _inner_mail(message)
        return Part(name or "message.eml", kind, data, True)
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    disposition = message.get_content_disposition()
    is_body = kind in _BODIES and disposition != "attachment" and not name
    if is_body:
        return Part(_BODIES[kind], kind, _as_unicode(data, message), False)
    if kind == "text/html":
        data = _as_unicode(data, message)
    return Part(name, kind, data, disposition == "attachment" or "Content-ID" not in message)


def _inner_mail(message: Message) -> bytes:
    inner = _messages(message)
    return inner[0].as_bytes() if inner else b""


def _messages(message: Message) -> list[Message]:
    """The parts that a message consists of."""
    from email.message import Message

    payload = message.get_payload()
    inner = payload if isinstance(payload, list) else []
    return [each for each in inner if isinstance(each, Message)]


def _as_unicode(data: bytes, message: Message) -> bytes:
    """The text in UTF-8: the mail's header, and not the text itself, names its encoding."""
    declared = message.get_content_charset()
    decoded = decode(data, declared if _is_known(declared) else None)
    return data if decoded is None else decoded.text.encode("utf-8", "replace")


def _is_known(encoding: str | None) -> bool:
    if not encoding:
        return False
    try:
        b"  ".decode(encoding)  # refused for codecs that do not give text, such as base64
    except (LookupError, ValueError):
        return False
    return True


def _name(message: Message) -> str:
    name = message.get_filename()
    if not name:
        return ""
    words = _decoded(re.sub(r"\s+", " ", name))
    if "\ufffd" in words:  # bytes without a word on their encoding: only the ending is sure
        words = "attachment" + PurePath(words).suffix
    return shown_name(words).replace("/", "_")


def _decoded(name: str) -> str:
    if "=?" not in name:
        return name
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        return "".join(
            each if isinstance(each, str) else each.decode(_wider(encoding), "replace")
            for each, encoding in decode_header(name)
        )
    except (HeaderParseError, LookupError, ValueError):
        return name


def _wider(encoding: str | None) -> str:
    """Mails that declare GB 2312 or GBK use characters beyond it."""
    name = (encoding or "ascii").lower()
    return "gb18030" if name in ("gb2312", "gbk") else name
