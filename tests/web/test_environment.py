"""The operator's settings."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from heji.web.environment import WrongSetting, environment, secret_key


def test_one_sqlite_file_unless_told_otherwise() -> None:
    found = environment({"HEJI_DATA": "/srv/heji"})
    assert found.database["NAME"] == "/srv/heji/heji.sqlite3"
    assert not found.is_secure


def test_postgresql_by_its_address() -> None:
    url = "postgresql://anna:p%40ss@db.example:5433/heji?sslmode=require"
    found = environment({"DATABASE_URL": url}).database
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("anna", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"]) == ("5433", "heji")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("variables", [{"HEJI_HTTPS": "maybe"}, {"DATABASE_URL": "mysql://x/y"}])
def test_a_wrong_setting_is_named(variables: dict[str, str]) -> None:
    with pytest.raises(WrongSetting, match=next(iter(variables))):
        print(environment(variables).database)


def test_a_public_server_keeps_its_cookies_to_https() -> None:
    assert environment({"HEJI_HOSTS": "jixiao.example.gov.cn"}).is_secure


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert key == secret_key(tmp_path)
    assert len(key) > 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
