"""What comes before the declaration: duties, regulations, ex-ante evaluations, special funds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.demonstration.city import City, data
from heji.web.demonstration.papers import attach
from heji.web.filing.figures import amount_of
from heji.web.preparation.actions.duties import AddDuty, AddTask, LinkTarget
from heji.web.preparation.actions.evaluations import (
    BeginEvaluation,
    ConcludeEvaluation,
    Given,
    ScoreEvaluation,
    SetEvaluationRule,
)
from heji.web.preparation.actions.funds import AddFund, AddProgramme, AskExtension, PublishFund
from heji.web.preparation.actions.regulations import AddRegulation, RepealRegulation
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.models import (
    Conclusion,
    Regulation,
    RegulationKind,
    SubjectKind,
)

_SINCE = -6  #: years from this one in which duties began
Row = Mapping[str, Any]


def prepare(city: City) -> None:
    """Fills all registers, each by those who keep it."""
    content = data("preparation")
    for each in content["rules"]:
        region, least = city.bodies[each["region"]], amount_of(each["least"])[0] or 0
        act = SetEvaluationRule(region, city.year(each["from_year"]), least)
        perform(act, city.acting(each["by"]))
    for each in content["duties"]:
        for duty in each["duties"]:
            _add_duty(city, each["body"], city.acting(each["by"]), duty)
    for each in content["regulations"]:
        _add_regulation(city, each)
    for each in content["evaluations"]:
        _evaluate(city, each)
    for each in content["funds"]:
        _add_fund(city, each)


def _add_duty(city: City, body: str, clerk: Actor, given: Row) -> None:
    act = AddDuty(
        city.bodies[body], given["name"], city.year(_SINCE), given["basis"], given.get("text", "")
    )
    duty = perform(act, clerk)
    for each in given["tasks"]:
        for year in (city.year(0), city.year(1)):
            task = perform(AddTask(duty, year, each["name"], each["content"]), clerk)
            for code, target in each["links"]:
                perform(LinkTarget(task, city.projects[code], target), clerk)


def _add_regulation(city: City, given: Row) -> None:
    clerk = city.acting(given["by"])
    act = AddRegulation(
        city.bodies[given["body"]],
        RegulationKind(given["kind"]),
        given["name"],
        city.day(given["issued"]),
        city.day(given["from"]),
        city.day(given["to"]) if "to" in given else None,
        given["number"],
        given.get("published", ""),
    )
    made = perform(act, clerk)
    if "repealed" in given:
        perform(RepealRegulation(made, city.day(given["repealed"])), clerk)
    if given["evidence"]:
        attach(clerk, "preparation.regulation", made.pk, given["evidence"])


def _evaluate(city: City, given: Row) -> None:
    clerk = city.acting(given["by"])
    begun = BeginEvaluation(
        city.bodies[given["body"]],
        city.year(given["year"]),
        SubjectKind(given["kind"]),
        given["name"],
        amount_of(given["amount"])[0] or 0,
        given["reason"],
        given["method"],
    )
    made = perform(begun, clerk)
    scores = {
        each.key: Given(points, given["short"] if points < each.full else "")
        for each in present_criteria().all()
        if (points := given["scores"].get(each.key.partition(".")[2])) is not None
    }
    perform(ScoreEvaluation(made, scores), clerk)
    if "evidence" in given:
        attach(clerk, "preparation.evaluation", made.pk, given["evidence"])
    if "concluded" in given:
        said = given["concluded"]
        conclusion = Conclusion(said["conclusion"])
        act = ConcludeEvaluation(made, conclusion, said["opinion"], said["adjustments"])
        perform(act, city.acting(said["by"]))


def _add_fund(city: City, given: Row) -> None:
    keeper = city.acting(given["by"])
    first, last = (city.year(each) for each in given["years"])
    act = AddFund(
        city.bodies[given["body"]],
        given["name"],
        first,
        last,
        given["code"],
        given["purpose"],
        Regulation.objects.filter(name=given["measure"]).first(),
    )
    fund = perform(act, keeper)
    for name, code in given["programmes"]:
        perform(AddProgramme(fund, name, city.projects.get(code)), keeper)
    if "published" in given:
        day, place = given["published"]
        perform(PublishFund(fund, city.day(day), place), keeper)
    if "extension" in given:
        asked = given["extension"]
        perform(AskExtension(fund, city.year(asked["until"]), asked["reason"]), keeper)
