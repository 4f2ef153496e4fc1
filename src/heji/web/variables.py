"""Reads one variable of the operator's environment, and says which one cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network


class WrongSetting(ValueError):
    """A setting that cannot be used; names the variable and what is expected."""


def truth(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    """1 or 0, also yes, no, true, false, on, off.

    Raises:
        WrongSetting: anything else.

    >>> truth({"HEJI_HTTPS": "on"}, "HEJI_HTTPS", default=False)
    True
    """
    value = variables.get(name, "").strip().lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    if not value:
        return default
    raise WrongSetting(f"{name}={value!r}: expected 1 or 0")


def count(variables: Mapping[str, str], name: str, *, default: int) -> int:
    """A whole number from 1.

    Raises:
        WrongSetting: anything else.

    >>> count({}, "HEJI_IDLE_MINUTES", default=30)
    30
    """
    value = variables.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise WrongSetting(f"{name}={value!r}: expected a whole number from 1")


def names(variables: Mapping[str, str], name: str, known: frozenset[str]) -> frozenset[str]:
    """Names of a list, separated by commas.

    Raises:
        WrongSetting: a name that is not known.

    >>> sorted(names({"X": "b, a"}, "X", frozenset("abc")))
    ['a', 'b']
    """
    found = {each.strip() for each in variables.get(name, "").split(",")} - {""}
    if found <= known:
        return frozenset(found)
    wrong, expected = ", ".join(sorted(found - known)), ", ".join(sorted(known))
    raise WrongSetting(f"{name}: {wrong} is not one of {expected}")


def networks(variables: Mapping[str, str], name: str) -> tuple[Network, ...]:
    """Addresses and networks of a list, separated by commas.

    Raises:
        WrongSetting: one that is none.

    >>> networks({"X": "127.0.0.1, 10.1.0.0/16"}, "X")
    (IPv4Network('127.0.0.1/32'), IPv4Network('10.1.0.0/16'))
    """
    given = [each.strip() for each in variables.get(name, "").split(",") if each.strip()]
    try:
        return tuple(map(ip_network, given))
    except ValueError as error:
        raise WrongSetting(f"{name}: {error}") from error


def one_of(variables: Mapping[str, str], name: str, known: tuple[str, ...], default: str) -> str:
    """One of a few words.

    Raises:
        WrongSetting: anything else.

    >>> one_of({"X": "TLS"}, "X", ("starttls", "tls"), "starttls")
    'tls'
    """
    value = variables.get(name, "").strip().lower() or default
    if value in known:
        return value
    raise WrongSetting(f"{name}={value!r}: expected {', '.join(known)}")
