"""Names of logged fields and values."""

from __future__ import annotations

import pytest

from heji.data import load
from heji.language import LANGUAGES, has
from heji.web.audit_log.wording import field_name, value_text

_WORDS = load("heji.web.audit_log", "words.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("subject", "field", "stored"),
    [
        ("filing.filing", "state", "department_review"),
        ("filing.filing", "conclusion", "good"),
        ("preparation.evaluation", "conclusion", "adjust"),
        ("library.libraryentry", "direction", "at_least"),
        ("rectification.task", "state", "returned"),
        ("organisations.organisation", "kind", "finance_bureau"),
        ("accounts.person", "role", "expert"),
    ],
)
def test_codes_are_said_in_words(subject: str, field: str, stored: str, language: str) -> None:
    assert value_text(subject, field, stored, language) != stored
    assert field_name(subject, field, language) != field


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "—"), ("", "—"), ([], "—"), (0, "0"), (False, "否"), ([10, 3, 1], "10、3、1")],
)
def test_plain_values(value: object, said: str) -> None:
    assert value_text("calendar.phase", "anything", value, "zh") == said


def test_names_put_together_of_codes() -> None:
    line = "general_public own_level project current"
    assert field_name("projects.project", f"{line} · 8", "zh") == (
        "一般公共预算 本级 项目支出 当年安排 · 8月"
    )
    assert value_text("budgets.budgetline", "line", line, "en").startswith("General public budget")
    assert value_text("filing.filing", "reason", "general words · of a person", "en") == (
        "general words · of a person"
    )


def test_an_amount_is_exact() -> None:
    assert value_text("", "amount", 900719925474099301, "zh") == "9,007,199,254,740,993.01 元"


def test_what_the_file_leads_to_is_in_the_catalogue() -> None:
    beginnings = {
        *_WORDS["fields"].values(),
        *(each for fields in _WORDS["values"].values() for each in fields.values()),
    }
    some = {
        **{"library.field": "type", "role": "expert", "calendar.step": "unit_approval"},
        **{"organisation.kind": "unit", "review.what": "budget", "library.scope": "project"},
        **{"filing.state": "draft", "review.conclusion": "good", "library.type": "quality"},
        **{"monitoring.decision": "pause", "monitoring.measure": "initial_budget"},
        **{"preparation.conclusion": "adjust", "library.area": "health"},
        **{"library.group": "special_fund", "library.direction": "at_least"},
        **{"library.origin": "management", "library.basis": "standard"},
        **{"library.proof": "direct", "library.scoring": "proportional"},
        **{"library.status": "approved", "budget.register.field": "posts"},
        **{"rectification": "what", "rectification.state": "issued"},
        **{"advice.choice": "cut", "letter.kind": "feedback"},
    }
    assert beginnings == set(some)
    assert [each for each, name in some.items() if not has(f"{each}.{name}")] == []
