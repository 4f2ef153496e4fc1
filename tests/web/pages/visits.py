"""Every page that there is: who looks at it, and of what. A new address without a visit fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from heji.web.acting.role import Role
from tests.web.pages.filled import Filled
from tests.web.pages.named import BUREAU, DEPARTMENT, MONITORED, UNIT


@dataclass(frozen=True)
class Visit:
    """Somebody looks at a page."""

    role: Role | None  #: nobody who is signed in
    body: str = BUREAU
    of: Callable[[Filled], tuple[Any, ...]] = lambda _: ()
    query: str = ""

    def address(self, name: str, city: Filled) -> str:
        """Where the page is."""
        return reverse(name, args=self.of(city)) + self.query


NOBODY = Visit(None)
CLERK = Visit(Role.UNIT_CLERK, UNIT)
FINANCE = Visit(Role.FINANCE_PERFORMANCE)
KEEPER = Visit(Role.ADMINISTRATOR)
EXPERT = Visit(Role.EXPERT)


def clerk(of: Callable[[Filled], tuple[Any, ...]]) -> Visit:
    return Visit(Role.UNIT_CLERK, UNIT, of)


def department(of: Callable[[Filled], tuple[Any, ...]] = lambda _: ()) -> Visit:
    return Visit(Role.DEPARTMENT_REVIEWER, DEPARTMENT, of)


def finance(of: Callable[[Filled], tuple[Any, ...]], query: str = "") -> Visit:
    return Visit(Role.FINANCE_PERFORMANCE, BUREAU, of, query)


def keeper(of: Callable[[Filled], tuple[Any, ...]]) -> Visit:
    return Visit(Role.ADMINISTRATOR, BUREAU, of)


def _body(name: str) -> Callable[[Filled], tuple[Any, ...]]:
    return lambda city: (city.here[name].pk,)


#: name of the address -> who looks at it
VISITS: dict[str, tuple[Visit, ...]] = {
    "home": (CLERK, department(), FINANCE, KEEPER),
    "sign-in": (NOBODY,),
    "welcome": (Visit(None, of=lambda city: (city.invitation,)),),
    "choose-role": (CLERK,),
    "own-account": (CLERK,),
    "change-password": (CLERK,),
    "second-factor": (CLERK,),
    "people": (KEEPER,),
    "person": (keeper(lambda city: (city.person.pk,)),),
    "add-person": (KEEPER,),
    "import-people": (KEEPER,),
    "organisations": (FINANCE,),
    "organisation": (finance(_body(DEPARTMENT)), keeper(_body("供水监测站"))),
    **{
        name: (finance(_body(DEPARTMENT)),)
        for name in (
            *("organisation-add", "organisation-rename", "organisation-correct"),
            *("organisation-end", "organisation-move"),
        )
    },
    "organisations-import": (FINANCE,),
    "log": (Visit(Role.INSPECTOR, "市审计局"),),
    "history": (
        finance(lambda city: ("organisations.organisation", city.here["供水监测站"].pk)),
        finance(lambda city: ("filing.filing", city.returned.pk)),
    ),
    "evidence": (CLERK,),
    "evidence-of": (clerk(lambda city: ("filing.filing", city.draft.pk)),),
    "evidence-piece": (clerk(lambda city: (city.piece.pk,)),),
    "filings": (
        *(replace(each, of=lambda city: ("declaration",)) for each in (CLERK, FINANCE)),
        clerk(lambda city: ("self_evaluation",)),
    ),
    "new-declaration": (CLERK,),
    "new-self-evaluation": (CLERK,),
    "print-self-evaluation": (clerk(lambda city: (city.evaluated.pk,)),),
    "signed-version": (
        clerk(lambda city: (city.evaluated.pk, city.signed["form"].pk)),
        clerk(lambda city: (city.evaluated.pk, city.signed["report"].pk)),
    ),
    "projects": (CLERK,),
    "new-project": (CLERK,),
    "filing": (
        *(clerk(lambda city: (city.draft.pk,)), clerk(lambda city: (city.returned.pk,))),
        *(clerk(lambda city: (city.own.pk,)), finance(lambda city: (city.approved.pk,))),
        clerk(lambda city: (city.evaluated.pk,)),
    ),
    "answers": (
        clerk(lambda city: (city.draft.pk,)),
        department(lambda city: (city.waiting.pk,)),
    ),
    "form-pictures": (clerk(lambda city: (city.evaluated.pk,)),),
    "rollup": (
        replace(CLERK, query="?year=2026"),
        replace(FINANCE, query="?year=2026"),
    ),
    "compose-declaration": (clerk(lambda city: (city.own.pk,)),),
    "filing-import": (clerk(lambda city: (city.draft.pk,)),),
    "filing-check": (
        clerk(lambda city: (city.draft.pk, city.intake.pk)),
        clerk(lambda city: (city.evaluated.pk, city.on_paper.pk)),
    ),
    "bulk-declarations": (CLERK,),
    "library": (CLERK,),
    "library-entry": (clerk(lambda city: (city.entry.pk,)),),
    "library-propose": (CLERK,),
    "library-change": (clerk(lambda city: (city.entry.pk,)),),
    "library-retire": (finance(lambda city: (city.entry.pk,)),),
    "library-proposals": (FINANCE,),
    "library-import": (CLERK,),
    "reviews": (department(), FINANCE),
    "review-marks": (FINANCE,),
    "given": (EXPERT,),
    "given-one": (replace(EXPERT, of=lambda city: (city.given.pk,)),),
    "notices": (CLERK, FINANCE),
    "notices-sending": (KEEPER,),
    "review": (department(lambda city: (city.review.pk,)),),
    "calendar": (CLERK, FINANCE),
    "calendar-phase": tuple(
        finance(lambda city, kind=kind: (city.here["云栖市"].pk, 2027, kind))  # type: ignore[misc]
        for kind in ("declaration", "self_evaluation")
    ),
    "calendar-ask-late": (Visit(Role.UNIT_CLERK, "供水监测站", lambda city: (city.phase,)),),
    "calendar-decide-late": (finance(lambda city: (city.late.pk,)),),
    "calendar-days": (FINANCE,),
    "calendar-enter-days": (finance(_body("云栖市")),),
    "preparation": (department(),),
    "duty-add": (department(_body(DEPARTMENT)),),
    "duty-end": (department(lambda city: (city.duty.pk,)),),
    "task-add": (department(lambda city: (city.duty.pk,)),),
    "target-link": (department(lambda city: (city.task.pk,)),),
    "regulations": (department(),),
    "regulation-add": (department(_body(DEPARTMENT)),),
    "regulation-repeal": (department(lambda city: (city.regulation.pk,)),),
    "evaluations": (department(), FINANCE),
    "evaluation-begin": (Visit(Role.UNIT_CLERK, DEPARTMENT, _body(DEPARTMENT)),),
    "evaluation": (
        Visit(Role.UNIT_CLERK, DEPARTMENT, lambda city: (city.scored.pk,)),
        finance(lambda city: (city.to_adjust.pk,)),
    ),
    "evaluation-report": (department(lambda city: (city.to_adjust.pk,)),),
    "evaluation-conclude": (department(lambda city: (city.to_conclude.pk,)),),
    "evaluation-adjusted": (department(lambda city: (city.to_adjust.pk,)),),
    "evaluation-rule": (FINANCE,),
    "funds": (department(), FINANCE),
    "fund-add": (department(_body(DEPARTMENT)),),
    **{
        name: (department(lambda city: (city.fund.pk,)),)
        for name in ("fund-measure", "fund-programme", "fund-publish", "fund-extend")
    },
    "fund-decide": (finance(lambda city: (city.extension.pk,)),),
}
_BUDGETS: dict[str, tuple[Visit, ...]] = {
    "budgets": (department(), FINANCE),
    "budget-project": (clerk(lambda city: (city.draft.project_id,)),),
    **{
        name: (department(_body(DEPARTMENT)),)
        for name in ("budget-body", "budget-line-add", "budget-classified")
    },
    "budget-adjust": (department(lambda city: (city.line.pk,)),),
    "budget-scope": (department(lambda city: (city.line.pk,)),),
    "budget-adjustment-remove": (clerk(lambda city: (city.adjustment.pk,)),),
    "budget-register": (department(),),
    "budget-register-enter": (department(lambda city: (city.here[DEPARTMENT].pk, "posts")),),
    "budget-register-remove": (department(lambda city: (city.value.pk,)),),
    "budget-import": (department(),),
    "budget-year-reopen": (finance(lambda city: (city.closing.pk,)),),
}
VISITS |= _BUDGETS
_WATCHED = f"?year={MONITORED}&month=7"
_MONITORING: dict[str, tuple[Visit, ...]] = {
    "monitoring": (replace(CLERK, query=_WATCHED), replace(FINANCE, query=_WATCHED)),
    "new-monitoring": (CLERK,),
    "monitoring-plan": (FINANCE,),
    "filings": (*VISITS["filings"], clerk(lambda _: ("monitoring",))),
    "filing": (
        *(*VISITS["filing"], clerk(lambda city: (city.watched.pk,))),
        Visit(Role.DEPARTMENT_REVIEWER, DEPARTMENT, lambda city: (city.to_decide.pk,)),
    ),
}
VISITS |= _MONITORING
VISITS |= {
    "jobs": (CLERK, FINANCE),
    "job": (
        *(clerk(lambda city: (city.submitting.pk,)), clerk(lambda city: (city.printing.pk,))),
        finance(lambda city: (city.night.pk,)),
    ),
}
_SECOND_LOOK: dict[str, tuple[Visit, ...]] = {
    "review": (
        *VISITS["review"],
        Visit(Role.UNIT_APPROVER, UNIT, lambda city: (city.corrected.pk,)),
    ),
    "draws": (FINANCE,),
    "new-draw": (FINANCE,),
    "draw": (finance(lambda city: (city.draw.pk,)), finance(lambda city: (city.draw.pk,), "?all")),
    "key-evaluations": (FINANCE, department()),
    "new-key-evaluation": (FINANCE,),
    "key-evaluation": tuple(
        finance(lambda city, name=name: (getattr(city, name).pk,))  # type: ignore[misc]
        for name in ("prepared", "key_scored")
    ),
    "key-evaluations-given": (EXPERT,),
    "key-evaluation-given-one": tuple(
        replace(EXPERT, of=lambda city, name=name: (getattr(city, name).pk,))  # type: ignore[misc]
        for name in ("seat", "seat_open", "seat_done")
    ),
}
VISITS |= _SECOND_LOOK
_MADE = f"?year={MONITORED}"
_USE: dict[str, tuple[Visit, ...]] = {
    "rectification": (CLERK, FINANCE),
    "rectification-task": (
        clerk(lambda city: (city.demand.pk,)),
        finance(lambda city: (city.demand.pk,)),
    ),
    "new-rectification": (FINANCE,),
    "rectification-grounds": (finance(lambda city: (city.results.pk,)),),
    "new-rectification-of": (finance(lambda city: (city.results.pk,)),),
    "advice": (replace(FINANCE, query=_MADE), replace(CLERK, query=_MADE)),
    "commitments": (replace(CLERK, query=f"?year={MONITORED + 1}"),),
    "commitments-proposed": (replace(FINANCE, query=_MADE),),
    "commitments-of": (finance(lambda city: (city.results.pk,)),),
    "letters": (CLERK, FINANCE),
    "letter": (finance(lambda city: (city.letter.pk,)),),
    "new-letter": (FINANCE,),
    "filing": (
        *VISITS["filing"],
        clerk(lambda city: (city.following.pk,)),
        finance(lambda city: (city.results.pk,)),
    ),
}
VISITS |= _USE
#: What is opened and is no page of its own: files, parts of pages, the way to a single sign-on.
NO_PAGES = frozenset(
    (
        *("import-people-sheet", "organisations-export", "organisations-template"),
        *("library-export", "library-template", "bulk-sheet", "evidence-file", "evidence-page"),
        *("organisation-below", "filing-rows", "filing-findings"),
        *("filing-suggestions", "declaration-original", "notices-count", "budgets-export"),
        *(
            "self-evaluation-file",
            "job-progress",
            "job-sheet",
            "job-file",
            "rollup-export",
            "form-pictures-export",
        ),
        *("draw-export", "advice-export", "letter-file"),
        *("filing-suggestions", "filing-original", "notices-count", "budgets-export"),
        *("self-evaluation-file", "job-progress", "job-sheet", "job-file"),
        *("self-evaluation-file", "draw-export"),
        *("self-evaluation-file", "advice-export", "letter-file"),
        *("openid_connect_login", "openid_connect_callback"),
    )
)
#: Pages that have to be walked to; tests of their apps look at them in both languages.
WALKED = frozenset(("sign-in-code",))
