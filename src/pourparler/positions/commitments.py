"""What sides undertake to do by a day.

In: a parsed article and its sides. Out: `Commitment`s in the order of the text.
Refused: what is only hoped or expected, what is threatened, what has no day (unless sides agreed on it together).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pourparler.dates import Expression, tag, when_of
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Evidence, Span, Statement, When, commitment_id
from pourparler.model.position import Commitment
from pourparler.positions.commitments_deeds import MEETINGS, Deed, deeds
from pourparler.positions.issues import IssueTree
from pourparler.positions.sides import Sides
from pourparler.positions.weighing import best_issue

VERSION = "1"
_PERIOD = re.compile(r"P(\d+)([DWMY])|PT(\d+)H")
_WITHIN = frozenset({"within", "in", "inside"})
_MONTHLY, _YEARLY = 30, 365


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
            for deed in deeds(sentence):
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


def _commitment(
    deed: Deed, passage: Passage, sides: Sides, tree: IssueTree, dated: Sequence[Expression], day: str | None
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


def _text(deed: Deed, passage: Passage) -> Span:
    start, end = deed.start, deed.tokens[-1].i + 1
    while end - 1 > start and (passage.doc[end - 1].is_punct or passage.doc[end - 1].is_space):
        end -= 1
    return passage.span(passage.doc[start:end])


def _bound(deed: Deed, passage: Passage, sides: Sides, said: Statement | None, firm: bool) -> tuple[str, ...]:
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
    things = deed.holder[0].pos_ == "NOUN" and deed.holder[0].lemma_.lower() not in MEETINGS
    return (speaker,) if speaker is not None and firm and things else ()


def _due(deed: Deed, passage: Passage, dated: Sequence[Expression], day: str | None) -> tuple[When | None, bool]:
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
        given = (
            deed.rule == "schedule"
            and passage.doc[deed.start].lemma_ in ("have", "give")
            and tokens.start - deed.start < 4
        )
        if when is None and expression.type == "DURATION" and (given or (words and words[-1] in _WITHIN)):
            counted = _after(expression.value, day)
            if counted is not None or "within" in words[-1:]:
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
    days = hours // 24 if hours else int(match[1]) * {"D": 1, "W": 7, "M": _MONTHLY, "Y": _YEARLY}[match[2]]
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
