from __future__ import annotations

import pkgutil
from pathlib import Path

import pytest

from heji.audit import checks as package
from heji.audit.catalogue import UnknownCheck, checks, describe, names, title
from heji.language import LANGUAGES


def test_every_module_of_checks_registers_some() -> None:
    registered = {each.function.__module__ for each in checks()}
    modules = {f"{package.__name__}.{each.name}" for each in pkgutil.iter_modules(package.__path__)}
    assert modules <= registered


def test_every_check_is_described_and_every_description_is_made() -> None:
    assert {each.name for each in checks()} == set(names())


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_are_whole(name: str, language: str) -> None:
    found = describe(name, language)
    assert found.title and found.says and found.example


def test_checks_can_be_chosen() -> None:
    assert {each.name for each in checks(("sum-mismatch",))} == {"sum-mismatch"}


def test_a_wrong_name_is_refused_with_the_nearest() -> None:
    for look_up in (lambda: checks(("sum-mismach",)), lambda: describe("sum-mismach", "zh")):
        with pytest.raises(UnknownCheck, match="did you mean sum-mismatch") as refused:
            look_up()
        assert "sum-mismatch" in refused.value.near


def test_the_title_of_an_unknown_check_is_its_name() -> None:
    assert title("not-yet-made", "zh") == "not-yet-made"


def test_the_checks_are_those_of_the_public_vocabulary(shared: Path) -> None:
    lines = (shared / "design" / "FINDINGS.md").read_text(encoding="utf-8").splitlines()
    table = {
        name.strip().strip("`")
        for line in lines
        if line.startswith("| `")
        for name in line.split("|")[1].split(",")
    }
    assert set(names()) == table
