"""Rubrics named on the command line: by identifier, or as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.rubrics.rubric import Rubric


def _existing(folders: list[Path] | None) -> list[Path] | None:
    """The folders as they are given.

    Raises:
        Refused: there is no such folder.
    """
    from heji.cli.trouble import Refused

    for each in folders or ():
        if not each.is_dir():
            raise Refused(say("rubric.no-folder", folder=each))
    return folders


Folders = Annotated[
    list[Path] | None,
    typer.Option(
        "--rubrics",
        metavar="FOLDER",
        help="cli.rubric.folders",
        show_default=False,
        callback=_existing,
    ),
]


RubricName = Annotated[
    str | None,
    typer.Option("--rubric", metavar="ID", help="cli.rubric.name", show_default=False),
]


def rubric_of(name: str, folders: list[Path] | None) -> Rubric:
    """The rubric of an identifier or of a file.

    Raises:
        Refused: there is none, or its file is wrong; the message says where and how to mend it.
    """
    from heji.cli.trouble import Refused, suggestion
    from heji.rubrics.files.shelf import UnknownRubric, named
    from heji.rubrics.files.trouble import RubricError

    if name.endswith((".yaml", ".yml")) and not Path(name).exists():
        raise Refused(say("rubric.no-file", file=name))
    try:
        return named(name, folders or [])
    except UnknownRubric as error:
        sentence = say("error.no-rubric", id=name)
        raise Refused(sentence + suggestion(name, error.known)) from error
    except RubricError as error:
        raise Refused(say("rubric.file", reason=error.message(language()))) from error
