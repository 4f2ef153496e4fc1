"""`heji begin`: the first start of an installation: its region, bureau and administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.installation import Data, open_existing
from heji.cli.options import Language
from heji.cli.speech import language, say
from heji.cli.trouble import Refused

if TYPE_CHECKING:
    from heji.web.accounts.first import Administrator


def begin(
    region: Annotated[str, typer.Option("--region", metavar="NAME", help="cli.begin.region")],
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="cli.begin.code")],
    bureau: Annotated[str, typer.Option("--bureau", metavar="NAME", help="cli.begin.bureau")],
    administrator: Annotated[
        list[str],
        typer.Option("--administrator", metavar="USER:NAME", help="cli.begin.administrator"),
    ],
    data: Data = None,
    lang: Language = None,
) -> int:
    """Makes them and prints their one-time passwords, once."""
    open_existing(data)
    from heji.cli.output import write_text
    from heji.language import text
    from heji.web.accounts import first
    from heji.web.acting import action

    people = tuple(_administrator(each) for each in administrator)
    try:
        made = first.begin(first.Region(region, code, bureau), people)
    except action.Refused as refusal:
        raise Refused(text(refusal.key, language(), **refusal.values)) from refusal
    for each in made:
        role = text(f"role.{each.role.value}", language())
        values = {"user": each.username, "role": role, "password": each.password}
        write_text([say("begin.made", **values) + "\n"], None)
    return 0


def _administrator(given: str) -> Administrator:
    from heji.web.accounts.first import Administrator

    username, colon, name = given.partition(":")
    if not colon or not username or not name:
        raise Refused(say("begin.wrong-administrator", given=given))
    return Administrator(username, name)
