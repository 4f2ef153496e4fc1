"""A PDF with the findings as marked boxes that carry comments."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable
from typing import Any

from heji.audit.finding import Severity
from heji.writers.annotated.note import Note, author

#: Red, amber and blue, as in the HTML report.
_COLOURS = {
    Severity.ERROR: (192, 57, 43),
    Severity.WARNING: (183, 119, 13),
    Severity.NOTE: (52, 101, 164),
}
_OPAQUE = 255
_PRINTED = 4  #: flag of an annotation that is printed with the page


def annotate(data: bytes, notes: Iterable[Note]) -> bytes:
    """The PDF with a box around every place; its comment opens in any viewer.

    Args:
        data: a PDF that is not encrypted.
        notes: with pages and boxes of that file; others are left out.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for note in notes:
            if note.place.page is not None and note.place.box is not None:
                _mark(document[note.place.page - 1], note)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()


def _mark(page: Any, note: Note) -> None:
    import pypdfium2.raw as pdfium

    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_SQUARE)
    left, bottom, right, top = _on_page(page, note.place.box or ("0", "0", "0", "0"))
    box = pdfium.FS_RECTF(left=left, top=top, right=right, bottom=bottom)
    pdfium.FPDFAnnot_SetRect(annotation, ctypes.byref(box))
    red, green, blue = _COLOURS[note.severity]
    border = pdfium.FPDFANNOT_COLORTYPE_Color
    pdfium.FPDFAnnot_SetColor(annotation, border, red, green, blue, _OPAQUE)
    pdfium.FPDFAnnot_SetBorder(annotation, 0, 0, 1)
    pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED)
    for key, words in (("Contents", note.words), ("T", author())):
        text = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
        pointer = ctypes.cast(text, ctypes.POINTER(pdfium.FPDF_WCHAR))
        pdfium.FPDFAnnot_SetStringValue(annotation, key.encode(), pointer)
    pdfium.FPDFPage_CloseAnnot(annotation)


def _on_page(page: Any, box: tuple[str, str, str, str]) -> tuple[float, float, float, float]:
    """From the page as a viewer shows it, upper left corner first, to its own coordinates."""
    x0, y0, x1, y1 = (float(each) for each in box)
    left, bottom, right, top = page.get_cropbox()
    match page.get_rotation():
        case 90:
            return left + y0, bottom + x0, left + y1, bottom + x1
        case 180:
            return right - x1, bottom + y0, right - x0, bottom + y1
        case 270:
            return right - y1, top - x1, right - y0, top - x0
    return left + x0, top - y1, left + x1, top - y0
