"""Opens a PDF, or says why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from heji.documents.failure import UnreadableError

if TYPE_CHECKING:
    import pypdfium2


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The file, closed after use.

    A file that is only protected against changes opens without a password and is read. A damaged
    table of contents (cross references) is rebuilt by the library from the objects themselves.

    Raises:
        UnreadableError: a password is needed, the file is damaged, or it has no pages.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_reason(error)) from error
    try:
        if len(document) == 0:
            raise UnreadableError("pdf-without-pages")
        yield document
    finally:
        document.close()


def _reason(error: Exception) -> str:
    import pypdfium2.raw

    code = getattr(error, "err_code", None)
    passwords = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
    return "encrypted" if code in passwords else "pdf-damaged"
