"""What the operator sets about signing in, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from heji.web.acting.role import Role
from heji.web.variables import WrongSetting, count, names


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """A provider of OpenID Connect, such as the single sign-on of a government."""

    server: str  #: HEJI_OIDC_SERVER: issuer, or its address of `.well-known/openid-configuration`
    client: str  #: HEJI_OIDC_CLIENT
    secret: str  #: HEJI_OIDC_SECRET
    name: str  #: HEJI_OIDC_NAME: what the button says
    #: HEJI_OIDC_CLAIM: the claim that is the user name here; asked only when somebody comes for the
    #: first time, afterwards the provider's own lasting identifier (`sub`) counts
    claim: str


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """How people sign in, and how long that lasts."""

    #: HEJI_IDLE_MINUTES: without a request for so long, a session ends; 30 as the classified
    #: protection of information systems commonly asks (等级保护: a connection left alone ends)
    idle: timedelta
    #: HEJI_SESSION_HOURS: no session lasts longer than a working day
    longest: timedelta
    #: HEJI_OLD_PASSWORDS: so many passwords, the present one included, are not used again
    old_passwords: int
    #: HEJI_INVITATION_DAYS: how long an invitation can be used; a week outlasts a holiday weekend
    invitation: timedelta
    #: HEJI_RESET_HOURS: how long the link for a new password can be used
    reset: timedelta
    #: HEJI_SECOND_FACTOR_ROLES: roles that need a second factor, names of `Role` by commas
    second_factor_roles: frozenset[str]
    single_sign_on: SingleSignOn | None


def sign_in_settings(variables: Mapping[str, str]) -> SignInSettings:
    """Reads the settings.

    Raises:
        WrongSetting: a variable has a value that cannot be used.

    >>> sign_in_settings({}).idle
    datetime.timedelta(seconds=1800)
    """
    roles = frozenset(each.value for each in Role)
    return SignInSettings(
        idle=timedelta(minutes=count(variables, "HEJI_IDLE_MINUTES", default=30)),
        longest=timedelta(hours=count(variables, "HEJI_SESSION_HOURS", default=8)),
        old_passwords=count(variables, "HEJI_OLD_PASSWORDS", default=5),
        invitation=timedelta(days=count(variables, "HEJI_INVITATION_DAYS", default=7)),
        reset=timedelta(hours=count(variables, "HEJI_RESET_HOURS", default=24)),
        second_factor_roles=names(variables, "HEJI_SECOND_FACTOR_ROLES", roles),
        single_sign_on=_single_sign_on(variables),
    )


#: The name of the single sign-on in addresses.
PROVIDER = "sso"


def providers(settings: SignInSettings) -> dict[str, dict[str, object]]:
    """The providers as allauth wants them; none without a single sign-on.

    >>> providers(sign_in_settings({}))
    {}
    """
    found = settings.single_sign_on
    if found is None:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": found.name,
        "client_id": found.client,
        "secret": found.secret,
        "settings": {"server_url": found.server},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def _single_sign_on(variables: Mapping[str, str]) -> SingleSignOn | None:
    needed = ("HEJI_OIDC_SERVER", "HEJI_OIDC_CLIENT", "HEJI_OIDC_SECRET")
    given = [variables.get(each, "").strip() for each in needed]
    if not any(given):
        return None
    missing = [name for name, value in zip(needed, given, strict=True) if not value]
    if missing:
        absent = ", ".join(missing)
        raise WrongSetting(f"{absent}: needed with the other HEJI_OIDC_ settings")
    server, client, secret = given
    name = variables.get("HEJI_OIDC_NAME", "").strip() or "OIDC"
    claim = variables.get("HEJI_OIDC_CLAIM", "").strip() or "preferred_username"
    return SingleSignOn(server, client, secret, name, claim)
