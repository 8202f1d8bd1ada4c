"""What sides undertake to do by a day.

In: a parsed article and its sides. Out: `Commitment`s in the order of the text.
Refused: what is only hoped or expected, what is threatened, what has no day (unless sides agreed on it together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.dates import Expression, tag, when_of
from pourparler.events.clause import clause_of
from pourparler.events.phrases import joined
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Evidence, Span, Statement, When, commitment_id
from pourparler.model.position import Commitment
from pourparler.positions.issues import IssueTree
from pourparler.positions.sides import Sides
from pourparler.positions.stance_words import stance_words
from pourparler.positions.stand import has_to, is_supposed
from pourparler.positions.weighing import best_issue
from pourparler.statements.syntax import child, negated, subject

VERSION = "1"
_UNDERTAKING = frozenset({"agree", "promise", "pledge", "vow", "undertake", "commit", "guarantee", "swear"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would"})
_PERIOD = re.compile(r"P(\d+)([DWM])|PT(\d+)H")
_WITHIN = frozenset({"within", "in", "inside"})
_MONTHLY = 30
_DUE = frozenset({"due", "bound", "obliged", "obligated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """What is undertaken, before it is known by whom: the tokens, the heads of who does it, and how it is said."""

    tokens: tuple[Token, ...]
    start: int
    holder: tuple[Token, ...]
    spoken: bool
    rule: str
    sure: float


def read_commitments(parsed: ParsedArticle, sides: Sides, tree: IssueTree) -> tuple[Commitment, ...]:
    """The commitments of an article, each once."""
    published = parsed.article.published
    dated = tag(parsed.article.text, published.value if published is not None else None)
    day = published.day if published is not None else None
    found: dict[str, Commitment] = {}
    for passage in parsed.passages:
        if passage.block.role == "caption":
            continue
        for sentence in passage.sentences():
            for deed in _deeds(sentence):
                made = _commitment(deed, passage, sides, tree, dated, day)
                if made is not None and not any(_again(made, other) for other in found.values()):
                    found[made.id] = made
    return tuple(sorted(found.values(), key=lambda c: (c.text.start, c.text.end, c.id)))


def _again(one: Commitment, other: Commitment) -> bool:
    """Whether two tell the same promise: the same words, or the same sides, issue and day."""
    if one.text.overlaps(other.text):
        return True
    same = one.issue is not None and one.issue == other.issue and bool(set(one.party) & set(other.party))
    return same and (one.due.value if one.due else None) == (other.due.value if other.due else None)


def _deeds(sentence: Tokens) -> Iterator[_Deed]:
    if "?" in [t.text for t in sentence[-2:]]:
        return
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        deed = _undertaken(token) if token.lemma_ in _UNDERTAKING else _announced(token) or _owed(token)
        if deed is not None:
            yield deed


def _undertaken(verb: Token) -> _Deed | None:
    """ "Agreed to exchange all prisoners by May 1", "promised an audit by the end of June"."""
    if negated(verb) or is_supposed(verb, stance_words()):
        return None
    clause = clause_of(verb)
    holder = clause.subjects
    heads = (clause.complement,) if clause.complement is not None else clause.objects[:1]
    if not heads or not holder or clause.passive or heads[0] is None:
        return None
    tokens = tuple(t for t in heads[0].subtree if t.i > verb.i)
    late = [t for c in verb.children if c.dep_ in ("prep", "npadvmod") and c.i > heads[0].i for t in c.subtree]
    tokens = tuple(sorted({t.i: t for t in (*tokens, *late)}.values(), key=lambda t: t.i))
    if heads[0].lemma_ in stance_words().lists["hostile"]:
        return None
    return _Deed(tokens=tokens, start=verb.i, holder=holder, spoken=False, rule="undertaking", sure=0.8)


def _announced(verb: Token) -> _Deed | None:
    """ "The parties will meet again on April 9", "fourteen ships will sail by Wednesday", said by who can do it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    who = subject(verb)
    if (
        not helpers & _FUTURE
        or negated(verb)
        or verb.lemma_ in stance_words().lists["idle"]
        or who is None
        or is_supposed(verb, stance_words())
    ):
        return None
    if verb.lemma_ in stance_words().lists["hostile"] or child(verb, "nsubj", "nsubjpass") is None:
        return None
    tokens = tuple(t for t in verb.subtree if not (t.is_punct and t.i == verb.right_edge.i))
    return _Deed(
        tokens=tokens, start=tokens[0].i, holder=tuple(joined(who)), spoken=True, rule="announcement", sure=0.7
    )


def _owed(verb: Token) -> _Deed | None:
    """ "Orsk *is to hand over* ten boats on Monday", "*is due to* leave by June", "*has until* May 1 *to* open it"."""
    who = child(verb, "nsubj")
    if who is None or verb.tag_ not in ("VBZ", "VBP") or negated(verb) or is_supposed(verb, stance_words()):
        return None
    until = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "until"), None)
    hosts = [verb, *(c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _DUE)] if verb.lemma_ == "be" else []
    if verb.lemma_ == "have" and until is not None:
        hosts = [verb, *until.subtree]
    deed = next((c for h in hosts for c in h.children if c.i > h.i and c.tag_ == "VB" and has_to(c)), None)
    lists = stance_words().lists
    if deed is None or deed.lemma_ in lists["hostile"] | lists["idle"] | _MEETINGS:
        return None
    tokens = tuple(t for t in verb.subtree if t.i >= verb.i and not (t.is_punct and t.i == verb.right_edge.i))
    return _Deed(tokens=tokens, start=verb.i, holder=tuple(joined(who)), spoken=False, rule="schedule", sure=0.65)


def _commitment(
    deed: _Deed, passage: Passage, sides: Sides, tree: IssueTree, dated: Sequence[Expression], day: str | None
) -> Commitment | None:
    text = _text(deed, passage)
    place = passage.span(passage.doc[deed.start])
    said = sides.saying(passage.span(deed.tokens[-1])) or sides.performing(place)
    due, firm = _due(deed, passage, dated, day)
    parties = _bound(deed, passage, sides, said, firm)
    issue = best_issue(deed.tokens, tree)
    if not parties or (
        due is None and not (len(parties) > 1 and deed.rule == "undertaking" and issue and issue[1] == 1)
    ):
        return None
    if (deed.spoken or deed.rule == "schedule") and issue is None:
        return None
    return Commitment(
        id=commitment_id(sides.article.id, text, parties),
        article_id=sides.article.id,
        party=parties,
        text=text,
        due=due,
        issue=issue[0] if issue else None,
        statement=said.id if said is not None else None,
        evidence=Evidence(rule=deed.rule, version=VERSION, confidence=deed.sure),
    )


def _text(deed: _Deed, passage: Passage) -> Span:
    start, end = deed.start, deed.tokens[-1].i + 1
    while end - 1 > start and (passage.doc[end - 1].is_punct or passage.doc[end - 1].is_space):
        end -= 1
    return passage.span(passage.doc[start:end])


def _bound(deed: _Deed, passage: Passage, sides: Sides, said: Statement | None, firm: bool) -> tuple[str, ...]:
    """Who is bound: those named to do it; of a thing that is to happen by a day, whoever says so for a side."""
    named = tuple(sorted({slug for head in deed.holder for slug in sides.of(head, passage, said)}))
    if not deed.spoken:
        return named
    if said is None:
        return named if any(t.lower_ == "will" for t in deed.tokens[:8]) else ()
    speaker = sides.party(said.actor)
    if named:
        joint = len(named) > 1 and (speaker in named or said.kind == "writing" or speaker is None)
        return named if joint or speaker in named else ()
    things = deed.holder[0].pos_ == "NOUN" and deed.holder[0].lemma_.lower() not in _MEETINGS
    return (speaker,) if speaker is not None and firm and things else ()


_MEETINGS = frozenset(
    {
        "talk",
        "talks",
        "meeting",
        "round",
        "summit",
        "negotiation",
        "session",
        "election",
        "visit",
        "call",
        "conference",
        "meet",
        "attend",
        "travel",
        "arrive",
        "host",
    }
)


def _due(deed: _Deed, passage: Passage, dated: Sequence[Expression], day: str | None) -> tuple[When | None, bool]:
    """The day or period by which it is to be done, and whether "by", "within" or "until" sets it as a bound."""
    places = {t.i for t in deed.tokens}
    loose: When | None = None
    for expression in dated:
        tokens = passage.tokens(expression.span) if passage.block.span.holds(expression.span) else None
        if tokens is None or tokens.root.i not in places:
            continue
        words = [t.lower_ for t in passage.doc[max(0, tokens.start - 3) : tokens.start]]
        when = when_of(expression)
        if when is not None and expression.type in ("DATE", "TIME") and _is_ahead(when.value, day):
            if words and (words[-1] in ("by", "before", "until") or words[-2:] == ["later", "than"]):
                return when, True
            loose = loose or (when if when.value != day else None)
        if when is None and expression.type == "DURATION" and words and words[-1] in _WITHIN:
            counted = _after(expression.value, day)
            if counted is not None or words[-1] == "within":
                return When(value=counted or expression.value, precision="day" if counted else "vague",
                            span=expression.span), True  # fmt: skip
    return loose, False


def _is_ahead(value: str, day: str | None) -> bool:
    return value[:4].isdigit() and (day is None or value[: len(day)] >= day[: len(value)])


def _after(period: str, day: str | None) -> str | None:
    """The day that a period from a day ends on; None where either is not known.

    >>> _after("P60D", "2026-04-10"), _after("PXD", "2026-04-10") is None
    ('2026-06-09', True)
    """
    match = _PERIOD.fullmatch(period)
    if match is None or day is None or len(day) != 10:
        return None
    hours = int(match[3]) if match[3] else 0
    days = hours // 24 if hours else int(match[1]) * {"D": 1, "W": 7, "M": _MONTHLY}[match[2]]
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
