"""The ruled lines of a page, by morphology: what stays of the ink when long straight runs are kept.

Short upright runs are strokes of characters unless they reach from one level line to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from heji.documents.pages.page import Ruling
from heji.documents.readers.scan.picture import SCALE, Dots

if TYPE_CHECKING:
    from heji.documents.readers.scan.sheet_picture import SheetPicture

#: Ink is darker than this (of 255) on evened paper.
INK = 165
#: Gaps of worn lines that are closed, and shortest runs that may be lines, in points.
_GAP, _SHORTEST = 1.2, 8.0
#: A run this long is a line wherever it stands; a shorter one only between two crossing lines.
_LONG = 32.0
#: Worn places between pieces of a line that has paper beside it, in points.
_WORN = 4.0
#: Part of a run that is ink: characters side by side leave more gaps than a worn line.
_FILLED = 0.85
#: How near a short line ends to the one it meets, and how thick lines are at most, in points.
_MEET, _THICKEST = 1.2, 4.0
#: Beside a short line there is paper: between these distances, in points, along most of it. The
#: strokes of a character have others beside them.
_BESIDE, _BARE = (0.9, 2.2), 0.7

#: Print under a seal is darker than this once the seal is taken off; part of a line that must be
#: seen so.
_PALE, _SEEN = 225, 0.55
#: Gaps in a line under a seal that are bridged, in points, and the part of them that it covers.
_UNDER_SEAL, _COVERED = 120.0, 0.5
#: Part of a long line that must lie outside seals to be one without crossing lines at its ends.
_FREE = 0.6
_HALF = 128


class _Run(NamedTuple):
    line: Ruling
    number: int  #: of its dots in the picture of all runs
    is_bare: bool  #: whether there is paper beside it
    is_free: bool  #: whether most of it lies outside seals
    reach: float  #: how long it is, with what goes on behind a worn place
    ends: tuple[float, float]  #: with what another picture of the page shows of the same line
    picture: int = 0  #: which picture of the page shows it

    @property
    def is_long(self) -> bool:
        return self.is_free and self.reach >= _LONG


def ruling_lines(picture: SheetPicture) -> tuple[list[Ruling], list[Ruling], Any]:
    """Level and upright lines in points, and a mask of their ink.

    Args:
        picture: the page, upright.
    """
    pictures = [picture]
    if (picture.seals < _HALF).any():
        # A line beside the ring of a seal is seen where the seal is off, one across it where it is on.
        pictures.append(replace(picture, raw=picture.grey))
    level, upright, mask = _lines(pictures)
    bridges, risers = _bridges(level, picture.seals), _bridges(upright, picture.seals.T)
    _paint(mask, bridges)
    _paint(mask.T, risers)
    return level + bridges, upright + risers, mask


def _lines(pictures: Sequence[SheetPicture]) -> tuple[list[Ruling], list[Ruling], Any]:
    import numpy

    across = [_runs(each) for each in pictures]
    down = [_runs(each.map(numpy.transpose)) for each in pictures]
    level, upright = _together(runs for runs, _ in across), _together(runs for runs, _ in down)
    sure = [each for each in upright if each.is_long]
    level = [each for each in level if each.is_long or _joins(each, sure)]
    upright = [each for each in upright if each.is_long or _joins(each, level)]
    level = [each for each in level if each.is_long or _joins(each, upright)]
    mask = numpy.zeros(pictures[0].grey.shape, dtype=bool)
    for picture, ((_, rows), (_, columns)) in enumerate(zip(across, down, strict=True)):
        mask |= _near(rows, [each for each in level if each.picture == picture])
        mask.T[:] |= _near(columns, [each for each in upright if each.picture == picture])
    return [each.line for each in level], [each.line for each in upright], mask


def _together(pictures: Iterable[list[_Run]]) -> list[_Run]:
    """The runs of all pictures of a page; those that overlap in one line have the ends of all.

    Of a line under a seal one picture may show the beginning and another the end.
    """
    chains: list[list[_Run]] = []
    for run in sorted(
        (run._replace(picture=number) for number, runs in enumerate(pictures) for run in runs),
        key=lambda each: each.line.start,
    ):
        for chain in chains:
            near = abs(chain[-1].line.at - run.line.at) <= _MEET
            over = run.line.start < max(each.line.end for each in chain)
            if near and over and run.is_bare and chain[-1].is_bare:
                chain.append(run)
                break
        else:
            chains.append([run])
    return [
        run._replace(ends=(chain[0].line.start, max(each.line.end for each in chain)))
        for chain in chains
        for run in chain
    ]


def _bridges(lines: list[Ruling], seals: Dots) -> list[Ruling]:
    """What joins two lines that lie in one line under a seal."""
    found = []
    for one in lines:
        for two in lines:
            gap = two.start - one.end
            if not 0 < gap <= _UNDER_SEAL or abs(one.at - two.at) > _MEET:
                continue
            at = round((one.at + two.at) / 2 * SCALE)
            under = seals[at : at + 1, round(one.end * SCALE) : round(two.start * SCALE)]
            if under.size and (under < _HALF).mean() >= _COVERED:
                found.append(Ruling((one.at + two.at) / 2, one.end - 1, two.start + 1))
    return found


def _paint(mask: Any, lines: list[Ruling]) -> None:
    """Marks lines of which little is seen."""
    for each in lines:
        low, high = (round((each.at + side) * SCALE) for side in (-_MEET, _MEET))
        mask[max(low, 0) : high + 1, round(each.start * SCALE) : round(each.end * SCALE)] = True


def _near(numbers: Any, runs: list[_Run]) -> Any:
    """The dots of runs, as far as they are not those of a seal that the line goes through."""
    import numpy

    found = numpy.zeros(numbers.shape, dtype=bool)
    for each in runs:
        low = max(round((each.line.at - _THICKEST) * SCALE), 0)
        high = round((each.line.at + _THICKEST) * SCALE) + 1
        start, end = round(each.line.start * SCALE), round(each.line.end * SCALE)
        part = numbers[low:high, start:end] == each.number
        thick = part.sum(axis=0) <= 2 * _THICKEST * SCALE
        centre = round(each.line.at * SCALE) - low
        part[: max(centre - 4, 0)] &= thick
        part[centre + 5 :] &= thick
        found[low:high, start:end] |= part
    return found


def _runs(picture: SheetPicture) -> tuple[list[_Run], Any]:
    """Long straight runs of ink from left to right, and a picture in which each has its number.

    Args:
        picture: the page, on its side where upright lines are looked for.
    """
    import cv2
    import numpy

    def row(length: float) -> Any:
        return numpy.ones((1, max(round(length * SCALE), 1)), numpy.uint8)

    ink = (picture.raw < INK).astype(numpy.uint8)
    free = picture.seals >= _HALF
    visible = numpy.where(free, ink > 0, picture.grey < _PALE)
    thickened = cv2.dilate(ink, numpy.ones((3, 1), numpy.uint8))
    closed = cv2.morphologyEx(thickened, cv2.MORPH_CLOSE, row(_GAP))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, row(_SHORTEST))
    # What is thicker than a line, such as the star of a seal, would tie several lines together.
    thick: Any = numpy.ones((max(round(_THICKEST * SCALE) + 2, 1), 1), numpy.uint8)
    opened &= ~cv2.morphologyEx(opened, cv2.MORPH_OPEN, thick) & 1
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(opened)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(each) for each in boxes[number])
        # The mean thickness: a line that is a little bent has a higher box than it is thick.
        if area / width > _THICKEST * SCALE + 2:
            continue
        part = (slice(y, y + height), slice(x, x + width))
        inside = thickened[part] & (numbers[part] == number)
        if inside.any(axis=0).mean() < _FILLED:
            continue
        at = y + float(numpy.median(inside.nonzero()[0]))
        seen = _seen(visible, round(at), x, x + width)
        if seen is None:
            continue
        line = Ruling((at + 0.5) / SCALE, seen[0] / SCALE, seen[1] / SCALE)
        is_free = free[round(at), seen[0] : seen[1]].mean() >= _FREE
        is_bare, length = _is_bare(picture.grey < INK, line), line.end - line.start
        ends = (line.start, line.end)
        found.append(_Run(line, number, is_bare, bool(is_free), length, ends))
    return _reaching(found), numbers


def _reaching(runs: list[_Run]) -> list[_Run]:
    """The runs; those in one line that are parted by worn places count as long together."""
    chains: list[list[_Run]] = []
    for run in sorted(runs, key=lambda each: each.line.start):
        for chain in chains:
            last = chain[-1]
            near = abs(last.line.at - run.line.at) <= _MEET
            if near and last.is_bare and run.is_bare and run.line.start - last.line.end <= _WORN:
                chain.append(run)
                break
        else:
            chains.append([run])
    return [
        run._replace(reach=chain[-1].line.end - chain[0].line.start)
        for chain in chains
        for run in chain
    ]


def _seen(visible: Any, at: int, start: int, end: int) -> tuple[int, int] | None:
    """From where to where a run is seen beside a seal or through it; None if it is part of one."""
    band = visible[max(at - 1, 0) : at + 2, start:end].any(axis=0)
    places = band.nonzero()[0]
    if not len(places) or band.mean() < _SEEN:
        return None
    return start + int(places[0]), start + int(places[-1]) + 1


def _is_bare(ink: Any, line: Ruling) -> bool:
    """Whether there is paper on both sides of a line."""
    start, end = round(line.start * SCALE), round(line.end * SCALE)
    for direction in (-1, 1):
        near, far = (round((line.at + direction * each) * SCALE) for each in _BESIDE)
        low, high = max(min(near, far), 0), max(near, far) + 1
        band = ink[low:high, start:end]
        if band.size and 1 - band.any(axis=0).mean() < _BARE:
            return False
    return True


def _joins(run: _Run, crossing: list[_Run]) -> bool:
    """Whether a run reaches from one crossing line to another."""
    line = run.line
    return run.is_bare and all(
        any(
            abs(each.line.at - end) <= _MEET
            and each.line.start - _MEET <= line.at <= each.line.end + _MEET
            for each in crossing
        )
        for end in run.ends
    )
