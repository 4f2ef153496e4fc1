from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji import language
from heji.language import LANGUAGES, UnknownText, placeholders, text, texts

SOURCE = Path(language.__file__).parent.parent
HAN = re.compile(r"[\u3400-\u9fff]")

#: Rooms whose Chinese is the language of the documents (labels, cue words, numerals, units), which
#: is grammar and no text for people; what users read comes from the catalogue everywhere.
GRAMMAR = (
    "values",
    "documents",
    "forms",
    "claims",
    "relations",
    "targets",
    "audit",
    "rubrics/binding",
    "rubrics/printed",
)
USERS = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if not path.relative_to(SOURCE).as_posix().startswith(tuple(f"{room}/" for room in GRAMMAR))
) + [
    SOURCE / "audit" / f"{name}.py"
    for name in ("answers", "catalogue", "identity", "inspection", "pool", "report", "run")
]


@pytest.mark.parametrize("key", sorted(texts()))
def test_every_text_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    found = texts()[key]
    assert set(found) == set(LANGUAGES)
    assert all(words.strip() for words in found.values())
    assert set(placeholders(found["zh"])) == set(placeholders(found["en"]))


def test_own_english_texts_have_no_chinese_left_in_them() -> None:
    # Names of the field may stand in brackets or quotes; messages of checks speak of 元 and 其中.
    files = ("answers", "cli", "html", "report", "roles", "terminal", "xlsx")
    left = {
        key: found["en"]
        for name in files
        for key, found in language._texts(f"{name}.yaml").items()
        if HAN.search(found["en"])
    }
    assert not left


def test_no_key_is_given_twice() -> None:
    seen: dict[str, str] = {}
    for path in sorted((SOURCE / "language").glob("*.yaml")):
        for key in language._texts(path.name):
            assert key not in seen, f"{key} in {path.name} and {seen[key]}"
            seen[key] = path.name


def test_placeholders_are_filled() -> None:
    assert text("report.place.table", "zh", table=3) == "表3"
    assert text("report.place.table", "en", table=3) == "table 3"


@given(st.text(alphabet=string.printable + "表{}%$"))
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    assert text("report.quote", "zh", quote=value) == f"「{value}」"


def test_unknown_key_names_the_nearest() -> None:
    with pytest.raises(
        UnknownText, match=r"report\.place\.tabel.*did you mean report\.place\.table"
    ):
        text("report.place.tabel", "zh")


def test_unknown_language_and_missing_value_are_named() -> None:
    with pytest.raises(LookupError, match="'fr'"):
        text("report.stated", "fr")
    with pytest.raises(LookupError, match=r"report\.place\.table.*\{table\}"):
        text("report.place.table", "zh")


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_text_for_users_stands_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inline = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and HAN.search(node.value)
    ]
    assert not inline


def test_every_role_of_the_lexicon_has_a_name() -> None:
    import yaml

    lexicon = yaml.safe_load((SOURCE / "forms" / "lexicon.yaml").read_text(encoding="utf-8"))
    roles = {*lexicon["columns"], *lexicon["measures"], *lexicon["fields"]}
    assert not sorted(role for role in roles if not language.has(f"role.{role}"))


def test_keys_used_in_code_are_in_the_catalogue() -> None:
    used: dict[str, str] = {}
    for path in USERS:
        for match in re.finditer(
            r"\b(?:text|label|_row)\(\s*\"([a-z][a-z.-]+)\"", path.read_text(encoding="utf-8")
        ):
            used[match.group(1)] = path.name
        for match in re.finditer(
            r"\bsay\(\s*\"([a-z][a-z.-]+)\"", path.read_text(encoding="utf-8")
        ):
            used["cli." + match.group(1)] = path.name
    missing = {key: name for key, name in used.items() if not language.has(key)}
    assert used and not missing
