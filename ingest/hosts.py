"""Which hosts a paper is asked at, and which addresses of the network no newspaper is served from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Self
from urllib.parse import urlsplit

from w3lib.url import safe_url_string

PORTS = {"http": 80, "https": 443}
INNER_NAMES = ("localhost", "local", "internal", "home.arpa")
"""What names of inner networks end in: RFC 6761, RFC 6762, ICANN's resolution of 2024-07-29, RFC 8375."""


class UnaskableError(ValueError):
    """A configured address cannot be asked for, or a network is none. One sentence for a person, without what may be a password."""


@dataclass(frozen=True, slots=True)
class OwnHosts:
    """The paper's own hosts: those that its configured addresses name, at the ports they name and the two usual ones.

    An inner host is asked at the ports named only: other services of its owner may stand at the usual ones.
    """

    places: frozenset[tuple[str, int]]  # host and port

    @classmethod
    def of(cls, urls: Iterable[str]) -> Self:
        """Give the own hosts of a paper from its entry and the addresses of its eras.

        Raises:
            UnaskableError: one of them is no web address, or holds a user name.
        """
        named = {_askable(url) for url in urls}
        public = {host for host, _ in named if not is_inner_by_name(host)}
        return cls(frozenset(named | {(host, port) for host in public for port in PORTS.values()}))

    def holds(self, url: str) -> bool:
        """Tell whether an address is on one of the paper's own hosts."""
        return place_of(url) in self.places


def place_of(url: str) -> tuple[str, int] | None:
    """Give the host and port at which an http or https address is asked; None for any other and for one with a user name."""
    try:
        parts = urlsplit(safe_url_string(url))  # as Scrapy writes it, so that what is judged is what is asked
        port = PORTS[parts.scheme] if parts.port is None else parts.port
    except (KeyError, ValueError):  # of another scheme, or no address at all
        return None
    is_web = parts.scheme in PORTS and "@" not in parts.netloc
    return (parts.hostname, port) if is_web and parts.hostname else None


def _askable(url: str) -> tuple[str, int]:
    if place := place_of(url):
        return place
    told = f"…@{url.rpartition('@')[2]}" if "@" in url else url
    raise UnaskableError(
        f"“{told}” cannot be asked: a web address begins with http:// or https:// and has no user name or password in it."
    )


def check_askable(url: str) -> str:
    """Give a configured address back.

    Raises:
        UnaskableError: it is no web address, or holds a user name.
    """
    _askable(url)
    return url


def networks(written: str) -> list[str]:
    """Give the networks that are named in a text, with blanks between: ``198.18.0.0/15``.

    Raises:
        UnaskableError: one is no network.
    """
    for one in written.split():
        try:
            ip_network(one)
        except ValueError as error:
            raise UnaskableError(f"XIANBAO_INNER_NETWORKS: {error}: write networks as 198.18.0.0/15.") from error
    return written.split()


def is_inner(address: str) -> bool:
    """Tell whether an IP address is of this machine, of a private network, or of no single machine in public.

    Raises:
        ValueError: it is no IP address.
    """
    at = ip_address(address)
    at = getattr(at, "ipv4_mapped", None) or at
    return not at.is_global or at.is_multicast


def is_inner_by_name(host: str) -> bool:
    """Tell whether a host's name itself says that it is an inner one: an inner IP address, localhost, a name without a dot."""
    try:
        return is_inner(host)
    except ValueError:
        return "." not in host or host.endswith(tuple(f".{name}" for name in INNER_NAMES))
