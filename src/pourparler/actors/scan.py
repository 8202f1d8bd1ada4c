"""The names and offices that stand in an article, sentence by sentence.

In: a parsed article and an index of names. Out: `Mention`s in the order of the text, with what the parse says of each.
Refused: words in furniture, which has no passage; names in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pourparler.actors.clauses import compared, modifies
from pourparler.actors.grammar import grammar
from pourparler.actors.index import NAME, SEAT, Index
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read_chunk
from pourparler.actors.reading import Reading
from pourparler.actors.words import Word, split
from pourparler.language import ParsedArticle, Passage
from pourparler.model import Span

_NOT_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP", "CCONJ", "SCONJ", "PRON", "PART", "INTJ", "PUNCT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_IN_RUN = frozenset({"determiner", "quality", "name", "role", "number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence by its place: its number in the article, its words with offsets of the article, its tokens."""

    number: int
    span: Span
    passage: Passage
    words: list[Word]
    tokens: dict[int, Token]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Someone named or meant by an office: the name's place, the whole phrase, and its part in the sentence."""

    span: Span
    whole: Span
    reading: Reading
    sentence: int
    subject: bool
    main: bool
    quoted: bool
    seat: bool = False
    aside: bool = False
    """Whether it is named for another's sake only: "the Venn plan", "like Venn"."""
    oblique: bool = False
    """Whether it stands after a preposition ("the release of Venn")."""
    plural: bool = False
    owner: bool = False
    """Whether it stands as the owner of something ("Venn's complaint")."""
    full: bool = False
    titles: frozenset[str] = frozenset()
    """The words that stand with the name, folded: ranks and offices."""
    roles: frozenset[str] = frozenset()
    """The roles which these words name, unless they say that it is over."""


def sentences_of(parsed: ParsedArticle) -> list[Sentence]:
    """The sentences of the told passages, numbered through the article."""
    found: list[Sentence] = []
    for passage in parsed.passages:
        for sent in passage.sentences():
            span = passage.span(sent).trimmed(parsed.article.text)
            if span is None:
                continue
            tokens = {passage.offsets.back(token.idx): token for token in sent}
            words = [_plain(word, tokens) for word in split(span.of(parsed.article.text), at=span.start)]
            found.append(Sentence(number=len(found), span=span, passage=passage, words=words, tokens=tokens))
    return found


def _plain(word: Word, tokens: dict[int, Token]) -> Word:
    """The word without its capital where the parse says that it is no name ("Meanwhile Trump", "Putin Says")."""
    token = tokens.get(word.start)
    if token is None or not word.capital or word.raw.isupper() or token.pos_ not in _NOT_NAMES:
        return word
    if token.pos_ == "INTJ" and token.dep_ in _ARGUMENTS:  # "Venn, however, has urged": no exclamation does anything
        return word
    return word._replace(raw=word.raw.lower())


def runs(found: list[Segment]) -> Iterator[list[Segment]]:
    """Segments that may be one mention: side, titles and name, or an office "of" someone."""
    run: list[Segment] = []
    for at, segment in enumerate(found):
        joined = segment.words[0].gap.strip() in ("", "-", ".", "]") or not run
        wanted = segment.sort in _IN_RUN or (segment.sort == "other" and segment.words[0].capital)
        bridge = _bridges(found, at, run)
        if run and not (joined and (wanted or bridge)):
            yield run
            run = []
        if wanted or (run and bridge):
            run.append(segment)
    if run:
        yield run


def _bridges(found: list[Segment], at: int, run: list[Segment]) -> bool:
    """ "of" between a role and a name; "and" inside it is not bridged."""
    role = run[-1].role if run else None
    sent = (
        role is not None and role.key == "ambassador" and found[at].words[0].key == "in"
    )  # "Orvania's envoy in Hollin"
    if role is None or not (sent or found[at].words[0].key in ("of", "to", "for")):
        return False
    return any(segment.sort == "name" for segment in found[at + 1 : at + 3])


def mentions(sentence: Sentence, index: Index, on: str | None, inside: list[Span]) -> list[Mention]:
    """The mentions of a sentence, each place once, in order; `inside` are the quotations of the article."""
    found = {mention.span: mention for mention in _mentions(sentence, index, on, inside)}
    return sorted(found.values(), key=lambda mention: mention.span)


def _mentions(sentence: Sentence, index: Index, on: str | None, inside: list[Span]) -> Iterator[Mention]:
    """The readings that are a name, or an office with one holder."""
    found = segments(sentence.words, index)
    for run in runs(found):
        if not any(segment.sort in ("name", "role") for segment in run) or _shares_noun(found, run):
            continue
        yield from _companions(sentence, run, index, on, inside)
        reading = read_chunk([word for segment in run for word in segment.words], index, on)
        if reading.head == "several":
            for segment in run:
                if segment.sort == "name" and not segment.adjective:
                    yield _mention(sentence, [segment], read_chunk(list(segment.words), index, on), inside)
        elif reading.resolution.rule == "adjective":
            continue
        elif reading.actor is not None and reading.head in ("named", "office", "new", "side", "people"):
            yield _mention(sentence, run, reading, inside)
        else:
            yield from _owners(sentence, run, index, on, inside)


def _shares_noun(found: list[Segment], run: list[Segment]) -> bool:
    """Whether a noun is of two sides, of which these words are the last: "Orvanian and Tesk officials"."""
    at = next(place for place, segment in enumerate(found) if segment is run[0])
    if at < 2 or not run[0].adjective or run[-1].sort != "role":
        return False
    return found[at - 1].sort == "and" and found[at - 2].sort == "name" and found[at - 2].adjective


def bare_bodies(sentence: Sentence, index: Index, inside: list[Span]) -> Iterator[Span]:
    """The places of "the foreign ministry" and its like, with no word of whose it is."""
    found = segments(sentence.words, index)
    for at, segment in enumerate(found):
        body = segment.role is not None and segment.role.group == "institution" and "-" in segment.role.key
        if not body or not at or found[at - 1].quality != "definite" or found[at - 1].words[0].key != "the":
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        alone = after is None or after.sort == "other" or after.words[0].gap.strip() != ""
        span = Span(found[at - 1].words[0].start, segment.words[-1].end)
        if alone and not segment.genitive and not any(quotation.holds(span) for quotation in inside):
            yield span


def _companions(
    sentence: Sentence, run: list[Segment], index: Index, on: str | None, inside: list[Span]
) -> Iterator[Mention]:
    """The persons in a run before its last name, whose reading the run as a whole is; and a person's company."""
    names = [segment for segment in run if segment.sort == "name" and not segment.adjective]
    for segment in names[:-1]:
        reading = read_chunk(list(segment.words), index, on)
        if reading.actor is not None and reading.actor.kind == "person" and not segment.genitive:
            yield _mention(sentence, [segment], reading, inside)
        elif reading.actor is not None and reading.actor.kind == "company" and run[-1].sort in ("name", "other"):
            beside = _mention(sentence, [segment], reading, inside)
            yield replace(beside, subject=False, main=False, aside=True)


def _owners(
    sentence: Sentence, run: list[Segment], index: Index, on: str | None, inside: list[Span]
) -> Iterator[Mention]:
    """The persons and sides named inside a run that as a whole means nobody known ("Putin's trip")."""
    for segment in run:
        if segment.sort == "name" and not segment.adjective:
            reading = read_chunk(list(segment.words), index, on)
            if reading.actor is not None:
                yield _mention(sentence, [segment], reading, inside)


def _mention(sentence: Sentence, run: list[Segment], reading: Reading, inside: list[Span]) -> Mention:
    name = next((s for s in reversed(run) if s.sort == "name" and not s.adjective), None)
    named = name if reading.head == "named" and name is not None else None
    first, last = (named or run[0]).words[0], (named or run[-1]).words[-1]
    span = Span(first.start, last.start + len(last.raw))
    whole = Span(run[0].words[0].start, run[-1].words[-1].end)
    token = sentence.tokens.get(last.start)
    tail = sentence.tokens.get(run[-1].words[-1].start)
    aside = tail is not None and (compared(tail) or modifies(tail))
    return Mention(
        span=span,
        whole=whole,
        reading=reading,
        sentence=sentence.number,
        subject=is_subject(token) and not aside,
        main=is_subject(token, of_sentence=True) and not aside,
        aside=aside,
        oblique=_is_oblique(token),
        plural=token is not None and token.tag_ in ("NNS", "NNPS"),
        owner=last.genitive,
        quoted=any(quotation.holds(span) for quotation in inside),
        seat=named is not None and _is_place(named, sentence),
        full=named is not None and (any(s.how == NAME for s in named.senses) or len(run) > 1),
        titles=frozenset(word.key for segment in run if segment is not name for word in segment.words),
        roles=_roles_beside(run),
    )


def _roles_beside(run: list[Segment]) -> frozenset[str]:
    """The roles in the words of a mention; none after "former", nor one that belongs to a deputy."""
    if any(segment.quality in ("past", "deputy") for segment in run):
        return frozenset()
    return frozenset(s.role.key for s in run if s.role and s.role.group in ("office", "people"))


def _is_place(segment: Segment, sentence: Sentence) -> bool:
    """A seat after "in" or "near" is the place itself ("a blast in Moscow")."""
    if segment.senses[0].how != SEAT:
        return False
    at = next(place for place, word in enumerate(sentence.words) if word.start == segment.words[0].start)
    if at == 0 and len(segment.text) > 3 and segment.text.isupper():
        return True  # a dateline
    return at > 0 and sentence.words[at - 1].raw.lower() in grammar().locative


def is_subject(token: Token | None, *, of_sentence: bool = False) -> bool:
    """Whether a name's last word, or what it is part of, is the subject of its clause (or the agent of a passive);
    `of_sentence` asks for the clause that the sentence rests on.
    """
    for _ in range(4):
        if token is None:
            return False
        if token.dep_ in _SUBJECTS:
            return not of_sentence or token.head.dep_ == "ROOT"
        if token.dep_ == "pobj" and token.head.dep_ == "agent":
            return not of_sentence or token.head.head.dep_ == "ROOT"
        if token.dep_ not in ("compound", "appos", "flat", "nmod", "amod", "conj"):
            return False
        token = token.head
    return False


def _is_oblique(token: Token | None) -> bool:
    """Whether a name's last word stands after a preposition other than that of an agent."""
    while token is not None and token.dep_ in ("compound", "flat", "nmod", "amod") and token.head.i != token.i:
        token = token.head
    return token is not None and token.dep_ == "pobj" and token.head.dep_ != "agent"
