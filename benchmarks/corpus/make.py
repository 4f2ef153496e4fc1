"""Writes the corpus: half of the forms clean, the others with one to three planted errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.defects import DEFECTS, WISHES
from benchmarks.corpus.families import FAMILIES, pair
from benchmarks.corpus.model import Draft
from benchmarks.corpus.truth import record
from benchmarks.corpus.writers import WRITERS, pdf

ATTEMPTS = 60
CAPTIONED = 0.2  #: share of web tables with a caption


def make(seed: int, count: int, out: Path, format: str = "") -> list[dict[str, Any]]:
    """Writes `count` forms (a pair counts once) and their truth; the same seed, the same forms.

    Args:
        seed: for the same forms again.
        count: how many.
        out: the folder.
        format: all forms in this one (`pdf` takes LibreOffice); without it docx, xlsx, html and txt
            in turn.
    """
    out.mkdir(parents=True, exist_ok=True)
    entries = [entry for number in range(count) for entry in _write(seed, number, out, format)]
    if format == "pdf":
        pdf.print_all([out / entry["file"].replace(".pdf", ".docx") for entry in entries])
    truth = {"made_by": f"benchmarks.corpus --seed {seed} --count {count}", "files": entries}
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
    return entries


def _write(seed: int, number: int, out: Path, only: str) -> Iterator[dict[str, Any]]:
    rng = Random(f"{seed}/{number}")
    formats = sorted(WRITERS)
    format = only or formats[(number // 2 + number // 20) % len(formats)]
    written = "docx" if format == "pdf" else format  # printed from it when all are written
    for part, draft in enumerate(drafts(rng, number)):
        name = f"{draft.family}-{number:04d}{'ab'[part] if draft.dossier else ''}.{format}"
        for grid in draft.grids():
            grid.captioned = rng.random() < CAPTIONED
        WRITERS[written](draft, (out / name).with_suffix(f".{written}"), rng)
        yield record(draft, name, format)


def drafts(rng: Random, number: int) -> list[Draft]:
    """The drafts of one number: clean for even numbers, broken for odd ones."""
    families = [*FAMILIES, "pair"]
    if number % 2 == 0:
        return _built(rng, families[number // 2 % len(families)], frozenset(), number)
    checks = list(DEFECTS)
    first = checks[number // 2 % len(checks)]
    wish = WISHES.get(first, "")
    for attempt in range(ATTEMPTS):
        family = "pair" if wish == "pair" else families[(number + attempt) % (len(families) - 1)]
        made = _built(rng, family, frozenset({wish}), number)
        planted = DEFECTS[first](made[0], rng)
        if planted is None:
            continue
        made[0].planted.append(planted)
        for check in rng.sample(checks, rng.choice([0, 0, 1, 1, 2])):
            more = DEFECTS[check](made[0], rng) if check not in WISHES else None
            if more is not None:
                made[0].planted.append(more)
        return made
    raise RuntimeError(f"no family takes the defect {first}")


def _built(rng: Random, family: str, wishes: frozenset[str], number: int) -> list[Draft]:
    if family != "pair":
        return [FAMILIES[family](rng, wishes)]
    both = list(pair.draw(rng, wishes))
    for draft in both:
        draft.dossier = f"pair-{number}"
    return both
