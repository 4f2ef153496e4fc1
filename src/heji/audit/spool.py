"""Things set aside while many files are audited, so that memory does not grow with their number.

What is set aside is kept in memory while it is small, and in a temporary file beyond; it is read
back piece by piece. The file has no name in the folder of temporary files where the system allows
that, and is gone with the thing that holds it.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

#: Bytes that a spool keeps in memory before it turns to a file: some fifty forms' findings.
IN_MEMORY = 1 << 20


class Spool(Sequence[T]):
    """A sequence that is only added to, on disk as soon as it is large.

    What is taken out is a copy that equals what was put in.

    >>> found = Spool(["a", "b"])
    >>> found.append("c")
    >>> (len(found), found[-1], list(found))
    (3, 'c', ['a', 'b', 'c'])
    """

    def __init__(self, things: Iterable[T] = ()) -> None:
        file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed with the spool
        self._file = file
        self._ends = array("Q")
        self._lock = threading.Lock()
        weakref.finalize(self, file.close)
        for thing in things:
            self.append(thing)

    def append(self, thing: T) -> None:
        """Adds one thing at the end.

        Raises:
            OSError: the folder of temporary files is full or cannot be written.
        """
        content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            start = self._ends[-1] if self._ends else 0
            self._file.seek(start)
            self._file.write(content)
            self._ends.append(start + len(content))

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[T]:
        return (self._read(position) for position in range(len(self)))

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        positions = range(len(self))[index]
        if isinstance(positions, int):
            return self._read(positions)
        return tuple(self._read(position) for position in positions)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spool | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # it grows

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)}>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return type(self), (tuple(self),)

    def _read(self, position: int) -> T:
        start = self._ends[position - 1] if position else 0
        with self._lock:
            self._file.seek(start)
            content = self._file.read(self._ends[position] - start)
        thing: T = pickle.loads(content)  # noqa: S301 - written by this process
        return thing


class Shelf(Mapping[str, T]):
    """A mapping whose values are on disk as soon as they are large; a value may be replaced.

    >>> shelf = Shelf[int]()
    >>> shelf.put("d1", 7)
    >>> shelf["d1"]
    7
    """

    def __init__(self) -> None:
        self._things: Spool[T] = Spool()
        self._positions: dict[str, int] = {}

    def put(self, name: str, thing: T) -> None:
        """Sets a thing aside under a name."""
        self._positions[name] = len(self._things)
        self._things.append(thing)

    def __getitem__(self, name: str) -> T:
        return self._things[self._positions[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def __contains__(self, name: object) -> bool:
        return name in self._positions


class Piles(Generic[T]):
    """Things in piles, each under a name; a pile is read back whole.

    >>> piles = Piles[str]()
    >>> piles.add("d2", ["a"])
    >>> piles.add("d2", ["b"])
    >>> (piles.of("d2"), piles.of("d9"))
    (['a', 'b'], [])
    """

    def __init__(self) -> None:
        self._lots: Spool[list[T]] = Spool()
        self._positions: dict[str, list[int]] = {}

    def add(self, name: str, things: list[T]) -> None:
        """Puts things on a pile."""
        if things:
            self._positions.setdefault(name, []).append(len(self._lots))
            self._lots.append(things)

    def names(self) -> Iterator[str]:
        """The names of all piles."""
        return iter(self._positions)

    def of(self, name: str) -> list[T]:
        """Everything on a pile, in the order in which it was put there."""
        lots = (self._lots[position] for position in self._positions.get(name, ()))
        return [thing for lot in lots for thing in lot]
