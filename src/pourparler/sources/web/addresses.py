"""Which addresses may be asked.

In: an address as somebody wrote it, and the numbers that its host resolves to. Out: a URL that names one host only.
Refused: other schemes, names and passwords, odd spellings of a number, unusual ports, networks that are not public.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

IP = IPv4Address | IPv6Address

_PORTS = (None, 80, 443)
_HOST = re.compile(
    r"(?=.{1,253}\.?$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.?"
)
# What a C library takes for an IPv4 address: 2130706433, 0x7f.1, 0177.0.0.1, 127.1 (inet_aton(3)).
_ENDS_IN_A_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?")
_CURE_PRIVATE = "--allow-private asks it all the same"
_OWN = (  # networks of one's own: asked where the user allows it
    ("127.0.0.0/8", "this machine itself"), ("::1/128", "this machine itself"),
    ("10.0.0.0/8", "in a private network"), ("172.16.0.0/12", "in a private network"),
    ("192.168.0.0/16", "in a private network"), ("fc00::/7", "in a private network"),
    ("fec0::/10", "in a private network"),
    ("169.254.0.0/16", "on the local link"), ("fe80::/10", "on the local link"),
    ("100.64.0.0/10", "in the provider's own network"),
)  # fmt: skip
_NEVER = (  # the rest of IANA's special-purpose registries (RFC 6890): nothing that someone publishes on
    ("0.0.0.0/8", "no address of a host"), ("::/128", "no address of a host"),
    ("192.0.0.0/24", "reserved for protocols"), ("192.88.99.0/24", "a relay that is no longer used"),
    ("192.0.2.0/24", "reserved for examples"), ("198.51.100.0/24", "reserved for examples"),
    ("203.0.113.0/24", "reserved for examples"), ("2001:db8::/32", "reserved for examples"),
    ("3fff::/20", "reserved for examples"), ("198.18.0.0/15", "reserved for measurements"),
    ("224.0.0.0/4", "multicast"), ("ff00::/8", "multicast"), ("240.0.0.0/4", "reserved"),
    ("::ffff:0:0/96", "IPv4 in disguise"), ("64:ff9b:1::/48", "IPv4 in disguise"), ("2002::/16", "IPv4 in disguise"),
    ("2001::/23", "reserved for protocols"),
)  # fmt: skip
_PUBLIC6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


class RefusedError(Exception):
    """An address that is not asked; the message says what was found and the cure."""


def _networks(table: tuple[tuple[str, str], ...]) -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(network), what) for network, what in table)


_OWN_NETWORKS, _NEVER_NETWORKS = _networks(_OWN), _networks(_NEVER)


def parsed(address: str, *, allow_private: bool = False) -> httpx.URL:
    """The URL of an address that may be asked, as far as its spelling tells; raises RefusedError.

    >>> str(parsed("HTTPS://Press.Example/a b"))
    'https://press.example/a%20b'
    >>> parsed("ftp://press.example/")
    Traceback (most recent call last):
    pourparler.sources.web.addresses.RefusedError: the scheme 'ftp' is not asked; give an http(s) address
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise RefusedError(f"no address that can be asked ({error}); check its spelling") from error
    if url.scheme not in ("http", "https"):
        raise RefusedError(f"the scheme {url.scheme!r} is not asked; give an http(s) address")
    if url.userinfo:
        raise RefusedError("a name and password in the address would be kept with the article; give it without them")
    _check_host(url)
    if url.port is not None and not 0 < url.port < 65536:
        raise RefusedError(f"there is no port {url.port}; check the address")
    if not allow_private and url.port not in _PORTS:
        raise RefusedError(f"port {url.port} is not one that the public web uses; {_CURE_PRIVATE}")
    return url


def without_password(address: str) -> str:
    """The address as it may be shown and kept.

    >>> without_password("https://ana:secret@press.example/talks")
    'https://…@press.example/talks'
    """
    return re.sub(r"^([^/?#]*//)[^/?#]*@", r"\1…@", address)


def _check_host(url: httpx.URL) -> None:
    host = url.raw_host.decode("ascii")
    if ":" in host or _ENDS_IN_A_NUMBER.fullmatch(host):
        try:
            ip_address(host.removesuffix(".").replace("%", " "))  # the zone of a link (fe80::1%eth0) is no public thing
        except ValueError as error:
            cure = "write it as 127.0.0.1 is written"
            raise RefusedError(f"the host {host} is a number in an odd spelling; {cure}") from error
    elif not _HOST.fullmatch(host):
        raise RefusedError(f"{host!r} is not the name of a host; check its spelling")


def check_public(host: str, found: str, *, allow_private: bool = False) -> None:
    """Raises RefusedError where the IP address `found` for `host` is not one that the public web is on.

    >>> check_public("press.example", "93.184.215.14")
    >>> check_public("press.example", "10.0.0.7", allow_private=True)
    >>> check_public("press.example", "10.0.0.7")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    pourparler.sources.web.addresses.RefusedError: press.example is at 10.0.0.7, in a private network; --allow-...
    """
    address: IP = ip_address(found)
    if isinstance(address, IPv6Address) and address in _NAT64:  # what IPv6-only networks reach IPv4 by (RFC 6052)
        address = IPv4Address(int(address) & 0xFFFFFFFF)
    where = f"{host} is" if host == found else f"{host} is at {found},"
    if (what := _within(address, _NEVER_NETWORKS)) or (what := _beyond(address)):
        raise RefusedError(f"{where} {what}; nothing is published there, check the address")
    if (what := _within(address, _OWN_NETWORKS)) and not allow_private:
        raise RefusedError(f"{where} {what}; {_CURE_PRIVATE}")


def _within(address: IP, networks: tuple[tuple[IPv4Network | IPv6Network, str], ...]) -> str | None:
    return next((what for network, what in networks if address.version == network.version and address in network), None)


def _beyond(address: IP) -> str | None:
    """An IPv6 address outside the block from which public ones are given (RFC 4291 2.4)."""
    if address.version == 4 or address in _PUBLIC6 or _within(address, _OWN_NETWORKS):
        return None
    return "not given to anyone"
