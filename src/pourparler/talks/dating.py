"""When talks are, and when their status changed.

In: the words of a mention, the dated words of the article. Out: `When`s, and what is told as `Spoken`.
Refused: "today" in somebody's words, a date that only bounds a time, a date of another noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.dates import Expression
from pourparler.events.draft import Draft
from pourparler.events.placing import date_of
from pourparler.language.parsed import Passage
from pourparler.model import Span, When, hull
from pourparler.model.talks import TalksStatus
from pourparler.talks.scene import Scene
from pourparler.talks.sighting import Spoken
from pourparler.talks.told import Told
from pourparler.talks.vocabulary import vocabulary

_ACTS = frozenset(
    {"agree", "announce", "confirm", "set", "arrange", "prepare", "expect", "finalize", "finalise", "await"}
)


_DEEDS: frozenset[TalksStatus | None] = frozenset({"proposed", "cancelled", "postponed", "stalled", "failed"})


def date_of_talks(
    noun: Token,
    inner: Sequence[Token],
    turns: Sequence[Spoken],
    passage: Passage,
    scene: Scene,
    dated: Sequence[Expression],
) -> When | None:
    """The date that hangs on the noun; else that of the verb which says that they are held, or at which they stand."""
    for each in (noun, *inner):
        found = date_near(each, (), passage, scene, dated)
        if found is not None and found.span is not None:
            tokens = passage.tokens(found.span)
            if tokens is None or not len(tokens) or _is_bound(tokens.root) or _is_of_deed(each, tokens.root):
                continue
            if _is_beside(each, tokens):
                return found
    for turn in turns:
        told, behind = turn.told, turn.told.words[0].lower_
        plain = told.sure > 1 and told.status in ("held", "planned", "under-way") and told.words[0].lemma_ not in _ACTS
        if turn.when is None or told.words[0].dep_ == "amod" or is_bound_date(turn.when, passage):
            continue
        if told.status == "planned" and told.words[0].tag_ == "VBD":
            continue  # "arrived on Tuesday for talks": the day of the journey
        sought = told.status == "proposed" and vocabulary().turn("object", told.words[0].lemma_) == "held"
        if plain or sought or (told.sure == 1 and behind in ("at", "during") and turn.when.precision != "year"):
            return turn.when
    return None


def date_near(
    host: Token, around: Sequence[Token], passage: Passage, scene: Scene, dated: Sequence[Expression]
) -> When | None:
    for trigger in dict.fromkeys([host, *around]):
        draft = Draft(type="CONSULT", trigger=trigger, words=(trigger,), status="happened", by="talks")
        found = date_of(draft, passage, dated)
        if found is not None and _is_spoken_day(found, scene):
            continue
        if found is not None and not _is_of_another(found, trigger, passage):
            return found
    return None


def _is_beside(noun: Token, tokens: Tokens) -> bool:
    """Whether a date hangs on a noun, or follows it closely with no verb between: "the summit in Orsk back in May"."""
    if noun.is_ancestor(tokens.root) or tokens.root.head == noun:
        return True
    between = noun.doc[noun.i + 1 : tokens.start]
    return 0 < len(between) < 6 and not any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in between)


def _is_of_deed(noun: Token, date: Token) -> bool:
    """Whether a date is the day of what was done about talks, not theirs: "the summit proposed by Lirke on May 5"."""
    if date.dep_ == "pobj" and date.head.lower_ == "for":
        return False  # "proposed for May 5"
    for verb in date.ancestors:
        if verb == noun:
            return False
        if verb.pos_ == "VERB" and noun.is_ancestor(verb):
            return verb.lemma_ in _ACTS or vocabulary().turn("object", verb.lemma_.lower()) in _DEEDS
    return False


def _is_bound(root: Token) -> bool:
    """Whether a date only bounds a time: "until July 9", "since May"."""
    return root.dep_ == "pobj" and root.head.lower_ in ("until", "till", "by", "since", "before", "after")


def is_bound_date(when: When, passage: Passage) -> bool:
    """Whether a date only bounds a time: "the first talks since 2022"."""
    tokens = passage.tokens(when.span) if when.span is not None else None
    return tokens is not None and len(tokens) > 0 and _is_bound(tokens.root)


def _is_spoken_day(when: When, scene: Scene) -> bool:
    """Whether a date is "today" in somebody's words: the day of speaking, which need not be that of the article."""
    span = when.span
    if span is None or not any(q.holds(span) for q in scene.quoted):
        return False
    return span.of(scene.text).lower().split()[0] in ("today", "tonight", "tomorrow", "yesterday")


def _is_of_another(when: When, trigger: Token, passage: Passage) -> bool:
    """Whether a date stands in front of another noun: "a replacement for the 2015 deal"."""
    tokens = passage.tokens(when.span) if when.span is not None else None
    root = tokens.root if tokens is not None and len(tokens) else None
    if root is not None and _is_of_joined_clause(root, trigger):
        return True
    return root is not None and root.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and root.head.pos_ in (
        "NOUN", "PROPN") and root.head != trigger and root.head.ent_type_ not in ("DATE", "TIME")  # fmt: skip


def _is_of_joined_clause(date: Token, trigger: Token) -> bool:
    """Whether a date stands in a clause joined to that of a verb: "are in talks, and Venn is to fly on Monday"."""
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX") and a.dep_ not in ("xcomp", "aux")), None)
    own = verb is not None and verb.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return own and verb is not None and verb != trigger and verb.head == trigger


def spoken(told: Sequence[Told], passage: Passage, scene: Scene, dated: Sequence[Expression]) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(
            told=t,
            span=hull([passage.span(w) for w in t.words]),
            when=date_near(t.words[0], t.words[1:], passage, scene, dated),
        )
        for t in told
    )


def reported(words: Span, scene: Scene) -> str | None:
    said = scene.told_by(words)
    return said.id if said is not None else None
