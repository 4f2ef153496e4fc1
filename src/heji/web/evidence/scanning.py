"""Has the operator's virus scanner look at a file: a command, given the file's path."""

from __future__ import annotations

import subprocess
from pathlib import Path

from heji.web.acting.action import Refused
from heji.web.evidence_settings import EvidenceSettings

_FOUND = 1  #: exit status of clamscan, clamdscan and their like when they found something
_SAID = 200  #: characters of what it said that are kept


class Infected(Refused):
    """The scanner refuses the file."""


def scan(path: Path, limits: EvidenceSettings) -> None:
    """Lets a file through, or not; without a scanner every file passes.

    Raises:
        Infected: the scanner found something.
        Refused: it could not look; what was not looked at is not taken.
    """
    if not limits.scan:
        return
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, without a shell
            [*limits.scan, str(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.scan_seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused("evidence.scan-failed") from error
    if done.returncode == _FOUND:
        said = done.stdout.decode(errors="replace").replace(str(path), "").strip(" :\n")[:_SAID]
        raise Infected("evidence.infected", said=said)
    if done.returncode != 0:
        raise Refused("evidence.scan-failed")
