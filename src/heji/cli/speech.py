"""The language in which the command line speaks: `--lang`, else HEJI_LANG, else Chinese."""

from __future__ import annotations

import os
from collections.abc import Sequence

from heji.language import DEFAULT_LANGUAGE, LANGUAGES, text

VARIABLE = "HEJI_LANG"
OPTION = "--lang"

_spoken: list[str] = []


def choose(arguments: Sequence[str]) -> str | None:
    """Settles the language before the arguments are parsed, because help and errors need it.

    Returns:
        What `--lang` says if that is no language; None when all is well.
    """
    asked = _asked(arguments)
    _spoken[:] = [asked if asked in LANGUAGES else _of_environment()]
    return asked if asked is not None and asked not in LANGUAGES else None


def language() -> str:
    """The language settled by `choose`, or that of the environment."""
    return _spoken[0] if _spoken else _of_environment()


def say(key: str, **values: object) -> str:
    """A text of the command line in the settled language."""
    return text(f"cli.{key}", language(), **values)


def _asked(arguments: Sequence[str]) -> str | None:
    for index, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == OPTION and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(OPTION + "="):
            return argument.removeprefix(OPTION + "=")
    return None


def _of_environment() -> str:
    # 「en_GB.UTF-8」 is as good as 「en」; what is no language of ours is no reason to stop.
    asked = os.environ.get(VARIABLE, "").lower()[:2]
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE
