"""What holds of every entry of the registry, of any text, and of any article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.actors import Cast, Entry, Registry, Term
from pourparler.actors.entry import first_day, last_day
from pourparler.actors.index import SEAT, SURNAME, forms, without_article
from pourparler.actors.roles import joined
from pourparler.actors.words import key, slug, split
from pourparler.language import parse
from pourparler.model import Article, Block, Published, Span

REGISTRY = Registry.load()
PEOPLE = [entry for entry in REGISTRY if entry.kind == "person"]
HELD = [(entry, term) for entry in PEOPLE for term in entry.offices if len(term.since or "") == 10]
STRONGEST: dict[str, int] = {}
for _entry in REGISTRY:
    for _form, _how in forms(_entry):
        _name = joined(without_article(_form))
        STRONGEST[_name] = min(_how, STRONGEST.get(_name, _how))
WORDS = [
    "Putin",
    "the",
    "Ukrainian",
    "foreign",
    "minister",
    "and",
    "of",
    "Hamas",
    "officials",
    "'s",
    ",",
    "former",
    "US",
]
DAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))


def day_of(term: Term, share: float) -> str:
    """A day of a term, by how far into it."""
    start = date.fromisoformat(first_day(term.since or "2010"))
    end = date.fromisoformat(first_day(term.until)) if term.until else date(2026, 1, 1)
    return (start + timedelta(days=int((end - start).days * share))).isoformat()


@given(st.sampled_from(HELD), st.floats(0, 0.999))
def test_a_full_name_is_its_bearer_on_every_day_of_a_term(held: tuple[Entry, Term], share: float) -> None:
    entry, term = held
    day = day_of(term, share)
    actor = REGISTRY.resolve(entry.name, on=day).actor
    assert actor is not None
    assert actor.id == entry.id
    if term.held(day) == "yes":
        assert actor.office in {other.title for other in entry.offices if other.held(day) == "yes"}


def ends(term: Term) -> list[str]:
    """The days at which a term is most easily got wrong: its first two, one in its midst, its last."""
    start = date.fromisoformat(first_day(term.since or "2010"))
    last = date.fromisoformat(first_day(term.until)) - timedelta(days=1) if term.until else date(2026, 1, 1)
    days = {start, start + timedelta(days=1), start + (last - start) / 2, last}
    return [day.isoformat() for day in sorted(days) if start <= day <= last and term.held(day.isoformat()) == "yes"]


def bearers(name: str) -> set[str]:
    """The entries that have a name as written, in whatever way."""
    return {sense.entry.id for sense in REGISTRY.index.exact(joined(without_article(name)))}


def test_every_alias_is_its_bearer_at_the_ends_of_each_term_and_nobody_else() -> None:
    asked = 0
    for entry, term in HELD:
        for name, how in forms(entry):
            if how > SEAT or bearers(name) != {entry.id}:
                continue
            for day in ends(term):
                found = REGISTRY.resolve(name, on=day)
                assert found.actor is not None, (name, day)
                assert found.actor.id == entry.id, (name, day)
                assert not found.candidates
                asked += 1
    assert asked > 10_000


def test_an_alias_of_several_gives_candidates_in_order_those_in_office_first() -> None:
    seen = 0
    for entry, term in HELD:
        for name, how in forms(entry):
            if how != SURNAME or len(bearers(name)) < 2:
                continue
            for day in ends(term):
                found = REGISTRY.resolve(name, on=day)
                ids = [found.actor.id] if found.actor else [actor.id for actor in found.candidates]
                assert entry.id in ids or STRONGEST[joined(without_article(name))] < SURNAME, (name, day)
                seated = [
                    any(t.held(day) == "yes" for t in other.offices)
                    for other in (REGISTRY.entries[each] for each in ids)
                    if other.kind == "person"
                ]
                assert seated == sorted(seated, reverse=True), (name, day)
                seen += 1
    assert seen > 1_000


@pytest.mark.parametrize("day", ["2010-06-30", "2018-02-11", "2025-11-20"])
def test_every_name_finds_its_entry(day: str) -> None:
    lost = [
        (entry.id, form)
        for entry in REGISTRY
        for form, how in forms(entry)
        if how <= SEAT and not _finds(entry, form, how, day)
    ]
    assert not lost


@given(st.sampled_from(list(REGISTRY)), DAYS)
def test_every_name_finds_its_entry_on_any_day(entry: Entry, day: date) -> None:
    assert all(_finds(entry, form, how, day.isoformat()) for form, how in forms(entry) if how <= SEAT)


def _finds(entry: Entry, form: str, how: int, day: str) -> bool:
    """Whether a name finds its entry, alone or among others, or means somebody else by a stronger right: a name
    rather than a surname, or the one in office of two who bear it ("King Abdullah", the second of them dead).
    """
    found = REGISTRY.resolve(form, on=day)
    ids = {found.actor.id} if found.actor else {actor.id for actor in found.candidates}
    if entry.id in ids or STRONGEST[joined(without_article(form))] < how:
        return True
    here = (found.actor,) if found.actor else found.candidates
    return not _seated(entry, day) and bool(here) and all(_seated(REGISTRY.entries[each.id], day) for each in here)


def _seated(entry: Entry, day: str) -> bool:
    return any(term.held(day) == "yes" for term in entry.offices)


@given(st.sampled_from(HELD), DAYS)
def test_an_office_asserted_is_held_that_day(held: tuple[Entry, Term], day: date) -> None:
    actor = REGISTRY.resolve(held[0].name, on=day.isoformat()).actor
    assert actor is not None
    titles = {term.title for term in held[0].offices if term.held(day.isoformat()) == "yes"}
    assert actor.office in titles or (actor.office is None and not titles)


@given(DAYS, DAYS, DAYS)
def test_terms_that_touch_never_overlap(one: date, two: date, asked: date) -> None:
    early, late = sorted((one, two))
    before = Term(title="head", of="x", since="1990-01-01", until=late.isoformat())
    after = Term(title="head", of="x", since=late.isoformat())
    assert {before.held(asked.isoformat()), after.held(asked.isoformat())} <= {"yes", "no"}
    assert before.held(asked.isoformat()) != after.held(asked.isoformat()) or asked < early < date(1990, 1, 1)


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_of_any_precision_holds_its_days(day: date, length: int) -> None:
    part = day.isoformat()[:length]
    assert first_day(part) <= day.isoformat() <= last_day(part)


@given(st.text(max_size=60))
def test_no_text_is_refused_and_none_changes_its_answer(text: str) -> None:
    assert REGISTRY.resolve(text, on="2025-05-20") == Registry.read(REGISTRY, text, on="2025-05-20").resolution


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_an_answer_is_one_actor_or_candidates_never_both(text: str) -> None:
    found = REGISTRY.resolve(text, on="2025-05-20")
    assert found.actor is None or not found.candidates
    assert len({actor.id for actor in found.candidates}) == len(found.candidates)


@given(st.text(max_size=40))
def test_words_keep_their_places(text: str) -> None:
    for word in split(text):
        assert text[word.start : word.start + len(word.raw)] == word.raw


@given(st.text(min_size=1, max_size=12))
def test_folding_is_stable(word: str) -> None:
    assert key(word.upper()) == key(word.upper().lower().upper())
    assert slug(slug(word)) == slug(word)


@settings(max_examples=15)
@given(st.lists(st.sampled_from([*WORDS, "said.", "He", "“No”", "Ruti Sambor", "met"]), min_size=1, max_size=25))
def test_mentions_are_words_of_the_article_and_any_span_may_be_asked(words: list[str]) -> None:
    text = " ".join(words)
    block = Block(span=Span(0, len(text)), role="body")
    published = Published(value="2025-05-20", precision="day", origin="given")
    article = Article(id="a-any", text=text, blocks=(block,), published=published)
    cast = Cast(parse(article), REGISTRY)
    starts = [span.start for span, _ in cast.mentions()]
    assert starts == sorted(starts)
    assert all(span.end <= len(text) and span.of(text).strip() for span, _ in cast.mentions())
    at = 0
    for word in words:
        span = Span(at, at + len(word))
        cast.note_source(span, cast.who(span))
        at += len(word) + 1


def test_the_registry_covers_what_negotiates() -> None:
    kinds = [entry.kind for entry in REGISTRY]
    states = {entry.country for entry in REGISTRY if entry.kind == "state"}
    assert len(states) >= 195
    assert sum(1 for e in REGISTRY if e.kind == "body" and REGISTRY.index.country(e) in ("IGO", "UNO")) >= 160
    assert sum(1 for e in REGISTRY if e.kind == "group" and e.sector in ("REB", "UAF", "PRM", "CRM")) >= 200
    assert sum(1 for e in REGISTRY if e.kind == "place") >= 2_500
    assert kinds.count("outlet") >= 100
    terms = [term for entry in REGISTRY for term in entry.offices]
    heads = {t.of for t in terms if t.title in ("president", "prime minister", "king", "emir", "leader")}
    ministers = {t.of for t in terms if {t.title, *t.titles} & {"foreign minister", "Secretary of State"}}
    assert len(heads) >= 150
    assert len(ministers) >= 100


def test_contested_places_name_the_claims_and_no_owner() -> None:
    entries = REGISTRY.entries
    for name in ("crimea", "donbas", "kashmir", "golan-heights", "essequibo", "south-china-sea"):
        assert entries[name].claims
        assert entries[name].party is None
        assert entries[name].country is None


def test_no_surname_is_a_small_word_or_a_day() -> None:
    words = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "you", "he", "she", "they"}
    words |= {"among", "some", "long", "key", "major", "young", "little", "begin", "struck", "fall", "power", "price"}
    bare = {form.lower() for entry in PEOPLE for form, how in forms(entry) if how == SURNAME}
    assert not bare & words
