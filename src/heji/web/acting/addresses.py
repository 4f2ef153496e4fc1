"""Where a request comes from: the one place that decides it.

The address of a connection cannot be chosen by whoever connects; a header can. So `X-Forwarded-For`
and `X-Forwarded-Proto` count only when the connection comes from a proxy that the operator lists
(HEJI_PROXIES); from everybody else they are thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from heji.web.variables import Network

_ADDRESS, _FOR, _PROTO = "REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"


class ProxyMiddleware:
    """Puts the client's own address on each request; the first of all middleware."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Believes the headers of listed proxies, and forgets those of others."""
        meta, proxies = request.META, settings.ENVIRONMENT.proxies
        connected = meta.get(_ADDRESS, "")
        forwarded = meta.pop(_FOR, "")
        if _is_listed(connected, proxies):
            meta[_ADDRESS] = client_behind(connected, forwarded, proxies)
        else:
            meta.pop(_PROTO, None)
        return self._respond(request)


def address_of(request: HttpRequest) -> str:
    """The network address of the client, for the log of acts, sessions and locks."""
    return str(request.META.get(_ADDRESS, ""))


def client_behind(connected: str, forwarded: str, proxies: Iterable[Network]) -> str:
    """The nearest address that is no listed proxy.

    Each proxy adds the address that it was called from at the end, so the header is read from its
    end; what stands before the first stranger may be invented.

    Args:
        connected: address of the connection, a listed proxy.
        forwarded: the header `X-Forwarded-For`.
        proxies: what the operator lists.

    >>> from ipaddress import ip_network
    >>> client_behind("127.0.0.1", "1.1.1.1, 10.9.8.7", [ip_network("127.0.0.1")])
    '10.9.8.7'
    """
    listed, found = list(proxies), connected
    for each in reversed(forwarded.split(",")):
        address = _address(each)
        if address is None:
            return found
        found = str(address)
        if not _is_listed(found, listed):
            return found
    return found


def _is_listed(words: str, proxies: Iterable[Network]) -> bool:
    address = _address(words)
    return address is not None and any(address in each for each in proxies)


def _address(words: str) -> IPv4Address | IPv6Address | None:
    """An address, also with a port: `10.0.0.1:4711`, `[2001:db8::1]:4711`."""
    bare = words.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
