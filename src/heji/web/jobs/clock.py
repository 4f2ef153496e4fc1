"""What time it is for leases: that of the database, the only clock that all workers share."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.db import connection
from django.utils import timezone

Clock = Callable[[], datetime.datetime]


def present() -> datetime.datetime:
    """The time now. An SQLite database is a file of this machine, whose clock is the same for all."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime.datetime = cursor.fetchone()[0]
    return found
