"""`heji verify-log`: proves the log of acts, and keeps its head outside of the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.installation import Data, open_existing
from heji.cli.options import Language
from heji.cli.speech import language, say
from heji.cli.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heji.web.audit_log.anchors import Anchor
    from heji.web.audit_log.proof import Proof
    from heji.web.audit_log.signing import LogKey

EXIT_BROKEN = 1


def verify_log(
    anchor: Annotated[
        Path | None,
        typer.Option("--anchor", metavar="FILE", help="cli.verify-log.anchor", show_default=False),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against", metavar="FILE", help="cli.verify-log.against", show_default=False
        ),
    ] = None,
    public_key: Annotated[
        str,
        typer.Option(
            "--public-key", metavar="KEY", help="cli.verify-log.public-key", show_default=False
        ),
    ] = "",
    data: Data = None,
    lang: Language = None,
) -> int:
    """Goes through the whole log; exit status 1 and the places when it does not hold."""
    open_existing(data)
    from heji.cli.output import write_text
    from heji.web.audit_log.proof import prove

    key = _key() if anchor is not None or not public_key else None
    public = public_key or (key.public if key is not None else "")
    files = [*(against or []), *([anchor] if anchor is not None and anchor.exists() else [])]
    stated = [each for file in files for each in _anchors(file)]
    proof = prove(public, stated)
    write_text((line + "\n" for line in _lines(proof, public)), None)
    if not proof.holds:
        if anchor is not None:
            write_text([_said("not-anchored") + "\n"], None)
        return EXIT_BROKEN
    if anchor is not None and key is not None:
        _write(anchor, proof, key)
    return 0


def _lines(proof: Proof, public: str) -> Iterator[str]:
    from heji.language import text

    if proof.holds:
        yield "✓ " + _said("holds", count=proof.count, digest=proof.digest)
        yield _said("public-key", public=public)
        return
    yield "✗ " + _said("broken", count=proof.count, breaks=len(proof.breaks))
    for each in proof.breaks:
        yield "  " + text(each.reason, language(), number=each.number, detail=each.detail)


def _write(file: Path, proof: Proof, key: LogKey) -> None:
    from datetime import datetime

    from heji.cli.output import write_text
    from heji.web.audit_log import anchors

    at = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        anchors.add(anchors.anchor(proof.count, proof.digest, at, key), file)
    except OSError as error:
        raise Refused(
            say("error.cannot-write", file=file, reason=error.strerror or error)
        ) from error
    write_text([_said("anchored", file=file, number=proof.count) + "\n"], None)


def _anchors(file: Path) -> tuple[Anchor, ...]:
    from heji.web.audit_log import anchors

    try:
        return anchors.read(file)
    except anchors.WrongAnchor as error:
        raise Refused(_said("bad-anchor-file", place=error)) from error
    except OSError as error:
        raise Refused(
            say("verify-log.no-file", file=file, reason=error.strerror or error)
        ) from error


def _key() -> LogKey:
    from heji.web.audit_log.signing import WrongKey, own_key

    try:
        return own_key()
    except WrongKey as error:
        raise Refused(_said("bad-key", file=error)) from error


def _said(name: str, **values: object) -> str:
    from heji.language import text

    return text(f"log.{name}", language(), **values)
