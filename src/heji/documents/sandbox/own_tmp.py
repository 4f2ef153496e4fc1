"""A /tmp of its own for the child: LibreOffice opens a socket there and nowhere else."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
_BIND, _RECURSIVE, _PRIVATE = 1 << 12, 1 << 14, 1 << 18


_TMP = Path("/tmp")  # noqa: S108 - the one that LibreOffice knows


def lives_in_tmp() -> bool:
    """Whether the interpreter or its modules would be hidden by another /tmp."""
    places = (sys.prefix, sys.base_prefix, __file__)
    return any(Path(each).resolve().is_relative_to(_TMP) for each in places)


def own_tmp(folder: Path) -> Path:
    """Puts the folder in the place of /tmp, for this process and its children alone.

    Args:
        folder: what they see as /tmp from now on.

    Returns:
        Where the folder is now. It stays where it was on systems that let no user make mounts of
        his own, and where heji itself is installed in /tmp: then conversions by LibreOffice fail in
        the child and say so; all else is read.
    """
    if lives_in_tmp():
        return folder
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if library.unshare(_NEW_USER | _NEW_MOUNTS) != 0:
        return folder
    try:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    except OSError:
        return folder
    if library.mount(None, b"/", None, _RECURSIVE | _PRIVATE, None) != 0:
        return folder
    if library.mount(bytes(folder), bytes(_TMP), None, _BIND, None) != 0:
        return folder
    return _TMP
