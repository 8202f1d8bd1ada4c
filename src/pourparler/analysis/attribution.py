"""How a statement is attributed, in words that never claim more than the record knows.

In: a `Statement` and the text of its article. Out: the speaker, the chain, the content, the kind of source.
Refused: choosing between candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pourparler.model import Actor, Link, Span, Statement

SourceKind = Literal["named", "anonymous", "ambiguous", "unresolved", "unstated"]


def source_kind(statement: Statement) -> SourceKind:
    """What is known of who said it: a named actor, an anonymous one, several candidates, only words, or nothing."""
    if statement.actor is not None:
        return "anonymous" if statement.actor.kind == "anonymous" else "named"
    if statement.candidates:
        return "ambiguous"
    return "unstated" if statement.source is None else "unresolved"


def counted(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that count: words repeated in a headline or summary point at the body and count once."""
    return tuple(s for s in statements if s.repeats is None)


def party_of(actor: Actor) -> str | None:
    """The slug of the side an actor belongs to; a state is its own side.

    >>> party_of(Actor(id="kessary", name="Kessary", kind="state"))
    'kessary'
    """
    return actor.party or (actor.id if actor.kind == "state" else None)


def either(actors: Iterable[Actor]) -> str:
    """Candidates in order, none preferred.

    >>> either(Actor(id=n.lower(), name=n, kind="person") for n in ("Veliq", "Tarvas", "Denisar"))
    'either Veliq, Tarvas or Denisar'
    """
    names = [actor.name for actor in actors]
    return "either " + (f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else f"{names[0]} or another")


def speaker(statement: Statement, text: str) -> str:
    """Who said it: the actor, the candidates, or else the words that stand in the article."""
    if statement.actor is not None:
        return statement.actor.name
    if statement.candidates:
        return either(statement.candidates)
    return "no source named" if statement.source is None else flat(statement.source.of(text))


def chain(statement: Statement, text: str) -> tuple[str, ...]:
    """Those who passed the statement on, outermost first."""
    return tuple(_link(link, text) for link in statement.via)


def _link(link: Link, text: str) -> str:
    if link.actor is not None:
        return link.actor.name
    return "an unnamed reporter" if link.source is None else flat(link.source.of(text))


def words(statement: Statement, text: str, *, limit: int | None = None) -> str:
    """The content as it stands, its fragments joined by an ellipsis; at most about `limit` characters."""
    whole = " … ".join(flat(span.of(text)) for span in statement.content)
    if limit is None or len(whole) <= limit:
        return whole
    head = whole[:limit]
    return (head[: head.rfind(" ")] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + " …"


def anchor_of(statement: Statement) -> int:
    """The offset at which the statement begins: that of its first words of content."""
    return statement.content[0].start


def innermost(statements: Iterable[Statement], span: Span) -> str | None:
    """The id of the statement whose words a stretch is mostly of, the narrowest of several; None for the article's own
    voice. Words of one article only.
    """
    held = [
        (sum(fragment.end - fragment.start for fragment in statement.content), statement.id)
        for statement in statements
        if 2 * sum(_shared(fragment, span) for fragment in statement.content) > span.end - span.start
    ]
    return min(held)[1] if held else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def flat(words: str) -> str:
    r"""Words on one line.

    >>> flat("the foreign\n  ministry")
    'the foreign ministry'
    """
    return " ".join(words.split())
