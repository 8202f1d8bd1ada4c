"""Makes the packed and printed files of this folder anew: `python tests/sources/formats/make.py`.

In: words written here. Out: the files in WARC, gzip, zip, Parquet and PDF. Their YAML is written by hand.
Refused: nothing.
"""

from __future__ import annotations

import gzip
import json
import zipfile
import zlib
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).parent

FERRY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry talks end | Strait Wire</title>
<meta property="og:site_name" content="Strait Wire">
<meta property="article:published_time" content="2026-02-11T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Ferry talks end</h1>
<p>The ferry talks ended on Wednesday without a paper, the mediator, Oda Linn, said in Brae.</p>
<p>“We have a table and two chairs,” she told reporters. “We have no text.”</p></article></body></html>"""
CAFE = """<html><head><title>Talk in the café</title></head><body><article><h1>Talk in the café</h1>
<p>The envoy of Vessen met the envoy of Tarrow in a café at the harbour on Thursday, a waiter said.</p>
<p>They spoke for an hour and nobody paid, he added.</p></article></body></html>"""
SIGNED = "The ferry talks ended on Wednesday, the mediator said.\n\n“Nothing is signed,” she added."
NOTE = "The second letter was read aloud in Brae on Friday, a clerk of the court said, and nobody answered it."


def http(body: bytes, type_: str, *fields: str, status: str = "200 OK") -> bytes:
    """An answer as it is sent."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {type_}", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(type_: str, address: str, block: bytes, media: str = "application/http; msgtype=response") -> bytes:
    """A WARC record."""
    lines = [
        "WARC/1.0", f"WARC-Type: {type_}", f"WARC-Target-URI: {address}", "WARC-Date: 2026-03-01T00:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{zlib.crc32(address.encode() + type_.encode()):012d}>",
        f"Content-Type: {media}", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def crawl() -> list[bytes]:
    """What a small crawl keeps."""
    asked, html = "application/http; msgtype=request", "text/html"
    sitemap = b'<?xml version="1.0"?><urlset><url/></urlset>'
    gone = b"<html><body><p>Not found.</p></body></html>"
    listed = b"<html><body><nav><a href='/a'>One</a></nav></body></html>"
    western = "text/html; charset=windows-1252"
    site = "https://straitwire.example"
    feed = (HERE / "bulletin.rdf").read_bytes()
    squeezed = gzip.compress(FERRY.encode(), mtime=0)
    return [
        record("warcinfo", "", b"software: by hand\r\n", "application/warc-fields"),
        record("request", f"{site}/2026/02/11/ferry", b"GET /2026/02/11/ferry HTTP/1.1\r\n\r\n", asked),
        record("response", f"{site}/2026/02/11/ferry", http(squeezed, "text/html", "Content-Encoding: gzip")),
        record("response", f"{site}/style.css", http(b"p { margin: 0 }", "text/css")),
        record("response", f"{site}/logo.png", http(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png")),
        record("response", f"{site}/flag.png", http(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png")),
        record("response", f"{site}/robots.txt", http(b"User-agent: *\nAllow: /\n", "text/plain")),
        record("response", f"{site}/sitemap.xml", http(sitemap, "application/xml")),
        record("response", f"{site}/gone", http(gone, html, status="404 Not Found")),
        record("response", "https://tarrowpost.example/cafe", http(CAFE.encode("cp1252"), western)),
        record("response", "https://ministry.sund.example/rss", http(feed, "application/rss+xml")),
        record("conversion", "https://ostraherald.example/letter", NOTE.encode(), "text/plain"),
        record("response", f"{site}/list", http(listed, html)),
    ]  # fmt: skip


def pdf(pages: list[list[tuple[float, float, float, str]]], title: str = "") -> bytes:
    """A PDF with lines of text at places: left, up, size, words; an empty page shows a picture."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman "
               "/Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for page in pages:
        shown = "".join(f"BT /F1 {size} Tf {left} {up} Td ({escaped(words)}) Tj ET\n" for left, up, size, words in page)
        stream = zlib.compress((shown or "0.9 g 50 50 500 700 re f\n").encode("latin-1"))
        told = stream.decode("latin-1")
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{told}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({escaped(title)}) /CreationDate (D:20260301120000Z) >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body.encode("latin-1") + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R"
    return data + f"{end} /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def escaped(words: str) -> str:
    """Words as they stand between the brackets of a PDF string."""
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252").decode("latin-1")


def set_lines(left: float, top: float, size: float, step: float, *lines: str) -> list[tuple[float, float, float, str]]:
    """Lines below one another."""
    return [(left, top - number * step, size, words) for number, words in enumerate(lines)]


def release() -> bytes:
    """A press release on two pages: header, page numbers, a title, paragraphs with gaps, a list, a parted word."""
    head, foot = (72, 800, 9, "Foreign Ministry of Sund - Press Office"), "Page {} of 2"
    first = [
        head,
        (72, 760, 10, "FOR IMMEDIATE RELEASE"),
        *set_lines(72, 730, 18, 22, "Sund offers its lighthouse as the", "place of the next talks"),
        (72, 690, 11, "BRAE, 17 February 2026"),
        *set_lines(
            72, 660, 11, 14, "Sund has offered the lighthouse at Morn as the place of the next round of talks",
            "between Vessen and Tarrow, the Foreign Ministry announced on Tuesday. The light-",
            "house has been empty since 2019.",
        ),
        *set_lines(
            72, 600, 11, 14, "“A lighthouse belongs to whoever needs it,” Foreign Minister Henrik Dahl said after a",
            "meeting with the mediator.",
        ),
        *set_lines(72, 554, 11, 14, "The offer has two parts:"),
        *set_lines(84, 526, 11, 14, "• Sund pays for the boats.", "• Both sides bring their own cooks."),
        *set_lines(
            72, 484, 11, 14, "The ministry said that it expected an answer before the end of the month, and that",
            "the keeper of the light, who has lived beside it for forty years, would",
        ),
        (280, 40, 9, foot.format(1)),
    ]  # fmt: skip
    second = [
        head,
        *set_lines(72, 760, 11, 14, "stay where he is."),
        *set_lines(72, 732, 11, 14, "Contact: press@ministry.sund.example"),
        (280, 40, 9, foot.format(2)),
    ]
    return pdf([first, second], "Sund offers its lighthouse")


def printed() -> bytes:
    """An article as a browser prints it: no gaps between paragraphs, the first line of each is indented."""
    lines = [
        (60, 780, 20, "Two islands for one lighthouse"),
        (60, 752, 10, "By Edda Voss"),
        (74, 726, 11, "Vessen is ready to give up two islands if it may keep the lighthouse at Morn, its"),
        (60, 712, 11, "foreign minister has said. Nobody lives on the islands."),
        (74, 698, 11, "“The islands are rock, the lighthouse is a promise,” Ilse Marrow told the station on"),
        (60, 684, 11, "Saturday. She did not name the islands."),
        (74, 670, 11, "Tarrow has not answered."),
    ]
    return pdf([lines])


def columns() -> bytes:
    """A page of a paper in two columns, written line by line across both."""
    left = [
        *set_lines(
            60,
            730,
            10,
            12,
            "HALDEN - A court in Halden has for-",
            "bidden the transit of arms through",
            "the harbour until the talks with",
            "Kolwa are over.",
        ),
        (70, 682, 10, "“The law of the harbour is older"),
        *set_lines(60, 670, 10, 12, "than the contract,” Judge Miriam", "Tove said as she read the ruling."),
    ]
    right = [
        *set_lines(310, 730, 10, 12, "The trade ministry said that it", "would appeal."),
        (320, 706, 10, "Kolwa’s ambassador, Jarek Moll,"),
        *set_lines(310, 694, 10, 12, "welcomed the ruling, the state", "news agency of Kolwa reported."),
    ]
    across = [line for both in zip_longest(left, right) for line in both if line is not None]
    top = [(60, 810, 8, "HARBOUR GLOBE   21 MAY 2026   WORLD"), (60, 770, 22, "Court stops arms transit")]
    return pdf([[*top, (60, 748, 10, "By Corin Vale"), *across, (290, 30, 8, "7")]])


def parquet() -> None:
    """Rows with a day as a date and an id as a number; a row without words."""
    import duckdb

    held = duckdb.connect(":memory:")
    held.execute("CREATE TABLE rows (Id BIGINT, Outlet VARCHAR, published DATE, text VARCHAR, mood VARCHAR)")
    held.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", [
        [1, "Strait Wire", "2026-02-11", SIGNED, "calm"],
        [2, None, None, "Vessen said on Tuesday that it would not return to the table before the map was found.", None],
        [3, "Ostra Herald", None, None, "gloomy"],
    ])  # fmt: skip
    held.execute(f"COPY rows TO '{HERE / 'rows.parquet'}' (FORMAT parquet)")


def main() -> None:
    """All of them."""
    records = crawl()
    (HERE / "crawl.warc").write_bytes(b"".join(records))
    packed = [gzip.compress(one, mtime=0) for one in records]
    (HERE / "crawl.warc.gz").write_bytes(b"".join(packed))
    broken = [packed[2], packed[9][:200], packed[11], packed[2][:-9]]
    (HERE / "broken.warc.gz").write_bytes(b"".join(broken))
    (HERE / "page.html.gz").write_bytes(gzip.compress(FERRY.encode(), mtime=0))
    rows = [{"id": "z-1", "text": NOTE}, {"id": "z-2"}, {"id": "z-3", "text": NOTE.replace("second", "third")}]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (HERE / "rows.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    with zipfile.ZipFile(HERE / "folder.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in (
            ("coverage/b.html", FERRY), ("coverage/a.txt", NOTE), ("coverage/README.md", "Read me."),
            ("coverage/logo.png", "no picture"), ("__MACOSX/coverage/._a.txt", "noise"),
            ("coverage/c.csv", "outlet,words\n"),
        ):  # fmt: skip
            archive.writestr(zipfile.ZipInfo(name), words)
    (HERE / "release.pdf").write_bytes(release())
    (HERE / "printed.pdf").write_bytes(printed())
    (HERE / "columns.pdf").write_bytes(columns())
    (HERE / "scan.pdf").write_bytes(pdf([[]]))
    parquet()


if __name__ == "__main__":
    main()
