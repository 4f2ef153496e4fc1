"""People, their roles, and how they sign in."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Notes sessions when they begin, and locks when they fall."""
        from axes.signals import user_locked_out

        user_logged_in.connect(_begin_session, dispatch_uid="accounts.begin-session")
        user_locked_out.connect(_log_lock, dispatch_uid="accounts.log-lock")


def _begin_session(request: Any, user: Any, **_: Any) -> None:
    from heji.web.accounts import sessions

    sessions.begin(request, user)


def _log_lock(request: Any, username: str, **_: Any) -> None:
    from heji.web.accounts.locking import log_lock

    log_lock(request, username)
