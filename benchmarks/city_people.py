"""Who asks in `benchmarks.city`, signed in, and what there is to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

#: user name in the city, and what they ask for besides forms and reviews
_PAGES: dict[str, tuple[str, ...]] = {
    "clerk": (
        *("/", "/projects/", "/library/", "/library/?words=mydu", "/evidence/", "/notices/"),
        *("/budgets/", "/budgets/?year={year}", "/rectification/", "/jobs/", "/calendar/"),
        *("/preparation/", "/commitments/", "/monitoring/?year={year}&month=7"),
    ),
    "department": (
        *("/", "/projects/", "/library/", "/reviews/", "/organisations/", "/evidence/"),
        *("/budgets/?year={year}", "/rectification/", "/jobs/", "/calendar/", "/sampling/"),
        *("/monitoring/?year={year}&month=7", "/commitments/"),
    ),
    "bureau": (
        *("/", "/projects/", "/projects/?page=40", "/library/", "/reviews/", "/organisations/"),
        *("/budgets/?year={year}", "/rectification/", "/jobs/", "/calendar/", "/sampling/"),
        *("/monitoring/?year={year}&month=7", "/commitments/", "/letters/"),
        *("/advice/", "/advice/?year={year}", "/key-evaluations/", "/notices/", "/sampling/new/"),
        *("/preparation/evaluations/", "/budgets/register/"),
    ),
}
_NAMES = {"clerk": "201001.jingban", "department": "201001.shenhe", "bureau": "jixiao"}


def told() -> dict[str, Any]:
    """Sessions, forms of each kind, reviews and addresses by who asks; as JSON holds it."""
    from heji.web.accounts.models import Membership
    from heji.web.filing.models import Filing

    year = Filing.objects.order_by("-year").values_list("year", flat=True)[0]
    held = {
        who: Membership.objects.select_related("person", "organisation__parent").get(
            person__username=name, role=_role(who)
        )
        for who, name in _NAMES.items()
    }
    return {
        "sessions": {who: _session(each) for who, each in held.items()},
        "forms": {who: dict(_forms(each)) for who, each in held.items()},
        "reviews": {who: dict(_reviews(each)) for who, each in held.items()},
        "pages": {who: [each.format(year=year) for each in some] for who, some in _PAGES.items()},
    }


def _role(who: str) -> str:
    return {
        "clerk": "unit_clerk",
        "department": "department_reviewer",
        "bureau": "finance_performance",
    }[who]


def _session(held: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(held.person, "django.contrib.auth.backends.ModelBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _forms(held: Any) -> Iterator[tuple[str, int]]:
    """A form of each kind, a draft where they fill it in, and one that is approved."""
    from heji.web.acting.actor import Actor
    from heji.web.acting.role import Role
    from heji.web.filing.selectors import filings

    seen = filings(Actor(held.person, Role(held.role), held.organisation))
    for kind in ("declaration", "monitoring", "self_evaluation"):
        for state in ("draft", "department_review", "approved"):
            found = seen.filter(kind=kind, state=state).order_by("pk").first()
            if found is not None:
                yield f"{kind} {state}", found.pk


def _reviews(held: Any) -> Iterator[tuple[str, int]]:
    """An open review of each kind."""
    from heji.web.acting.actor import Actor
    from heji.web.acting.role import Role
    from heji.web.filing.selectors import filings
    from heji.web.reviews.models import Review

    if held.role == "unit_clerk":
        return
    seen = filings(Actor(held.person, Role(held.role), held.organisation))
    for kind in ("declaration", "monitoring", "self_evaluation"):
        found = Review.objects.filter(filing__in=seen.filter(kind=kind)).order_by("-pk").first()
        if found is not None:
            yield kind, found.pk
