"""The door: files, folders, globs, standard input, and what cannot be read."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from pourparler.errors import VocabularyError
from pourparler.model import Article
from pourparler.problems import Problem
from pourparler.sources import article_from_text, read, streams
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.furniture import load_patterns
from pourparler.sources.outlet import known_outlet, load_outlets
from pourparler.sources.sniff import sniff

STORY = "The ferry talks ended on Monday without a paper, the mediator said, and nobody would say when they resume."


def one(path: str | os.PathLike[str]) -> Article | Problem:
    (found,) = read([path])
    return found


def message(path: str | os.PathLike[str]) -> str:
    found = one(path)
    assert isinstance(found, Problem)
    return found.message


def test_a_folder_is_read_in_the_order_of_names_and_beside_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "README.md", "actors.yaml", ".hidden.txt", "pages_files/x.png"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{name}. {STORY}", encoding="utf-8")
    found = [item.text.split(". ")[0] for item in read([tmp_path]) if isinstance(item, Article)]
    assert found == ["a.txt", "b.txt", "a/z.txt"]


def test_a_glob_is_sorted_and_one_that_matches_nothing_is_a_problem(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt"):
        (tmp_path / name).write_text(f"{name} {STORY}", encoding="utf-8")
    found = [item.text[:5] for item in read([str(tmp_path / "*.txt")]) if isinstance(item, Article)]
    assert found == ["1.txt", "2.txt"]
    assert "no file matches" in message(str(tmp_path / "*.html"))


def test_a_file_whose_name_has_brackets_is_no_glob(tmp_path: Path) -> None:
    (tmp_path / "talks[1].txt").write_text(STORY, encoding="utf-8")
    assert isinstance(one(tmp_path / "talks[1].txt"), Article)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("nul.txt", b"Talks\x00end", "NUL"),
        ("noise.txt", bytes(range(1, 32)) * 20 + bytes(range(128, 160)), "binary"),
        ("paper.txt", b"%PDF-1.7 ...", "PDF"),
        ("talks.zip", b"PK\x03\x04....", "zip"),
        ("feed.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feed without items"),
        ("rows.csv", b"outlet,words\nHerald,Talks end\n", 'no column "text"'),
        ("broken.json", b'{"text": "Talks', "not JSON"),
        ("deep.json", b'{"a":' * 100_000, "nested too deep"),
        ("number.json", b'{"id": ' + b"9" * 5000 + b"}", "a number too long"),
        ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no story"),
        ("wall.html", b"<html><body><form><p>Log in to read on.</p></form></body></html>", "no story"),
        ("russian.txt", "Переговоры завершились в понедельник без подписания документа.".encode(), "'ru'"),
        ("ads.txt", b"Advertisement\nShare on X\nSubscribe now", "furniture"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_the_cure(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert says in message(tmp_path / name)


def test_nested_without_measure_is_a_problem_or_a_story_but_no_crash(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + f"<p>{STORY}</p>", encoding="utf-8")
    assert isinstance(one(tmp_path / "deep.html"), Article | Problem)


def test_missing_and_locked_files(tmp_path: Path) -> None:
    assert "no such file" in message(tmp_path / "missing.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "missing.txt")
    assert "broken link" in message(tmp_path / "link.txt")
    (tmp_path / "void").mkdir()
    assert "no coverage" in message(tmp_path / "void")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_permission_denied(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "locked.txt").chmod(0)
    assert "permission denied" in message(tmp_path / "locked.txt")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST", 1000)
    (tmp_path / "long.txt").write_text(STORY * 20, encoding="utf-8")
    assert "larger than" in message(tmp_path / "long.txt")
    rows = [json.dumps({"text": STORY}), json.dumps({"text": "x " * 100_000}), json.dumps({"text": STORY})]
    (tmp_path / "long.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = list(read([tmp_path / "long.jsonl"]))
    assert [type(item) for item in found] == [Article, Problem, Article]
    assert found[1].source.endswith("long.jsonl:2")  # type: ignore[union-attr]


def test_standard_input_and_its_absence() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(json.dumps({"id": "x", "text": STORY}).encode()))
    assert isinstance(found, Article)
    assert found.id == "x"
    assert "standard input" in message("-")


class Endless(io.RawIOBase):
    """Lines of JSON without end: a reader that is not lazy never comes back."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        row = json.dumps({"text": STORY}).encode() + b"\n"
        row = row[: len(buffer)]  # type: ignore[arg-type]
        buffer[: len(row)] = row  # type: ignore[index]
        self.given += len(row)
        return len(row)


def test_jsonl_streams() -> None:
    source = Endless()
    articles = read(["-"], stdin=io.BufferedReader(source))
    assert all(isinstance(next(articles), Article) for _ in range(3))
    assert source.given < 1_000_000


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = f"  Talks end\r\n\r\n{STORY}\r\n"
    (tmp_path / "crlf.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = one(tmp_path / "crlf.txt")
    assert isinstance(found, Article)
    assert found.text == text
    assert [block.role for block in found.blocks] == ["headline", "body"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = f"“No,” said the envoy – and left. {STORY}"
    assert decode(text.encode(encoding)).text == text


def test_the_declared_encoding_of_a_page_is_used(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-15"></head><body><p>{STORY} It costs 4 €.</p></body></html>'
    (tmp_path / "old.html").write_bytes(page.encode("iso-8859-15"))
    found = one(tmp_path / "old.html")
    assert isinstance(found, Article)
    assert "4 €" in found.text


def test_damaged_bytes_are_replaced_and_said_so(tmp_path: Path) -> None:
    data = (f"“{STORY}” " * 20).encode() + b"\xe2\x80 end"
    (tmp_path / "cut.txt").write_bytes(data)
    problem, article = read([tmp_path / "cut.txt"])
    assert isinstance(problem, Problem)
    assert "U+FFFD" in problem.message
    assert isinstance(article, Article)


def test_binary_is_refused() -> None:
    with pytest.raises(UndecodableError, match="NUL"):
        decode(b"\x00\x01\x02\x03" * 10)


@pytest.mark.parametrize(
    ("head", "suffix", "format_"),
    [
        (b'{"text": "a"}', "", "jsonl"),
        (b'{\n  "text": "a"\n}', "", "json"),
        (b'[{"text": "a"}]', ".txt", "json"),
        (b'[{"text": "a"},\n{"text": "b"}]', "", "json"),
        (b"[Editor's note] Talks end", "", "text"),
        (b"{curly} words", "", "text"),
        (b'{"text": "a\n{"text": "b"}', ".jsonl", "jsonl"),
        (b"<!-- saved --><!DOCTYPE html><html>", ".txt", "html"),
        (b"<3 is how they sign", "", "text"),
        (b"# Talks end\n\nThey ended.", "", "markdown"),
        (b"---\ntitle: Talks end\n---\nThey ended.", ".txt", "markdown"),
        (b"- a list\n- of words", "", "text"),
        (b"Talks end.", ".md", "markdown"),
    ],
)
def test_formats_are_known_by_content(head: bytes, suffix: str, format_: str) -> None:
    assert sniff(head, suffix) == format_


def test_an_article_from_words_alone() -> None:
    url = "https://wire.example/1"
    article = article_from_text(STORY, outlet="Strait Wire", published="2026-03-05", url=url, id="x")
    assert (article.id, article.text, article.url) == ("x", STORY, url)
    assert article.published is not None
    assert (article.published.value, article.published.origin) == ("2026-03-05", "given")
    assert article_from_text(STORY).id == article_from_text(STORY).id


@pytest.mark.parametrize(("text", "published", "says"), [("", None, "empty"), (STORY, "one day", "no date")])
def test_an_article_from_words_that_cannot_be_one(text: str, published: str | None, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        article_from_text(text, published=published)


def test_short_texts_are_not_condemned_for_their_language() -> None:
    assert article_from_text("Nein, Tarrow says.").language is None


def test_the_registry_knows_names_hosts_and_subdomains() -> None:
    for name in ("TASS", "tass.com", "www.tass.com", "World.TASS.com"):
        found = known_outlet(name)
        assert found is not None
        assert (found.name, found.country, found.kind) == ("TASS", "RU", "state agency")
    assert known_outlet("nottass.com") is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("- {name: A, domains: [a.example], country: GB, kind: gazette}", "x.yaml:1: 'gazette'"),
        ("\n- {name: A}", "x.yaml:2: an outlet needs"),
        ("- {name: A, domains: [], country: GB, kind: paper, leaning: left}", "unknown field 'leaning'"),
        ("a: b", "expected a list"),
    ],
)
def test_a_wrong_registry_names_file_and_line(source: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_outlets(source, "x.yaml")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("link:\n  longest: 3\n  patterns: ['(']", "x.yaml:3: '\\(' does not compile"),
        ("links:\n  longest: 3\n  patterns: [a]", "x.yaml:1: 'links'"),
        ("link:\n  patterns: [a]", "longest"),
        ("link:\n  longest: 3", "patterns"),
    ],
)
def test_a_wrong_vocabulary_names_file_and_line(source: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_patterns(source, "x.yaml")


def test_two_readings_are_the_same(tmp_path: Path) -> None:
    pages = Path(__file__).parent / "pages"
    assert list(read([pages])) == list(read([pages]))


def test_an_input_that_is_empty_is_called_what_it_is() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b""))
    assert isinstance(found, Problem)
    assert found.message.startswith("nothing on standard input")


def test_an_address_of_another_scheme_is_no_missing_file() -> None:
    (found,) = read(["ftp://press.example/talks"])
    assert isinstance(found, Problem)
    assert "the scheme 'ftp' is not asked" in found.message
