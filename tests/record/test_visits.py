"""What a record remembers of addresses, and for how long."""

from __future__ import annotations

from hypothesis import given
from hypothesis.strategies import lists, none, one_of, text

from pourparler.model import Article, Block, Extraction, Span
from pourparler.record import Store, open_store
from pourparler.record.visits import Visit, Visits
from pourparler.sources.web.answers import Validator

PAGE = "https://halcyon.example/talks"


def article(id: str) -> Extraction:
    words = f"Talks go on, says {id}."
    return Extraction(article=Article(id=id, text=words, blocks=(Block(span=Span(0, len(words)), role="body"),)))


def visit(*articles: str, etag: str | None = '"1"') -> Visit:
    return Visit(address=PAGE, etag=etag, last_modified="Thu, 12 Mar 2026 10:00:00 GMT", articles=articles)


def test_a_visit_counts_once_all_its_articles_are_kept(store: Store) -> None:
    store.note_visit(visit("a", "b"))
    assert store.visit(PAGE) is None
    store.add(article("a"))
    assert store.visit(PAGE) is None
    store.add(article("b"))
    assert store.visit(PAGE) == visit("a", "b")


def test_the_last_visit_takes_the_place_of_the_one_before(store: Store) -> None:
    store.add(article("a"))
    store.note_visit(visit("a", "never-kept"))
    store.note_visit(visit("a", etag='"2"'))
    assert store.visit(PAGE) == visit("a", etag='"2"')


def test_a_visit_outlives_the_run(place: str) -> None:
    with open_store(place) as store:
        store.add(article("a"))
        store.note_visit(visit("a"))
    with open_store(place) as store:
        assert store.visit(PAGE) == visit("a")
        assert store.visit(PAGE + "?page=2") is None
        assert list(store.check()) == []


@given(text(), one_of(none(), text()), lists(text(), max_size=3))
def test_whatever_an_address_is_made_of_comes_back(address: str, etag: str | None, ids: list[str]) -> None:
    with open_store(":memory:") as store:
        for id in dict.fromkeys(ids):
            store.add(article(id))
        noted = Visit(address=address, etag=etag, articles=tuple(ids))
        store.note_visit(noted)
        held = store.visit(address)
    assert held is None or held == noted
    assert held is not None or any(not id for id in ids)  # a record takes no article without an id


def test_the_memory_of_a_run_recalls_tells_and_is_silent_where_all_is_read_again(store: Store) -> None:
    memory = Visits(store)
    memory.remember(PAGE, Validator(etag='"1"'), ("a",))
    assert memory.recall(PAGE) is None
    store.add(article("a"))
    assert memory.recall(PAGE) == Validator(etag='"1"')
    memory.unchanged(PAGE)
    memory.unchanged("https://halcyon.example/never-seen")
    assert memory.known == ["a"]
    assert Visits(store, again=True).recall(PAGE) is None
