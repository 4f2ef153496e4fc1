"""The one document that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.audit.case import Reading
    from heji.audit.report import DocumentEntry


def read_one(path: str, *, sandbox: bool = False) -> tuple[tuple[Reading, ...], DocumentEntry]:
    """Reads a file, or standard input for `-`; in a confined process if that is asked for.

    Returns:
        Its forms, and what is to be said of it as a document: also whether it was read wholly.

    Raises:
        Refused: it is a folder, holds several documents, or there is no such file.
    """
    from heji.audit.inspection import read
    from heji.audit.sources import gather
    from heji.cli.trouble import Refused
    from heji.writers import wording

    if Path(path).is_dir():
        raise Refused(say("read.several", path=path))
    found = gather([path], sandbox=sandbox)
    if not found.sources:
        raise Refused(wording.message(found.problems[0], language()))
    if len(found.sources) > 1:
        names = [each.name for each in found.sources]
        raise Refused(say("read.several-inside", path=path, count=len(names), first=names[0]))
    readings, entry, _ = read(found.sources[0])
    return readings, entry
