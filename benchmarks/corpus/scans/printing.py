"""Generated forms as they come out of a printer: Word, then pages of a PDF by LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.model import Draft
from benchmarks.corpus.writers import docx

FACES = ("Noto Serif CJK SC", "Noto Sans CJK SC")
LATIN = ("DejaVu Serif", "Noto Serif CJK SC", "DejaVu Sans", "Noto Sans CJK SC")
SIZES = (9, 10, 10.5, 11)
MARGIN = 20  #: millimetres
UPRIGHT = 8  #: columns that fit on an upright page


def draw(rng: Random, number: int) -> Draft:
    """A right form; the families take turns."""
    names = list(FAMILIES)
    return FAMILIES[names[number % len(names)]](rng, frozenset())


def write(draft: Draft, path: Path, rng: Random) -> None:
    """The form as docx, in a usual face and size, upright or across."""
    docx.write(draft, path, rng)
    from docx import Document

    document = Document(str(path))
    _set_face(document, rng)
    _set_page(document, rng)
    document.save(str(path))


def _set_face(document: Any, rng: Random) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.name = rng.choice(LATIN)
    style.font.size = Pt(rng.choice(SIZES))
    style.element.rPr.rFonts.set(qn("w:eastAsia"), rng.choice(FACES))
    style.paragraph_format.space_after = Pt(0)


def _set_page(document: Any, rng: Random) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    width, height = Mm(210), Mm(297)
    columns = max((len(each.columns) for each in document.tables), default=0)
    if columns > UPRIGHT or rng.random() < 0.3:
        width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE
    for table in document.tables:
        for column in table._tbl.tblGrid.gridCol_lst:
            column.w = (width - Mm(2 * MARGIN)) // len(table.columns)
    section.page_width, section.page_height = width, height
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(MARGIN))


def to_pdf(folder: Path) -> None:
    """Makes a PDF of each docx in a folder, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"),
                *("--convert-to", "pdf", "--outdir", str(folder)),
                *map(str, sorted(folder.glob("*.docx"))),
            ],
            check=True,
            capture_output=True,
        )


def pages(pdf: Path, dots: int) -> list[Any]:
    """The pages of a PDF as pictures of so many dots per inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [page.render(scale=dots / 72).to_numpy().copy() for page in document]
    finally:
        document.close()
