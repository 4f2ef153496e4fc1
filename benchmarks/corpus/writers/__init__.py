"""Drafts as files: text, Word, spreadsheet and web page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.corpus.model import Draft
from benchmarks.corpus.writers import docx, html, txt, xlsx

Writer = Callable[[Draft, Path, Random], None]

WRITERS: dict[str, Writer] = {
    "docx": docx.write,
    "xlsx": xlsx.write,
    "html": html.write,
    "txt": txt.write,
}
