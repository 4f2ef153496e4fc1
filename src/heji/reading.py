"""Reading one file, for those who want what it holds and not an audit."""

from __future__ import annotations

from pathlib import Path

from heji.documents.document import Document


def read(path: str | Path) -> Document:
    """What a file holds: its paragraphs and tables in reading order, every one with its place.

    Args:
        path: a docx, xlsx, html or text file.

    Returns:
        The document. Nothing is raised for a bad file: `status` says how far it could be read and
        `problems` why not further.
    """
    from heji.documents.reading import read_document

    return read_document(Path(path), str(path))
