"""The child's answer, read without believing it: only plain parts of what was asked can be in it."""

from __future__ import annotations

import importlib
import io
import pickle
from typing import Any

from heji.documents.containers.archive import ZipEntry
from heji.documents.containers.unpacking import Listing
from heji.documents.document import Document

#: What a document and the list of an archive are made of. Nothing else is ever created, whatever the
#: answer says.
_PARTS = {
    "heji.documents.containers.archive": ("ZipEntry",),
    "heji.documents.containers.unpacking": ("Listing",),
    "heji.documents.document": ("Cell", "Document", "Paragraph", "Problem", "Status", "Table"),
    "heji.documents.locator": ("Locator",),
    "decimal": ("Decimal",),
    "copyreg": ("_reconstructor",),
    "builtins": ("object",),
}


def pack(answer: Document | Listing | str | None) -> bytes:
    """What was asked for, as bytes."""
    return pickle.dumps(answer)


def unpack(answer: bytes) -> Document:
    """The document of an answer.

    Raises:
        ValueError: the answer is no document.
    """
    found = _load(answer)
    if not isinstance(found, Document):
        raise ValueError(type(found).__name__)
    return found


def unpack_listing(answer: bytes) -> Listing | None:
    """The list of what a container holds, None for a document.

    Raises:
        ValueError: the answer is neither.
    """
    found = _load(answer)
    if found is None:
        return None
    if not isinstance(found, Listing) or not all(map(_is_member, found.members)):
        raise ValueError(type(found).__name__)
    return found


def unpack_digest(answer: bytes) -> str:
    """The digest of a member.

    Raises:
        ValueError: the answer is none.
    """
    found = _load(answer)
    if not isinstance(found, str):
        raise ValueError(type(found).__name__)
    return found


def _is_member(member: object) -> bool:
    match member:
        case (str(), tuple(steps), int()):
            return bool(steps) and all(isinstance(each, ZipEntry | int) for each in steps)
    return False


def _load(answer: bytes) -> object:
    try:
        return _Reader(io.BytesIO(answer)).load()
    except Exception as error:
        raise ValueError(type(error).__name__) from error


class _Reader(pickle.Unpickler):
    """Creates the parts of a document and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that the answer names."""
        if name not in _PARTS.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return getattr(importlib.import_module(module), name)
