"""Coverage as an enemy, or a bad day, would send it: `make_hostile(folder)` writes a hundred files, the same each time.

`hostile.yaml` says of each what is to be said and how many articles are to be kept. An article that is to be kept holds
the mark of its file, so that it can be found again in the record.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from zlib import crc32

SAID = (
    "PORT MERED, March 9 - “We will not sign before the harbour is open,” the envoy of Kolwa, Dunya Farrokh, said on "
    "Monday. The foreign ministry of Orsk said that the talks would go on in April."
)
FILES: dict[str, Callable[[int], bytes]] = {}
"""The bytes of each file by its name; the argument is how large large things are, from 1 to 50."""


def marked(name: str, more: str = "") -> str:
    """A story that bears the mark of its file."""
    return f"{SAID} Dispatch {mark(name)} ends here.{more}"


def mark(name: str) -> str:
    """The word by which an article of a file is found again."""
    return f"«{name.rpartition('/')[2]}»"


def file(name: str) -> Callable[[Callable[[int], bytes | str]], Callable[[int], bytes | str]]:
    """Register what makes a file."""

    def register(make: Callable[[int], bytes | str]) -> Callable[[int], bytes | str]:
        def encoded(size: int) -> bytes:
            made = make(size)
            return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")

        FILES[name] = encoded
        return make

    return register


def texts(**made: str | bytes) -> None:
    """Register files that do not grow; `a_b__txt` is `a-b.txt`."""
    for name, content in made.items():
        real = name.replace("__", ".").replace("_", "-")
        file(real)(lambda size, content=content: content)


def html(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>Talks</title>{head}</head><body>{body}</body></html>'


def story(name: str) -> str:
    """A page's own story."""
    return f"<article><h1>The talks go on</h1><p>{marked(name)}</p></article>"


def rows(*objects: object) -> str:
    return "".join(json.dumps(each) + "\n" for each in objects)


# Text

texts(
    good__txt=marked("good.txt"),
    empty__txt="",
    blank__txt=" \n\t\r\n" * 400,
    bom_only__txt=b"\xef\xbb\xbf",
    binary__txt=random.Random(3).randbytes(60_000),
    nul__txt=SAID + "\x00 and a NUL",
    picture__txt=b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(4_000),
    database__txt=b"SQLite format 3\x00" + bytes(4_000),
    russian__txt="Переговоры возобновятся в апреле, сообщил представитель министерства в четверг на встрече. " * 9,
    right_to_left__txt="قال المبعوث يوم الاثنين إن المحادثات سوف تستمر في الميناء خلال شهر أبريل المقبل. " * 9,
    bidi__txt=marked("bidi.txt", " \u202e neeb sah ti \u202c \u2066 and \u2069 \u200f so \u061c on."),
    zalgo__txt=marked("zalgo.txt", " T" + "\u0336\u0489\u030d\u0353" * 4_000 + "alks."),
    latin__txt=marked("latin.txt").replace("“", '"').replace("”", '"').encode("latin-1") + b" Caf\xe9, na\xefve.",
    mixed__txt=(marked("mixed.txt") + " Café.\n\n").encode() + "Naïve café, said the envoy.\n".encode("latin-1") * 3,
    half_characters__txt=SAID.encode() + b" \xed\xa0\x80 \xc0\xaf \xf5\x80\x80\x80.",
    utf16__txt=marked("utf16.txt").encode("utf-16"),
    utf16_bare__txt=marked("utf16-bare.txt").encode("utf-16-le"),
    utf32__txt=marked("utf32.txt").encode("utf-32"),
    utf32_bare__txt=marked("utf32-bare.txt").encode("utf-32-be"),
    escapes__txt=marked("escapes.txt", " \x1b[2J\x1b]0;gone\x07\x9b31m red \x08\x08\x7f"),
    separators__txt=marked("separators.txt", "\u2028\u2029\x0b\x0c\x1c\x85" * 200),
)


def grows(name: str, more: Callable[[int], str], *, lead: str = "") -> None:
    """Register a story with more behind it, up to ten times as much of it where things are large."""
    file(name)(lambda size: lead + marked(name, more(min(size, 10))))


grows("unbalanced.txt", lambda n: ' “‘(«"' * (400 * n))
grows("quotation-marks.txt", lambda n: ' "' * (2_000 * n))
grows("regex.txt", lambda n: " " + "a" * (3_000 * n) + " " + "aA1-" * (800 * n) + " " + "1 " * (900 * n))
grows("dates.txt", lambda n: " On 99/99/9999, March 77, 2026-13-45, in 10000000000 BC and at 25:61." * (20 * n))
grows("names.txt", lambda n: " " + "Van Der De La Al-" * (400 * n))
grows("dots.txt", lambda n: " Mr." * (600 * n) + " ." * (600 * n))
grows("emoji.txt", lambda n: " 👩‍👩‍👧‍👦🏳️‍🌈🇺🇦" * (100 * n))
grows(
    "brackets.md",
    lambda n: "\n\n" + "[" * (1_000 * n) + "*_" * (500 * n) + "`" * (300 * n),
    lead="# The talks go on\n\n",
)


@file("long-line.txt")
def _(size: int) -> str:
    return (SAID.replace("\n", " ") + " ") * (size * 1_000_000 // len(SAID) + 100)


@file("one-letter.txt")
def _(size: int) -> str:
    return "a" * (size * 1_000_000)


@file("letters.txt")
def _(size: int) -> str:
    return marked("letters.txt", " " + "z" * (4_000 * size))


@file("long-sentence.txt")
def _(size: int) -> str:
    return marked("long-sentence.txt").rstrip(".") + " and the envoy said" * (200 * size)


@file("many-quotations.txt")
def _(size: int) -> str:
    return marked("many-quotations.txt", ' "No," he said.' * (200 * size))


@file("many-paragraphs.txt")
def _(size: int) -> str:
    return marked("many-paragraphs.txt") + "\n\nHe said no." * (200 * size)


@file("million-words.txt")
def _(size: int) -> str:
    return "talks " * (size * 80_000)


# Markdown

texts(
    good__md=f"# The talks go on\n\n{marked('good.md')}\n",
    deep__md=f"# The talks go on\n\n{marked('deep.md')}\n\n" + ">" * 9_000 + " deep\n" + "  " * 500 + "- deep\n",
    aliases__md="---\na: &a [x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9))
    + f"title: The talks go on\n---\n\n{marked('aliases.md')}\n",
    front_matter__md=f"---\n!!python/object/apply:os.system ['true']\n---\n\n{marked('front-matter.md')}\n",
)

# Pages

texts(
    good__html=html(story("good.html")),
    unclosed__html=html("<div><b><i><table><tr><td>" * 60 + story("unclosed.html")),
    scripts__html=html("<script>" + "var talks = 'the envoy said';" * 900 + "</script>"),
    meta_charset__html=html(story("meta-charset.html"), '<meta charset="utf-9000"><meta charset>'),
    refresh__html=html(story("refresh.html"), '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'),
    injected__html=html(
        "<h1>&lt;script&gt;alert(1)&lt;/script&gt;&#27;[31m</h1>" + story("injected.html"),
        '<meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt;">'
        '<link rel="canonical" href="javascript:alert(1)">',
    ),
    json_ld__html=html(
        story("json-ld.html"), '<script type="application/ld+json">' + '{"@graph":[' * 4_000 + "</script>"
    ),
    false_dates__html=html(
        story("false-dates.html"), '<meta property="article:published_time" content="99999-99-99T99:99:99Z">'
    ),
    nul__html=html(story("nul.html")).replace("<body>", "<body>\x00\x00"),
    frames__html=html('<iframe src="file:///etc/passwd"></iframe><object data="//127.0.0.1/x"></object>'),
    tables__html=html("<table><tr><td>" * 1_500 + story("tables.html")),
    doctype__html='<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>'
    + story("doctype.html"),
)


@file("deep.html")
def _(size: int) -> str:
    return html("<div>" * (20_000 * size) + SAID)


@file("many-tags.html")
def _(size: int) -> str:
    return html(story("many-tags.html") + "<p><b>no</b></p>" * (1_000 * size))


@file("angles.html")
def _(size: int) -> str:
    return html(story("angles.html") + "<" * (4_000 * size))


@file("attributes.html")
def _(size: int) -> str:
    return html(f"<div {' '.join(f'a{n}=1' for n in range(2_000 * size))}>{story('attributes.html')}</div>")


@file("comment.html")
def _(size: int) -> str:
    return html(story("comment.html") + "<!--" + "-" * (100_000 * size))


@file("entities.html")
def _(size: int) -> str:
    return html(story("entities.html") + "<p>" + "&#x110000;&#0;&bogus;&amp;amp;" * (300 * size))


@file("data-uri.html")
def _(size: int) -> str:
    return html(f'<img src="data:image/png;base64,{"QUJD" * (100_000 * size)}">{story("data-uri.html")}')


@file("one-word.html")
def _(size: int) -> str:
    return html(f"{story('one-word.html')}<p>{'talks' * (2_000 * size)}</p>")


# Feeds


def feed(items: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<rss version="2.0"><channel><title>Halcyon</title>'
        f"<link>https://halcyon.example/</link>{items}</channel></rss>"
    )


def item(name: str, title: str = "The talks go on", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>https://halcyon.example/{name}</link>"
        f"<pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;{marked(name)}{more}&lt;/p&gt;"
        "</description></item>"
    )


LAUGHS = "<!DOCTYPE rss [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
) + "]>"  # fmt: skip
texts(
    good_feed__xml=feed(item("good-feed.xml")),
    empty_feed__xml=feed(""),
    laughs__xml=feed(item("laughs.xml", more="&a10;"), LAUGHS),
    external__xml=feed(item("external.xml", title="&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    cut__xml=feed(item("cut.xml") + item("second", more=" More."))[:-220],
    headlines__xml=feed("<item><title>The talks go on</title><link>https://halcyon.example/h</link></item>"),
    other__xml='<?xml version="1.0"?><catalogue><book>Not coverage</book></catalogue>',
)

# JSON


def told(name: str, **more: object) -> dict[str, object]:
    return {"text": marked(name), "outlet": "Halcyon", "published": "2026-03-09"} | more


SAME = "the-same-id"
texts(
    good__json=json.dumps(told("good.json")),
    good__jsonl=rows(told("good.jsonl", id="g-1"), told("good.jsonl", id="g-2", title="Again")),
    bad_line__jsonl=rows(told("bad-line.jsonl", id="b-1"))
    + '{"text": "half\n'
    + rows(told("bad-line.jsonl", id="b-2", byline="A. Ruiz")),
    surrogates__jsonl='{"text": "' + SAID + ' \\ud800 half"}\n',
    nul_escaped__jsonl='{"text": "' + SAID + ' \\u0000 a NUL"}\n',
    big_number__jsonl='{"id": ' + "9" * 6_000 + ', "text": "' + SAID + '"}\n',
    infinite__jsonl='{"id": Infinity, "text": "' + SAID + '"}\n',
    types__jsonl=rows(
        {"text": 7}, {"text": ["no"]}, {"text": SAID, "published": {}}, {"text": SAID, "id": [1]}, 5, None
    ),
    twice__json='{"text": "no", "text": ' + json.dumps(marked("twice.json")) + "}",
    cut__json=json.dumps(told("cut.json"))[:-9],
    scalar__json="42",
    deep__json="[" * 100_000,
    deep_articles__json='{"articles": ' * 5_000 + "1" + "}" * 5_000,
    same_ids__jsonl=rows(
        told("same-ids.jsonl", id=SAME),
        {
            "id": SAME,
            "text": "Ministers sign a gas treaty in spring, Orsk hopes, once a price is found that both can bear; "
            "nobody in Velmar would say on Tuesday how high it may be. " + mark("same-ids.jsonl"),
        },
    ),
    revised__jsonl=rows(
        told("revised.jsonl", url="https://halcyon.example/revised"),
        told("revised.jsonl", url="http://halcyon.example/revised/?utm_source=x", published="2026-03-10")
        | {"text": marked("revised.jsonl", " It was corrected later.")},
    ),
    sql__jsonl=rows(told("sql.jsonl", id="'; DROP TABLE article; --", title='"; DELETE FROM statement; --')),
    terminal__jsonl=rows(
        told("terminal.jsonl", id="\x1b[2J\x1b]52;c;gone\x07", title="\x9b31m\x1b[31mred\x00\u202e", outlet="\x1b[5m")
    ),
    script__jsonl=rows(
        told(
            "script.jsonl",
            id="<script>alert(1)</script>",
            title="</title><script>alert(2)</script>",
            url='javascript:alert("3")',
            outlet='"><img src=x onerror=alert(4)>',
        )
    ),
    paths__jsonl=rows(told("paths.jsonl", id="../../../etc/passwd", url="file:///etc/passwd")),
    long_id__jsonl=rows(told("long-id.jsonl", id="i" * 50_000, title="t" * 50_000, outlet="o" * 50_000)),
    wrong_dates__jsonl=rows(told("wrong-dates.jsonl", published="the day after"), told("x", text="", id="no-text")),
    french__jsonl=rows(told("x", text=SAID, language="fr")),
    old_mac__jsonl=rows(told("old-mac.jsonl", id="m-1"), told("old-mac.jsonl", id="m-2", title="b")).replace(
        "\n", "\r"
    ),
)


@file("long-row.jsonl")
def _(size: int) -> str:
    book = {"text": SAID * (size * 1_000_000 // len(SAID))}
    return rows(book, told("long-row.jsonl"))


# Tables

texts(
    good__csv=f'id,outlet,published,text\nc-1,Halcyon,2026-03-09,"{marked("good.csv")}"\n',
    ragged__csv=f'id,text\nr-1,"{marked("ragged.csv")}"\nr-2\nr-3,"{SAID}",more,and more\n'
    f'r-4,"{marked("ragged.csv", " Four.")}"\n',
    open_quotation__csv=f'id,text\no-1,"{marked("open-quotation.csv")}"\no-2,"{SAID}\n',
    formula__csv=f'id,title,text\n=1+1,"=HYPERLINK(""http://127.0.0.1"")","{marked("formula.csv")}"\n',
    nul__csv=f'id,text\nn-1,"{SAID}\x00"\n'.encode(),
    no_text__csv="id,headline\n1,Talks\n",
)


@file("long-cell.csv")
def _(size: int) -> str:
    return f'id,text\nl-1,"{SAID * (size * 1_000_000 // len(SAID))}"\nl-2,"{marked("long-cell.csv")}"\n'


texts(
    junk__parquet=b"PAR1" + random.Random(5).randbytes(3_000) + b"PAR1",
    cut__parquet=b"PAR1" + bytes(200),
    lying__parquet=b"PAR1" + bytes(40) + struct.pack("<I", 2**31) + b"PAR1",
)

# Crawls


def record(url: str, body: str, *, length: int | None = None) -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-09T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(page):012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page) if length is None else length}"
    )
    return head.encode() + b"\r\n\r\n" + page + b"\r\n\r\n"


def crawl(name: str, *, lie: int | None = None) -> bytes:
    first = record("https://halcyon.example/w1", html(story(name)))
    lying = record("https://halcyon.example/w2", html(story("lie")), length=lie)
    return first + lying + record("https://halcyon.example/w3", html(story(name).replace("go on", "resume")))


texts(
    good__warc=record("https://halcyon.example/w", html(story("good.warc"))),
    longer__warc=crawl("longer.warc", lie=10**12),
    shorter__warc=crawl("shorter.warc", lie=40),
    negative__warc=crawl("negative.warc", lie=-5),
    cut__warc__gz=b"".join(
        gzip.compress(record(f"https://halcyon.example/z{n}", html(story("cut.warc.gz"))), mtime=0) for n in (1, 2)
    )[:-90],
    junk__warc=b"WARC/1.0\r\n" + random.Random(6).randbytes(3_000),
)

# Packed

texts(
    good__txt__gz=gzip.compress(marked("good.txt.gz").encode(), mtime=0),
    cut__txt__gz=gzip.compress(random.Random(7).randbytes(2_000) + SAID.encode() * 9, mtime=0)[:-700],
    wrong_sum__txt__gz=gzip.compress(SAID.encode(), mtime=0)[:-8] + struct.pack("<II", 1, len(SAID.encode())),
    not_gzip__txt__gz=marked("not-gzip.txt.gz"),
)


@file("bomb.txt.gz")
def _(size: int) -> bytes:
    return gzip.compress(bytes(size * 8_000_000), mtime=0)


@file("words-bomb.txt.gz")
def _(size: int) -> bytes:
    return gzip.compress((SAID + "\n").encode() * (size * 8_000_000 // len(SAID)), mtime=0)


@file("nested.txt.gz")
def _(size: int) -> bytes:
    packed = marked("nested.txt.gz").encode()
    for _ in range(9):
        packed = gzip.compress(packed, mtime=0)
    return packed


def archive(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


texts(
    good__zip=archive(("a.txt", marked("good.zip").encode())),
    empty__zip=archive(),
    slip__zip=archive(("../../../tmp/slip.txt", marked("slip.zip").encode())),
    cut__zip=archive(("a.txt", random.Random(8).randbytes(4_000)))[:-60],
    wrong_sum__zip=archive(("a.txt", SAID.encode())).replace(struct.pack("<I", crc32(SAID.encode())), b"\x00" * 4),
    report__docx=archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")),
)


@file("bomb.zip")
def _(size: int) -> bytes:
    return archive(("a.txt", bytes(size * 8_000_000)), ("b.txt", marked("bomb.zip").encode()))


@file("nested.zip")
def _(size: int) -> bytes:
    packed = archive(("a.txt", SAID.encode()))
    for _ in range(9):
        packed = archive(("a.zip", packed))
    return packed


# Mail and PDF

HEAD = "From: desk@halcyon.example\r\nTo: all@halcyon.example\r\nSubject: The talks go on\r\n"
texts(
    good__eml=f"{HEAD}Date: Mon, 09 Mar 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n"
    f"Content-Transfer-Encoding: 8bit\r\n\r\n{marked('good.eml')}\r\n",
    broken__eml=f"{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\n--other\r\n",
    attachment__eml=f"{HEAD}MIME-Version: 1.0\r\nContent-Type: application/zip\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\n!!!!not base64!!!!\r\n",
    charset__eml=f"{HEAD}Content-Type: text/plain; charset=x-klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{marked('charset.eml')}\r\n",
    deep__eml=HEAD
    + "MIME-Version: 1.0\r\n"
    + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(2_000)),
    junk__pdf=b"%PDF-1.7\n" + random.Random(9).randbytes(3_000),
    cut__pdf=b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [",
    loop__pdf=b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
    locked__pdf=b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 "
    b"/O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") >>\nendobj\n"
    b"trailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [(a) (b)] >>\n%%EOF\n",
    letter__rtf=b"{\\rtf1\\ansi " + SAID.encode("ascii", "ignore") + b"}",
)


def make_hostile(folder: Path, size: int = 1) -> Iterable[str]:
    """Write the files, large ones `size` times as large, and what is no file; give their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make(size))
    (folder / "two\nlines.txt").write_text(marked("two lines.txt"), "utf-8")
    with open(os.fsencode(folder) + b"/half-\xff-a-name.txt", "w", encoding="utf-8") as out:
        out.write(marked("half-a-name.txt"))
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "under" / "deeper").mkdir(parents=True)
    (folder / "under" / "deeper" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "under" / "deep.txt").write_text(marked("deep.txt"), "utf-8")
    return [*FILES, "two\nlines.txt", "half-\udcff-a-name.txt", "pipe.txt", "nowhere.txt", "zero.txt", "loop.txt"]
