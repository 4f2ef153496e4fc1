"""Pictures of the pages of evidence, drawn in a confined process when they are first looked at.

They are kept in the data folder under the digest of the file, are no part of a backup, and may be
deleted at any time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from heji.documents.sandbox.child import NOT_CONFINED
from heji.web.evidence import storage
from heji.web.evidence.drawing import LIMITS
from heji.web.evidence.drawing import MOST_PAGES as MOST_PAGES
from heji.web.evidence.models import StoredFile

DRAWN = frozenset(("pdf", "png", "jpeg", "tiff", "bmp"))
_PNG = b"\x89PNG\r\n\x1a\n"
_HEAD = 512  #: bytes of a picture within which its measures stand
_POINTS_PER_METRE = 72 / 0.0254
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_LARGEST = 32 * 1024 * 1024  #: bytes of a picture; one of photographs in full width has some 5 MB


def pages_of(file: StoredFile) -> int | None:
    """How many pages can be shown.

    Returns:
        0 when the file cannot be drawn; None when this system has no confinement to draw it in.
    """
    if file.form not in DRAWN:
        return 0
    place = _place(file)
    if not place.is_dir() and not _draw(file, place):
        return None
    return sum(1 for number in range(1, MOST_PAGES + 1) if (place / f"{number}.png").is_file())


def page_of(file: StoredFile, number: int) -> Path | None:
    """The picture of a page that was drawn."""
    found = _place(file) / f"{number}.png"
    return found if found.is_file() else None


def size_of(file: StoredFile, number: int) -> tuple[float, float] | None:
    """Width and height of a page that was drawn, in points; None where its picture does not say."""
    picture = page_of(file, number)
    if picture is None:
        return None
    with picture.open("rb") as opened:
        head = opened.read(_HEAD)
    at = head.find(b"pHYs")
    if not head.startswith(_PNG) or at < 0 or len(head) < at + 12:
        return None
    wide, high = struct.unpack(">II", head[16:24])
    per_metre = struct.unpack(">I", head[at + 4 : at + 8])[0]
    point = _POINTS_PER_METRE / per_metre if per_metre else 0.0
    return (wide * point, high * point) if point else None


def _place(file: StoredFile) -> Path:
    return storage.folder() / "previews" / file.sha256


def _draw(file: StoredFile, place: Path) -> bool:
    """Draws into a folder of its own and puts it in its place; False where nothing is confined."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Path(tempfile.mkdtemp(prefix=".drawing-", dir=place.parent))
    try:
        status = _run(made, storage.path_of(file.sha256), file.form)
        if status == NOT_CONFINED:
            return False
        _keep_pictures(made, is_whole=status == 0)
        with contextlib.suppress(OSError):  # somebody else was quicker
            made.rename(place)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return True


def _run(folder: Path, file: Path, form: str) -> int | None:
    """The exit status; None when it took too long."""
    command = [
        sys.executable,
        "-I",
        "-m",
        "heji.web.evidence.drawing",
        str(folder),
        str(file),
        form,
    ]
    kept = {each: os.environ[each] for each in _KEPT if each in os.environ}
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter with our own module
            command,
            env=kept | {"TMPDIR": str(folder), "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMITS.seconds,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def _keep_pictures(folder: Path, *, is_whole: bool) -> None:
    """Removes what is no picture, or half of one: the child is not believed."""
    for each in folder.iterdir():
        if each.is_symlink() or not each.is_file() or not _is_picture(each):
            shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
    if not is_whole:
        numbers = [int(each.stem) for each in folder.glob("*.png") if each.stem.isdecimal()]
        if numbers:
            (folder / f"{max(numbers)}.png").unlink()


def _is_picture(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_PNG)) == _PNG and file.stat().st_size <= _LARGEST
