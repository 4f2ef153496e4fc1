"""Sets the marks of a region's reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.actions import BUREAU
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.reviews.marks import USUAL, Marks
from heji.web.reviews.models import MarkSet

_MOST = 12
_LONGEST = 20
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class SetMarks(Action[MarkSet]):
    """Says with which marks the reviews of a region conclude, from a budget year on."""

    region: Organisation
    from_year: int
    marks: Marks

    name: ClassVar[str] = "reviews.set-marks"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Of an own region; different short names, one at least with which a form passes."""
        if not business_of(actor).filter(pk=self.region.pk, kind=Kind.REGION).exists():
            raise NotAllowed("organisation.not-yours", name=self.region.name)
        names = self.marks.all
        is_short = all(0 < len(each) <= _LONGEST for each in names)
        # The usual marks are stored by their keys: nobody's own mark is called like one.
        is_own = not set(names) & set(USUAL.all)
        is_fit = self.marks.passing and len(names) <= _MOST and len(set(names)) == len(names)
        if not (is_short and is_own and is_fit and self.from_year in _YEARS):
            raise Refused("review.wrong-marks", most=_MOST, longest=_LONGEST)

    def execute(self, actor: Actor) -> Outcome[MarkSet]:
        """Sets them; what was concluded before keeps its mark."""
        said = {"passing": list(self.marks.passing), "returning": list(self.marks.returning)}
        where: dict[str, Any] = {"region": self.region, "from_year": self.from_year}
        old = MarkSet.objects.filter(**where).first()
        before = {} if old is None else {each: getattr(old, each) for each in said}
        made, _ = MarkSet.objects.update_or_create(**where, defaults=said)
        return Outcome(made, self.region, before, {"from_year": self.from_year, **said})
