"""Holds the rows of a spreadsheet against the tree: what is new, what is there, what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from heji.language import LANGUAGES, text
from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.region_codes import require_code
from heji.web.organisations.scope import root_of, seen_by
from heji.web.organisations.sheet import Row
from heji.web.organisations.standing import (
    BELOW,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_CODE,
    LONGEST_NAME,
)


class State(StrEnum):
    """What importing a row would do; the names are in the catalogue."""

    NEW = "new"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(slots=True)
class Checked:
    """A row with what importing it would do."""

    row: Row
    state: State = State.NEW
    problem: str = ""  #: key of the catalogue
    values: Mapping[str, Any] = field(default_factory=dict)
    kind: Kind | None = None
    year: int = 0
    region_code: str = ""
    there: Organisation | None = None  #: what it is already
    above: Organisation | Checked | None = (
        None  #: what it stands below: there already, or another row
    )

    def refuse(self, key: str, **values: Any) -> None:
        """Marks the row as one that cannot be imported; the first reason counts."""
        if self.state is not State.PROBLEM:
            self.state, self.problem, self.values = State.PROBLEM, key, values


def checked(rows: Sequence[Row], actor: Actor, year: int) -> list[Checked]:
    """What importing the rows would do, in their order.

    Args:
        rows: as they were read.
        actor: who imports; nothing outside of the own part of the tree is found.
        year: first year of bodies for which the spreadsheet gives none.
    """
    found = [_on_its_own(row, year) for row in rows]
    _Tree(actor).place(found)
    return found


def _on_its_own(row: Row, year: int) -> Checked:
    """What can be said of a row without looking at others."""
    made = Checked(row, kind=_kinds().get(row.kind), region_code=row.region_code)
    if not 0 < len(row.name) <= LONGEST_NAME:
        made.refuse("organisation.no-name", most=LONGEST_NAME)
    if made.kind is None:
        made.refuse("organisation.unknown-kind", kind=row.kind)
    if len(row.code) > LONGEST_CODE:
        made.refuse("organisation.long-code", most=LONGEST_CODE)
    digits = row.valid_from.removesuffix(".0")
    is_year = digits.isascii() and digits.isdigit() and FIRST_YEAR <= int(digits) <= LAST_YEAR
    if row.valid_from and not is_year:
        made.refuse("organisation.wrong-year", first=FIRST_YEAR, last=LAST_YEAR)
    else:
        made.year = int(digits) if digits else year
    return made


def _kinds() -> dict[str, Kind]:
    names = {
        text(f"organisation.kind.{kind}", language): kind for kind in Kind for language in LANGUAGES
    }
    return names | {kind.value: kind for kind in Kind}


class _Tree:
    """What there is in the actor's part of the tree, read once, and what the file adds to it."""

    def __init__(self, actor: Actor) -> None:
        self.root = root_of(actor)
        there = seen_by(actor).filter(valid_to__isnull=True)
        self.bodies = list(there.select_related("parent"))
        self.by_key: dict[str, list[Organisation | Checked]] = defaultdict(list)
        self.by_place = {(each.parent_id, each.name): each for each in self.bodies}
        self.by_code = {(each.region_code, each.code): each for each in self.bodies if each.code}
        for each in self.bodies:
            for key in {each.name, each.code} - {""}:
                self.by_key[key].append(each)

    def place(self, found: Sequence[Checked]) -> None:
        """Finds what each row stands below, then what it is already."""
        own: dict[str, list[Checked]] = defaultdict(list)
        for each in found:
            for key in {each.row.name, each.row.code} - {""}:
                own[key].append(each)
        for each in found:
            each.above = self._above(each, own)
        settled: dict[int, bool] = {}
        for each in found:
            self._settle(each, settled)
        _refuse_twins(found)

    def _above(
        self, given: Checked, own: Mapping[str, Sequence[Checked]]
    ) -> Organisation | Checked | None:
        """The body or the row that a row names as its parent."""
        key = given.row.parent
        if not key:
            # The root may stand in its own export.
            return None if self._is_root(given) else self.root
        there = self.by_key.get(key, [])
        rows = [each for each in own.get(key, ()) if each is not given]
        # An export names bodies that are there already: they are not two.
        rows = [each for each in rows if not self._same_as_one_of(each, there)]
        candidates = [*there, *rows]
        if len(candidates) == 1:
            return candidates[0]
        given.refuse(f"organisation.{'two-parents' if candidates else 'no-parent'}", parent=key)
        return None

    def _is_root(self, given: Checked) -> bool:
        return given.row.name == self.root.name and given.kind == self.root.kind

    def _same_as_one_of(self, given: Checked, there: Sequence[Organisation | Checked]) -> bool:
        return any(
            isinstance(each, Organisation)
            and (each.name, each.code) == (given.row.name, given.row.code)
            for each in there
        )

    def _settle(self, given: Checked, settled: dict[int, bool]) -> None:
        """Decides a row, after what it stands below."""
        done = settled.get(id(given))
        if done is not None:
            if not done:  # it is being decided right now: the rows go in a circle
                given.refuse("organisation.circle", name=given.row.name)
            return
        settled[id(given)] = False
        if isinstance(given.above, Checked):
            self._settle(given.above, settled)
            if given.above.state is State.PROBLEM:
                given.refuse("organisation.parent-problem", row=given.above.row.number)
            elif given.above.there is not None:
                given.above = given.above.there
        if given.state is not State.PROBLEM:
            self._decide(given)
        settled[id(given)] = True

    def _decide(self, given: Checked) -> None:
        above, kind = given.above, given.kind
        if above is None:
            given.state, given.there = State.UNCHANGED, self.root
            return
        if kind is None or above.kind is None:
            return
        if kind is Kind.REGION:
            try:
                require_code(given.region_code, above.region_code)
            except Refused as refused:
                if not self._find(given, given.region_code):
                    given.refuse(refused.key, **refused.values)
                    return
        else:
            given.region_code = above.region_code
        there = self._find(given, given.region_code)
        if there is not None:
            self._compare(given, there)
        elif kind not in BELOW[Kind(above.kind)]:
            given.refuse("organisation.wrong-parent", kind=given.row.kind, parent=_name(above))
        elif isinstance(above, Organisation) and given.year < above.valid_from:
            given.refuse("organisation.year-too-early", year=above.valid_from - 1)

    def _find(self, given: Checked, region_code: str) -> Organisation | None:
        if given.row.code and (region_code, given.row.code) in self.by_code:
            return self.by_code[region_code, given.row.code]
        above = given.above
        if not isinstance(above, Organisation):
            return None  # nothing is there yet below a row that is new
        return self.by_place.get((above.pk, given.row.name))

    def _compare(self, given: Checked, there: Organisation) -> None:
        """The same body leaves everything as it is; another under its code or name is no new one."""
        row = given.row
        if there.name != row.name:
            given.refuse("organisation.code-taken", code=row.code, name=there.name)
        elif there.kind != given.kind or there.parent != given.above:
            given.refuse("organisation.stands-elsewhere", name=row.name, parent=there.parent)
        elif row.code and there.code and row.code != there.code:
            given.refuse("organisation.other-code", name=row.name, code=there.code)
        else:
            given.state, given.there = State.UNCHANGED, there


def _name(above: Organisation | Checked) -> str:
    return above.name if isinstance(above, Organisation) else above.row.name


def _refuse_twins(found: Sequence[Checked]) -> None:
    """Two rows of one body: the second is refused."""
    places: dict[tuple[Any, ...], Checked] = {}
    for each in found:
        if each.state is State.PROBLEM:
            continue
        above = each.above
        whose = id(above) if isinstance(above, Checked) else getattr(above, "pk", None)
        keys: list[tuple[Any, ...]] = [("place", whose, each.row.name)]
        if each.row.code:
            keys.append(("code", each.region_code, each.row.code))
        first = next((places[key] for key in keys if key in places), None)
        if first is not None:
            each.refuse("organisation.twice", row=first.row.number)
        for key in keys:
            places.setdefault(key, each)
