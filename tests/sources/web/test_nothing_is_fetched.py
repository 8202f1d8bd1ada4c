"""What lies on the disk never causes a request, whatever it says."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest

from pourparler.model import Article
from pourparler.sources import read

SITE = "http://press.example"
STORY = "The ferry talks between Velmora and Kerrin ended on Monday without a paper, the mediator Ana Ruiz said."
PAGE = f"""<!doctype html>
<!DOCTYPE html PUBLIC "x" "{SITE}/x.dtd">
<html lang="en"><head><base href="{SITE}/"><title>Talks end</title><link rel="canonical" href="{SITE}/t">
<link rel="stylesheet" href="{SITE}/a.css"><link rel="alternate" type="application/rss+xml" href="{SITE}/feed">
<link rel="amphtml" href="{SITE}/amp"><meta property="og:image" content="{SITE}/a.png">
<meta http-equiv="refresh" content="0;url={SITE}/next"><script src="{SITE}/a.js"></script></head>
<body><article><h1>Talks end</h1><p>{STORY}</p><p>{STORY.replace("ferry", "port")}</p><img src="{SITE}/b.png">
<iframe src="{SITE}/c"></iframe><object data="{SITE}/d"></object></article><a href="/next">Read on</a></body></html>"""
FEED = f"""<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{SITE}/rss.dtd" [<!ENTITY far SYSTEM "{SITE}/far">]>
<?xml-stylesheet href="{SITE}/style.xsl"?>
<rss version="2.0"><channel><title>Harbour Post</title><link>{SITE}/</link><image><url>{SITE}/i.png</url></image>
<item><title>Talks end</title><link>{SITE}/t</link><description>{STORY} &far;</description>
<enclosure url="{SITE}/a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{SITE}/"><title>Harbour Post</title>
<entry><title>Talks</title><link href="t"/>
<content src="{SITE}/content" type="text/html"/><summary>{STORY}</summary></entry></feed>"""
MAIL = f"""From: Desk <desk@press.example>\r\nSubject: Talks end\r\nDate: Mon, 09 Mar 2026 10:00:00 +0000\r
Message-ID: <1@press.example>\r\nMIME-Version: 1.0\r\nContent-Type: message/external-body; access-type=URL;\r
 URL="{SITE}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n{STORY}\r\n"""


def warc(page: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/t\r\nWARC-Date: 2026-03-09T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:6a7c1c2e-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


FILES = {
    "page.html": PAGE.encode(), "feed.xml": FEED.encode(), "atom.xml": ATOM.encode(), "crawl.warc": warc(PAGE),
    "mail.eml": MAIL.encode(), "note.txt": f"{SITE}/t\n\n{STORY}".encode(), "address.txt": f"{SITE}/t\n".encode(),
    "note.md": f"# Talks end\n\n{STORY} ![]({SITE}/a.png)".encode(),
    "rows.jsonl": f'{{"url": "{SITE}/t", "text": "{STORY}"}}\n'.encode(),
    "rows.csv": f'url,text\n{SITE}/t,"{STORY}"\n'.encode(),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets that do not open. Some readers swallow every error, so each attempt is noted and told at the end."""

    def refuse(*given: object, **named: object) -> None:
        attempts.append(given)
        raise OSError(f"a connection was tried: {given}")

    attempts.clear()
    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


attempts: list[object] = []


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_causes_no_request(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    found = list(read([tmp_path / name]))
    assert found
    assert attempts == []


def test_what_is_piped_in_causes_no_request() -> None:
    found = list(read(["-"], stdin=io.BytesIO(FEED.encode())))
    assert any(isinstance(made, Article) for made in found)
    assert attempts == []


def test_an_address_would(tmp_path: Path) -> None:
    """The guard above is no dummy: an address that is given does try to connect."""
    found = list(read([f"{SITE}/t"]))
    assert len(found) == 1
    assert attempts != []
