"""The socket that LibreOffice opens outside of its folder, and leaves there when it is killed.

By it another call on the same profile would find the one that runs. Its place cannot be set: it is
`/tmp`, or `/var/tmp` where that cannot be written (`sal/osl/unx/pipe.cxx` of LibreOffice), and its
name ends with a digest of the profile's address (`desktop/source/app/officeipcthread.cxx`).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_PLACES = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - the ones that LibreOffice knows


def socket_name(profile: Path) -> str:
    """How the socket of a profile is called.

    LibreOffice writes each byte of the MD5 digest without a leading zero.

    >>> socket_name(Path("/tmp/heji-sfoind4a/profile")).partition("_Single")[2]
    'OfficeIPC_5f36be4e76affbf33525ba64fc67ce5c'
    """
    address = profile.as_uri().encode("utf-16-le")
    digest = hashlib.md5(address, usedforsecurity=False).digest()
    return f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{each:x}' for each in digest)}"


def remove_socket(profile: Path) -> None:
    """Removes what a LibreOffice that has ended left of its socket; it is no error if nothing is there.

    Args:
        profile: the absolute path of its profile, as it was given.
    """
    if os.name != "posix":
        return
    for place in _PLACES:
        with contextlib.suppress(OSError):  # it removed the socket itself, or never made one
            (place / socket_name(profile)).unlink()
