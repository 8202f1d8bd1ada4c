"""A file of each format, written for these tests, read through the public door, against the YAML beside it.

The packed and printed ones (gzip, zip, WARC, Parquet, PDF) are made by `formats/make.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler.model import Article, Fact, Published
from pourparler.problems import Problem
from pourparler.sources import read

FORMATS = Path(__file__).parent / "formats"
GOLDEN = sorted(FORMATS.glob("*.yaml"))


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
    return identity | facts | {"published": shown_published(article.published), "url": article.url, "blocks": blocks}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_format(golden: Path) -> None:
    wanted = yaml.load(golden.read_text("utf-8"), Loader=yaml.BaseLoader)
    found = list(read([golden.with_suffix("")]))
    assert len(found) == len(wanted), [str(item) for item in found if isinstance(item, Problem)]
    for item, expected in zip(found, wanted, strict=True):
        if "problem" in expected:
            assert isinstance(item, Problem), item
            assert item.source.endswith(expected["problem"])
            assert expected["says"] in item.message
        else:
            assert isinstance(item, Article), item
            plain = {key: None if value == "null" else value for key, value in expected.items()}
            assert shown(item, plain) == plain


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_every_fact_with_a_place_stands_there(golden: Path) -> None:
    for article in read([golden.with_suffix("")]):
        if isinstance(article, Article):
            for fact in (article.title, article.byline, article.outlet):
                if fact is not None and fact.span is not None:
                    assert " ".join(fact.span.of(article.text).split()) == fact.value


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_the_content_says_what_it_is_not_the_name(golden: Path, tmp_path: Path) -> None:
    """Under a name without an ending, and by a pipe, each file is read the same."""
    file = golden.with_suffix("")
    unnamed = tmp_path / "unnamed"
    unnamed.write_bytes(file.read_bytes())
    by_name = [item.text if isinstance(item, Article) else item.message for item in read([file])]
    assert [item.text if isinstance(item, Article) else item.message for item in read([unnamed])] == by_name
    with unnamed.open("rb") as pipe:
        assert [item.text if isinstance(item, Article) else item.message for item in read(["-"], stdin=pipe)] == by_name


def test_each_format_is_read_in_a_folder_too(tmp_path: Path) -> None:
    """A folder reads each of its files as if it had been named, in the order of names."""
    files = sorted(golden.with_suffix("") for golden in GOLDEN)
    for file in files:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    alone = [item.text for file in files for item in read([file]) if isinstance(item, Article)]
    assert [item.text for item in read([tmp_path]) if isinstance(item, Article)] == alone
    assert len(alone) > len(files) / 2
