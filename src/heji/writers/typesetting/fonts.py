"""The fonts of a PDF: those of the operator's folder first, else those that heji brings along.

The official faces (仿宋_GB2312, 方正小标宋简体 and others) are not free, so heji cannot bring them.
An office that has a licence puts the files into one folder and names it in `HEJI_FONTS`. Fonts of
the system are never used: the same form gives the same PDF on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from heji.data import load
from heji.writers.typesetting.failure import TypesettingError

if TYPE_CHECKING:
    import typst

#: A folder of fonts of one's own.
VARIABLE = "HEJI_FONTS"

_ENDINGS = (".otf", ".ttf", ".ttc", ".otc")
_SYMBOLS = "symbols"

#: Files with the time of their last change and their size.
_Stock = tuple[tuple[Path, int, int], ...]


@dataclass(frozen=True)
class FontSet:
    """Fonts that are read, and which of them stand for each face."""

    fonts: typst.Fonts
    #: Families by face (`title`, `fangsong`, `heiti`, `kaiti`, `songti`), the first first; the
    #: others serve for characters that the first does not have.
    faces: Mapping[str, tuple[str, ...]]
    process: int  #: that read them: see `typeset`


def font_set() -> FontSet:
    """The fonts as they are now.

    They are kept in memory (20 MB and more): the files are read again only after one of the
    operator's has changed, or after `HEJI_FONTS` names another folder.

    Raises:
        TypesettingError: `HEJI_FONTS` names no folder, one without fonts, or with a damaged font.

    >>> font_set().faces["heiti"][0]
    'Noto Sans SC'
    """
    named = os.environ.get(VARIABLE, "")
    folder = Path(named).absolute() if named else None
    return _font_set(folder, _stock(folder) if folder else ())


def _stock(folder: Path) -> _Stock:
    if not folder.is_dir():
        raise TypesettingError("no-folder", folder=str(folder))
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    if not found:
        raise TypesettingError("no-fonts", folder=str(folder))
    states = ((path, path.stat()) for path in found)
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in states)


@lru_cache(maxsize=2)
def _font_set(folder: Path | None, stock: _Stock) -> FontSet:
    import typst
    from pylopdf_fonts_zh_cn import serif_path

    folders = [str(each) for each in (folder, serif_path().parent) if each]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    of_file: dict[str, list[str]] = {}
    for font in fonts.fonts():
        of_file.setdefault(font.path or "", []).append(font.family)
    own: list[str] = []
    for path, *_ in stock:
        if str(path) not in of_file:
            raise TypesettingError("damaged-font", file=path.name, folder=str(folder))
        own += of_file[str(path)]
    return FontSet(fonts, _faces(fonts.families(), own), os.getpid())


def _faces(present: list[str], own: list[str]) -> dict[str, tuple[str, ...]]:
    """Families for each face: those named for it, then the operator's others, then symbols."""
    known = {family.lower(): family for family in present}
    wanted = load("heji.writers.typesetting", "faces.yaml")
    symbols = wanted.pop(_SYMBOLS)
    return {
        face: tuple(
            dict.fromkeys(
                known[name.lower()] for name in (*names, *own, *symbols) if name.lower() in known
            )
        )
        for face, names in wanted.items()
    }
