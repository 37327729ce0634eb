"""What a crawl may reach: its paper's own hosts, at public addresses, with certificates that hold.

The address a name leads to is checked where it is looked up, and that address is the one connected to: there is no second
look-up for a name server to answer otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from OpenSSL import SSL
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from service_identity import VerificationError
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from ingest.hosts import OwnHosts, is_inner, is_inner_by_name

UNVOUCHED = "since no authority that this machine knows vouches for it, or it has expired"


class OuterResolver(CachingThreadedResolver):
    """Scrapy's resolver (IPv4), but no name leads to an inner address unless its very form says so.

    ``INNER_NETWORKS`` in Scrapy's settings names networks that names may lead to nonetheless; the machine's own proxies
    may be inner, too.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.proxies = {urlsplit(url).hostname for url in getproxies().values()}
        self.networks: list[str] = []
        self.refused: dict[str, str] = {}  # hosts, and the inner address each led to

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Take the networks from the settings."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.networks = crawler.settings.getlist("INNER_NETWORKS")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """Give the address of a host; an inner one is no address at all."""
        return super().getHostByName(name, timeout).addCallback(self._outer, name)

    def _outer(self, address: str, written: str) -> str:
        name = written.lower()
        is_meant = is_inner_by_name(name) or name in self.proxies
        if is_meant or not is_inner(address) or any(ip_address(address) in ip_network(one) for one in self.networks):
            return address
        self.refused[name] = address
        raise DNSLookupError(f"{name} leads to {address}")


class Reach:
    """Ask nothing but the paper's own hosts, redirects and robots.txt included, and say why one could not be trusted.

    It stands nearer to the server than what asks again, since asking again would not help.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawler, whose spider knows the own hosts."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse what is not the paper's own."""
        own = getattr(self.crawler.spider, "own", None)  # any spider may run
        if isinstance(own, OwnHosts) and not own.holds(request.url):
            raise IgnoreRequest(f"{request.url[:200]} is not on the paper's own hosts")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Turn a refused address or certificate into a sentence."""
        from twisted.internet import reactor  # noqa: PLC0415  # importing it installs it

        host = urlsplit(request.url).hostname or ""
        refused = getattr(getattr(reactor, "resolver", None), "refused", {})
        if address := refused.get(host):
            raise IgnoreRequest(
                f"the name {host} leads to {address}, which is no public address (docs/security.md says how to allow it)"
            ) from exception
        if why := certificate_fault(exception):
            raise IgnoreRequest(
                f"its certificate is not to be trusted, {why} (docs/security.md says what to do)"
            ) from exception


def certificate_fault(error: BaseException) -> str:
    """Give what is wrong with the certificate of a server that could not be asked; empty when that was not it."""
    causes = [error, error.__cause__, *(failure.value for failure in getattr(error.__cause__, "reasons", ()))]
    for cause in causes:
        if isinstance(cause, VerificationError):
            return "since it is another host's"
        if isinstance(cause, SSL.Error):
            reasons = [reason for *_, reason in cause.args[0]] if cause.args else []
            return UNVOUCHED if "certificate verify failed" in reasons else ""
    return ""
