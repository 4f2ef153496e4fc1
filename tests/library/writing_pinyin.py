"""Writes `pinyin.yaml` anew: `python -m tests.library.writing_pinyin` (needs pypinyin, MIT)."""

from __future__ import annotations

from pathlib import Path

from heji.library.reading import shipped

HEADING = """\
# How the names of the library are spelled, for the search: written by
# `python -m tests.library.writing_pinyin` whenever a name changes.

"""


def pinyin_of(name: str) -> tuple[str, ...]:
    """The syllables of a name without tones, ü as v; digits and Latin words in lower case."""
    from pypinyin import lazy_pinyin  # type: ignore[import-not-found,unused-ignore]

    kept = "".join(each for each in name if each.isalnum())
    return tuple(lazy_pinyin(kept.lower(), v_to_u=False))


def content() -> str:
    """The file for the shipped names."""
    names = sorted({each.name.zh for each in shipped()})
    return HEADING + "".join(f"{name}: {' '.join(pinyin_of(name))}\n" for name in names)


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "src" / "heji" / "library" / "pinyin.yaml"
    target.write_text(content(), encoding="utf-8")
