"""What the operator sets: named settings with defaults and reasons, read once from the environment."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import ParseResult, parse_qsl, unquote, urlparse

from heji.web.evidence_settings import EvidenceSettings, evidence_settings
from heji.web.mail_settings import MailSettings, mail_settings
from heji.web.sign_in_settings import SignInSettings, sign_in_settings
from heji.web.variables import Network, WrongSetting, networks, truth

__all__ = ["Environment", "WrongSetting", "environment", "secret_key"]

_KEY_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Environment:
    """All settings of an installation."""

    folder: Path  #: HEJI_DATA: database, evidence and keys; everything a backup has to hold
    database_url: str  #: DATABASE_URL: `postgresql://user:password@host:port/name`; SQLite if unset
    hosts: tuple[str, ...]  #: HEJI_HOSTS: names under which the server is called
    is_secure: bool  #: HEJI_HTTPS: cookies over https alone; on unless the server is local
    #: HEJI_PROXIES: addresses and networks whose X-Forwarded-For and X-Forwarded-Proto are believed
    proxies: tuple[Network, ...]
    log_key: Path  #: HEJI_LOG_KEY: file with the key that signs the log; in the folder unless set
    has_three_administrators: bool  #: HEJI_THREE_ADMINISTRATORS: 三员分立
    is_debugging: bool  #: HEJI_DEBUG
    sign_in: SignInSettings
    evidence: EvidenceSettings
    mail: MailSettings

    @property
    def database(self) -> dict[str, object]:
        """The database as Django wants it."""
        if not self.database_url:
            return _sqlite(self.folder / "heji.sqlite3")
        return _postgresql(urlparse(self.database_url))


def environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Reads the settings.

    Raises:
        WrongSetting: a variable has a value that cannot be used.
    """
    hosts = tuple(each for each in variables.get("HEJI_HOSTS", "").split(",") if each)
    folder = Path(variables.get("HEJI_DATA", "heji-data")).absolute()
    return Environment(
        folder=folder,
        database_url=variables.get("DATABASE_URL", ""),
        hosts=hosts or ("localhost", "127.0.0.1", "[::1]"),
        is_secure=truth(variables, "HEJI_HTTPS", default=bool(hosts)),
        proxies=networks(variables, "HEJI_PROXIES"),
        log_key=Path(variables.get("HEJI_LOG_KEY") or folder / "log-key").absolute(),
        has_three_administrators=truth(variables, "HEJI_THREE_ADMINISTRATORS", default=False),
        is_debugging=truth(variables, "HEJI_DEBUG", default=False),
        sign_in=sign_in_settings(variables),
        evidence=evidence_settings(variables),
        mail=mail_settings(variables),
    )


def secret_key(folder: Path) -> str:
    """The key that signs cookies; made on the first start, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret-key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as written:
        key = secrets.token_urlsafe(_KEY_LENGTH)
        written.write(key)
    return key


def _sqlite(file: Path) -> dict[str, object]:
    # A transaction that writes takes its lock at once: two that read first and write later would
    # end each other with "database is locked".
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}


def _postgresql(url: ParseResult) -> dict[str, object]:
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise WrongSetting("DATABASE_URL: expected postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": dict(parse_qsl(url.query)),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
