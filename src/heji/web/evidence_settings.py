"""What the operator sets about evidence (佐证材料), read once from the environment."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.variables import WrongSetting, count, names

MEGABYTE = 1024 * 1024

#: What can be allowed. Web pages and plain text are not among them: a browser would run or guess.
KNOWN_FORMATS = frozenset(
    (
        *("pdf", "ofd", "docx", "xlsx", "doc", "xls", "wps", "et"),
        *("png", "jpeg", "tiff", "bmp", "rtf", "odt", "ods"),
    )
)
_DEFAULT_FORMATS = KNOWN_FORMATS - {"bmp", "rtf", "odt", "ods"}


@dataclass(frozen=True, slots=True)
class EvidenceSettings:
    """What may be attached, and who looks at it first."""

    #: HEJI_EVIDENCE_MEGABYTES: of one file. Reports with photographs reach 50; a video is no evidence
    #: that a reviewer can check in a form.
    file_bytes: int
    #: HEJI_EVIDENCE_FILES: attached to one thing. An indicator is proved by a handful; more than a
    #: hundred are a case for one file that lists them.
    files: int
    #: HEJI_EVIDENCE_FORMATS: recognised by content, not by name. Archives are left out, because
    #: nobody sees what is in them without unpacking.
    formats: frozenset[str]
    #: HEJI_VIRUS_SCAN: a command that is given the file's path last, such as `clamdscan --no-summary
    #: --fdpass`; 0 means clean, 1 refused, all else that it failed. No file is taken when it fails.
    scan: tuple[str, ...]
    #: HEJI_VIRUS_SCAN_SECONDS: a scanner that takes longer has failed; clamdscan takes a second for
    #: 50 MB
    scan_seconds: int


def evidence_settings(variables: Mapping[str, str]) -> EvidenceSettings:
    """Reads the settings.

    Raises:
        WrongSetting: a variable has a value that cannot be used.

    >>> evidence_settings({}).file_bytes
    52428800
    """
    try:
        scan = tuple(shlex.split(variables.get("HEJI_VIRUS_SCAN", "")))
    except ValueError as error:
        raise WrongSetting(f"HEJI_VIRUS_SCAN: {error}") from error
    return EvidenceSettings(
        file_bytes=count(variables, "HEJI_EVIDENCE_MEGABYTES", default=50) * MEGABYTE,
        files=count(variables, "HEJI_EVIDENCE_FILES", default=100),
        formats=names(variables, "HEJI_EVIDENCE_FORMATS", KNOWN_FORMATS) or _DEFAULT_FORMATS,
        scan=scan,
        scan_seconds=count(variables, "HEJI_VIRUS_SCAN_SECONDS", default=60),
    )
