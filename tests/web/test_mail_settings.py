"""The operator's settings of mail."""

from __future__ import annotations

import pytest

from heji.web.environment import environment
from heji.web.mail_settings import mail_settings
from heji.web.variables import WrongSetting

SMTP = {
    "HEJI_SMTP_SERVER": "mail.example",
    "HEJI_MAIL_FROM": "heji@example.gov.cn",
    "HEJI_ADDRESS": "https://jixiao.example.gov.cn/",
}


def test_nothing_is_sent_unless_a_server_is_set() -> None:
    assert mail_settings({}).kind == "none"
    assert mail_settings({}).backend.endswith("dummy.EmailBackend")
    found = mail_settings(SMTP)
    assert (found.kind, found.port, found.security) == ("smtp", 587, "starttls")
    assert found.address == "https://jixiao.example.gov.cn"
    assert mail_settings({**SMTP, "HEJI_SMTP_SECURITY": "tls"}).port == 465
    assert mail_settings({"HEJI_MAIL": "console"}).is_on


@pytest.mark.parametrize("name", SMTP)
def test_what_is_missing_is_named(name: str) -> None:
    given = {key: value for key, value in SMTP.items() if key != name}
    with pytest.raises(WrongSetting, match=name):
        mail_settings({"HEJI_MAIL": "smtp", **given})


@pytest.mark.parametrize(
    "wrong",
    [
        {"HEJI_MAIL": "pigeon"},
        {"HEJI_SMTP_SECURITY": "some"},
        {"HEJI_SMTP_PORT": "smtp"},
        {"HEJI_ADDRESS": "jixiao.example.gov.cn"},
        {"HEJI_PROXIES": "10.0.0.1/8"},
    ],
)
def test_a_wrong_setting_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(WrongSetting, match=next(iter(wrong))):
        environment(wrong)
