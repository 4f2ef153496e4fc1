"""Options that several commands share. Help texts are keys of the language catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Language = Annotated[
    str | None, typer.Option("--lang", metavar="zh|en", help="cli.language", show_default=False)
]
Sandbox = Annotated[bool, typer.Option("--sandbox", help="cli.audit.sandbox", show_default=False)]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="cli.audit.output")
]
