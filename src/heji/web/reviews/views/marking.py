"""The marks of a region's reviews, set by its bureau."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from heji.web.calendar.actions import BUREAU
from heji.web.calendar.selectors import viewed_region
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, lines, year
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.reviews.actions.marking import SetMarks
from heji.web.reviews.marks import Marks, mark_sets, marks_of, said_mark


class MarksForm(SpokenForm):
    """The marks, one a line."""

    words = "review.marks-form"

    from_year = year()
    passing = lines(400)
    returning = lines(400, required=False)

    def marks(self) -> Marks:
        """What was filled in."""
        data = self.cleaned_data
        return Marks(_names(data["passing"]), _names(data["returning"]))


@require_http_methods(["GET", "POST"])
@open_to(BUREAU)
def marks(request: HttpRequest) -> HttpResponse:
    """What holds, what was set, and setting it anew."""
    actor, language = actor_of(request), language_of(request)
    region = viewed_region(actor)
    if region is None:
        raise Http404
    this_year = timezone.localdate().year + 1
    present = marks_of(region, this_year)
    form = MarksForm(
        request.POST or None, initial=_initial(present, this_year, language), language=language
    )
    if request.method == "POST" and form.is_valid():
        act = SetMarks(region, form.cleaned_data["from_year"], form.marks())
        if carry_out(request, act, "review.marks-done", form) is not None:
            return redirect("review-marks")
    values = {"form": form, "region": region, "sets": list(mark_sets(actor))}
    return render(request, "reviews/marks.html", values, status=422 if form.errors else 200)


def _initial(present: Marks, from_year: int, language: str) -> dict[str, Any]:
    def told(marks: tuple[str, ...]) -> str:
        return "\n".join(said_mark(each, language) for each in marks)

    passing, returning = told(present.passing), told(present.returning)
    return {"from_year": from_year, "passing": passing, "returning": returning}


def _names(lines: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in lines.splitlines() if each.strip())
