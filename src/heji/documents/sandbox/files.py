"""No file is written, made, moved or removed outside one folder: Landlock, in the kernel since 5.13."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from heji.documents.sandbox.kernel import NotConfined, call

# The numbers are the same on all processors.
_CREATE_RULESET, _ADD_RULE, _RESTRICT = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

#: Rights of Landlock by the version that brought them. Reading and running stay free.
_WRITE_FILE = 1 << 1
_FIRST = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))  # remove and make, of every kind
_MOVE, _TRUNCATE = 1 << 13, 1 << 14  # from the second and the third version on
_BIND, _CONNECT = 1 << 0, 1 << 1  # TCP, from the fourth
_ABSTRACT_SOCKETS, _SIGNALS = 1 << 0, 1 << 1  # from the sixth

_NOTHING = Path("/dev/null")  #: what is written there is gone


def write_only_below(folder: Path) -> None:
    """Refuses all writing outside a folder, for this process and its children.

    Needs `no_new_privs`, which the filter of system calls sets.

    Raises:
        NotConfined: the kernel has no Landlock.
    """
    version = call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    rights = _FIRST | (_MOVE if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    attributes = struct.pack("Q", rights)
    if version >= 4:
        attributes += struct.pack("Q", _BIND | _CONNECT)
    if version >= 6:
        attributes += struct.pack("Q", _ABSTRACT_SOCKETS | _SIGNALS)
    rules = call(_CREATE_RULESET, attributes, len(attributes), 0)
    _allow(rules, folder, rights)
    if _NOTHING.exists():
        _allow(rules, _NOTHING, _WRITE_FILE)
    call(_RESTRICT, rules, 0)
    os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        call(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


__all__ = ["NotConfined", "write_only_below"]
