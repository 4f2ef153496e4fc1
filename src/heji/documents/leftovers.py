"""Files in folders and archives that hold no document: what programs leave, data, licences."""

from __future__ import annotations

from pathlib import PurePosixPath

from heji.documents.decoding import decode
from heji.documents.failure import UnreadableError
from heji.documents.sniffing import sniff

#: Files that the system or an office program leaves in a folder; none holds a document.
_LEFT_BY_PROGRAMS = ("~$", ".~", "._")
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
#: The folder that macOS adds to every zip.
_SYSTEM_FOLDERS = frozenset(("__macosx",))


def is_hidden(name: str) -> bool:
    """Whether a file or folder is hidden by its name."""
    return name.startswith(".")


def why_left_out(name: str) -> str | None:
    """The key of the note for a file that is no document by its name, or None.

    >>> why_left_out("~$form.docx"), why_left_out("2023/form.docx")
    ('left-out-lock-file', None)
    """
    *folders, last = PurePosixPath(name.lower()).parts or ("",)
    if last.startswith(_LEFT_BY_PROGRAMS):
        return "left-out-lock-file"
    if is_hidden(last) or last in _SYSTEM_FILES:
        return "left-out-hidden-file"
    if any(is_hidden(each) or each in _SYSTEM_FOLDERS for each in folders):
        return "left-out-hidden-file"
    return None


def is_other_text(head: bytes) -> bool:
    """Whether a file under an unknown suffix is plain text: data, a program, a licence."""
    if not head:
        return True
    if head.startswith(b"PK"):
        return False
    try:
        if sniff(head, "") != "txt":
            return False
    except UnreadableError:
        return False
    return decode(head) is not None
