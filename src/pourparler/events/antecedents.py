"""Whom a pronoun means, by the grammar of its own sentence.

In: a pronoun of a parse. Out: the head of the phrase that it stands for.
Refused: a pronoun with nobody above it in its sentence; "you" and "I".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below, is_actor_word, joined

_THINGS = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their"})
_PERSONS = frozenset({"he", "him", "his", "she", "her"})


def antecedents(pronoun: Token, others: Iterable[Token] = ()) -> tuple[Token, ...]:
    """Who "it", "them" or "his" is: those of the clauses around whom the word can mean; never `others`.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk has freed a diplomat whom it arrested.")
    >>> [head.text for head in antecedents(doc[6])]
    ['Orsk']
    """
    word = pronoun.lower_
    if word not in _THINGS | _MANY | _PERSONS or _is_unclear(pronoun):
        return ()
    beside = frozenset(others)
    for head in _told_above(pronoun):
        group = tuple(joined(head))
        if (
            head not in beside
            and head.i < pronoun.i
            and is_actor_word(head)
            and head.pos_ != "PRON"
            and _may_mean(word, head, len(group))
        ):
            return group if word in _MANY else (head,)
    return ()


def _told_above(pronoun: Token) -> Iterator[Token]:
    """Those whom the clauses around a pronoun tell of: a possessive may mean the subject of its own, no other may."""
    own = True
    told_first = (c for c in pronoun.head.children if c.dep_ in ("advcl", "ccomp", "parataxis") and c.i < pronoun.i)
    if pronoun.dep_ in ("nsubj", "nsubjpass"):  # "as Orsk left the talks, *it* said"
        yield from (s for verb in told_first for s in verb.children if s.dep_ in ("nsubj", "nsubjpass"))
    for verb in (a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")):
        if not own or pronoun.dep_ == "poss":
            yield from (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
        if not own or pronoun.dep_ not in ("nsubj", "nsubjpass"):
            yield from (c for c in verb.children if c.dep_ in ("dobj", "agent") and c != pronoun and not own)
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            things = [c for c in verb.head.children if c.dep_ == "dobj"]
            yield from things
            yield from (
                n for host in (verb.head, *things) for n in below(host, ("with", "against", "on", "to", "of", "from"))
            )
        own = False


def _may_mean(word: str, name: Token, several: int) -> bool:
    person = name.ent_type_ == "PERSON"
    one = name.tag_ == "NNPS" and name.ent_type_ in ("GPE", "ORG")  # "the United States", "the United Nations"
    plural = (name.tag_ in ("NNS", "NNPS") and not one) or several > 1
    if word in _PERSONS:
        body = name.ent_type_ in ("GPE", "ORG") or name.lemma_.lower() in event_lexicon().classes["bodies"]
        return not plural and (person or not body)
    if word in _THINGS:
        return (
            not person
            and not plural
            and (name.ent_type_ in ("GPE", "ORG") or name.lemma_.lower() in event_lexicon().classes["bodies"])
        )
    return plural and (several > 1 or not person)


def _is_unclear(pronoun: Token) -> bool:
    """ "Slammed the plan, arguing that *it* breaks the law": a thing stands nearer than those who slam it."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verbs = [a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")][1:]
    things = (c for verb in verbs for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj"))
    return any(c.i < pronoun.i and c.tag_ == "NN" and not is_actor_word(c) for c in things)
