"""LibreOffice as tests use it: to write files of other formats, and to skip where it is not."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from heji.documents.converting import find_converter

FILTERS = {"doc": "doc:MS Word 97", "wps": "doc:MS Word 97", "rtf": "rtf:Rich Text Format"}


def save_as(source: Path, format: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format; skips where that is not possible."""
    program = find_converter()
    if program is None:
        pytest.skip("LibreOffice (soffice) is not there: apt install libreoffice-writer-nogui "
                    "libreoffice-calc-nogui")  # fmt: skip
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
             "--convert-to", FILTERS.get(format, format), "--outdir", str(folder), str(source)],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    made = folder / f"{source.stem}.{FILTERS.get(format, format).partition(':')[0]}"
    if not made.is_file():
        if is_there(source.suffix.lstrip(".")):
            pytest.fail(f"LibreOffice did not write {format}")
        pytest.skip(f"LibreOffice cannot open {source.suffix} here: Writer or Calc is missing")
    return made.rename(folder / f"{source.stem}-saved.{format}")


@cache
def is_there(format: str) -> bool:
    """Whether LibreOffice has the part that this format needs (Writer for docx, Calc for xlsx)."""
    from tests.documents.building import docx_bytes, paragraph, table, xlsx_bytes

    program = find_converter()
    if program is None:
        return False
    blocks = [paragraph("表"), table([["合计", "1"]])]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / f"a.{format}"
        source.write_bytes(docx_bytes(blocks) if format == "docx" else xlsx_bytes(blocks))
        target = "odt" if format == "docx" else "ods"
        subprocess.run(
            [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", target, "--outdir", place, str(source)],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        return (folder / f"a.{target}").is_file()
