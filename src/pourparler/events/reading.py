"""Parsed article in, events out: the seam of this stage.

In: a `ParsedArticle`, the people of it, its statements. Out: `Event`s in the order of the text, one a happening.
Refused: captions and headlines that only repeat the body; what has no words that tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from pourparler.dates import tag
from pourparler.events.antecedents import antecedents
from pourparler.events.coding import code_sentence
from pourparler.events.doers import with_both, with_doer
from pourparler.events.doubting import is_doubtful
from pourparler.events.draft import DEEDS, Draft
from pourparler.events.merging import merged
from pourparler.events.nobody import of_somebody
from pourparler.events.phrases import reach
from pourparler.events.placing import date_of, numbers_of, place_of
from pourparler.events.suggesting import Suggestions, sided, weighed
from pourparler.events.unseen import SEEN, is_unseen
from pourparler.events.wording import as_words
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Evidence, Span, Statement, entry_id, hull
from pourparler.model.event import Event, Participant
from pourparler.statements.reading import People, Strangers

VERSION = "1"
_FIRST = frozenset({"i", "we", "us", "me"})


def code_events(
    parsed: ParsedArticle, people: People | None = None, statements: Sequence[Statement] = ()
) -> tuple[Event, ...]:
    """The events of an article; those in them are resolved by `people`, their witnesses found among `statements`.

    >>> from pourparler.language import parse
    >>> from pourparler.model import Article, Block, Span
    >>> text = "Orsk will meet Velland in May."
    >>> article = Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),))
    >>> [(e.type, e.status, e.trigger.of(text)) for e in code_events(parse(article))]
    [('AGREE', 'planned', 'meet')]
    """
    people = people or Strangers()
    article = parsed.article
    dated = tag(article.text, article.published.value if article.published is not None else None)
    month = article.published.value[:7] if article.published is not None else None
    year = int(month[:4]) if month is not None and month[:4].isdigit() else None
    found: dict[str, Event] = {}
    likely, seen, unseen = Suggestions(article.text), False, set[str]()
    for passage in parsed.passages:
        suggest = partial(likely.frame, passage=passage)
        quoted = [q.inner for q in parsed.quotations]
        for sentence in passage.sentences():
            for draft in code_sentence(sentence, suggest):
                event = _event(draft, passage, parsed, people, statements, dated, quoted)
                event = with_both(with_doer(event, draft, found.values()), found.values(), article.text)
                said = any(q.holds(event.trigger) for q in quoted)
                share, sure = likely.share(draft, event, passage), likely.sure(event)
                if is_doubtful(event, article.text, quoted=said, sure=sure, year=year):
                    continue
                seen = seen or share >= SEEN
                if is_unseen(event, draft, share, quoted=said):
                    unseen.add(event.id)
                found.setdefault(event.id, weighed(event, share))
    kept = tuple(event for event in found.values() if not seen or event.id not in unseen)
    told = of_somebody(merged(kept, article.text), article.text, statements, month, likely.sure)
    return tuple(sided(event) for event in told)


def _event(
    draft: Draft,
    passage: Passage,
    parsed: ParsedArticle,
    people: People,
    statements: Sequence[Statement],
    dated: Sequence[object],
    quoted: Sequence[Span],
) -> Event:
    article, text = parsed.article, parsed.article.text
    first, last = draft.words[0], draft.words[-1]
    trigger = passage.span(passage.doc[min(first.i, last.i) : max(first.i, last.i) + 1])
    if len(draft.words) > 1 and abs(last.i - first.i) > len(draft.words) + 3:
        trigger = passage.span(first)
    in_quotation = any(span.holds(trigger) for span in quoted)
    actors = _participants(draft.actors, passage, people, in_quotation, draft.recipients)
    recipients = _participants(draft.recipients, passage, people, in_quotation, draft.actors)
    draft = as_words(draft, actors, recipients)
    theme = _whole(draft.theme, passage) if draft.theme is not None else None
    performed = _performed(trigger, statements) if draft.speech else None
    reported = _reported(trigger, statements, performed)
    speaker = next((s for s in statements if s.id == reported), None)
    if performed is None and speaker is not None and _is_own_act(draft, actors, speaker, text):
        performed, reported = reported, None
    actors, recipients = _apart(draft, actors, recipients, text)
    actors, recipients = _as_spoken(actors, speaker, text), _as_spoken(recipients, speaker, text)
    return Event(
        id=entry_id("event", article.id, (trigger,), draft.type),
        article_id=article.id,
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        category=draft.category,  # type: ignore[arg-type]
        span=hull([trigger, *(p.span for p in (*actors, *recipients)), *([theme] if theme else [])]),
        trigger=trigger,
        status=draft.status,
        actors=actors,
        recipients=recipients,
        theme=theme,
        date=date_of(draft, passage, dated, own=True),  # type: ignore[arg-type]
        place=place_of(draft, passage, people, text),
        numbers=numbers_of(draft, passage, text),
        reported_by=reported,
        performed_by=performed,
        evidence=Evidence(rule=draft.by.partition(":")[0], version=VERSION, confidence=draft.sure),
    )


def _participants(
    heads: Iterable[Token], passage: Passage, people: People, quoted: bool, others: tuple[Token, ...]
) -> tuple[Participant, ...]:
    found: dict[Span, Participant] = {}
    for head in heads:
        for who in _meant(head, passage, people, quoted, others):
            if (
                who.actor is not None
                and who.actor.kind != "anonymous"
                and who.actor in (p.actor for p in found.values())
            ):
                continue  # "the US … the US side": once
            found.setdefault(who.span, who)
    return tuple(found.values())


def _meant(
    head: Token, passage: Passage, people: People, quoted: bool, others: tuple[Token, ...]
) -> Iterator[Participant]:
    """Who a word means; of a pronoun that nobody answers to, those of its sentence for whom it stands."""
    span = _words(head, passage)
    who = people.who(span, quoted=quoted)
    known = who.actor is not None and who.actor.kind != "anonymous"
    if not known and not who.candidates and head.pos_ == "PRON" and (told := antecedents(head, others)):
        for each in told:
            words = _words(each, passage)
            named = people.who(words, quoted=quoted)
            yield Participant(span=words, actor=named.actor, candidates=named.candidates)
    elif two := _two_people(head, passage, people, quoted):
        yield from two
    else:
        yield Participant(span=span, actor=who.actor, candidates=who.candidates)


def _two_people(head: Token, passage: Passage, people: People, quoted: bool) -> tuple[Participant, ...]:
    """Two whom the parser took for one name: "U.S. President Venn and Orsk's President Dorvath" called each other."""
    start, end = reach(head)
    at = next((t.i for t in passage.doc[start:end] if t.lower_ == "and" and start < t.i < end - 1), None)
    if at is None:
        return ()
    halves = (passage.span(passage.doc[start:at]), passage.span(passage.doc[at + 1 : end]))
    meant = [people.who(half, quoted=quoted) for half in halves]
    if any(each.actor is None or each.actor.kind != "person" for each in meant) or meant[0].actor == meant[1].actor:
        return ()
    return tuple(Participant(span=half, actor=each.actor) for half, each in zip(halves, meant, strict=True))


def _apart(
    draft: Draft, actors: tuple[Participant, ...], recipients: tuple[Participant, ...], text: str
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """An outlet that would strike, somebody who would blame or refuse himself, is misread: the words alone stand."""
    if draft.type in DEEDS:
        actors = tuple(_nameless(p) if p.actor is not None and p.actor.kind == "outlet" else p for p in actors)
    if draft.type in ("ACCUSE", "REJECT"):
        mine = {p.actor.id for p in actors if p.actor is not None}
        recipients = tuple(_nameless(p) if p.actor is not None and p.actor.id in mine else p for p in recipients)
    theirs = {p.actor.id for p in recipients if p.actor is not None}
    actors = tuple(
        _nameless(p) if p.actor is not None and p.actor.id in theirs and p.span.of(text).lower() in _FIRST else p
        for p in actors
    )  # "we will work with Orsk": we are not Orsk
    return actors, recipients


def _nameless(who: Participant) -> Participant:
    return replace(who, actor=None, candidates=())


def _as_spoken(people: tuple[Participant, ...], said: Statement | None, text: str) -> tuple[Participant, ...]:
    """ "We" in somebody's own words is the speaker, or those who speak through him."""
    if said is None or said.actor is None:
        return people
    return tuple(
        replace(p, actor=said.actor) if p.actor is None and p.span.of(text).lower() in _FIRST else p for p in people
    )


def _is_own_act(draft: Draft, actors: tuple[Participant, ...], said: Statement, text: str) -> bool:
    """Whether who says it thereby does it: "we are ready", "we reject it", "we will strike"."""
    if not (draft.speech or (draft.type in ("REJECT", "THREATEN", "AGREE") and draft.status in ("planned", "denied"))):
        return False
    return any(p.span.of(text).lower() in _FIRST or (p.actor is not None and p.actor == said.actor) for p in actors)


def _words(head: Token, passage: Passage) -> Span:
    start, end = reach(head)
    return passage.span(passage.doc[start:end])


def _whole(head: Token, passage: Passage) -> Span:
    """A phrase with all that is said of it, thirty words at most."""
    start, end = (head.i, head.i + 1) if head.pos_ in ("VERB", "AUX") else reach(head)
    last = next(
        (t.i for t in head.doc[end : head.right_edge.i + 1] if t.is_quote or t.i - start > 30), head.right_edge.i + 1
    )
    while last - 1 > head.i and (head.doc[last - 1].is_punct or head.doc[last - 1].is_space):
        last -= 1
    return passage.span(head.doc[start : max(end, last)])


def _performed(trigger: Span, statements: Sequence[Statement]) -> str | None:
    """The statement whose cue this is: the words are the act."""
    return next((s.id for s in statements if s.cue is not None and s.cue.overlaps(trigger)), None)


def _reported(trigger: Span, statements: Sequence[Statement], performed: str | None) -> str | None:
    """The innermost statement in whose content this is told."""
    holding = [
        (fragment.end - fragment.start, s.id)
        for s in statements
        for fragment in s.content
        if s.kind != "attitude" and s.id != performed and fragment.holds(trigger)
    ]
    return min(holding)[1] if holding else None
