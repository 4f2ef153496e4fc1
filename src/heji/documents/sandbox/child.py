"""The child process: confines itself, reads one document, and leaves the answer in its folder."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from pathlib import Path

#: The files in the child's folder.
REQUEST, ANSWER = "request", "answer"

#: Exit status where the kernel cannot confine the process; nothing was read then.
NOT_CONFINED = 3


def main(folder: Path) -> int:
    """Reads what the request asks for.

    The request comes from the parent and is trusted; the document is not, and neither is the
    answer when it arrives.
    """
    from heji.documents.failure import UnreadableError
    from heji.documents.reading import load, read_document
    from heji.documents.sandbox.answering import pack
    from heji.documents.sandbox.confinement import confine
    from heji.documents.sandbox.kernel import NotConfined
    from heji.documents.sandbox.own_tmp import own_tmp

    content, name, limits = pickle.loads((folder / REQUEST).read_bytes())  # noqa: S301 - the parent's
    if not isinstance(content, bytes):
        # Loaded before /tmp changes; what fails here fails again below, and is reported there.
        with contextlib.suppress(UnreadableError, OSError):
            content = load(content, limits)
    folder = own_tmp(folder)
    os.environ.update(TMPDIR=str(folder), HOME=str(folder))
    os.chdir(folder)
    try:
        confine(folder, limits)
    except NotConfined as error:
        print(error.part, file=sys.stderr)  # noqa: T201 - the parent reads it
        return NOT_CONFINED
    (folder / ANSWER).write_bytes(pack(read_document(content, name, limits)))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
