"""The calendar: phases, and bodies that ask to submit later."""

from __future__ import annotations

from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.calendar.actions import AskLateSubmission, DecideLateSubmission, Plan, SetPhase
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.demonstration.city import City, data


def set_phases(city: City) -> None:
    """Sets the phases, by the bureau of each region."""
    content = data("calendar")
    for region, year, kind, opens, closes, without in content["phases"]:
        place = city.bodies[region]
        bureau = next(city.holders(Role.FINANCE_PERFORMANCE, city.bureau(place)))
        chosen: dict[str, Any] = {f"has_{each}": False for each in without}
        chosen["must_answer"] = content["must_answer"].get(kind, "")
        forms = content["layouts"][kind]
        plan = Plan(city.day(opens), city.day(closes), **forms, **chosen)
        perform(SetPhase(place, city.year(year), PhaseKind(kind), plan), bureau)


def ask_to_be_late(city: City) -> None:
    """Asks for the permissions, and decides on those that have a decision."""
    for each in data("calendar")["late"]:
        body, region = city.bodies[each["body"]], city.bodies[each["region"]]
        phase = Phase.objects.get(region=region, year=city.year(each["year"]), kind=each["kind"])
        clerk = next(city.holders(Role.UNIT_CLERK, body))
        act = AskLateSubmission(phase, body, each["reason"], city.day(each["until"]))
        request = perform(act, clerk)
        if "granted" in each:
            until, decision = city.day(each["granted"]), each["decision"]
            bureau = next(city.holders(Role.FINANCE_PERFORMANCE, city.bureau(body)))
            perform(DecideLateSubmission(request, True, decision, until), bureau)
