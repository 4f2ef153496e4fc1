"""Every address × every role: what opens, what does not. A new address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import get_converters

from heji.web.acting.role import (
    ADMINISTRATION,
    EVERYBODY,
    FINANCE,
    GRANTERS,
    KEEPERS,
    LOG_READERS,
    Role,
)
from heji.web.budgets.actions.requiring import BUREAU as CLOSING
from heji.web.budgets.actions.requiring import ENTERING
from heji.web.budgets.actions.requiring import READING as BUDGET_READING
from heji.web.calendar.actions import ASKING, BUREAU
from heji.web.commitments.selectors import CONFIRMING
from heji.web.evidence.actions import ATTACHING
from heji.web.filing.editing import EDITORS
from heji.web.filing.views.listing import READERS
from heji.web.key_evaluations.selectors import GIVING
from heji.web.key_evaluations.selectors import READING as KEY_READING
from heji.web.library.actions import DECIDING, PROPOSING, REVIEWING
from heji.web.monitoring.selectors import DECIDING as DECIDING_ON_MONITORING
from heji.web.notices.troubles import LOOKING
from heji.web.preparation.actions.funds import REGISTERING, AskExtension
from heji.web.preparation.actions.requiring import CONCLUDING, EVALUATING, KEEPING, READING
from heji.web.rectification.selectors import ISSUING
from heji.web.rectification.views.tasks import ACTING
from heji.web.reviews import experts
from heji.web.reviews.experts import EXPERTS
from heji.web.reviews.routes import REVIEWERS
from heji.web.sampling.actions import DRAWING
from heji.web.sampling.selectors import READING as SAMPLING_READING
from tests.web.building import city

pytestmark = pytest.mark.django_db

PUBLIC = None
#: name of the address -> who may open it
TABLE = {
    "home": EVERYBODY,
    "choose-language": PUBLIC,
    "sign-in": PUBLIC,
    "sign-out": PUBLIC,
    "choose-role": PUBLIC,
    "sign-in-code": PUBLIC,
    "openid_connect_login": PUBLIC,
    "openid_connect_callback": PUBLIC,
    "welcome": PUBLIC,
    "own-account": PUBLIC,
    "change-password": PUBLIC,
    "second-factor": PUBLIC,
    "recovery-codes": PUBLIC,
    "drop-second-factor": PUBLIC,
    "end-session": PUBLIC,
    "people": GRANTERS | KEEPERS,
    "person": GRANTERS | KEEPERS,
    "add-person": GRANTERS,
    "import-people": GRANTERS,
    "import-people-sheet": GRANTERS,
    "change-person": GRANTERS,
    "grant-role": GRANTERS,
    "end-role": GRANTERS,
    "make-link": GRANTERS,
    "close-account": GRANTERS,
    "reopen-account": GRANTERS,
    "unlock": GRANTERS,
    "remove-second-factor": GRANTERS,
    "organisations": EVERYBODY,
    "organisation": EVERYBODY,
    "organisation-below": EVERYBODY,
    "organisation-add": KEEPERS,
    "organisation-rename": KEEPERS,
    "organisation-correct": KEEPERS,
    "organisation-end": KEEPERS,
    "organisation-move": KEEPERS,
    "organisations-export": EVERYBODY,
    "organisations-template": KEEPERS,
    "organisations-import": KEEPERS,
    "organisations-confirm": KEEPERS,
    **dict.fromkeys(("notices", "notices-count"), EVERYBODY),
    **dict.fromkeys(("jobs", "start-job", "job", "job-progress"), READERS),
    **dict.fromkeys(("job-act", "job-sheet", "job-file"), READERS),
    "notices-sending": LOOKING,
    "log": LOG_READERS,
    "history": EVERYBODY,
    "evidence": EVERYBODY - ADMINISTRATION,
    "evidence-of": EVERYBODY - ADMINISTRATION,
    "evidence-piece": EVERYBODY - ADMINISTRATION,
    "evidence-file": EVERYBODY - ADMINISTRATION,
    "evidence-page": EVERYBODY - ADMINISTRATION,
    "evidence-remove": ATTACHING,
    "filings": READERS,
    "new-declaration": EDITORS,
    "projects": READERS,
    "new-project": EDITORS,
    "filing": READERS,
    "filing-form": EDITORS,
    "filing-cells": EDITORS,
    "filing-paste": EDITORS,
    "filing-row": EDITORS,
    "filing-rows": EDITORS,
    "filing-findings": READERS,
    "filing-suggestions": EDITORS,
    "answers": READERS,
    **dict.fromkeys(("rollup", "rollup-export", "form-pictures", "form-pictures-export"), READERS),
    "answer-finding": EDITORS,
    "overrule-answer": REVIEWERS,
    "copy-declaration": EDITORS,
    **dict.fromkeys(("new-self-evaluation", "renew-targets"), EDITORS),
    **dict.fromkeys(("print-self-evaluation", "self-evaluation-file", "signed-version"), READERS),
    "add-signed-version": EDITORS,
    "compose-declaration": EDITORS,
    "filing-import": EDITORS,
    "filing-check": EDITORS,
    "filing-original": EDITORS,
    "bulk-declarations": EDITORS,
    "bulk-sheet": EDITORS,
    "void-filing": EDITORS,
    **dict.fromkeys(("library", "library-entry", "library-export"), EVERYBODY - ADMINISTRATION),
    **dict.fromkeys(
        ("library-propose", "library-change", "library-proposals", "library-withdraw"), PROPOSING
    ),
    **dict.fromkeys(("library-template", "library-import", "library-confirm"), PROPOSING),
    "library-review": REVIEWING,
    **dict.fromkeys(("library-decide", "library-retire", "library-approve-several"), DECIDING),
    "reviews": REVIEWERS,
    "approve-batch": REVIEWERS,
    "review": REVIEWERS,
    "decide-review": REVIEWERS,
    "review-marks": BUREAU,
    **dict.fromkeys(("given", "given-one", "given-act"), EXPERTS),
    "consult": experts.ASKING,
    **dict.fromkeys(("draws", "draw", "draw-export"), SAMPLING_READING),
    "new-draw": DRAWING,
    **dict.fromkeys(("key-evaluations", "key-evaluation"), KEY_READING),
    **dict.fromkeys(("new-key-evaluation", "key-evaluation-act"), GIVING),
    **dict.fromkeys(("key-evaluations-given", "key-evaluation-given-one"), EXPERTS),
    "key-evaluation-given-act": EXPERTS,
    "filing-act": EDITORS,
    "record-decision": FINANCE,
    **dict.fromkeys(("budgets", "budgets-export", "budget-project"), BUDGET_READING),
    **dict.fromkeys(("budget-body", "budget-register"), BUDGET_READING),
    **dict.fromkeys(("budget-figures", "budget-line-add", "budget-line-remove"), ENTERING),
    **dict.fromkeys(("budget-adjust", "budget-adjustment-remove", "budget-scope"), ENTERING),
    **dict.fromkeys(("budget-classified", "budget-register-enter"), ENTERING),
    **dict.fromkeys(("budget-register-remove", "budget-import"), ENTERING),
    **dict.fromkeys(("budget-import-columns", "budget-import-confirm"), ENTERING),
    **dict.fromkeys(("budget-year-close", "budget-year-reopen"), CLOSING),
    **dict.fromkeys(("rectification", "rectification-task"), READERS),
    **dict.fromkeys(
        ("new-rectification", "new-rectification-of", "rectification-grounds"), ISSUING
    ),
    "rectification-act": ACTING,
    **dict.fromkeys(("advice", "advice-export"), READERS),
    "decide-advice": FINANCE,
    "commitments": READERS,
    **dict.fromkeys(("commitments-proposed", "commitments-of", "commitments-act"), CONFIRMING),
    **dict.fromkeys(("letters", "letter", "letter-file"), READERS),
    "new-letter": ISSUING,
    "monitoring": READERS,
    **dict.fromkeys(("new-monitoring", "take-monitoring-money"), EDITORS),
    "decide-monitoring": DECIDING_ON_MONITORING,
    "monitoring-plan": BUREAU,
    "calendar": EVERYBODY,
    "calendar-phase": BUREAU,
    "calendar-copy": BUREAU,
    "calendar-ask-late": ASKING,
    "calendar-decide-late": BUREAU,
    "calendar-days": EVERYBODY,
    "calendar-enter-days": BUREAU,
    "calendar-remove-day": BUREAU,
    **dict.fromkeys(("preparation", "regulations", "evaluations", "funds"), READING),
    **dict.fromkeys(("evaluation", "evaluation-report"), READING),
    **dict.fromkeys(("duty-add", "duty-end", "task-add", "target-link", "target-unlink"), KEEPING),
    **dict.fromkeys(("regulation-add", "regulation-repeal"), KEEPING),
    "evaluation-begin": EVALUATING,
    **dict.fromkeys(("evaluation-conclude", "evaluation-adjusted"), CONCLUDING),
    "evaluation-rule": BUREAU,
    **dict.fromkeys(("fund-add", "fund-measure", "fund-programme", "fund-publish"), REGISTERING),
    "fund-extend": AskExtension.roles,
    "fund-decide": BUREAU,
}


def addresses(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each)
        else:
            yield each


def test_every_address_has_a_row() -> None:
    found = {
        each.name: getattr(each.callback, "open_to", "missing")
        for each in addresses(get_resolver())
    }
    assert found == TABLE


PATTERNS = {each.name: each for each in addresses(get_resolver())}
CLOSED = [name for name, roles in TABLE.items() if roles is not PUBLIC]
#: What a converter of an address is given: nothing that there is.
NOWHERE = {"int": 987654321, "str": "nowhere", "slug": "nowhere"}
KINDS = {type(converter): name for name, converter in get_converters().items()}


def nowhere(name: str) -> str:
    """An address of nothing that there is."""
    converters = PATTERNS[name].pattern.converters
    arguments = {each: NOWHERE[KINDS[type(kind)]] for each, kind in converters.items()}
    return reverse(name, kwargs=arguments)


def opened(client: Client, name: str) -> HttpResponse:
    """The answer of an address, of nothing that there is; posted to where it cannot be read."""
    address = nowhere(name)
    answer = client.get(address)
    return client.post(address) if answer.status_code == 405 else answer


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", CLOSED)
def test_a_page_opens_to_its_roles_alone(role: Role, name: str, client: Client) -> None:
    actor = city().actor(role, "市财政局")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    status = opened(client, name).status_code
    roles = TABLE[name]
    assert roles is not None
    assert status in ({200, 302, 400, 404, 422} if role in roles else {403})


@pytest.mark.parametrize("name", CLOSED)
def test_strangers_are_sent_to_sign_in(name: str, client: Client) -> None:
    answer = opened(client, name)
    assert answer.status_code == 302
    assert reverse("sign-in") in answer["Location"]


@pytest.mark.parametrize("role", [Role.UNIT_CLERK, Role.DEPARTMENT_REVIEWER])
def test_a_foreign_organisation_is_not_there(role: Role, client: Client) -> None:
    here = city()
    actor = here.actor(role, "市水务局")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    foreign = reverse("organisation", kwargs={"id": here["第一中学"].pk})
    assert client.get(foreign).status_code == 404


def test_administrators_are_known() -> None:
    assert len(ADMINISTRATION) == 4
