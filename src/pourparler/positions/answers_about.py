"""What an answer is about: a proposal as a whole, or one of its terms.

In: words of an article, its proposals with their terms. Out: `Subject`s; answers to a question put in one phrase.
Refused: words that could be about several terms alike, and "it" where no proposal was named just before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Answer, AnswerKind, Span, Statement, Term, hull
from pourparler.positions.proposals_mentions import Mention
from pourparler.positions.proposals_nouns import noun_of
from pourparler.positions.proposals_sides import Sides, side_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import answer_words, naming_words
from pourparler.positions.terms_issue import main_issue

_NEAR, _IT = 400, 400
"""So many characters on, "it" and "the idea" may still be what was named."""
_IDEAS = frozenset({"idea", "suggestion", "notion", "concept"})
_CLAIMS = frozenset(
    {"claim", "report", "accusation", "allegation", "motion", "resolution", "deal", "agreement", "call", "demand"}
)
_LONG = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an answer is about: the place of the proposal in the order given, its author, the index of a term, and its
    words where they follow in a list.
    """

    at: int
    author: tuple[str, ...]
    term: int | None = None
    listed: Span | None = None


class About:
    """The proposals of an article, asked what words are about."""

    def __init__(self, read: Sequence[tuple[Thread, Sequence[Term]]], parsed: ParsedArticle) -> None:
        self._read, self._parsed = read, parsed
        self._mentions: dict[tuple[int, int], tuple[int, Mention]] = {
            (id(m.passage), m.head.i): (at, m) for at, (thread, _) in enumerate(read) for m in thread.mentions
        }
        self._lemmas = [[_content(parsed, term.text) for term in terms] for _, terms in read]

    def of(self, head: Token, passage: Passage, verb: Token) -> tuple[Subject, ...]:
        """What a phrase is about, seen from the verb that answers; empty where that cannot be told."""
        if head.lower_ == "it":
            place = passage.span(verb)
            return self._named_before(place)
        for token in (head, *_within(head)):
            held = self._mentions.get((id(passage), token.i))
            if held is not None:
                at, mention = held
                if noun_of(mention.head) in _IDEAS:
                    return self._last_term(mention.span) or (self._whole(at),)
                return self._parts(head, mention, at)
        if head.lemma_.lower() in _IDEAS:
            return self._last_term(passage.span(head))
        return self._term_like(head, passage)

    def is_signed(self, subject: Subject) -> bool:
        """Whether it is a deal: to review one that holds is no openness to it."""
        return subject.term is None and self._read[subject.at][0].tier == "deals"

    def asked(self, statements: Sequence[Statement], sides: Sides) -> Iterator[tuple[int, Answer]]:
        """Answers to a question put in one phrase: 'The guarantee? "That I would accept today."'"""
        for passage in self._parsed.passages:
            for sentence in passage.sentences():
                head = sentence.root
                if sentence[-1].text != "?" or len(sentence) > _LONG or head.pos_ not in ("NOUN", "PROPN"):
                    continue
                about = self.of(head, passage, head) or self._term_like(head, passage, least=1)
                end = passage.span(sentence).end
                place = next((q.span for q in self._parsed.quotations if 0 <= q.span.start - end <= 3), None)
                kind = self._reply(place) if place is not None and about else None
                if place is None or kind is None:
                    continue
                said = next((s for s in statements for c in s.content if c.overlaps(place)), None)
                side = side_of(said.actor) if said is not None else _interviewed(passage, sentence.start, sides)
                if side is None:
                    continue
                for each in about:
                    told = said.id if said is not None else None
                    yield each.at, Answer(party=side, answer=kind, text=place, term=each.term, statement=told)

    def _reply(self, place: Span) -> AnswerKind | None:
        passage = self._parsed.passage_at(place.start)
        tokens = passage.tokens(place) if passage is not None else None
        words = [t for t in tokens if not t.is_punct] if tokens is not None else []
        if not words:
            return None
        if words[0].lower_ in ("no", "never"):
            return "rejects"
        if words[0].lower_ in ("yes", "certainly", "gladly"):
            return "accepts"
        found = [
            k for t in words if t.pos_ == "VERB" and (k := answer_words().of("verbs", t.lemma_.lower())) is not None
        ]
        no = any(t.dep_ == "neg" for t in words)
        if not found or (no and found[0] != "accepts"):
            return None
        return "rejects" if no else found[0]

    def _parts(self, head: Token, mention: Mention, at: int) -> tuple[Subject, ...]:
        """The whole, or, of "two terms of the plan" and "these two points", those that the article tells beside it."""
        parts = naming_words()["parts"]
        if head == mention.head and noun_of(head) not in parts:
            return (self._whole(at),)
        part = head if noun_of(head) in parts else None
        few = part is not None and any(t.like_num or t.lower_ in ("some", "several", "these") for t in part.lefts)
        about = part is not None and any(c.dep_ == "prep" and c.lower_ in ("on", "about") for c in part.children)
        if not few and not about:
            return (self._whole(at),)
        if few and mention.number is not None and mention.number == self._read[at][0].number and not about:
            return (self._whole(at),)
        terms = self._read[at][1]
        place = mention.span
        listed = [
            n
            for n, term in enumerate(terms)
            if 0 <= term.text.start - place.end < _NEAR / 2 and mention.passage.block.span.holds(term.text)
        ]
        words = hull([terms[n].text for n in listed]) if listed else None
        colon = ":" in self._parsed.article.text[place.end : terms[listed[0]].text.start] if listed else False
        return (
            tuple(Subject(at=at, author=self._read[at][0].sides, term=n, listed=words) for n in listed) if colon else ()
        )

    def _whole(self, at: int) -> Subject:
        return Subject(at=at, author=self._read[at][0].sides)

    def _named_before(self, place: Span) -> tuple[Subject, ...]:
        before = [(m.span, at) for at, m in self._mentions.values() if 0 <= place.start - m.span.end < _IT]
        return (self._whole(max(before)[1]),) if before else ()

    def _last_term(self, place: Span) -> tuple[Subject, ...]:
        before = [
            (term.text, at, number)
            for at, (_, terms) in enumerate(self._read)
            for number, term in enumerate(terms)
            if 0 <= place.start - term.text.end < _NEAR
        ]
        if not before:
            return ()
        _, at, number = max(before)
        return (Subject(at=at, author=self._read[at][0].sides, term=number),)

    def _is_itself(self, at: int, term: Term) -> bool:
        """Whether a term is all that the proposal is."""
        return any(term.text.holds(mention.span) for mention in self._read[at][0].mentions)

    def _term_like(self, head: Token, passage: Passage, *, least: int = 2) -> tuple[Subject, ...]:
        """The term whose words a phrase shares and whose issue is its own; the latest of those that share most."""
        if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in _CLAIMS:
            return ()
        tokens = [t for t in head.subtree if abs(t.i - head.i) < 16]
        place, issue = passage.span(head), main_issue(tokens)
        wanted = frozenset(
            _stem(t.lemma_) for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not t.is_stop
        )
        best: list[tuple[int, Span, int, int]] = []
        for at, (_, terms) in enumerate(self._read):
            for number, term in enumerate(terms):
                if term.text.holds(place):
                    if self._is_itself(at, term):  # "offered a truce, which Orsk rejected"
                        return (self._whole(at),)
                    best.append((99, term.text, at, number))
                    continue
                shared = len(wanted & self._lemmas[at][number])
                shared += _stem(head.lemma_) in self._lemmas[at][number]
                if shared >= least and term.issue is not None and term.issue == issue:
                    best.append((shared, term.text, at, number))
        if not best:
            return ()
        _, _, at, number = max(best, key=lambda b: (b[0], b[1].start <= place.start, b[1]))
        return (Subject(at=at, author=self._read[at][0].sides, term=number),)


def _interviewed(passage: Passage, before: int, sides: Sides) -> str | None:
    """Who answers, where questions and answers follow one another: the subject of the last sentence told in full."""
    quoted = ("?", '"', "“", "”", "'", "‘", "’")
    for sentence in reversed([s for s in passage.sentences() if s.end <= before]):
        if not any(t.text in quoted for t in sentence):
            own = next((c for c in sentence.root.children if c.dep_ == "nsubj"), None)
            return sides.one(own, passage) if own is not None else None
    return None


def _within(head: Token) -> Iterator[Token]:
    """ "Two terms of the *plan*", "parts of the *proposal*": what stands behind "of" of a part."""
    if head.lemma_.lower() in (
        "term",
        "part",
        "point",
        "most",
        "all",
        "element",
        "version",
        "draft",
        "copy",
        "text",
        "tenet",
        "acceptance",
        "adoption",
        "signing",
    ):
        for c in head.children:
            if c.dep_ == "prep" and c.lower_ == "of":
                yield from (g for g in c.children if g.dep_ == "pobj")


def _content(parsed: ParsedArticle, span: Span) -> frozenset[str]:
    passage = parsed.passage_at(span.start)
    tokens = passage.tokens(span) if passage is not None else None
    return frozenset(
        _stem(t.lemma_) for t in tokens or () if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not t.is_stop
    )


def _stem(lemma: str) -> str:
    """ "Guarantor" and "guarantee" are one word here: the first six letters."""
    return lemma.lower()[:6]
