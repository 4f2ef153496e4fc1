"""Where files are: in the data folder, each once, under its SHA-256."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from heji.web.evidence.receiving import Received


def folder() -> Path:
    """The data folder."""
    found: Path = settings.ENVIRONMENT.folder
    return found


def path_of(sha256: str) -> Path:
    """Where the content with a digest is, or would be."""
    return folder() / "evidence" / sha256[:2] / sha256


def keep(received: Received) -> None:
    """Moves a received file to its place; the same content is there only once.

    What is there survives a crash once this returns. A file whose row is never written does no
    harm: the next one with the same content takes its place.
    """
    target = path_of(received.sha256)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.replace(received.path, target)
    directory = os.open(target.parent, os.O_RDONLY) if os.name != "nt" else None
    if directory is not None:
        os.fsync(directory)
        os.close(directory)
