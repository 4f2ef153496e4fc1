"""Zip archives of documents: their entries, and the bytes of one entry within limits.

An entry is found again by its place, so that a document of a large archive is unpacked without
reading the list of all others again. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from heji.documents.containers.names import shown_name, zip_name
from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE, Limits

_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_NAME_SIZE_AT, _EXTRA_SIZE_AT = 26, 28
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
#: Kept as it is, and deflated (APPNOTE.TXT 4.4.5); other methods unpack without bounds in one step.
_STORED, _DEFLATED = 0, 8
#: Below this size no ratio is looked at: small files of repeated blanks pack extremely well.
_HARMLESS = MEGABYTE


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """Where an entry stands in its archive."""

    name: str  #: as a relative path, for people
    offset: int  #: of its local header, in bytes
    packed: int  #: its size in the archive
    size: int  #: its size as the archive says
    method: int
    checksum: int
    is_encrypted: bool


def entries(file: BinaryIO) -> Iterator[ZipEntry]:
    """The files in an archive, in order.

    Raises:
        UnreadableError: no zip, or damaged.
    """
    import zipfile

    try:
        with zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableError("damaged-zip") from error
    for each in listed:
        # `orig_filename` still has the separators of the program that wrote it.
        name = zip_name(each.orig_filename, each.flag_bits, each.extra)
        if name.endswith(("/", "\\")):
            continue
        yield ZipEntry(
            shown_name(name),
            each.header_offset,
            each.compress_size,
            each.file_size,
            each.compress_type,
            each.CRC,
            bool(each.flag_bits & _ENCRYPTED),
        )


def load(file: BinaryIO, entry: ZipEntry, limits: Limits) -> bytes:
    """The bytes of an entry.

    Raises:
        UnreadableError: encrypted, damaged, packed by an unknown method, or too large unpacked.
    """
    if entry.is_encrypted:
        raise UnreadableError("member-encrypted")
    if entry.method not in (_STORED, _DEFLATED):
        raise UnreadableError("member-method", method=entry.method)
    _check(entry, limits)
    try:
        data = b"".join(_unpacked(file, entry))
    except (zlib.error, OSError, ValueError) as error:
        raise UnreadableError("member-damaged") from error
    if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
        raise UnreadableError("member-damaged")
    return data


def _unpacked(file: BinaryIO, entry: ZipEntry) -> Iterator[bytes]:
    file.seek(entry.offset)
    head = file.read(_LOCAL_SIZE)
    if len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
        raise UnreadableError("member-damaged")
    name = int.from_bytes(head[_NAME_SIZE_AT:_EXTRA_SIZE_AT], "little")
    extra = int.from_bytes(head[_EXTRA_SIZE_AT:_LOCAL_SIZE], "little")
    file.seek(entry.offset + _LOCAL_SIZE + name + extra)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == _DEFLATED else None
    left, size = entry.packed, 0
    while left > 0 and (packed := file.read(min(_CHUNK, left))):
        left -= len(packed)
        while packed:
            data = packed if inflate is None else inflate.decompress(packed, _CHUNK)
            packed = b"" if inflate is None else inflate.unconsumed_tail
            size += len(data)
            if size > entry.size:
                raise UnreadableError("member-damaged")
            yield data
    if inflate is not None:
        yield inflate.flush()


def _check(entry: ZipEntry, limits: Limits) -> None:
    """Refuses an entry for the size that its archive says; more than that is never unpacked."""
    megabytes, limit = entry.size // MEGABYTE, max(limits.file_bytes // MEGABYTE, 1)
    if entry.size > limits.file_bytes:
        raise UnreadableError("too-large", megabytes=megabytes, limit=limit)
    ratio = entry.size // max(entry.packed, 1)
    if entry.size > _HARMLESS and ratio > limits.zip_ratio:
        raise UnreadableError(
            "zip-bomb", part=entry.name, megabytes=megabytes, limit=limit, ratio=ratio
        )
