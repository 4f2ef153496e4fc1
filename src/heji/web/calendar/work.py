"""How much of a phase's work is left: asked of the app that has the forms of the phase.

Such an app says so in its AppConfig: `phase_work` maps a kind of phase to the dotted name of a
function that takes an actor and the budget year and gives the work (`Work`). Where no app counts
the forms of a phase, its deadline is shown to everybody whom it concerns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.utils.module_loading import import_string

from heji.web.acting.actor import Actor


@dataclass(frozen=True, slots=True)
class Work:
    """What is left for an actor in a phase."""

    left: int | None  #: forms that are to be handed in; None: nothing is begun, so nobody knows
    address: str  #: where it is done

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.left == 0


_Count = Callable[[Actor, int], Work]


def work(actor: Actor, kind: str, year: int) -> Work | None:
    """What is left for an actor in a phase of a budget year; None where nobody counts it."""
    for config in apps.get_app_configs():
        found = getattr(config, "phase_work", {}).get(kind)
        if found is not None:
            count: _Count = import_string(found)
            return count(actor, year)
    return None
