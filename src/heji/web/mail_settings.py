"""What the operator sets about mail, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlparse

from heji.web.variables import WrongSetting, count, one_of

NONE, CONSOLE, SMTP = "none", "console", "smtp"
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_BACKENDS = {NONE: "dummy", CONSOLE: "console", SMTP: "smtp"}


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Whether and by which server notices are sent."""

    #: HEJI_MAIL: `smtp`, `console` (printed, to try it out) or `none`; `smtp` where a server is set
    kind: str
    server: str  #: HEJI_SMTP_SERVER
    port: int  #: HEJI_SMTP_PORT; 587, with tls 465, without any 25
    user: str  #: HEJI_SMTP_USER; none: the server asks for no name
    password: str  #: HEJI_SMTP_PASSWORD
    security: str  #: HEJI_SMTP_SECURITY: `starttls`, `tls` from the first byte, or `none`
    sender: str  #: HEJI_MAIL_FROM: the address that mails come from
    address: str  #: HEJI_ADDRESS: how people call the server, for the links in mails

    @property
    def is_on(self) -> bool:
        """Whether anything is sent at all."""
        return self.kind != NONE

    @property
    def backend(self) -> str:
        """What Django sends by."""
        return f"django.core.mail.backends.{_BACKENDS[self.kind]}.EmailBackend"


def mail_settings(variables: Mapping[str, str]) -> MailSettings:
    """Reads the settings.

    Raises:
        WrongSetting: a variable has a value that cannot be used, or one is missing.

    >>> mail_settings({}).is_on
    False
    """
    given = {name: value.strip() for name, value in variables.items()}
    server = given.get("HEJI_SMTP_SERVER", "")
    kind = one_of(given, "HEJI_MAIL", tuple(_BACKENDS), SMTP if server else NONE)
    security = one_of(given, "HEJI_SMTP_SECURITY", tuple(_PORTS), "starttls")
    address, sender = _address(given.get("HEJI_ADDRESS", "")), given.get("HEJI_MAIL_FROM", "")
    if kind == SMTP:
        needed = {"HEJI_SMTP_SERVER": server, "HEJI_MAIL_FROM": sender, "HEJI_ADDRESS": address}
        missing = [name for name, value in needed.items() if not value]
        if missing:
            raise WrongSetting(f"{', '.join(missing)}: needed to send mails")
    return MailSettings(
        kind=kind,
        server=server,
        port=count(given, "HEJI_SMTP_PORT", default=_PORTS[security]),
        user=given.get("HEJI_SMTP_USER", ""),
        password=variables.get("HEJI_SMTP_PASSWORD", ""),
        security=security,
        sender=sender or "heji@localhost",
        address=address,
    )


def _address(words: str) -> str:
    """The beginning of every link, without a slash at its end."""
    if not words:
        return ""
    parts = urlparse(words)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise WrongSetting(f"HEJI_ADDRESS={words!r}: expected https://name")
    return words.rstrip("/")
