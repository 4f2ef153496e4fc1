"""What the rules for a kind of form look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heji.audit.finding import Evidence
from heji.documents.locator import Locator
from heji.web.filing.columns import target
from heji.web.filing.content import Content, Indicator
from heji.web.filing.figures import target_text
from heji.web.filing.forming import Formed
from heji.web.preparation.selectors.conditions import Condition


@dataclass(frozen=True, slots=True)
class Earlier:
    """An indicator that was approved for an earlier year."""

    year: int
    indicator: Indicator
    body: str = ""  #: whose it was, where that was another body: one that was renamed or merged

    @property
    def said(self) -> str:
        """The year and its target: 「2024: ≥12公里」, 「2023 河道管理处: ≥11公里」."""
        when = f"{self.year} {self.body}".strip()
        return f"{when}: {target_text(target(self.indicator))}"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    id: str
    kind: str
    scope: str
    content: Content
    formed: Formed
    earlier: tuple[Earlier, ...] = ()  #: of the same body and project, the latest first
    projects: Mapping[int, str] = field(default_factory=dict)  #: row -> project it was taken from
    month: int = 0  #: the last month that the form is about; 0 of the year as a whole
    wanting: Condition | None = None  #: what keeps the project out of the budget
    known: object = None  #: what `FormKind.known` says

    def place(self, name: str, quote: str = "") -> tuple[Evidence, ...]:
        """The place of a cell."""
        found = (place for place, each in self.formed.cells.items() if each == name)
        return (Evidence(self.id, next(found, Locator()), quote),)

    @property
    def named(self) -> tuple[Indicator, ...]:
        """The indicators that have a name."""
        return tuple(each for each in self.content.indicators if each.name)
