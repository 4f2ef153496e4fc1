"""Rubrics named on the command line: by identifier, or as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.rubrics.rubric import Rubric

Folders = Annotated[
    list[Path] | None,
    typer.Option("--rubrics", metavar="FOLDER", help="cli.rubric.folders", show_default=False),
]


def rubric_of(name: str, folders: list[Path] | None) -> Rubric:
    """The rubric of an identifier or of a file.

    Raises:
        Refused: there is none, or its file is wrong; the message says where and how to mend it.
    """
    from heji.cli.trouble import Refused, suggestion
    from heji.rubrics.files.loading import load_rubric
    from heji.rubrics.files.shelf import UnknownRubric, find
    from heji.rubrics.files.trouble import RubricError

    path, own = Path(name), folders or []
    try:
        if path.suffix in (".yaml", ".yml"):
            return load_rubric(path, own)
        return find(name, own)
    except UnknownRubric as error:
        sentence = say("error.no-rubric", id=name)
        raise Refused(sentence + suggestion(name, error.known)) from error
    except RubricError as error:
        raise Refused(say("rubric.file", reason=error.message(language()))) from error
