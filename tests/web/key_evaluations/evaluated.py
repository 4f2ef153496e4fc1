"""A key evaluation at any point of its way, for tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.actions import AttachEvidence
from heji.web.evidence.models import Evidence
from heji.web.evidence.receiving import received
from heji.web.key_evaluations.actions.preparing import BeginKeyEvaluation, GiveTo, SendOut, Task
from heji.web.key_evaluations.actions.scoring import DeclareTie, Given, HandIn, ScoreItems
from heji.web.key_evaluations.evidence import TYPE
from heji.web.key_evaluations.items import leaves
from heji.web.key_evaluations.models import KeyEvaluation, Seat
from tests.web.building import City

RUBRIC = "cn/mof/project-evaluation-framework/2020"
UNTIL = datetime.date(2027, 6, 30)
REPORT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@dataclass
class Round:
    """The office, its task and its experts."""

    here: City
    office: Actor
    evaluation: KeyEvaluation
    experts: list[Actor]

    def seat(self, number: int) -> Seat:
        """What an expert was given, as it is now."""
        return Seat.objects.select_related("evaluation").get(
            evaluation=self.evaluation, expert=self.experts[number].person
        )

    def now(self) -> KeyEvaluation:
        """The evaluation as it is now."""
        return KeyEvaluation.objects.get(pk=self.evaluation.pk)

    def opened(self, number: int) -> Seat:
        """The expert has declared that nothing ties them to it."""
        return perform(DeclareTie(self.seat(number), is_tied=False), self.experts[number])

    def score(self, number: int, **scores: str) -> Seat:
        """The expert gives every item one mark, and some another."""
        given = {each.code: Given("1", "符合要求") for each in leaves(RUBRIC)}
        given |= {code.replace("_", "."): Given(each, "有所不足") for code, each in scores.items()}
        act = ScoreItems(
            self.seat(number), {code.removeprefix("i"): each for code, each in given.items()}
        )
        return perform(act, self.experts[number])

    def hand_in(self, number: int, **scores: str) -> None:
        """All of that, and handed in."""
        self.opened(number)
        self.score(number, **scores)
        perform(HandIn(self.seat(number), "总体良好。"), self.experts[number])

    def attach(self, actor: Actor, name: str = "评价报告.pdf") -> Evidence:
        """A report."""
        environment = settings.ENVIRONMENT
        upload = SimpleUploadedFile(name, REPORT + name.encode())
        with received(upload, environment.evidence, environment.folder) as file:
            return perform(AttachEvidence(file, TYPE, str(self.evaluation.pk)), actor)


def begun(here: City, combination: str = "mean", **more: object) -> Round:
    """A task of the bureau about a unit's project or the unit itself, given to nobody yet."""
    office = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    usual = {"year": 2026, "title": "河道整治重点评价", "purpose": "评价资金使用绩效"}
    usual |= {"body": here["河道管理所"], "project": None, "rubric": RUBRIC, "places": 2}
    task = Task(**{**usual, "combination": combination, "until": UNTIL, **more})  # type: ignore[arg-type]
    return Round(here, office, perform(BeginKeyEvaluation(task), office), [])


def sent(here: City, count: int = 2, combination: str = "mean", **more: object) -> Round:
    """The same, sent out to so many experts of the bureau."""
    made = begun(here, combination, **more)
    for number in range(count):
        expert = here.actor(Role.EXPERT, "市财政局")
        perform(GiveTo(made.evaluation, expert.person, number + 1), made.office)
        made.experts.append(expert)
    perform(SendOut(made.evaluation), made.office)
    return made
