"""The filter of system calls: no connection to anything, no way out of the confinement.

It is a classic BPF programme for seccomp(2), put together here from the numbers of the calls; there
is no library to link. What is not named is allowed: readers only compute, and files are guarded by
Landlock.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from heji.documents.sandbox.kernel import NotConfined, call_prctl

_SET_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP = 22
_FILTER = 2

_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_KILL = 0x80000000

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_UNIX = 1  #: sockets between processes; LibreOffice opens one to itself
_X32 = 0x40000000  #: a second table of calls on x86-64


@dataclass(frozen=True, slots=True)
class _Machine:
    """The numbers of one kind of processor."""

    audit: int
    socket: int
    send: int
    refused: tuple[int, ...]


# connect, sendmsg, sendmmsg; ptrace, process_vm_readv, process_vm_writev; io_uring_setup, bpf,
# perf_event_open, userfaultfd; keyctl, add_key; mount, umount2, pivot_root, setns, unshare,
# open_by_handle_at, pidfd_getfd
_MACHINES: Mapping[str, _Machine] = {
    "x86_64": _Machine(
        0xC000003E,
        41,
        44,
        (
            42,
            46,
            307,
            101,
            310,
            311,
            425,
            321,
            298,
            323,
            250,
            248,
            165,
            166,
            155,
            308,
            272,
            304,
            438,
        ),
    ),
    "aarch64": _Machine(
        0xC00000B7,
        198,
        206,
        (203, 211, 269, 117, 270, 271, 425, 280, 241, 282, 219, 217, 40, 39, 41, 268, 97, 265, 438),
    ),
}


def close_network() -> None:
    """Refuses connections and what leads around the confinement, for this process and its children.

    Raises:
        NotConfined: another system than Linux, a processor whose calls are not listed, or a kernel
            without seccomp.
    """
    machine = _MACHINES.get(platform.machine())
    if platform.system() != "Linux" or machine is None:
        raise NotConfined("seccomp")
    programme = _programme(machine)
    buffer = ctypes.create_string_buffer(programme, len(programme))
    length = len(programme) // 8
    header = struct.pack("HxxxxxxP", length, ctypes.addressof(buffer))
    call_prctl(_SET_NO_NEW_PRIVILEGES, 1)
    call_prctl(_SET_SECCOMP, _FILTER, header)


def _programme(machine: _Machine) -> bytes:
    """Instructions of eight bytes: code, jumps when true and false, value."""
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for number in machine.refused:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    lines += [  # only sockets between processes of this machine, and those cannot be connected
        (_EQUAL, 0, 4, machine.socket),
        (_LOAD, 0, 0, _ARGUMENTS),
        (_EQUAL, 0, 1, _UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
        (_EQUAL, 0, 6, machine.send),  # sendto, only without an address
        (_LOAD, 0, 0, _ARGUMENTS + 4 * 8),
        (_EQUAL, 0, 3, 0),
        (_LOAD, 0, 0, _ARGUMENTS + 4 * 8 + 4),
        (_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
