"""A city in the middle of its work, so that each page has something to show."""

from __future__ import annotations

from dataclasses import dataclass

from heji.web.accounts.models import Person
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.models import (
    Adjustment,
    BudgetLine,
    RegisterValue,
    YearClosing,
)
from heji.web.calendar.models import LateSubmission
from heji.web.evidence.models import Evidence
from heji.web.filing.models import Filing, Intake
from heji.web.jobs.models import Job
from heji.web.key_evaluations.models import KeyEvaluation, Seat
from heji.web.letters.models import Letter
from heji.web.library.models import LibraryEntry
from heji.web.library.shipping import import_shipped
from heji.web.organisations.actions import AddOrganisation, RenameOrganisation
from heji.web.organisations.models import Kind
from heji.web.preparation.models import (
    Duty,
    Evaluation,
    FundExtension,
    Regulation,
    SpecialFund,
    Task,
)
from heji.web.rectification.models import Task as Rectification
from heji.web.reviews.models import Consultation, Review
from heji.web.sampling.models import Draw
from heji.web.self_evaluations.models import SignedVersion
from tests.web.building import City
from tests.web.filing.making import office
from tests.web.library.proposing import approved, proposal
from tests.web.pages.filled_forms import declarations, evidence, jobs, monitoring
from tests.web.pages.filled_results import results, second_look
from tests.web.pages.filled_year import budgets, calendar, people, preparation
from tests.web.pages.named import BUREAU, DEPARTMENT, UNIT


@dataclass
class Filled:
    """What there is in the city, by what it shows."""

    here: City
    actors: dict[tuple[Role, str], Actor]
    draft: Filing  #: with findings
    returned: Filing
    waiting: Filing
    approved: Filing
    evaluated: Filing  #: the self-evaluation of that, half filled in
    on_paper: Intake  #: of that, from paper
    signed: dict[str, SignedVersion]  #: of that, with differences
    own: Filing  #: of the unit as a whole
    review: Review
    given: Consultation
    intake: Intake
    phase: int
    late: LateSubmission
    duty: Duty
    task: Task
    regulation: Regulation
    scored: Evaluation
    to_conclude: Evaluation
    to_adjust: Evaluation
    fund: SpecialFund
    extension: FundExtension
    entry: LibraryEntry
    proposed: LibraryEntry
    line: BudgetLine
    adjustment: Adjustment
    value: RegisterValue
    closing: YearClosing
    corrected: Review  #: of a self-evaluation, with a score that was corrected
    draw: Draw
    prepared: KeyEvaluation
    key_scored: KeyEvaluation
    seat: Seat  #: of an expert who declared nothing yet
    seat_open: Seat
    seat_done: Seat
    watched: Filing  #: being monitored, with warnings
    to_decide: Filing  #: monitored, approved, and decided on by nobody
    results: Filing  #: a self-evaluation that was approved, with a commitment and one proposed
    following: Filing  #: the declaration of the year after
    demand: Rectification  #: to be put right, returned once
    letter: Letter
    piece: Evidence
    submitting: Job  #: done, with a form that could not be submitted
    printing: Job
    night: Job  #: nobody took it yet
    person: Person
    invitation: str

    def actor(self, role: Role, body: str) -> Actor:
        """Whoever acts in a role of a body; always the same person."""
        if (role, body) not in self.actors:
            self.actors[role, body] = self.here.actor(role, body)
        return self.actors[role, body]


def filled() -> Filled:
    """The city; its evidence goes to the folder of the settings."""
    import_shipped()
    made = office()
    here = made.here
    actors = {
        (Role.UNIT_CLERK, UNIT): made.clerk,
        (Role.UNIT_APPROVER, UNIT): here.actor(Role.UNIT_APPROVER, UNIT),
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT): here.actor(Role.DEPARTMENT_REVIEWER, DEPARTMENT),
        (Role.FINANCE_PERFORMANCE, BUREAU): here.actor(Role.FINANCE_PERFORMANCE, BUREAU),
        (Role.ADMINISTRATOR, BUREAU): here.actor(Role.ADMINISTRATOR, BUREAU),
    }
    bureau = actors[Role.FINANCE_PERFORMANCE, BUREAU]
    perform(AddOrganisation(here["市教育局"], "第二中学", Kind.UNIT, 2024), bureau)
    perform(RenameOrganisation(here["供水监测站"], "供水水质监测站", 2025), bureau)
    found = {
        "here": here,
        "actors": actors,
        **declarations(made, actors),
        **second_look(made, actors),
        **calendar(made, bureau),
        **preparation(made, actors),
        **budgets(made, actors),
        **monitoring(made, actors),
        **results(made, actors),
        **people(here, actors),
        "entry": approved(here),
        "proposed": proposal(here, "供水管网改造长度"),
    }
    found["piece"] = evidence(made, found["draft"])
    found |= jobs(made, found["waiting"], found["evaluated"])
    return Filled(**found)
