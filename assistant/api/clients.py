"""Who asks: the address that a request comes from, and the page that it says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request

_PAGE = re.compile(r"[A-Za-z0-9-]{8,64}")
_OF_ONE_HOME = 64  # bits of an IPv6 address that one connection is given


@dataclass(frozen=True, slots=True)
class Client:
    """An address, and one page there; pages without a name are not told apart."""

    address: str
    page: str = ""


def client_of(request: Request, trusted: Sequence[str]) -> Client:
    """The client of a request; what a proxy says of it counts only where the proxy is trusted."""
    address = request.client.host if request.client else ""
    forwarded = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    while forwarded and _is_one_of(address, trusted):
        address = forwarded.pop()  # each proxy adds the address that it saw at the end
    page = request.headers.get("x-koubo-page", "")
    return Client(_home_of(address), page if _PAGE.fullmatch(page) else "")


def _is_one_of(address: str, networks: Sequence[str]) -> bool:
    try:
        return any(ip_address(address) in ip_network(network, strict=False) for network in networks)
    except ValueError:
        return False


def _home_of(address: str) -> str:
    """The address as it is counted."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or ip_network((int(known), _OF_ONE_HOME), strict=False))
