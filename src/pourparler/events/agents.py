"""Who did what is told in the passive, where the parser hung the words to a thing behind the verb.

In: a passive verb without an agent of its own. Out: the noun behind "by" that can only be the doer.
Refused: whose thing it is ("a report by Orsk"), whose deed ("an attack by Orsk"), what lies behind another verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import is_actor_word
from pourparler.statements.syntax import child

_BETWEEN = frozenset(
    {"in", "at", "on", "of", "with", "from", "near", "during", "as", "to", "into", "inside", "outside"}
)
_PLACED = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "PERSON"})
_MADE = ("tion", "sion", "ment", "ance", "ence", "ism", "al")
"""Endings of nouns of deeds and of works, which have their own "by"."""
_WORKS = frozenset(
    ["report", "letter", "book", "study", "article", "speech", "plan", "law", "bill", "order", "ruling", "film",
     "paper", "survey", "song", "poem", "list", "draft", "text", "work", "video", "photo", "picture", "image", "post",
     "poll", "project", "move", "bid", "effort", "attempt", "push", "visit", "call", "claim", "threat", "run"]
)  # fmt: skip


def hung_agent(verb: Token) -> Token | None:
    """ "Was found guilty of using a forged paper *by a court*", "was signed in Tarn *by Orsk*"."""
    for by in verb.subtree:
        if by.lower_ != "by" or by.i < verb.i or by.dep_ not in ("prep", "agent") or by.head == verb:
            continue
        who = child(by, "pobj")
        if who is not None and is_actor_word(who) and _is_within_reach(by.head, verb):
            return who
    return None


def _is_within_reach(host: Token, verb: Token) -> bool:
    """Whether all between the words and the verb is a place, a time, a thing without a maker or a gerund."""
    above = host
    while above != verb:
        if not _may_lie_between(above) or above.head == above:
            return False
        above = above.head
    return True


def _may_lie_between(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        lemma = token.lemma_.lower()
        if token.dep_ not in ("pobj", "dobj", "npadvmod", "conj"):
            return False
        if token.ent_type_ in _PLACED:
            return True
        made = lemma in _WORKS or lemma in event_lexicon().nouns or lemma.endswith(_MADE)
        return not made and not is_actor_word(token)
    if token.dep_ == "prep":
        return token.lower_ in _BETWEEN
    if token.dep_ == "pcomp" and token.tag_ == "VBG":
        return True
    return token.dep_ in ("oprd", "acomp") and token.pos_ == "ADJ"
