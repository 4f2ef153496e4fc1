"""PDF, as an office makes it: LibreOffice prints the Word document."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

#: Files in one call: the start of LibreOffice takes longer than a form.
_BATCH = 50


def print_all(documents: Sequence[Path]) -> None:
    """Puts a PDF in the place of each Word document.

    Raises:
        RuntimeError: LibreOffice is not here, or made no PDF of a document.
    """
    from heji.documents.converting import find_converter

    program = find_converter()
    if program is None:
        raise RuntimeError("pdf needs LibreOffice (soffice), which was not found")
    with tempfile.TemporaryDirectory() as profile:
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            _print(program, Path(profile), batch)
            for each in batch:
                if not _printed(each).is_file():  # LibreOffice gives a batch up now and then
                    _print(program, Path(profile), [each])
                if not _printed(each).is_file():
                    raise RuntimeError(f"LibreOffice made no PDF of {each.name}")
                each.unlink()


def _printed(document: Path) -> Path:
    return document.with_suffix(".pdf")


def _print(program: str, profile: Path, documents: Sequence[Path]) -> None:
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(documents[0].parent)]
    subprocess.run([*command, *map(str, documents)], check=False, capture_output=True)
