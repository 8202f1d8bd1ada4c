"""Pages written for these tests, read through the public door, against what stands beside each of them in YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.model import Article, Fact, Published
from pourparler.problems import Problem
from pourparler.sources import read

PAGES = Path(__file__).parent / "pages"
GOLDEN = sorted(PAGES.glob("*.yaml"))


def shown_published(published: Published | None, nested: bool = False) -> dict[str, Any] | None:
    if published is None:
        return None
    shown: dict[str, Any] = {"value": published.value, "precision": published.precision, "origin": published.origin}
    return shown if nested else shown | {"others": [shown_published(other, True) for other in published.others]}


def shown_fact(fact: Fact | None) -> dict[str, str] | None:
    return {"value": fact.value, "origin": fact.origin} if fact else None


def shown(article: Article, wanted: dict[str, Any]) -> dict[str, Any]:
    """The article in the form of the golden file; words as the file has them where the file cuts them short."""
    blocks = []
    for at, block in enumerate(article.blocks):
        words = " ".join(block.span.of(article.text).split())
        if at < len(wanted["blocks"]):
            (expected,) = wanted["blocks"][at].values()
            head, cut, tail = str(expected).partition(" … ")
            words = expected if cut and words.startswith(head) and words.endswith(tail) else words
        blocks.append({block.role: words})
    facts = {name: shown_fact(getattr(article, name)) for name in ("title", "outlet", "byline", "language")}
    identity = {"id": article.id} if "id" in wanted else {}
    identity |= {"kind": shown_fact(article.kind)} if "kind" in wanted else {}
    return identity | facts | {"published": shown_published(article.published), "url": article.url, "blocks": blocks}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_page(golden: Path) -> None:
    wanted = yaml.load(golden.read_text("utf-8"), Loader=yaml.BaseLoader)
    found = list(read([golden.with_suffix("")]))
    assert len(found) == len(wanted)
    for item, expected in zip(found, wanted, strict=True):
        if isinstance(item, Problem):
            assert item.source.endswith(expected["problem"])
            assert expected["says"] in item.message
        else:
            plain = {key: None if value == "null" else value for key, value in expected.items()}
            assert shown(item, plain) == plain


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_facts_stand_where_they_say(golden: Path) -> None:
    for article in read([golden.with_suffix("")]):
        if isinstance(article, Article):
            for fact in (article.title, article.outlet, article.byline):
                if fact is not None and fact.span is not None:
                    assert " ".join(fact.span.of(article.text).split()) == fact.value


def test_no_page_causes_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def refused(*asked: object, **_: object) -> None:
        opened.append(asked)
        raise OSError("no network")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    assert len(list(read([str(PAGES / "*.html")]))) >= len(list(PAGES.glob("*.html")))
    assert opened == []
