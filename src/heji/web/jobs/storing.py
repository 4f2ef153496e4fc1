"""Keeps what a job made where evidence is kept: in the data folder, under its SHA-256."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from heji.web.evidence import storage
from heji.web.evidence.receiving import Received
from heji.web.jobs.kinds.registry import MadeFile


def placed(made: MadeFile) -> Received:
    """Puts a file in its place, where it survives a crash; its row is written afterwards.

    A file without a row does no harm: the next one with the same content takes its place.
    """
    waiting = storage.folder() / "incoming"
    waiting.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=waiting)
    with os.fdopen(descriptor, "wb") as written:
        written.write(made.data)
        written.flush()
        os.fsync(written.fileno())
    digest = hashlib.sha256(made.data).hexdigest()
    received = Received(Path(name), made.name, made.form, digest, len(made.data))
    storage.keep(received)
    return received
