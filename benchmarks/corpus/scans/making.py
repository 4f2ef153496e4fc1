"""Writes forms as scans, each beside the Word file that holds the truth."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.scans.printing import draw, pages, to_pdf, write
from benchmarks.corpus.scans.worsening import Damage, drawn, poorly_drawn, worsened

KINDS = ("pdf", "tif", "pdf", "jpg", "png")


@dataclass(frozen=True, slots=True)
class Scan:
    """A form as it was scanned, and the file it was printed from."""

    path: Path
    truth: Path
    damage: Damage
    pages: int


def make(seed: int, count: int, out: Path, *, poor: bool = False) -> list[Scan]:
    """Writes `count` forms, poor scans if asked for; the same seed gives the same scans."""
    out.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        rng = Random(f"scan/{seed}/{number}")
        draft = draw(rng, number)
        write(draft, out / f"{number:03d}-{draft.family}.docx", rng)
    to_pdf(out)
    truths = sorted(out.glob("*.docx"))
    return [_scan(seed, number, truth, poor=poor) for number, truth in enumerate(truths)]


def _scan(seed: int, number: int, truth: Path, *, poor: bool) -> Scan:
    rng = Random(f"damage/{seed}/{number}")
    damage = poorly_drawn(rng) if poor else drawn(rng)
    printed = pages(truth.with_suffix(".pdf"), damage.dots)
    pictures = [worsened(each, damage, rng) for each in printed]
    kind = KINDS[number % len(KINDS)]
    if len(pictures) > 1 and kind in ("jpg", "png"):
        kind = "tif"
    path = truth.with_name(f"{truth.stem}-scan.{kind}")
    bind(pictures, path, damage)
    return Scan(path, truth, damage, len(pictures))


def bind(pictures: list[Any], path: Path, damage: Damage) -> None:
    """Writes pages into one file: a PDF of pictures, a TIFF, or a picture."""
    from PIL import Image

    images = [Image.fromarray(each[:, :, ::-1]) for each in pictures]
    first, rest = images[0], images[1:]
    dots, quality = (damage.dots, damage.dots), damage.quality
    if path.suffix == ".pdf":
        first.save(path, save_all=True, append_images=rest, resolution=damage.dots, quality=quality)
    elif path.suffix == ".tif":
        first.save(path, save_all=True, append_images=rest, compression="tiff_lzw", dpi=dots)
    else:
        first.save(path, dpi=dots, quality=quality)
