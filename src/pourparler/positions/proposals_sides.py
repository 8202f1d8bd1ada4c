"""Which sides words of a sentence mean.

In: tokens of a parsed article and its people. Out: slugs of sides, each once, in the order of the words.
Refused: places, outlets, markets, software, the unnamed without a side: they are nobody's side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from pourparler.events.phrases import joined, reach
from pourparler.language.parsed import ParsedArticle, Passage
from pourparler.model import Actor, Resolution, Span, Statement
from pourparler.statements.reading import People

_NO_SIDE = frozenset({"place", "outlet", "market", "software", "company"})
_FIRST = frozenset({"we", "us", "our", "i", "me", "my", "ours"})
_OURS = frozenset(
    [
        "group",
        "movement",
        "bloc",
        "country",
        "nation",
        "organisation",
        "organization",
        "alliance",
        "government",
        "union",
    ]
)
_GROUPS = frozenset({"group", "movement", "organisation", "organization"})
_BACKED = frozenset({"-", "–"})


def side_of(actor: Actor | None) -> str | None:
    """The slug of the side that an actor is of: its party, or itself where it is a state or body without one.

    >>> side_of(Actor(id="petra-ilsanu", name="Petra Ilsanu", kind="person", party="kessary"))
    'kessary'
    >>> side_of(Actor(id="halcyon", name="Halcyon", kind="outlet"))
    """
    if actor is None or actor.kind in _NO_SIDE:
        return None
    if actor.party is None and actor.kind not in ("state", "body", "group"):
        return None
    return actor.party or actor.id


class Sides:
    """The sides that tokens of an article mean, asked of its `people`; "we" in somebody's words is the speaker's."""

    def __init__(self, parsed: ParsedArticle, people: People, statements: Sequence[Statement]) -> None:
        self._parsed, self._people, self._statements = parsed, people, statements
        self._quoted = [q.inner for q in parsed.quotations]
        self.groups: set[str] = set()
        """The sides met so far that are groups, no states."""

    def of(self, heads: Iterable[Token], passage: Passage) -> tuple[str, ...]:
        """The sides of some words with what is joined to them."""
        found = (self.one(each, passage) for head in heads for each in joined(head))
        return tuple(dict.fromkeys(side for side in found if side is not None))

    def doers(self, head: Token, passage: Passage, told: Statement | None) -> tuple[str, ...]:
        """The sides of a subject; "it", "the group" and "the bloc" in what somebody reports are the speaker's side."""
        spoken = side_of(told.actor) if told is not None else None
        if head.lemma_.lower() in _OURS and head.tag_ == "NN" and any(t.tag_ in ("DT", "PRP$") for t in head.lefts):
            return self._own_group(head, passage, spoken)
        found = self.of([head], passage)
        if head.lower_ == "it" and found != ((spoken,) if spoken is not None else ()):
            return ()
        return found

    def _own_group(self, head: Token, passage: Passage, spoken: str | None) -> tuple[str, ...]:
        start, end = reach(head)
        found = self._people.who(passage.span(passage.doc[start:end]))
        side = _named(found)
        named = found.actor is not None and found.actor.kind == "group"
        if side is not None and (named or (spoken is None and head.lemma_.lower() not in _GROUPS)):
            return (side,)
        return (spoken,) if spoken is not None else ()

    def one(self, head: Token, passage: Passage) -> str | None:
        """The side that a word with its phrase means; None where that cannot be told."""
        start, end = reach(head)
        span = passage.span(passage.doc[start:end])
        if len(span.of(self._parsed.article.text)) > 200:
            return None
        quoted = any(inner.holds(span) for inner in self._quoted)
        found = self._people.who(span, quoted=quoted)
        if found.actor is None and head.lower_ in _FIRST:
            return self._speaker(span)
        if found.actor is None and end - start > 1 and head.pos_ == "PROPN":
            found = self._people.who(passage.span(head), quoted=quoted)
        if found.actor is not None and found.actor.kind == "group" and side_of(found.actor) == found.actor.id:
            self.groups.add(found.actor.id)  # an army is a group, whose side is a state
        return _named(found)

    def adjective(self, first: Token, last: Token, passage: Passage, *, metonym: bool = True) -> str | None:
        """The side of a name before a noun: "the *Brennian* plan", "the *Velmora* paper" where `metonym` is allowed."""
        found = self._people.who(passage.span(passage.doc[first.i : last.i + 1]))
        if found.rule.startswith("new-name") or (not metonym and found.rule == "metonym"):
            return None
        return _named(found)

    def is_outlet(self, head: Token, passage: Passage) -> bool:
        """Whether a word names an outlet: "obtained by *Halcyon*", "the *newspaper* printed"."""
        start, end = reach(head)
        found = self._people.who(passage.span(passage.doc[start:end]))
        return found.actor is not None and found.actor.kind == "outlet"

    def speaker_at(self, span: Span) -> Statement | None:
        """The innermost statement of speech or writing in whose content a span stands."""
        holding = [
            (fragment.end - fragment.start, at)
            for at, statement in enumerate(self._statements)
            for fragment in statement.content
            if statement.kind != "attitude" and fragment.holds(span)
        ]
        return self._statements[min(holding)[1]] if holding else None

    def cued_at(self, span: Span) -> Statement | None:
        """The statement whose reporting verb stands at a span."""
        return next((s for s in self._statements if s.cue is not None and s.cue.overlaps(span)), None)

    def _speaker(self, span: Span) -> str | None:
        statement = self.speaker_at(span)
        return side_of(statement.actor) if statement is not None else None


def _named(found: Resolution) -> str | None:
    if found.actor is None and found.candidates:
        sides = {side_of(each) for each in found.candidates}
        return sides.pop() if len(sides) == 1 else None
    return side_of(found.actor)


def names_before(noun: Token) -> list[tuple[Token, Token]]:
    """Runs of capitalised words before a noun in its phrase, hyphens parting them; none that is only "-backed".

    >>> from pourparler.language import load_language
    >>> doc = load_language()("They read the new Orsk peace plan.")
    >>> [first.text for first, _ in names_before(doc[6])]
    ['Orsk']
    """
    from pourparler.positions.proposals_words import naming_words

    doc, backing = noun.doc, naming_words()["backing"]
    start = noun.left_edge.i
    if noun.i > noun.sent.start + 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ in ("counter", "road"):
        start = min(start, noun.nbor(-2).left_edge.i)
    runs: list[tuple[Token, Token]] = []
    i = start
    while i < noun.i:
        if not _is_name(doc[i]):
            i += 1
            continue
        last = i
        while last + 1 < noun.i and _is_name(doc[last + 1]):
            last += 1
        behind = doc[last + 2].lower_ if last + 2 < noun.i and doc[last + 1].text in _BACKED else ""
        if behind in backing:
            runs = [run for run in runs if not _is_backing_too(run[1], doc[i])]  # "the Orsk and Velland-backed plan"
        else:
            runs.append((doc[i], doc[last]))
        i = last + 1
    return runs


def _is_backing_too(before: Token, backer: Token) -> bool:
    return before.i + 2 == backer.i and before.nbor().lower_ in ("and", ",")


def _is_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos_ not in ("DET", "PRON", "VERB", "AUX", "ADP")
        and (not token.is_stop or token.text == "US")
    )
