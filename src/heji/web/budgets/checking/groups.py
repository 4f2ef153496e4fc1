"""The rows of one budget line together: duplicates, stated totals recomputed, what would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heji.values.interval import Interval, sum_of
from heji.web.budgets.amounts import Stated, shown
from heji.web.budgets.checking.known import Known
from heji.web.budgets.checking.results import Checked, Difference, Reading, State
from heji.web.budgets.columns import MONTHS
from heji.web.budgets.models import Adjustment


class GroupComparer:
    """Holds the rows of a line against what is on record."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self.reading = reading
        self.known = known
        self.has_months = bool(set(MONTHS) & set(reading.columns))

    def compare(self, group: list[Checked]) -> None:
        """The rows of one line: several only where each is an adjustment with its document."""
        first, adjusting = group[0], [each for each in group if each.document]
        seen: dict[tuple[object, ...], int] = {}
        for each in group:
            key = (each.decided_on, each.document)
            if key in seen or (len(group) > 1 and each not in adjusting):
                other = first.number if each is not first else group[1].number
                each.refuse("duplicate", row=seen.get(key, other))
            seen.setdefault(key, each.number)
        good = [each for each in group if not each.problem]
        known: dict[str, tuple[int, int]] = {}
        for each in good:
            for column, amount in each.stated.items():
                if column == "adjustment":
                    continue
                before = known.setdefault(column, (amount.fen, each.number))
                if before[0] != amount.fen:
                    each.refuse("duplicate", row=before[1])
        good = [each for each in good if not each.problem]
        for each in good:
            self._totals(each, good)
        good = [each for each in good if not each.problem]
        taken: set[str] = set()
        for each in good:
            each.differences = tuple(
                every
                for every in self._differences(each)
                if every.column == "adjustment" or every.column not in taken
            )
            taken |= {every.column for every in each.differences}
            self._dated(each)
            if each.problem:
                continue
            each.state = State.CHANGED if each.differences else State.UNCHANGED
            if each.line is None:
                each.state = State.NEW

    def _dated(self, row: Checked) -> None:
        """A sum of adjustments that differs is booked with the day and the document of the file."""
        is_changed = any(each.column == "adjustment" for each in row.differences)
        of_file = self.reading.decided_on is not None and self.reading.document
        if is_changed and not row.document and not of_file:
            row.refuse("no-document")

    def _booked(self, row: Checked) -> Adjustment | None:
        """The adjustment on record of the row's day and document."""
        wanted = (row.decided_on, row.document)
        found = (
            each
            for each in self.known.adjustments(row.line)
            if (each.decided_on, each.document) == wanted
        )
        return next(found, None)

    def _adjustments(self, group: Sequence[Checked]) -> Interval:
        """What the adjustments of a line come to with those of the file."""
        first = group[0]
        listed = [each for each in group if each.document]
        if not listed and "adjustment" in first.stated:
            return first.stated["adjustment"].interval
        replaced = {booked.pk for each in listed if (booked := self._booked(each))}
        kept = sum(
            each.amount for each in self.known.adjustments(first.line) if each.pk not in replaced
        )
        given = [each.stated["adjustment"].interval for each in listed]
        return sum_of([Interval.point(kept), *given])

    def _totals(self, row: Checked, group: Sequence[Checked]) -> None:
        """The full-year budget and the execution that the row states, recomputed."""
        initial = _first(group, "initial")
        if initial is None and row.line is not None and row.line.initial is not None:
            initial = Stated(row.line.initial)
        if "full_year" in row.stated and initial is not None:
            says = row.stated["full_year"]
            computed = sum_of([initial.interval, self._adjustments(group)])
            if not computed.overlaps(says.interval):
                middle = initial.fen + _middle(self._adjustments(group))
                row.refuse("full-year", stated=shown(says.fen), recomputed=shown(middle))
        if "executed" not in row.stated or not self.has_months:
            return
        before = self.known.months(row.line)
        months = [
            row.stated.get(each) or Stated(before.get(each, 0))
            for each in MONTHS[: self.reading.through_month]
        ]
        if not sum_of([each.interval for each in months]).overlaps(row.stated["executed"].interval):
            total = sum(each.fen for each in months)
            stated_sum = shown(row.stated["executed"].fen)
            row.refuse("executed", stated=stated_sum, recomputed=shown(total))

    def _differences(self, row: Checked) -> Iterator[Difference]:
        """What the row changes; a blank cell changes nothing."""
        for column in ("initial", "carry_over"):
            was = getattr(row.line, column) if row.line else None
            yield from _difference(column, was, row.stated.get(column))
        yield from self._adjustment(row)
        before = self.known.months(row.line)
        for month in MONTHS:
            yield from _difference(month, before.get(month), row.stated.get(month))
        if "executed" in row.stated and not self.has_months:
            last = str(self.reading.through_month)
            earlier = sum(amount for month, amount in before.items() if int(month) < int(last))
            rest = row.stated["executed"].fen - earlier
            if rest or last in before or not before:
                yield from _difference(last, before.get(last), Stated(rest))

    def _adjustment(self, row: Checked) -> Iterator[Difference]:
        given = row.stated.get("adjustment")
        if given is None:
            return
        if row.document:
            booked = self._booked(row)
            if given.fen or booked is not None:
                yield from _difference("adjustment", booked.amount if booked else None, given)
            return
        now = sum(each.amount for each in self.known.adjustments(row.line))
        if given.fen != now:
            yield Difference("adjustment", now, given.fen)


def _difference(column: str, was: int | None, given: Stated | None) -> Iterator[Difference]:
    if given is not None and given.fen != was:
        yield Difference(column, was, given.fen)


def _first(group: Iterable[Checked], column: str) -> Stated | None:
    return next((each.stated[column] for each in group if column in each.stated), None)


def _middle(interval: Interval) -> int:
    """The figure that an interval stands for: the point between its ends."""
    low, high = interval.low, interval.high
    return 0 if low is None or high is None else int((low + high) / 2)
