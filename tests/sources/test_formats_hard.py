"""The formats where they are damaged, hostile or large: what is good is kept, what is not has its sentence."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources import read
from pourparler.sources.feed import items
from pourparler.sources.formats import Opened, drafts
from pourparler.sources.packed import Gunzip, PackedError
from pourparler.sources.sniff import sniff
from pourparler.sources.warc_records import Fault, Record, records

STORY = "The ferry talks ended on Monday without a paper, the mediator said, and nobody would say when they resume."


def found_in(data: bytes) -> list[Article | Problem]:
    return list(read(["-"], stdin=io.BytesIO(data)))


def titles(found: list[Article | Problem]) -> list[str | None]:
    return [item.title.value if item.title else None for item in found if isinstance(item, Article)]


def messages(found: list[Article | Problem]) -> list[str]:
    return [str(item) for item in found if isinstance(item, Problem)]


# WARC


def record(name: str, *, lie: int = 0, body: bytes | None = None, fields: str = "", type_: str = "text/html") -> bytes:
    """A response record; `lie` is added to its length."""
    if body is None:
        body = f"<html><body><article><h1>{name}</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>".encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {type_}\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/{name.replace(' ', '-')}\r\n"
        "WARC-Date: 2026-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + lie}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ONE, TWO, THREE = record("Talks begin"), record("Talks go on"), record("Talks end")


@pytest.mark.parametrize("lie", [-40, 50, 400, 100_000, 49_000_000])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_length_that_lies_costs_no_record(lie: int, pack: Callable[[bytes], bytes]) -> None:
    """The answer says how long it is, so that the lying record itself can be read as well; its place is named."""
    found = found_in(b"".join(map(pack, (ONE, record("Talks stall", lie=lie), THREE))))
    assert titles(found) == ["Talks begin", "Talks stall", "Talks end"]
    (message,) = messages(found)
    assert f"byte {len(ONE):,}" in message
    assert "length is wrong" in message


def test_a_record_that_says_it_is_larger_than_any_document_swallows_nothing() -> None:
    found = found_in(ONE + record("Talks stall", lie=10**15) + THREE)
    assert titles(found) == ["Talks begin", "Talks end"]
    (message,) = messages(found)
    assert f"byte {len(ONE):,}: a record that says it has 1,000,000,000,000," in message


@pytest.mark.parametrize(
    ("data", "kept", "says"),
    [
        (ONE + TWO[:300] + THREE, ["Talks begin", "Talks end"], f"byte {len(ONE):,}"),
        (ONE + b"noise " * 99 + THREE, ["Talks begin", "Talks end"], "byte 0 (https://wire.example/Talks-begin)"),
        (ONE + THREE + b"noise " * 99, ["Talks begin", "Talks end"], f"byte {len(ONE):,}"),
        (ONE + THREE[:-30], ["Talks begin"], "the file ends in it"),
        (ONE + b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx" + THREE, ["Talks begin", "Talks end"], "without a length"),
    ],
    ids=["cut", "noise between", "noise behind", "end cut", "no length"],
)  # fmt: skip
def test_a_damaged_record_is_named_and_the_others_are_kept(data: bytes, kept: list[str], says: str) -> None:
    found = found_in(data)
    assert titles(found) == kept
    assert any(says in message for message in messages(found))


def test_damaged_gzip_members_are_passed_over() -> None:
    packed = [gzip.compress(one) for one in (ONE, TWO, THREE)]
    wrong = bytearray(packed[1])
    wrong[len(wrong) // 2] ^= 0xFF
    for data in (packed[0] + bytes(wrong) + packed[2], packed[0] + packed[1][:99] + packed[2]):
        found = found_in(data)
        assert titles(found) == ["Talks begin", "Talks end"]
        assert any("the gzip data is damaged near byte" in message for message in messages(found))


@pytest.mark.parametrize("fields", ["Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n"])
def test_an_encoding_that_the_head_names_and_the_body_has_not(fields: str) -> None:
    assert titles(found_in(record("Talks go on", fields=fields))) == ["Talks go on"]


def test_what_is_sent_chunked_and_squeezed_is_put_together() -> None:
    page = gzip.compress(f"<html><body><h1>Talks go on</h1><p>{STORY}</p></body></html>".encode())
    chunked = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (page[:50], page[50:], b""))
    fields = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    assert titles(found_in(record("x", body=chunked, fields=fields))) == ["Talks go on"]


def test_a_page_that_unpacks_without_measure_is_refused() -> None:
    bomb = gzip.compress(b"<p>" + b"x" * 60_000_000)
    found = found_in(record("x", body=bomb, fields="Content-Encoding: gzip\r\n") + THREE)
    assert titles(found) == ["Talks end"]
    assert "more than 50 MB" in messages(found)[0]


def test_pictures_are_counted_in_one_sentence() -> None:
    pictures = b"".join(record(f"p{n}", body=b"\x89PNG", type_="image/png") for n in range(300))
    found = found_in(pictures + ONE)
    assert titles(found) == ["Talks begin"]
    (message,) = messages(found)
    assert "passed over 300 records that are no page of coverage: 300 image/png" in message


@given(st.lists(st.binary(max_size=300), max_size=8), st.integers(0, 3000), st.integers(0, 3000))
def test_no_bytes_crash_the_reader_of_records_and_none_are_given_twice(parts: list[bytes], cut: int, to: int) -> None:
    data = b"".join(record(str(n), body=part) for n, part in enumerate(parts))
    data = data[:cut] + data[to:]
    end = 0
    for one in records(io.BytesIO(data)):
        assert one.at >= end
        if isinstance(one, Record):
            assert data[one.at : one.at + len(one.data)] == one.data
            end = one.at + len(one.data)


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_whole_records_come_back_whole(parts: list[bytes]) -> None:
    every = [record(str(n), body=part) for n, part in enumerate(parts)]
    assert [one.data if isinstance(one, Record) else one for one in records(io.BytesIO(b"".join(every)))] == [
        one.removesuffix(b"\r\n\r\n") for one in every
    ]
    assert not [one for one in records(io.BytesIO(b"".join(every))) if isinstance(one, Fault)]


# Tables


ENDS = st.sampled_from(["\n", "\r\n"])
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5), st.sampled_from(",;\t|"), ENDS)
def test_a_written_table_is_read_back_unchanged(rows: list[tuple[str, str]], delimiter: str, end: str) -> None:
    """What csv writes, whatever stands in its cells, comes back as the same texts."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text"), *rows])
    opened = Opened(stream=io.BytesIO(file.getvalue().encode()), source="rows", suffix=".csv")
    assert [draft.text for draft in drafts(opened) if not isinstance(draft, Problem)] == [text for _, text in rows]


class Endless(io.RawIOBase):
    """A stream without end, of one piece over and over behind a head: a reader that is not lazy never comes back."""

    def __init__(self, head: bytes, piece: bytes) -> None:
        self.given, self._piece, self._left = 0, piece, head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = len(buffer)  # type: ignore[arg-type]
        while len(self._left) < room:
            self._left += self._piece * (room // len(self._piece) + 1)
        buffer[:room], self._left = self._left[:room], self._left[room:]  # type: ignore[index]
        self.given += room
        return room


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"text\toutlet\n", STORY.encode() + b"\tHalcyon\n"),
        (b"", json.dumps({"text": STORY}).encode() + b"\n"),
        (b"", ONE),
        (b"", gzip.compress(ONE)),
    ],
    ids=["table", "jsonl", "warc", "warc in gzip"],
)
def test_formats_of_any_length_stream(head: bytes, piece: bytes) -> None:
    source = Endless(head, piece)
    coming = read(["-"], stdin=io.BufferedReader(source))
    assert all(isinstance(next(coming), Article) for _ in range(3))
    assert source.given < 2_000_000


def test_one_wrong_quotation_mark_does_not_swallow_the_table() -> None:
    rows = [f'{n},"{STORY}"' if n != 3 else f'{n},"{STORY}' for n in range(1, 50)]
    found = found_in(("id,text\n" + "\n".join(rows) + "\n").encode())
    assert [item.id for item in found if isinstance(item, Article)] == [str(n) for n in range(1, 50) if n != 3]
    (message,) = messages(found)
    assert message.startswith("-:4: not a row of the table")


def test_a_cell_of_a_book_is_read() -> None:
    text = (STORY + " ") * (250_000 // len(STORY))  # past what the csv module takes by itself
    (article,) = found_in(f'id,text\nlong,"{text}"\n'.encode())
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,outlet,Text,text\n1,a,b,c\n", '2 columns are called "text"'),
        (b"sep=;\nid;text;url\n", None),
        ("ид,текст\n1,Переговоры\n".encode(), 'no column "text" (there are ид, текст)'),
        (b"\n\nid,text\n", "no line of names"),
    ],
)
def test_the_first_line_of_a_table(tmp_path: Path, data: bytes, says: str | None) -> None:
    (tmp_path / "rows.csv").write_bytes(data)
    found = messages(list(read([tmp_path / "rows.csv"])))
    assert [says in message for message in found] == [True] if says else found == []


# Packed


def test_a_bomb_is_refused_with_its_ratio() -> None:
    (found,) = found_in(gzip.compress(b"0" * 30_000_000))
    assert "over 200 times as much" in str(found)


def test_a_file_of_an_archive_that_is_a_bomb_does_not_hide_the_others() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 30_000_000)
        archive.writestr("b.txt", STORY)
    found = found_in(file.getvalue())
    assert [type(item) for item in found] == [Problem, Article]
    assert "over 200 times as much" in messages(found)[0]


def test_packed_in_packed_ends_somewhere() -> None:
    data = STORY.encode()
    for _ in range(3):
        data = gzip.compress(data)
    assert [type(item) for item in found_in(data)] == [Article]
    assert "unpack it" in messages(found_in(gzip.compress(gzip.compress(data))))[0]


def test_a_page_in_gzip_that_is_cut_is_not_read_in_part() -> None:
    data = gzip.compress(f"<html><body><h1>Talks</h1><p>{STORY}</p></body></html>".encode())
    (found,) = found_in(data[:-20])
    assert "ends in the middle" in str(found)


def test_rows_before_the_damage_are_kept() -> None:
    rows = [json.dumps({"id": f"r-{n}", "text": f"{n} {STORY}"}) for n in range(3_000)]
    data = gzip.compress("\n".join(rows).encode())
    found = found_in(data[: len(data) // 2])
    assert len(titles(found)) > 900
    assert "ends in the middle" in messages(found)[-1]


@pytest.mark.parametrize(
    ("name", "says"),
    [("[Content_Types].xml", "Word, Excel"), ("META-INF/container.xml", "e-book"), (None, "no coverage in this ar")],
)
def test_archives_that_are_no_folder_of_coverage(name: str | None, says: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name or "logo.png", "x")
    (found,) = found_in(file.getvalue())
    assert says in str(found)


@given(st.binary(max_size=400), st.integers(0, 400), st.integers(0, 255))
def test_unpacking_never_gives_what_was_not_packed(data: bytes, at: int, flip: int) -> None:
    """A flipped byte is told, unless it stands where nothing is said (time, name of the system)."""
    packed = bytearray(gzip.compress(data, mtime=0))
    at %= len(packed)
    packed[at] ^= flip
    try:
        out = io.BufferedReader(Gunzip(io.BytesIO(bytes(packed)))).read()
    except PackedError:
        return
    assert out == data


# Feeds


def feed(*entries: str, head: str = "", top: str = "") -> bytes:
    return f'<?xml version="1.0"?>{top}<rss version="2.0"><channel>{head}{"".join(entries)}</channel></rss>'.encode()


def item(title: str, words: str = STORY, link: str = "https://wire.example/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{words}</description></item>"


@pytest.mark.parametrize(
    ("title", "link", "wanted"),
    [
        ("TASS", "https://feeds.example/x", "TASS"),
        ("World News | Halcyon Herald", "https://herald.example/", "Halcyon Herald"),
        ("Halcyon Herald » Feed", "https://herald.example/", "Halcyon Herald"),
        ("Latest news", "https://www.bbc.co.uk/news", "BBC"),
        ("Latest from Halcyon Herald", "https://herald.example/", "Halcyon Herald"),
        ("All the latest news", "https://herald.example/", "wire.example"),
    ],
)
def test_whose_feed_it_is(title: str, link: str, wanted: str) -> None:
    head = f"<title>{title}</title><link>{link}</link>"
    (article, *_) = found_in(feed(item("Talks end"), head=head))
    assert isinstance(article, Article)
    assert article.outlet is not None
    assert article.outlet.value == wanted


def test_an_aggregator_names_whose_article_it_is() -> None:
    named = '<source url="https://herald.example/rss">Halcyon Herald</source></item>'
    entry = item("Talks end").replace("</item>", named)
    (article, *_) = found_in(feed(entry, head="<title>All the talks</title>"))
    assert isinstance(article, Article)
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.origin) == ("Halcyon Herald", "feed")


def test_entities_neither_grow_nor_reach_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    top = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    found = found_in(feed(item("Talks end", f"{STORY} &l11; &s;"), top=top))
    for one in found:
        words = one.text if isinstance(one, Article) else one.message
        assert len(words) < 2000
        assert "the secret" not in words


def test_no_feed_page_or_crawl_from_disk_causes_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    formats = Path(__file__).parent / "formats"
    assert sum(isinstance(found, Article) for found in read(sorted(formats.glob("*[!y].*")))) > 20


def test_a_feed_that_is_an_address_is_never_asked_for() -> None:
    """The parser takes a string for an address or a file; it is given bytes to read only."""
    assert isinstance(items(b"https://wire.example/feed.xml"), str)


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- <html> -->\n<rss version="2.0">',
        b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "x">\n<rss version="0.91">',
        b'\xef\xbb\xbf  <feed xmlns="http://www.w3.org/2005/Atom">',
        b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">',
        b'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="2.0">',
        b"<!-- -->" * 500 + b"<rss>",
    ],
)
def test_a_feed_is_known_behind_whatever_stands_before_it(head: bytes) -> None:
    assert sniff(head) == "feed"


@pytest.mark.parametrize("opening", [b"<!-- -->", b"<?x ?>", b"<!--", b"<!DOCTYPE", b"<!DOCTYPE ["])
def test_a_head_of_comments_alone_is_looked_at_once(opening: bytes) -> None:
    assert sniff((opening * 10_000)[:65536]) in ("text", "html", "markdown")


# Mail, PDF


def test_a_text_that_begins_like_a_mail_is_none() -> None:
    assert sniff(b"From: the harbour\nDate: a cold day\n\nThe ferry did not come.") == "text"
    assert sniff(b"From: a@b.example\nDate: x\nMessage-ID: <1@b.example>\n\nThe ferry.") == "mail"


def test_a_mailbox_is_refused_with_the_cure() -> None:
    (found,) = found_in(b"From a@b.example Mon Feb  9 10:00:00 2026\nReceived: by b\nFrom: a@b.example\n\nThe ferry.\n")
    assert "save each mail as .eml" in str(found)


def test_a_feed_of_json_in_one_line_is_a_feed() -> None:
    data = (Path(__file__).parent / "formats/desk.json").read_bytes()
    found = found_in(json.dumps(json.loads(data)).encode())
    assert titles(found) == ["A quiet week in Morn", "Letters"]


def mails() -> Iterator[tuple[str, bytes, str]]:
    head = b"From: a@b.example\r\nSubject: Talks\r\nMessage-ID: <1@b>\r\nMIME-Version: 1.0\r\n"
    yield "no words", head + b"\r\n", "no words in this mail"
    yield "attachment", head + b"Content-Type: application/pdf\r\n\r\nJVBER", "no words in this mail"
    yield "encrypted", head + b"Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x--", "encrypted"


@pytest.mark.parametrize(("data", "says"), [pytest.param(data, says, id=name) for name, data, says in mails()])
def test_mails_that_cannot_be_read(data: bytes, says: str) -> None:
    (found,) = found_in(data)
    assert isinstance(found, Problem)
    assert says in found.message


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader_of_mails(noise: bytes) -> None:
    head = b"From: a@b.example\nDate: x\nMessage-ID: <1@b.example>\nContent-Type: multipart/mixed; boundary=x\n"
    assert all(isinstance(one, Article | Problem) for one in found_in(head + noise))


@pytest.mark.parametrize("cut", [9, 100, 400, 900, 1200])
def test_a_pdf_that_is_cut_is_an_article_or_a_problem(cut: int) -> None:
    data = (Path(__file__).parent / "formats/release.pdf").read_bytes()
    for one in found_in(data[:cut]):
        assert isinstance(one, Article | Problem)
        assert not isinstance(one, Problem) or "PDF" in one.message


@pytest.mark.parametrize("cut", [4, 100, 700, 1300])
def test_a_parquet_file_that_is_cut_is_a_problem(cut: int) -> None:
    data = (Path(__file__).parent / "formats/rows.parquet").read_bytes()
    (found,) = found_in(data[:cut])
    assert isinstance(found, Problem)
    assert "the Parquet file cannot be read" in found.message


# Columns that others name otherwise


TALKS = "Talks go on, the envoy said. Nobody has left the room."


def test_a_column_that_looks_like_a_field_is_pointed_out_and_not_taken() -> None:
    said, article = found_in(f'text,date,source\n"{TALKS}",2026-04-01,Quayside\n'.encode())
    assert str(said).endswith('passed over "date" and "source"; call them "published" and "outlet" if they are that, '
                              "so that they are kept")  # fmt: skip
    assert isinstance(article, Article)
    assert (article.text, article.published, article.outlet) == (TALKS, None, None)


def test_a_column_is_not_pointed_out_where_the_field_has_its_own() -> None:
    (article,) = found_in(f'text,published,date\n"{TALKS}",2026-04-01,yesterday\n'.encode())
    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.value == "2026-04-01"


@pytest.mark.parametrize(
    "data",
    [f'id,outlet,title,Full Text\n1,Quayside,Talks,"{TALKS}"\n'.encode(), json.dumps({"body": TALKS}).encode()],
    ids=["table", "json"],
)
def test_where_the_words_may_be_is_told(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / ("rows.csv" if data.startswith(b"id") else "row.json")
    file.write_bytes(data)
    (said,) = messages(list(read([file])))
    assert 'no "text"' in said.replace("column ", "")
    assert 'call "full text" "text"' in said or 'call "body" so' in said
