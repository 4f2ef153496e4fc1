"""How large the city is."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of what, and the seed from which everything is drawn."""

    departments: int
    projects: int
    monitored: int  #: projects with a monitoring form
    seed: int = 1

    def drawing(self, *of: object) -> Random:
        """Chances of one thing: the same whatever else is drawn.

        >>> CITY.drawing("a").randrange(1000) == CITY.drawing("a").randrange(1000)
        True
        """
        name = ":".join(str(each) for each in (self.seed, *of))
        return Random(name)  # noqa: S311 - nothing secret is drawn


CITY = Size(departments=120, projects=4000, monitored=800)
