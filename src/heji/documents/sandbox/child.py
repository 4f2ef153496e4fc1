"""The child process: confines itself, reads one file, and leaves the answer in its folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from heji.documents.limits import Limits

#: What is asked for: a document, the list of a container, the digest of a member.
READ, LIST, DIGEST = "read", "list", "digest"

#: The files in the child's folder.
REQUEST, ANSWER = "request", "answer"

#: Exit status where the kernel cannot confine the process; nothing was read then.
NOT_CONFINED = 3


def main(folder: Path) -> int:
    """Reads what the request asks for.

    The request comes from the parent and is trusted; the document is not, and neither is the
    answer when it arrives.
    """
    from heji.documents.sandbox.answering import pack
    from heji.documents.sandbox.confinement import confine
    from heji.documents.sandbox.kernel import NotConfined
    from heji.documents.sandbox.own_tmp import own_tmp

    task, content, name, limits = pickle.loads((folder / REQUEST).read_bytes())  # noqa: S301 - the parent's
    content = _held(task, content, limits)
    folder = own_tmp(folder)
    os.environ.update(TMPDIR=str(folder), HOME=str(folder))
    os.chdir(folder)
    try:
        confine(folder, limits)
    except NotConfined as error:
        print(error.part, file=sys.stderr)  # noqa: T201 - the parent reads it
        return NOT_CONFINED
    (folder / ANSWER).write_bytes(pack(_done(task, content, name, limits)))
    return 0


def _held(task: str, content: Any, limits: Limits) -> Any:
    """The file, loaded or open before /tmp changes; nothing is unpacked before the confinement.

    What fails here fails again when it is read, and is reported there.
    """
    from heji.documents.containers.member import Member
    from heji.documents.failure import UnreadableError
    from heji.documents.reading import load

    with contextlib.suppress(UnreadableError, OSError):
        if isinstance(content, Member):
            return replace(content, file=_open(content.file))
        if isinstance(content, Path):
            return _open(content) if task == LIST else load(content, limits)
    return content


def _open(path: Path) -> Path:
    return Path(f"/proc/self/fd/{os.open(path, os.O_RDONLY)}")


def _done(task: str, content: Any, name: str, limits: Limits) -> Any:
    from heji.documents.containers.unpacking import unpack
    from heji.documents.failure import UnreadableError
    from heji.documents.reading import load, read_document

    if task == READ:
        return read_document(content, name, limits)
    if task == LIST:
        found = unpack(content, name, limits)
        return found.listing if found is not None else None
    try:
        return hashlib.sha256(load(content, limits)).hexdigest()
    except (UnreadableError, OSError):
        return ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
