"""Bodies unpacked within bounds."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, sampled_from

from pourparler.sources.web.body import BodyError, unpacked


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {"": bytes, "identity": bytes, "gzip": gzip.compress, "X-GZIP": gzip.compress, "deflate": zlib.compress}


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(binary(max_size=300), sampled_from(sorted(PACKERS)), integers(1, 50))
def test_what_was_packed_comes_out_however_it_arrives(data: bytes, packing: str, size: int) -> None:
    assert unpacked(pieces(PACKERS[packing](data), size), packing, 1000) == data


def test_deflate_without_its_header_comes_out() -> None:
    assert unpacked([bare_deflate(b"Talks go on.")], "deflate", 100) == b"Talks go on."


def test_several_members_are_one_body_and_padding_is_none_of_it() -> None:
    assert unpacked([gzip.compress(b"Talks ") + gzip.compress(b"end.") + b"\0" * 9], "gzip", 100) == b"Talks end."


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "compress"])
def test_other_packings_are_refused(packing: str) -> None:
    with pytest.raises(BodyError, match="not asked for"):
        unpacked([b"x"], packing, 100)


def test_a_packing_that_breaks_off_or_is_damaged_is_refused() -> None:
    whole = gzip.compress(b"Talks go on. " * 50)
    with pytest.raises(BodyError, match="breaks off"):
        unpacked([whole[:-9]], "gzip", 10_000)
    with pytest.raises(BodyError, match="damaged"):
        unpacked([b"Talks, not packed at all"], "gzip", 10_000)
    assert unpacked([], "gzip", 100) == b""


@pytest.mark.parametrize(("packing", "size"), [("", 101), ("gzip", 101), ("deflate", 101)])
def test_a_body_over_the_limit_is_refused_and_one_at_it_kept(packing: str, size: int) -> None:
    assert unpacked([PACKERS[packing](b"0" * (size - 1))], packing, 100) == b"0" * 100
    with pytest.raises(BodyError, match="more than"):
        unpacked([PACKERS[packing](b"0" * size)], packing, 100)


def test_a_bomb_is_met_with_little_in_hand() -> None:
    bomb = gzip.compress(b"0" * 200_000_000)  # 200 kB packed
    tracemalloc.start()
    with pytest.raises(BodyError, match="more than 2 MB"):
        unpacked(pieces(bomb, 65536), "gzip", 2_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
