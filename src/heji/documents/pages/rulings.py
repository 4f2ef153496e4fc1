"""Rulings as a person sees them: pieces of one line put together, and lines that meet gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from heji.documents.pages.page import Box, Ruling

Item = TypeVar("Item")

#: Lines closer than this are one line: a double border, or pieces that were rounded differently.
NEAR = 3.0
#: A shorter line is a dot, a bullet or part of a character.
_SHORTEST = 6.0


@dataclass(slots=True)
class Mesh:
    """Rulings that cross or touch each other: the lines of one table."""

    horizontal: list[Ruling]
    vertical: list[Ruling]

    @property
    def box(self) -> Box:
        """What they reach over."""
        xs = [each.at for each in self.vertical]
        ys = [each.at for each in self.horizontal]
        for each in self.horizontal:
            xs += (each.start, each.end)
        for each in self.vertical:
            ys += (each.start, each.end)
        return Box(min(xs), min(ys), max(xs), max(ys))


def joined(pieces: Iterable[Ruling]) -> list[Ruling]:
    """Lines from their pieces: those at one height (or one distance from the left) that touch.

    >>> joined([Ruling(10, 0, 50), Ruling(10.4, 51, 90), Ruling(30, 0, 90), Ruling(60, 1, 2)])
    [Ruling(at=10.2, start=0, end=90), Ruling(at=30.0, start=0, end=90)]
    """
    lines: list[Ruling] = []
    for level in levels(pieces, lambda each: each.at):
        at = sum(each.at for each in level) / len(level)
        start = end = None
        for each in sorted(level, key=lambda piece: piece.start):
            if start is None or end is None:
                start, end = each.start, each.end
            elif each.start <= end + NEAR:
                end = max(end, each.end)
            else:
                lines.append(Ruling(at, start, end))
                start, end = each.start, each.end
        if start is not None and end is not None:
            lines.append(Ruling(at, start, end))
    return [each for each in lines if each.end - each.start >= _SHORTEST]


def levels(items: Iterable[Item], place: Callable[[Item], float]) -> list[list[Item]]:
    """Things in groups of (nearly) one place, in order."""
    groups: list[list[Item]] = []
    for each in sorted(items, key=place):
        if groups and place(each) - place(groups[-1][0]) <= NEAR:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def meshes(horizontal: list[Ruling], vertical: list[Ruling]) -> tuple[list[Mesh], list[Ruling]]:
    """Lines that meet, gathered; and the level lines that no upright line meets."""
    owner = list(range(len(horizontal) + len(vertical)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    for h, level in enumerate(horizontal):
        for v, upright in enumerate(vertical):
            if _meet(level, upright):
                owner[root(h)] = root(len(horizontal) + v)
    gathered: dict[int, Mesh] = {}
    for number, line in enumerate([*horizontal, *vertical]):
        mesh = gathered.setdefault(root(number), Mesh([], []))
        (mesh.horizontal if number < len(horizontal) else mesh.vertical).append(line)
    found = [each for each in gathered.values() if each.horizontal and each.vertical]
    loose = [line for each in gathered.values() if not each.vertical for line in each.horizontal]
    return sorted(found, key=lambda mesh: (mesh.box.y0, mesh.box.x0)), loose


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )
