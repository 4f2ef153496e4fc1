"""`heji verify-log`: what is told of a log that was touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.web.installation import Installation


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("log") / "data"
    Installation(folder).migrated().filled(acts=4)
    return folder


@pytest.fixture
def installation(original: Path, tmp_path: Path) -> Installation:
    return Installation(Path(shutil.copytree(original, tmp_path / "data")))


def test_a_log_that_holds(installation: Installation) -> None:
    done = installation.heji("verify-log")
    assert done.returncode == 0
    assert "✓ The log holds: 4 entries" in done.stdout
    assert "Public key: " in done.stdout


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_log_logentry SET person = 'x' WHERE number = 2", "Entry 2 is not what"),
        ("DELETE FROM audit_log_logentry WHERE number = 2", "Before entry 3"),
        ("DELETE FROM audit_log_logentry WHERE number = 4", "What stood after entry 3"),
        ("UPDATE audit_log_chainhead SET signature = 'AAAA'", "is not signed with"),
    ],
)
def test_a_log_that_was_touched(installation: Installation, statement: str, said: str) -> None:
    installation.unguarded_sql(statement)
    done = installation.heji("verify-log")
    assert done.returncode == 1
    assert said in done.stdout


def test_an_anchor_tells_a_cut_off_end(installation: Installation, tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    shutil.copy(installation.folder / "heji.sqlite3", kept)
    installation.python(
        "import django; django.setup()\n"
        "from heji.web.acting.action import perform\n"
        "from heji.web.acting.middleware import actor_of\n"
        "from heji.web.accounts.models import Membership\n"
        "from heji.web.organisations.actions import RenameOrganisation\n"
        "from heji.web.organisations.models import Organisation\n"
        "actor = actor_of(Membership.objects.get())\n"
        "perform(RenameOrganisation(Organisation.objects.get(name='站1'), '新站', 2025), actor)"
    )
    anchors = tmp_path / "anchors"
    for count in (1, 2):
        assert installation.heji("verify-log", "--anchor", anchors).returncode == 0
        assert len(anchors.read_text().splitlines()) == count
    assert json.loads(anchors.read_text().splitlines()[0])["number"] == 5
    shutil.copy(kept, installation.folder / "heji.sqlite3")  # whole and signed, but older
    assert installation.heji("verify-log").returncode == 0
    for option in ("--against", "--anchor"):
        done = installation.heji("verify-log", option, anchors)
        assert done.returncode == 1
        assert "ends with entry 4, but an anchor proves that there were more (5" in done.stdout
    assert len(anchors.read_text().splitlines()) == 2


def test_a_replaced_key_is_told_by_the_public_key_kept_elsewhere(
    installation: Installation,
) -> None:
    public = installation.heji("verify-log").stdout.split("Public key: ")[1].strip()
    assert installation.heji("verify-log", "--public-key", public).returncode == 0
    other = "A" * 43 + "="
    done = installation.heji("verify-log", "--public-key", other)
    assert done.returncode == 1
    assert "is not signed with" in done.stdout


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [("--against", None, "Cannot read"), ("--against", "no anchor", ":1 is no anchor")],
)
def test_a_wrong_file_of_anchors_is_refused(
    installation: Installation, tmp_path: Path, option: str, content: str | None, said: str
) -> None:
    file = tmp_path / "anchors"
    if content is not None:
        file.write_text(content)
    done = installation.heji("verify-log", option, file)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_a_folder_without_an_installation_is_left_alone(tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    done = Installation(empty).heji("verify-log")
    assert done.returncode == 2
    assert "There is no database" in done.stderr
    assert not empty.exists()


@pytest.mark.parametrize("content", ["no key", None])
def test_a_missing_key_is_not_made_anew(installation: Installation, content: str | None) -> None:
    key = installation.folder / "log-key"
    public = installation.heji("verify-log").stdout.split("Public key: ")[1].strip()
    key.unlink()
    if content is not None:
        key.write_text(content)
    done = installation.heji("verify-log")
    assert key.exists() == (content is not None)
    assert installation.heji("verify-log", "--public-key", public).returncode == 0
    assert (done.returncode, "holds no private Ed25519 key" in done.stderr) == (2, True)
