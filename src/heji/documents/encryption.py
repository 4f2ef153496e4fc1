"""Whether an old Word file or an OpenDocument asks for a password."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from heji.documents.formats import Format

#: Word 97 binary format ([MS-DOC] 2.5.1 FibBase): a flag of the word at offset 10, fEncrypted.
_FLAGS_AT, _ENCRYPTED = 10, 0x0100
#: [MS-DOC] 2.5.1: how the stream WordDocument begins.
_FIB = b"\xec\xa5"
_SECTOR = 512
_MANIFEST = "META-INF/manifest.xml"
_MANIFEST_BYTES = 1024 * 1024


def is_encrypted(data: bytes, found: Format) -> bool:
    """Whether a file of an office format that is converted is protected by a password.

    Damaged files are not: what is wrong with them shows when they are read.
    """
    if found in ("odt", "ods"):
        return _is_encrypted_zip(data)
    if found in ("doc", "wps"):
        return _is_encrypted_word(data)
    return False


def _is_encrypted_word(data: bytes) -> bool:
    """Streams begin at a sector, and only that of the document begins with this mark."""
    for start in range(_SECTOR, len(data) - _FLAGS_AT - 2, _SECTOR):
        if data.startswith(_FIB, start):
            (flags,) = struct.unpack_from("<H", data, start + _FLAGS_AT)
            return bool(flags & _ENCRYPTED)
    return False


def _is_encrypted_zip(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MANIFEST) as file:
            return b"encryption-data" in file.read(_MANIFEST_BYTES)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, zlib.error, EOFError):
        return False
