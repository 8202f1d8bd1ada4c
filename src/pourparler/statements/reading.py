"""Parsed article in, statements out: the seam of this stage.

In: a `ParsedArticle` and the people of it. Out: `Statement`s in the order of the text.
Refused: content that is empty without source and cue, and what "I" or "we" think in somebody's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from pourparler.language import ParsedArticle
from pourparler.model import Act, Addressee, Evidence, Link, Place, Resolution, Span, Statement, entry_id
from pourparler.statements.acts import acts_of
from pourparler.statements.clauses import read_clauses
from pourparler.statements.cues import Lexicon, lexicon
from pourparler.statements.dated import Dated
from pourparler.statements.draft import Draft, Run, without
from pourparler.statements.headlines import read_headline
from pourparler.statements.kinds import kind_of
from pourparler.statements.nesting import nest
from pourparler.statements.phrases import read_phrases
from pourparler.statements.placed import inside_map, place_quotations
from pourparler.statements.quoted import Carrying
from pourparler.statements.second_look import looked_at_again
from pourparler.statements.spans import content_of, edge, form_of
from pourparler.statements.tails import without_tails
from pourparler.statements.transcripts import read_turns

VERSION = "1"
_SELF = frozenset({"i", "we", "you", "one", "me", "us", "let's", "'s", "my", "our", "your"})
_PLACES: dict[str, Place] = {
    "headline": "headline",
    "subheading": "headline",
    "summary": "summary",
    "caption": "caption",
}


class People(Protocol):
    """Who a mention of the article means."""

    def who(self, span: Span, *, quoted: bool = False) -> Resolution:
        """The actor or the candidates of a mention; `quoted` says that it stands in somebody's own words."""
        ...

    def note_source(self, span: Span, resolution: Resolution) -> None:
        """Hear who spoke at a span: evidence for the next pronoun."""
        ...


class Strangers:
    """Nobody is known: every mention stays as its words."""

    def who(self, span: Span, *, quoted: bool = False) -> Resolution:
        """Nobody."""
        return Resolution()

    def note_source(self, span: Span, resolution: Resolution) -> None:
        """Nothing to learn."""


def speakers(parsed: ParsedArticle, drafts: Iterable[Draft], people: People) -> dict[Span, Resolution]:
    """Who each source means, asked in the order of the text, each answer told to `people` before the next question."""
    text = parsed.article.text
    places = {
        place: draft.kind != "attitude"
        for draft in drafts
        for run in (draft.source, *(reporter.source for reporter in draft.via))
        if (place := edge(draft, run, text)) is not None
    }
    quotations = [q.inner for q in parsed.quotations if q.depth == 0]
    known: dict[Span, Resolution] = {}
    for place in sorted(places):
        quoted = any(inner.holds(place) for inner in quotations)
        known[place] = people.who(place, quoted=quoted)
        if not quoted and places[place]:
            people.note_source(place, known[place])
    return known


def read_statements(parsed: ParsedArticle, people: People | None = None) -> tuple[Statement, ...]:
    """The statements of an article, in the order of the text: read by rules, looked at again by the encoder."""
    return looked_at_again(parsed.article.text, read_by_rules(parsed, people))


def read_by_rules(parsed: ParsedArticle, people: People | None = None) -> tuple[Statement, ...]:
    """What the rules read, without the narrator's tails; sources are resolved by `people`, in the order of the text."""
    people = people or Strangers()
    drafts = read_drafts(parsed, people)
    dated = Dated(parsed)
    placed = [(draft, content) for draft in drafts if (content := content_of(draft, parsed))]
    placed = without_tails(parsed, placed)
    known = speakers(parsed, drafts, people)
    placed = _distinct(sorted(placed, key=lambda pair: (pair[1][0].start, pair[1][-1].end, pair[0].anchor)))
    found = [_statement(parsed, draft, content, known, people, dated) for draft, content in placed]
    unique = {statement.id: statement for statement in reversed(found)}
    ordered = sorted(
        nest(tuple(unique.values()), parsed.article.text), key=lambda s: (s.content[0].start, s.content[-1].end, s.id)
    )
    return tuple(_point_at_body(ordered, parsed.article.text))


def read_drafts(parsed: ParsedArticle, people: People) -> list[Draft]:
    """What every rule finds, quotations placed."""
    words = lexicon()
    placed = place_quotations(parsed)
    maps = {id(passage): inside_map(passage, placed) for passage in parsed.passages}
    drafts = read_turns(parsed.passages, lambda span: people.who(span).actor is not None, words)
    for passage in parsed.passages:
        inside = maps[id(passage)]
        if passage.block.role in ("headline", "subheading", "summary"):
            drafts += read_headline(passage, lambda span: people.who(span).actor is not None, words)
        drafts += read_clauses(passage, inside, words)
        drafts += read_phrases(passage, inside, words)
    carried = Carrying(parsed.passages, placed, maps, drafts, words).settle()
    return [draft for draft in _doubted(carried, words) if not _first_person(draft)]


def _doubted(drafts: Sequence[Draft], words: Lexicon) -> list[Draft]:
    """ "Reportedly said" is one report, uncertain; "issued a warning" is the noun's: the other draft gives way."""
    nouns = [(id(d.passage), d.cue) for d in drafts if d.rule == "noun" and d.cue is not None]
    verbs = {(id(d.passage), d.anchor) for d in drafts if d.source is not None}
    kept = []
    for draft in drafts:
        token = draft.passage.doc[draft.anchor]
        if draft.rule == "phrase.hearsay" and (id(draft.passage), token.head.i) in verbs:
            continue
        if draft.rule == "verb.object" and any(p == id(draft.passage) and draft.anchor in run for p, run in nouns):
            continue
        if draft.rule == "phrase.according":
            draft = _cleared(draft, drafts)
        draft = _parted(draft, drafts)
        if any(c.lower_ in words.hearsay for c in token.lefts):
            draft = replace(draft, polarity="uncertain")
        kept.append(draft)
    return kept


def _cleared(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """What is said "according to" somebody without the report around it: "According to Orsk, no, Halcyon said"."""
    around = [d for d in drafts if d.passage is draft.passage and any(draft.anchor in run for run in d.content)]
    holes = [run for d in around for run in (d.source, d.cue) if run is not None]
    kept = tuple(part for run in draft.content for part in without(run, holes))
    said = tuple(run for run in kept if any(t.is_alpha for t in draft.passage.doc[run.start : run.end]))
    return replace(draft, content=said or draft.content)


def _parted(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft without a report set into its words: "wants a truce, two envoys told Halcyon, by Monday"."""
    for other in drafts:
        if other.rule != "verb.parenthesis" or other.passage is not draft.passage or other is draft:
            continue
        within = any(other.anchor in run for run in draft.content)
        if within and any(draft.anchor in run for run in other.content):
            kept = tuple(
                Run(max(a.start, b.start), min(a.end, b.end))
                for a in draft.content
                for b in other.content
                if a.overlaps(b)
            )
            draft = replace(draft, content=kept or draft.content)
    return draft


def _first_person(draft: Draft) -> bool:
    """Whether the source is a bare "I", "we" or "you": the speaker of the words around, or the writer."""
    run = draft.source
    return run is not None and run.end - run.start == 1 and draft.passage.doc[run.start].lower_ in _SELF


def _distinct(placed: Sequence[tuple[Draft, tuple[Span, ...]]]) -> list[tuple[Draft, tuple[Span, ...]]]:
    """One draft for the same words: "issued a statement saying" reports once."""
    best: dict[tuple[Span, ...], tuple[Draft, tuple[Span, ...]]] = {}
    for draft, content in placed:
        held = best.get(content)
        if held is None or _rank(draft) > _rank(held[0]):
            best[content] = (draft, content)
    return list(best.values())


def _rank(draft: Draft) -> tuple[bool, int, float, int]:
    return draft.source is not None, len(draft.via), draft.confidence, -draft.anchor


def _statement(
    parsed: ParsedArticle,
    draft: Draft,
    content: tuple[Span, ...],
    known: Mapping[Span, Resolution],
    people: People,
    dated: Dated,
) -> Statement:
    article, text = parsed.article, parsed.article.text
    source, cue = edge(draft, draft.source, text), edge(draft, draft.cue, text)
    who = known[source] if source is not None else Resolution()
    told = edge(draft, draft.addressee, text)
    form = form_of(content, cue, parsed)
    kind = kind_of(draft, lexicon())
    printed = kind == "speech" and who.actor is not None and who.actor.kind == "outlet"
    done: Act = "reject" if draft.act == "accept" and draft.polarity == "denied" else draft.act
    acts = acts_of(done, " ".join(span.of(text) for span in content), form)
    return Statement(
        id=entry_id("statement", article.id, (source, cue, *content)),
        article_id=article.id,
        source=source,
        cue=cue,
        content=content,
        addressee=Addressee(span=told, actor=people.who(told).actor) if told is not None else None,
        kind="writing" if printed else kind,
        form=form,
        act=acts[0],
        acts=acts,
        polarity=draft.polarity,
        place=_PLACES.get(draft.passage.block.role, "body"),
        actor=who.actor,
        candidates=who.candidates,
        via=tuple(_link(draft, r.source, r.cue, text, known) for r in draft.via),
        uttered=dated.when(draft, content) if draft.kind != "attitude" else None,
        evidence=Evidence(rule=draft.rule, version=VERSION, confidence=draft.confidence),
    )


def _link(draft: Draft, source: Run | None, cue: Run | None, text: str, known: Mapping[Span, Resolution]) -> Link:
    place = edge(draft, source, text)
    return Link(source=place, cue=edge(draft, cue, text), actor=known[place].actor if place is not None else None)


def _point_at_body(statements: Sequence[Statement], text: str) -> list[Statement]:
    """Headline and bullet statements that repeat the body's words point at the body's statement."""
    worded = [(statement, _words(statement, text)) for statement in statements]
    body: dict[str, str] = {}
    for statement, words in worded:
        if statement.place == "body":
            body.setdefault(words, statement.id)
    return [replace(s, repeats=body[words]) if s.place != "body" and words in body else s for s, words in worded]


def _words(statement: Statement, text: str) -> str:
    said = " ".join(span.of(text) for span in statement.content).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in said).removeprefix("that ").split())
