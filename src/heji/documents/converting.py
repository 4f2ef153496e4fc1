"""Old and foreign office formats, turned by LibreOffice into those that heji reads.

LibreOffice is no part of heji: it is looked for when a file needs it. Every call has a profile of
its own in a temporary folder (two calls on one profile disturb each other) and is killed with all
its children when it takes too long. The profile forbids what a hostile file could ask for:

- macros of any kind, and Java (`DisableMacrosExecution`, `MacroSecurityLevel` 3, Java `Enable`);
- links to other files and addresses: those of documents that are not trusted are blocked
  (`BlockUntrustedRefererLinks`), links of sheets and of texts are never updated (`Link`);
- the network: requests go to a proxy that is not there (`ooInetProxyType`, and the environment).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from heji.documents.failure import UnreadableError
from heji.documents.formats import CONVERTED, Format
from heji.documents.limits import MEGABYTE, Limits
from heji.documents.office_sockets import remove_socket
from heji.documents.processes import end_group

SETTING = "HEJI_SOFFICE"
_PROGRAMS = ("soffice", "libreoffice")
#: Where the installers of Windows and macOS put it, which do not add it to the path.
_USUAL = (
    r"C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SUFFIXES = {"xml-doc": "xml", "xml-xls": "xml"}
_COMMON = "/org.openoffice.Office.Common"
_INET = "/org.openoffice.Inet/Settings"
_NOWHERE = "127.0.0.1"
_DISCARD = 9  #: a port on which nothing listens
_PROFILE = (
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    (_INET, "ooInetProxyType", "2"),
    *((_INET, f"ooInet{kind}ProxyName", _NOWHERE) for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{kind}ProxyPort", str(_DISCARD)) for kind in ("HTTP", "HTTPS", "FTP")),
)


def find_converter() -> str | None:
    """The LibreOffice of this machine: the setting HEJI_SOFFICE, else what the path holds."""
    chosen = os.environ.get(SETTING)
    if chosen:
        return shutil.which(chosen)
    found = (shutil.which(each) for each in (*_PROGRAMS, *_USUAL))
    return next((each for each in found if each is not None), None)


def convert(data: bytes, found: Format, limits: Limits) -> bytes:
    """The docx or xlsx that LibreOffice makes of a file.

    Args:
        data: the whole file.
        found: its format, one of `CONVERTED`.
        limits: how long it may take, and how large the result may be.

    Raises:
        UnreadableError: no LibreOffice here, protected by a password, refused, or too slow.
    """
    name, target = _SUFFIXES.get(found, found), CONVERTED[found]
    _refuse_encrypted(data, found)
    program = find_converter()
    if program is None:
        raise UnreadableError("converter-absent", format=name, target=target)
    with tempfile.TemporaryDirectory(prefix="heji-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        given = folder / f"document.{name}"
        given.write_bytes(data)
        _write_profile(folder / "profile")
        try:
            done = _run(_command(program, folder, given, target), folder, limits.conversion_seconds)
        finally:
            remove_socket(folder / "profile")
        if not done:
            seconds = limits.conversion_seconds
            raise UnreadableError("conversion-slow", format=name, target=target, seconds=seconds)
        return _result(folder / "out" / f"document.{target}", name, target, limits)


def _result(made: Path, name: str, target: str, limits: Limits) -> bytes:
    if not made.is_file() or made.stat().st_size == 0:
        raise UnreadableError("conversion-failed", format=name, target=target)
    size = made.stat().st_size
    if size > limits.file_bytes:
        limit = max(limits.file_bytes // MEGABYTE, 1)
        raise UnreadableError("too-large", megabytes=size // MEGABYTE, limit=limit)
    return made.read_bytes()


def _command(program: str, folder: Path, given: Path, target: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", _FILTERS[target], "--outdir", str(folder / "out"), str(given)),
    ]


def _run(command: list[str], folder: Path, seconds: int) -> bool:
    """Runs LibreOffice; False when it was killed for taking too long."""
    process = subprocess.Popen(  # noqa: S603 - the program is the user's own, the names are ours
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        end_group(process)  # `soffice` is a script that starts the program
    return True


def _environment(folder: Path) -> dict[str, str]:
    """What LibreOffice needs of the environment; its files and its requests go nowhere else."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "COMSPEC")
    address = f"http://{_NOWHERE}:{_DISCARD}"
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder)),
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), address),
        "SAL_USE_VCLPLUGIN": "svp",
        "SAL_DISABLE_CUPS": "1",  # it would ask for printers, which may be on the network
    }


def _write_profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        "".join(_settings(_PROFILE)), encoding="utf-8"
    )


def _settings(values: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items'
    yield ' xmlns:oor="http://openoffice.org/2001/registry"'
    yield ' xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
    for path, name, value in values:
        yield f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        yield f"<value>{value}</value></prop></item>\n"
    yield "</oor:items>\n"


def _refuse_encrypted(data: bytes, found: Format) -> None:
    """Refuses what asks for a password, which LibreOffice would only call unreadable."""
    from heji.documents.encryption import is_encrypted

    if is_encrypted(data, found):
        raise UnreadableError("encrypted")
