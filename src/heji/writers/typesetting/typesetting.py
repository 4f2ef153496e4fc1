"""Data and a template of Typst, made into a PDF."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

from heji.writers.typesetting.failure import TypesettingError
from heji.writers.typesetting.fonts import FontSet, font_set

#: Stands in the file for its date where none is given: PDF/A needs one, and that of the machine
#: would make every day's file another one.
NO_DATE = date(1970, 1, 1)

_SAMPLE = "#set page(width: 20cm, height: auto)\n#text(font: faces.values().flatten(), data.text)"


def typeset(template: str, data: Mapping[str, Any], dated: date = NO_DATE) -> bytes:
    """A PDF/A-2b with tags for screen readers, and bookmarks from its headings.

    The same template, data, date and fonts give the same bytes on every day and machine.

    Args:
        template: source in Typst. Before it stands `prelude.typ`: `data` is what is given here,
            `faces` are the font families by face, and no text is justified or spaced out.
        data: goes in as JSON. A text of it is never markup, whatever it holds.
        dated: the date of the document, where it has one.

    Raises:
        TypesettingError: no font has a character, or the folder of `HEJI_FONTS` is wrong.
        RuntimeError: the process was forked from one that had typeset something. Threads of Typst
            do not outlive a fork, and it would wait for them for ever: spawn processes instead.

    >>> typeset("= #data.title", {"title": "#set [*"})[:8]
    b'%PDF-1.7'
    """
    import typst

    fonts = font_set()
    if fonts.process != os.getpid():
        raise RuntimeError("forked after something was typeset: spawn processes instead")
    given = json.dumps(data)
    try:
        return _compiled(template, given, fonts, dated)
    except typst.TypstError:
        missing = _without_glyph("".join(sorted(set(_texts(data)))), fonts)
        if not missing:
            raise
        raise TypesettingError("no-glyph", characters=" ".join(map(_named, missing))) from None


def _compiled(template: str, data: str, fonts: FontSet, dated: date) -> bytes:
    # A compiler of its own for each document, so that threads do not disturb each other: it costs
    # some two milliseconds, the fonts are what is slow to read.
    import typst

    prelude = resources.files(__package__).joinpath("prelude.typ").read_text(encoding="utf-8")
    compiler = typst.Compiler(
        (prelude + template).encode(), font_paths=fonts.fonts, ignore_system_fonts=True
    )
    made = compiler.compile(
        format="pdf",
        sys_inputs={"data": data, "faces": json.dumps(fonts.faces)},
        # For archives: nothing outside of the file is needed to show it (ISO 19005-2, level B).
        pdf_standards="a-2b",
        timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101 - pages apart are for pictures alone
    return made


def _texts(data: Any) -> Iterator[str]:
    """The characters of every text."""
    if isinstance(data, str):
        yield from data
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from _texts(each)


def _named(character: str) -> str:
    """The character and its number, or its number alone where nobody can see it."""
    shown = f"「{character}」" if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X}"


def _without_glyph(characters: str, fonts: FontSet) -> str:
    """Those that cannot be shown, found by halves: nearly all can, and a trial takes time."""
    import typst

    try:
        _compiled(_SAMPLE, json.dumps({"text": characters}), fonts, NO_DATE)
    except typst.TypstError:
        if len(characters) == 1:
            return characters
        half = len(characters) // 2
        return _without_glyph(characters[:half], fonts) + _without_glyph(characters[half:], fonts)
    return ""
