"""Calls into the kernel that Python has no function for."""

from __future__ import annotations

import ctypes
import os


class NotConfined(OSError):
    """The kernel cannot do what a confinement needs; the argument is the missing part."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def call_prctl(option: int, value: int, data: bytes | None = None) -> None:
    """prctl(2).

    Raises:
        NotConfined: the kernel refuses.
    """
    library = ctypes.CDLL(None, use_errno=True)
    pointer = ctypes.c_char_p(data) if data is not None else ctypes.c_void_p(0)
    zero = ctypes.c_ulong(0)
    if library.prctl(ctypes.c_int(option), ctypes.c_ulong(value), pointer, zero, zero) != 0:
        raise NotConfined(os.strerror(ctypes.get_errno()))


def call(number: int, *arguments: int | bytes | None) -> int:
    """syscall(2) with numbers and buffers.

    Raises:
        NotConfined: the kernel refuses.
    """
    library = ctypes.CDLL(None, use_errno=True)
    given = [ctypes.c_char_p(each) if isinstance(each, bytes) else each for each in arguments]
    plain = [ctypes.c_long(each) if isinstance(each, int) else each for each in given]
    found: int = library.syscall(ctypes.c_long(number), *plain)
    if found < 0:
        raise NotConfined(os.strerror(ctypes.get_errno()))
    return found
