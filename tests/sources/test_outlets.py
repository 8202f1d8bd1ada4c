"""Outlets: one name for one outlet, an agency on another's page, and the registry's own order."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from pourparler.errors import VocabularyError
from pourparler.model import Fact
from pourparler.sources import article_from_text
from pourparler.sources.outlet import load_outlets, outlet_of_page

REGISTRY = load_outlets((files("pourparler.sources") / "outlets.yaml").read_text("utf-8"))
TEXT = "Tarrow and Vessen met at Sund on Monday, and nobody left the room before noon, the mediator said."


def test_the_registry_is_wide() -> None:
    assert len(REGISTRY) >= 250
    assert len({outlet.country for outlet in REGISTRY}) >= 60
    assert {"agency", "state agency", "paper", "broadcaster", "magazine", "online", "government"} <= {
        outlet.kind for outlet in REGISTRY
    }


def test_no_name_is_a_word_that_a_byline_may_hold() -> None:
    names = [name for outlet in REGISTRY for name in (outlet.name, *outlet.also)]
    words = r"Time|Today|News|World|Petra|Map|Dr|Mena|Now|Live|Staff"
    assert not [name for name in names if re.fullmatch(words, name, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("named", "origin", "url", "outlet", "where"),
    [
        ("AP", "json-ld", "https://www.latimes.com/world/talks", "Los Angeles Times", "address"),
        ("the guardian", "meta", "https://www.theguardian.com/world/talks", "the guardian", "meta"),
        ("The Guardian US", "meta", "https://www.theguardian.com/us/talks", "The Guardian", "address"),
        ("Reuters", "json-ld", "https://news.yahoo.com/talks", "Reuters", "json-ld"),
        ("AP", "given", "https://www.latimes.com/world/talks", "AP", "given"),
        ("Tidemark", "meta", "https://tidemark.example/talks", "Tidemark", "meta"),
        (None, "meta", "https://edition.cnn.com/talks", "CNN", "address"),
    ],
)
def test_whose_page_it_is(named: str | None, origin: str, url: str, outlet: str, where: str) -> None:
    fact = Fact(value=named, origin=origin) if named else None  # type: ignore[arg-type]
    found = outlet_of_page(fact, url)
    assert found is not None
    assert (found.value, found.origin) == (outlet, where)


def test_an_agency_in_the_byline_is_the_author_and_not_the_outlet() -> None:
    text = f"Planks counted at Sund\n\nBy Reuters\n\n{TEXT}\n\nBoth sides will count again on Friday."
    article = article_from_text(text)
    assert article.byline is not None
    assert article.byline.value == "Reuters"
    assert article.outlet is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (
            "- {name: A, domains: [a.example], country: GB, kind: paper}\n"
            "- {name: B, domains: [a.example], country: GB, kind: paper}",
            "x.yaml:2: 'a.example' is taken by A",
        ),
        ("- {name: A, domains: [www], country: GB, kind: paper}", "x.yaml:1: 'www' is no domain"),
        ("- {name: A, domains: a.example, country: GB, kind: paper}", "x.yaml:1: domains is a list"),
        ("- {name: A, domains: [], country: NO, kind: paper}", "x.yaml:1: a country has two letters"),
    ],
)
def test_a_wrong_registry_names_file_and_line(source: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_outlets(source, "x.yaml")
