"""Which addresses may be asked, by their spelling."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from pourparler.sources.web.addresses import RefusedError, check_public, parsed


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://2130706433/", "odd spelling"), ("http://0x7f000001/", "odd spelling"), ("http://0x7f.1/", "odd"),
        ("http://127.1/", "odd spelling"), ("http://0177.0.0.1/", "check its spelling"), ("http://1.2.3.4.5/", "odd"),
        ("http://[fe80::1%25eth0]/", "odd spelling"), ("http://127.0.0.%31/", "not the name of a host"),
        ("http://１２７.0.0.1/", "check its spelling"), ("http://press%2eexample/", "not the name of a host"),
        ("http:///talks", "not the name of a host"), ("https:talks", "not the name of a host"),
        ("http://a..b/", "not the name of a host"), ("http://-a.example/", "not the name of a host"),
        ("http://" + "a" * 64 + ".example/", "spelling"), ("http://press.example:22/", "port 22"),
        ("http://press.example:0/", "port 0"), ("http://press.example:99999/", "port 99999"),
        ("http://reader@press.example/", "a name and password"), ("gopher://press.example/", "the scheme 'gopher'"),
        ("http://press.example/\x00", "check its spelling"), ("http://press .example/", "spelling"),
    ],
)  # fmt: skip
def test_an_address_that_may_name_something_else_is_refused(address: str, says: str) -> None:
    with pytest.raises(RefusedError, match=says):
        parsed(address)


@pytest.mark.parametrize(
    "address",
    ["http://press.example/", "https://press.example:443/a?b#c", "http://press.example./", "http://8.8.8.8/",
     "http://[2606:4700::1111]/", "http://news_desk.press.example/", "https://xn--mnchen-3ya.example/",
     "https://münchen.example/gespräche"],
)  # fmt: skip
def test_an_ordinary_address_may_be_asked(address: str) -> None:
    assert parsed(address).host


def test_allowing_private_addresses_allows_ports_but_no_passwords_and_no_odd_spellings() -> None:
    assert parsed("http://127.0.0.1:8080/", allow_private=True).port == 8080
    for address in ("http://reader:secret@127.0.0.1/", "http://2130706433/"):
        with pytest.raises(RefusedError):
            parsed(address, allow_private=True)


def public(address: IPv4Address | IPv6Address | str, **given: bool) -> bool:
    try:
        check_public("press.example", str(address), **given)
    except RefusedError:
        return False
    return True


@given(ip_addresses())
def test_what_the_standard_library_knows_as_special_is_not_public(address: IPv4Address | IPv6Address) -> None:
    special = (
        address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_unspecified,
        address.is_reserved and not str(address).startswith("64:ff9b::"),
    )  # fmt: skip
    if any(special):
        assert not public(address)


@given(ip_addresses(v=4))
def test_ipv4_in_disguise_is_never_more_public_than_itself(address: IPv4Address) -> None:
    number = int(address)
    assert public(IPv6Address((0x64FF9B << 96) | number)) == public(address)
    assert not public(IPv6Address((0xFFFF << 32) | number))
    assert not public(IPv6Address((0x2002 << 112) | (number << 80)))
    assert not public(IPv6Address((0x64FF9B0001 << 80) | number))


@pytest.mark.parametrize("address", ["0.0.0.0", "224.0.0.1", "255.255.255.255", "ff02::1", "::", "::ffff:10.0.0.1"])
def test_what_is_no_host_is_not_asked_even_where_private_addresses_are_allowed(address: str) -> None:
    assert not public(address, allow_private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "fd00::1", "fe80::1%eth0", "169.254.1.1"])
def test_ones_own_networks_are_asked_only_where_that_is_allowed(address: str) -> None:
    assert public(address, allow_private=True)
    assert not public(address)


@pytest.mark.parametrize("port", [0, 65_536, 99_999])
def test_a_port_that_no_machine_has_is_no_private_one(port: int) -> None:
    with pytest.raises(RefusedError, match=f"there is no port {port}"):
        parsed(f"http://press.example:{port}/", allow_private=True)
