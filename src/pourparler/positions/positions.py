"""Where each side stands, as one article tells it.

In: a parsed article, who its people are, its statements and events. Out: `Position`s in the order of the text, and
`Commitment`s. Refused: a stance whose side or issue cannot be told, and what a rival says of another's refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Actor, Evidence, Span, Statement, When, position_id
from pourparler.model.event import Event
from pourparler.model.position import Commitment, Position
from pourparler.positions.commitments import read_commitments
from pourparler.positions.figures import figure_of
from pourparler.positions.issues import IssueTree, issue_tree
from pourparler.positions.refused import is_no_stance, is_of_companies, is_unclear_plural, issue_meant
from pourparler.positions.sides import Sides
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stances import stands_in
from pourparler.positions.stand import Stand
from pourparler.positions.weighing import best_issue, chief_issue
from pourparler.statements.reading import People, Strangers

VERSION = "1"
_SOFT = frozenset({"want", "seek", "support", "welcome", "back", "suggest", "propose", "desire"})
"""Words of so many uses that what they are said of must be told plainly."""
_PAPERS = frozenset(
    [
        "demand",
        "initiative",
        "idea",
        "condition",
        "request",
        "deal",
        "agreement",
        "proposal",
        "plan",
        "offer",
        "framework",
        "term",
        "extension",
        "accord",
        "draft",
        "pact",
        "bargain",
        "compromise",
        "deadline",
    ]
)
_POINTING = frozenset({"it", "that", "this", "them", "they", "these", "those", "so", "which"})


def read_positions(
    parsed: ParsedArticle,
    cast: People | None = None,
    statements: Sequence[Statement] = (),
    events: Sequence[Event] = (),
    *,
    issues: IssueTree | None = None,
) -> tuple[tuple[Position, ...], tuple[Commitment, ...]]:
    """The positions that sides of an article take, each once, and what they undertake to do.

    >>> from pourparler.actors import Cast, Registry
    >>> from pourparler.language import parse
    >>> from pourparler.model import Article, Block, Span
    >>> text = "Russia demanded that all sanctions be lifted."
    >>> parsed = parse(Article(id="a-1", text=text, blocks=(Block(span=Span(0, len(text)), role="body"),)))
    >>> [(p.party, p.issue, p.stance) for p in read_positions(parsed, Cast(parsed, Registry.load()))[0]]
    [('russia', 'sanctions-and-assets', 'demands')]
    """
    tree = issues or issue_tree()
    sides = Sides(parsed, cast or Strangers(), statements)
    chief = chief_issue(parsed, tree)
    found: dict[str, Position] = {}
    for passage in parsed.passages:
        if passage.block.role == "caption":
            continue
        before: Tokens | None = None
        for sentence in passage.sentences():
            for stand in stands_in(sentence):
                for position in _positions(stand, before, passage, sides, tree, chief):
                    found.setdefault(position.id, position)
            before = sentence
    ordered = sorted(found.values(), key=lambda p: (p.text.start, p.text.end, p.id))
    return _once(ordered, parsed), read_commitments(parsed, sides, tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taker:
    """Whose position it is: the slug, who said it, the statement, and how sure that is."""

    party: str
    by: str | None
    statement: Statement | None
    sure: float


def _positions(
    stand: Stand, before: Tokens | None, passage: Passage, sides: Sides, tree: IssueTree, chief: str | None
) -> Iterator[Position]:
    if is_no_stance(stand) or is_unclear_plural(stand):
        return
    takers = tuple(t for t in _takers(stand, passage, sides) if not _is_at_home(stand, t, passage, sides))
    if not takers:
        return
    for told, piece, weight in _issues(stand, before, tree, chief):
        issue = issue_meant(stand, told, piece, tree)
        if issue is None:
            continue
        firm = stand.rule == "verdict" and stand.stance == "rules-out"
        if weight in (0.75,) and not firm and (stand.spoken or stand.anchor.lemma_ in _SOFT):
            continue
        for taker in takers:
            if sides.is_company(taker.party) and not is_of_companies(issue):
                continue
            yield _position(stand, issue, piece, weight, taker, passage, sides)


def _position(
    stand: Stand, issue: str, piece: tuple[Token, ...], weight: float, taker: _Taker, passage: Passage, sides: Sides
) -> Position:
    whole = piece == stand.pieces[0]
    start, end = (stand.start, stand.end) if whole and len(stand.pieces) == 1 else (piece[0].i, piece[-1].i + 1)
    if whole and len(stand.pieces) > 1:
        start, end = min(stand.start, piece[0].i), max(piece[-1].i, stand.anchor.i) + 1
    text = _clipped(_trimmed(passage, start, end), taker.statement, stand, passage)
    condition = passage.span(passage.doc[stand.condition.start : stand.condition.end]) if stand.condition else None
    figure = figure_of(piece, passage)
    stance = stand.stance
    if stance == "accepts" and figure is not None and figure.bound == "least" and _would(stand.anchor):
        stance = "conditional"
    toward = {slug for head in stand.toward for slug in sides.of(head, passage)} - {taker.party}
    said = taker.statement
    if said is not None and said.addressee is not None and stance in ("demands", "offers"):
        toward |= {slug for slug in (sides.party(said.addressee.actor),) if slug and slug != taker.party}
    return Position(
        id=position_id(sides.article.id, text, party=taker.party, issue=issue),
        article_id=sides.article.id,
        party=taker.party,
        issue=issue,
        stance=stance,
        text=text,
        by=taker.by,
        condition=condition,
        toward=tuple(sorted(toward)),
        statement=said.id if said is not None else None,
        figure=figure,
        date=_date(said, sides),
        evidence=Evidence(rule=stand.rule, version=VERSION, confidence=stand.sure * taker.sure * weight),
    )


def _would(anchor: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d", "’d") for c in anchor.children)


def _trimmed(passage: Passage, start: int, end: int) -> Span:
    doc = passage.doc
    while end - 1 > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in "%)")):
        end -= 1
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ == "cc"):
        start += 1
    return passage.span(doc[start:end])


def _clipped(text: Span, said: Statement | None, stand: Stand, passage: Passage) -> Span:
    """The words inside the quotation or report that holds the position, where one does."""
    anchor = passage.span(stand.anchor)
    if said is None:
        return text
    holding = next((f for f in said.content if f.holds(anchor)), None)
    if holding is None:
        return text
    start, end = max(text.start, holding.start), min(text.end, holding.end)
    return Span(start, end) if start < end else text


def _date(said: Statement | None, sides: Sides) -> When | None:
    if said is not None and said.uttered is not None:
        return said.uttered
    published = sides.article.published
    return When(value=published.day, precision="day") if published is not None and len(published.day) == 10 else None


# -- whose it is ---------------------------------------------------------------------------------


def _takers(stand: Stand, passage: Passage, sides: Sides) -> tuple[_Taker, ...]:
    anchor = passage.span(stand.anchor)
    said, performed = sides.saying(anchor), sides.performing(anchor)
    speaker = sides.party(said.actor) if said is not None else None
    if said is not None and said.polarity in ("asked", "denied"):
        return ()
    if stand.spoken:
        if said is None and (actor := sides.answering(anchor, passage)) is not None:
            return (_Taker(party=sides.party(actor) or "", by=actor.id, statement=None, sure=0.7),)
        return _speaker(stand, passage, sides, said, speaker)
    if said is None and stand.holder[:1] and stand.holder[0].lower_ in ("i", "we"):
        actor = sides.answering(anchor, passage)
        return (_Taker(party=sides.party(actor) or "", by=actor.id, statement=None, sure=0.7),) if actor else ()
    found: dict[str, _Taker] = {}
    named = {sides.party(a) for head in stand.holder for a in sides.actors(head, passage, said)}
    if performed is not None and sides.party(performed.actor) is not None and len(named) < 2:
        slug = sides.party(performed.actor) or ""
        found[slug] = _Taker(party=slug, by=_by(performed.actor), statement=performed, sure=1.0)
    for head in stand.holder if not found else stand.holder[1:]:
        for actor in sides.actors(head, passage, said):
            slug = sides.party(actor) or ""
            found.setdefault(slug, _Taker(party=slug, by=_by(actor), statement=performed or said, sure=1.0))
    if stand.anchor.lemma_ == "need" and stand.rule == "verb":
        return tuple(taker for slug, taker in found.items() if slug == speaker)
    if speaker is None or (performed is not None and said is None):
        return tuple(found.values())
    told = (_told(taker, said, speaker, stand) for taker in found.values())
    return tuple(taker for taker in told if taker is not None)


_CABINET = frozenset({"government", "cabinet", "ministry", "parliament", "treasury"})


def _is_at_home(stand: Stand, taker: _Taker, passage: Passage, sides: Sides) -> bool:
    """Whether somebody asks something of the government of the own side: a quarrel at home, not a side's demand."""
    if stand.stance != "demands" or not stand.toward:
        return False
    asked = {slug for head in stand.toward for slug in sides.of(head, passage)}
    ours = any(head.lemma_.lower() in _CABINET for head in stand.toward)
    return ours and asked <= {taker.party}


def _told(taker: _Taker, said: Statement | None, speaker: str, stand: Stand) -> _Taker | None:
    """A taker as it is told: who speaks for a side said it himself; a rival's word for a refusal is not taken."""
    if taker.party == speaker:
        return replace(taker, by=_by(said.actor)) if said is not None else taker
    if stand.stance in ("rejects", "rules-out") and stand.anchor.lemma_ not in stance_words().lists["plain-refusals"]:
        return None
    return replace(taker, sure=0.7 * taker.sure)


def _speaker(
    stand: Stand, passage: Passage, sides: Sides, said: Statement | None, speaker: str | None
) -> tuple[_Taker, ...]:
    """Whoever speaks, where the subject of the clause allows it."""
    if said is None or speaker is None or (said.kind == "attitude" and stand.stance != "demands"):
        return ()
    if stand.subject is not None:
        about = set(sides.of(stand.subject, passage, said))
        first = stand.subject.lower_ in ("we", "i", "us") or speaker in about
        other = (bool(about - {speaker}) and is_actor_word(stand.subject)) or (
            stand.subject.pos_ == "PRON" and not first and stand.subject.lower_ in _PEOPLE
        )
        if (stand.own and not first) or (first and stand.rule == "modal" and stand.anchor.dep_ == "xcomp"):
            return ()  # not own, or "we have to see", which asks nothing of anybody
        if not stand.own and other and stand.stance != "demands":
            return ()
    sure = 1.0 if said.polarity == "asserted" else 0.7
    return (_Taker(party=speaker, by=_by(said.actor), statement=said, sure=sure),)


_PEOPLE = frozenset({"he", "she", "they", "you", "who"})


def _by(actor: Actor | None) -> str | None:
    return actor.id if actor is not None else None


# -- on which issue ------------------------------------------------------------------------------


def _issues(
    stand: Stand, before: Tokens | None, tree: IssueTree, chief: str | None
) -> list[tuple[str, tuple[Token, ...], float]]:
    """The issues of what is wanted, each with its words; one a thing, where several are wanted."""
    ordered = _sequence(stand, tree)
    if ordered is not None:
        return [(ordered, stand.pieces[0], 0.9)]
    found: dict[str, tuple[tuple[Token, ...], float]] = {}
    for piece in stand.pieces:
        if not piece:
            continue
        best = best_issue(piece, tree)
        if best is not None:
            found.setdefault(best[0], (piece, best[1]))
    if not found and stand.pieces and any(map(_is_paper, stand.pieces[0][:8])) and chief is not None:
        found[chief] = stand.pieces[0], 0.7
    if not found and stand.pieces and stand.pieces[0]:
        around = _around(stand, before, tree)
        if around is not None:
            found[around] = stand.pieces[0], 0.7
    return [(issue, piece, weight) for issue, (piece, weight) in found.items()]


def _is_paper(token: Token) -> bool:
    """Whether a word stands for what is negotiated: "the deal", "these demands"; not "deals"."""
    known = token.tag_ == "NN" or any(c.dep_ in ("det", "poss") for c in token.lefts)
    return known and token.lemma_.lower() in _PAPERS


def _around(stand: Stand, before: Tokens | None, tree: IssueTree) -> str | None:
    """The issue that "it" or a bare number points at: of the condition, else of the sentence before."""
    piece = stand.pieces[0]
    behind = () if stand.rule == "modal" and stand.condition is not None else piece
    if stand.rule == "modal":
        behind = tuple(t for t in behind if t.i > stand.anchor.i)
    if not any(t.lower_ in _POINTING for t in behind) and not (len(piece) < 6 and any(t.like_num for t in piece)):
        return None
    inside = stand.condition
    places = [stand.anchor.doc[inside.start : inside.end]] if inside is not None else []
    for tokens in (*places, *([before] if before is not None else [])):
        best = best_issue(tuple(tokens), tree)
        if best is not None and best[1] == 1.0:
            return best[0]
    return None


def _sequence(stand: Stand, tree: IssueTree) -> str | None:
    """ "That sanctions be lifted before the troops leave": a demand for an order of two things."""
    if stand.stance != "demands" or not stand.pieces:
        return None
    piece = stand.pieces[0]
    at = next((i for i, t in enumerate(piece) if t.lower_ == "before" and t.dep_ in ("mark", "prep")), None)
    if at is None:
        return None
    first, second = best_issue(piece[:at], tree), best_issue(piece[at + 1 :], tree)
    apart = first is not None and second is not None and first[0] != second[0] and first[1] == second[1] == 1.0
    return "sequencing" if apart and "sequencing" in tree.issues else None


# -- each once -----------------------------------------------------------------------------------


def _once(positions: Iterable[Position], parsed: ParsedArticle) -> tuple[Position, ...]:
    """Each position once: told again in the same or mostly the same words, the body's first telling stands."""
    text = parsed.article.text
    kept: list[tuple[Position, frozenset[str]]] = []
    for position in sorted(positions, key=lambda p: _is_headline(p, parsed)):
        words = frozenset(w.lower().strip(".,;:'\"“”’") for w in position.text.of(text).split() if len(w) > 3)
        if not any(_same(position, words, other, told) for other, told in kept):
            kept.append((position, words))
    return tuple(sorted((p for p, _ in kept), key=lambda p: (p.text.start, p.text.end, p.id)))


def _same(one: Position, words: frozenset[str], other: Position, told: frozenset[str]) -> bool:
    if (one.party, one.issue, one.stance) != (other.party, other.issue, other.stance):
        return False
    if one.text.overlaps(other.text):
        return True
    if one.figure and other.figure and one.figure.value != other.figure.value:
        return False
    least = min(len(words), len(told))
    return bool(least) and len(words & told) / least >= 0.6


def _is_headline(position: Position, parsed: ParsedArticle) -> bool:
    passage = parsed.passage_at(position.text.start)
    return passage is not None and passage.block.role in ("headline", "subheading", "summary")
