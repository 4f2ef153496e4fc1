"""What the operator sets about signing in."""

from __future__ import annotations

import datetime

import pytest

from heji.web.sign_in_settings import providers, sign_in_settings
from heji.web.variables import WrongSetting

OIDC = {
    "HEJI_OIDC_SERVER": "https://sso.example",
    "HEJI_OIDC_CLIENT": "heji",
    "HEJI_OIDC_SECRET": "s",
}


def test_there_are_defaults() -> None:
    found = sign_in_settings({})
    assert found.longest == datetime.timedelta(hours=8)
    assert found.single_sign_on is None
    assert not found.second_factor_roles


def test_everything_can_be_set() -> None:
    given = {
        "HEJI_IDLE_MINUTES": "10",
        "HEJI_SECOND_FACTOR_ROLES": "administrator, finance_performance",
        **OIDC,
    }
    found = sign_in_settings(given)
    assert found.idle == datetime.timedelta(minutes=10)
    assert found.second_factor_roles == {"administrator", "finance_performance"}
    (app,) = providers(found)["openid_connect"]["APPS"]  # type: ignore[misc]
    assert app["settings"] == {"server_url": "https://sso.example"}


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"HEJI_IDLE_MINUTES": "0"}, "HEJI_IDLE_MINUTES"),
        ({"HEJI_OLD_PASSWORDS": "many"}, "HEJI_OLD_PASSWORDS"),
        ({"HEJI_SECOND_FACTOR_ROLES": "boss"}, "boss"),
        ({"HEJI_OIDC_SERVER": "https://sso.example"}, "HEJI_OIDC_CLIENT, HEJI_OIDC_SECRET"),
    ],
)
def test_what_cannot_be_used_is_named(variables: dict[str, str], named: str) -> None:
    with pytest.raises(WrongSetting, match=named):
        sign_in_settings(variables)
