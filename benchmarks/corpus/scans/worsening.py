"""What scanners and cameras do to a page: turned a little, blurred, noisy, stamped, compressed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Any

import cv2
import numpy as np

OFFICE = 150  #: dots per inch that offices scan at

#: The red of a seal's ink, as blue, green and red.
SEAL = (60, 40, 215)


@dataclass(frozen=True, slots=True)
class Damage:
    """How bad a scan is."""

    skew: float  #: degrees, clockwise
    blur: float  #: radius in dots
    noise: float  #: of 255
    quality: int  #: of JPEG
    sealed: bool
    shade: float  #: part by which the darkest corner is darker
    turn: int = 0  #: quarters
    dots: int = OFFICE  #: per inch

    @property
    def text(self) -> str:
        """For a table."""
        return f"{self.dots} dpi {self.skew:+.2f}° blur {self.blur:.1f} noise {self.noise:.0f} q{self.quality}"


def drawn(rng: Random) -> Damage:
    """An office's scan: skewed up to 1.5 degrees, one in three stamped."""
    return Damage(
        skew=rng.uniform(-1.5, 1.5),
        blur=rng.uniform(0.3, 0.8),
        noise=rng.uniform(2, 10),
        quality=rng.randint(55, 90),
        sealed=rng.random() < 1 / 3,
        shade=rng.uniform(0, 0.2),
    )


def poorly_drawn(rng: Random) -> Damage:
    """A copy of a copy or a fax: few dots, blurred, grainy, much compressed, no seal."""
    return Damage(
        skew=rng.uniform(-1.5, 1.5),
        blur=rng.uniform(0.6, 1.1),
        noise=rng.uniform(8, 22),
        quality=rng.randint(30, 60),
        sealed=False,
        shade=rng.uniform(0, 0.25),
        dots=rng.randint(110, 130),
    )


def worsened(page: Any, damage: Damage, rng: Random) -> Any:
    """The page as scanned."""
    page = page.copy()
    if page.ndim == 2:
        page = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    page = page[:, :, :3].copy()
    if damage.sealed:
        page = _stamped(page, rng)
    page = _skewed(page, damage.skew)
    page = cv2.GaussianBlur(page, (0, 0), damage.blur)
    page = _shaded(page, damage.shade)
    random = np.random.default_rng(rng.randrange(2**32))
    noisy = page.astype(np.float32) + random.normal(0, damage.noise, page.shape)
    page = np.clip(noisy, 0, 255).astype(np.uint8)
    page = np.rot90(page, damage.turn).copy()
    done, packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, damage.quality])
    assert done
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)


def _skewed(page: Any, degrees: float) -> Any:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    white = (255, 255, 255)
    return cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)


def _shaded(page: Any, part: float) -> Any:
    height, width = page.shape[:2]
    across = np.linspace(1, 1 - part, width, dtype=np.float32)
    down = np.linspace(1, 1 - part / 2, height, dtype=np.float32)
    return np.clip(page * (across * down[:, None])[:, :, None], 0, 255).astype(np.uint8)


def _stamped(page: Any, rng: Random) -> Any:
    """A round seal, 42 mm across as the rules have it, with a ring, a star and signs; ink blends."""
    height, width = page.shape[:2]
    radius = round(21 / 297 * max(height, width))
    centre = (
        rng.randint(radius, max(width - radius, radius + 1)),
        rng.randint(round(height * 0.3), max(height - radius, round(height * 0.3) + 1)),
    )
    ink = np.full_like(page, 255)
    cv2.circle(ink, centre, radius, SEAL, max(radius // 14, 2), cv2.LINE_AA)
    _star(ink, centre, radius * 0.35)
    for step in range(12):
        angle = math.radians(150 + step * 20)
        x = round(centre[0] + 0.74 * radius * math.cos(angle))
        y = round(centre[1] + 0.74 * radius * math.sin(angle))
        half = max(radius // 11, 3)
        cv2.rectangle(ink, (x - half, y - half), (x + half, y + half), SEAL, max(half // 3, 1))
        cv2.line(ink, (x - half, y), (x + half, y), SEAL, max(half // 4, 1))
    return (page.astype(np.uint16) * ink // 255).astype(np.uint8)


def _star(ink: Any, centre: tuple[int, int], size: float) -> None:
    points = []
    for step in range(10):
        reach = size if step % 2 == 0 else size * 0.4
        angle = math.radians(-90 + 36 * step)
        points.append(
            (
                round(centre[0] + reach * math.cos(angle)),
                round(centre[1] + reach * math.sin(angle)),
            )
        )
    cv2.fillPoly(ink, [np.array(points, dtype=np.int32)], SEAL, cv2.LINE_AA)
