"""The worker: takes item after item, of whichever jobs there are, until it is told to end."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from threading import Event

from django.db import DatabaseError, close_old_connections, connection

from heji.web.jobs.clock import Clock, present
from heji.web.jobs.doing import carry_out
from heji.web.jobs.leases import LEASE, claim, is_anything_left

#: Seconds between two looks when there was nothing to do.
_NAP = 2


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker; any number of them can work beside each other, on several machines as well."""

    lease: timedelta = LEASE
    now: Clock = present

    def step(self) -> bool:
        """Does one item; False when there is none to take."""
        item = claim(self.now(), self.lease)
        if item is None:
            return False
        carry_out(item, self.now)
        return True

    def work_off(self) -> int:
        """Does all that can be taken now; gives how many items that were."""
        count = 0
        while self.step():
            count += 1
        return count

    def work(self, ending: Event, *, is_once: bool = False) -> None:
        """Works until it is told to end.

        A database that is away or busy for a while does not end it.

        Args:
            ending: set when it shall end; the item that it is at is finished before.
            is_once: end when nothing is left, also of what other workers have taken.
        """
        while not ending.is_set():
            if self._is_idle():
                if is_once and not is_anything_left():
                    return
                ending.wait(_NAP)

    def _is_idle(self) -> bool:
        close_old_connections()
        try:
            return not self.step()
        except DatabaseError:
            logging.getLogger("heji.jobs").exception("the database")
            connection.close()
            return True
