"""Reading one file, for those who want what it holds and not an audit."""

from __future__ import annotations

from pathlib import Path

from heji.documents.document import Document


def read(path: str | Path) -> Document:
    """What a file holds: its paragraphs and tables in reading order, every one with its place.

    Args:
        path: a file, or a document inside of an archive (`forms.zip/a.docx`). An archive that holds
            one document stands for it.

    Returns:
        The document. Nothing is raised for a bad file: `status` says how far it could be read and
        `problems` why not further.
    """
    from heji.documents.reading import find_files, read_document, read_source

    if not Path(path).is_dir():
        found = find_files([path])
        if len(found.files) == 1:
            return read_source(found.files[0])
    return read_document(Path(path), str(path))
