"""`heji notify`: sends the notices of the day; run by a timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heji.cli.installation import Data, open_existing
from heji.cli.options import Language
from heji.cli.speech import say
from heji.cli.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heji.web.notices.models import Run
    from heji.web.notices.sending import Failure

EXIT_FAILED = 1


def notify(data: Data = None, lang: Language = None) -> int:
    """Sends each person what waits for them; exit status 1 when some of it could not be sent."""
    environment = open_existing(data)
    if not environment.mail.is_on:
        raise Refused(say("notify.unset"))
    from django.utils import timezone

    from heji.cli.output import write_text
    from heji.web.notices.sending import send_notices

    run, failures = send_notices(timezone.localdate())
    write_text((line + "\n" for line in _lines(run, failures)), None)
    return EXIT_FAILED if failures or run.problem else 0


def _lines(run: Run, failures: list[Failure]) -> Iterator[str]:
    yield say("notify.done", sent=run.sent, failed=len(failures))
    for each in failures:
        yield say("notify.failed", person=each.person, email=each.email, problem=each.problem)
    if run.problem:
        yield say("notify.broken-off", problem=run.problem)
