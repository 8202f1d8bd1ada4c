"""Where each side stands, as one article tells it.

In: a parsed article, who its people are, its statements and events. Out: `Position`s in the order of the text, and
`Commitment`s. Refused: a stance whose side or issue cannot be told, and what a rival says of another's refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Evidence, Span, Statement, When, position_id
from pourparler.model.event import Event
from pourparler.model.position import Commitment, Position
from pourparler.positions.commitments import read_commitments
from pourparler.positions.figures import figure_of
from pourparler.positions.issues import IssueTree, issue_tree
from pourparler.positions.issues_told import issues_told
from pourparler.positions.refused import is_no_stance, is_of_companies, is_unclear_plural, issue_meant, may_be_domestic
from pourparler.positions.sides import Sides
from pourparler.positions.stances import stands_in
from pourparler.positions.stand import Stand
from pourparler.positions.takers import Taker, is_at_home, takers_of
from pourparler.positions.weighing import chief_issue
from pourparler.statements.reading import People, Strangers

VERSION = "1"
_PLAIN_RULES = frozenset({"verb", "adjective", "idiom"})
"""Stands whose faint words tell the issue that an article is mostly about."""


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
        before: tuple[Tokens, ...] = ()
        for sentence in passage.sentences():
            for stand in stands_in(sentence):
                for position in _positions(stand, before, passage, sides, tree, chief):
                    found.setdefault(position.id, position)
            before = (sentence, *before[:1])
    ordered = sorted(found.values(), key=lambda p: (p.text.start, p.text.end, p.id))
    return _once(ordered, parsed), read_commitments(parsed, sides, tree)


def _positions(
    stand: Stand, before: tuple[Tokens, ...], passage: Passage, sides: Sides, tree: IssueTree, chief: str | None
) -> Iterator[Position]:
    if is_no_stance(stand) or is_unclear_plural(stand):
        return
    takers = tuple(t for t in takers_of(stand, passage, sides) if not is_at_home(stand, t, passage, sides))
    if not takers:
        return
    for told, piece, weight in issues_told(stand, before, tree, chief):
        issue = issue_meant(stand, told, piece, tree)
        if issue is None:
            continue
        firm = stand.rule == "verdict" and stand.stance == "rules-out"
        if weight in (0.75,) and not firm and not (issue == chief and stand.rule in _PLAIN_RULES):
            continue  # words that tell an issue faintly mostly tell none: "the importance of the region"
        for taker in takers:
            if sides.is_company(taker.party) and not is_of_companies(issue):
                continue
            if may_be_domestic(stand, issue) and not sides.names_another(
                taker.party, (stand.anchor.sent, *before[:1]), passage
            ):
                continue  # what a state does at home
            yield _position(stand, issue, piece, weight, taker, passage, sides)


def _position(
    stand: Stand, issue: str, piece: tuple[Token, ...], weight: float, taker: Taker, passage: Passage, sides: Sides
) -> Position:
    whole = piece == stand.pieces[0]
    start, end = (stand.start, stand.end) if whole and len(stand.pieces) == 1 else (piece[0].i, piece[-1].i + 1)
    if not whole and (len(piece) < 4 or 0 < piece[0].i - stand.anchor.i < 4):
        start = stand.start
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
