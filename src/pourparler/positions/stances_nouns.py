"""Nouns that take a position: "Orsk's refusal to leave", "voiced readiness for talks".

In: a noun of a spaCy parse. Out: its `Stand`, or None.
Refused: nouns without an owner; a need or a goal that nobody voices.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.phrases import is_actor_word, joined, owners
from pourparler.model.position import Stance
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import Stand, has_to, is_for, is_negated, is_supposed, stand_of
from pourparler.statements.syntax import child, subject


def noun_stand(noun: Token, words: StanceWords) -> Stand | None:
    """ "Orsk's refusal to leave", "voiced readiness for talks": the noun takes the position."""
    stance: Stance | None = words.nouns.get(noun.lemma_.lower())
    if stance is None and noun.lemma_.lower() in words.lists["unless-no"]:
        stance = "open"
        if not any(c.lower_ == "no" for c in noun.lefts):
            return None
    if stance is None:
        return None
    host = noun.head
    if host.lemma_ == "make" and noun.lemma_ in ("condition", "precondition", "requirement"):
        return None  # "made the return a condition of a deal": see `made_condition`
    voiced = host.pos_ == "VERB" and host.lemma_ in words.voicing and noun.dep_ in ("dobj", "conj", "nsubjpass", "oprd")
    if noun.dep_ == "pobj" and host.lower_ == "at" and host.head.lemma_ == "hint":
        voiced, host = True, host.head
    holder: tuple[Token, ...] = tuple(owners(noun, doing=True))
    if not holder:
        holder = tuple(c for c in noun.lefts if c.dep_ == "poss")
    if voiced and all(each.pos_ in ("NOUN", "PRON") for each in holder):
        who = subject(host)  # "the envoy repeated the bloc's demand": who voices it speaks for the bloc
        holder = tuple(joined(who)) if who is not None else holder
    if not holder and noun.dep_ == "pobj" and host.lower_ == "including" and noun.tag_ == "NNS":
        who = subject(host) or next((s for a in host.ancestors if a.pos_ == "VERB" and (s := subject(a))), None)
        holder = tuple(joined(who)) if who is not None else ()
    lemma, said = noun.lemma_.lower(), noun.dep_ == "nsubj" and host.lemma_ in ("be", "remain")
    if not holder or is_supposed(noun, words):
        return None
    none = any(c.lower_ == "no" for c in noun.lefts) or (voiced and is_negated(host))
    if none:
        stance = "rejects" if stance in ("open", "accepts") or lemma in words.lists["unless-no"] else None
    elif not _is_told(noun, lemma, voiced, said, words):
        return None
    heads = [c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and (has_to(c) or c.dep_ != "relcl")]
    heads = [c for c in heads if c.tag_ != "VBN" or has_to(c) or child(c, "aux", "mark", "nsubj", "nsubjpass")]
    heads += [c for c in (*noun.rights, *host.rights) if c.i > noun.i and c not in heads and is_for(c)]
    lent = ("for", "to") if host.lemma_ in ("lend", "give") else ("for",)
    behind: tuple[str, ...] = lent if noun.lemma_ in ("support", "backing") else ("for", "to", "of", "on", "in")
    behind = ("for", "to", *(("in",) * (lemma == "interest"))) if lemma in words.lists["if-toward"] else behind
    behind = ("of",) if lemma in ("condition", "precondition", "requirement") else behind
    heads += [each for p in noun.rights if p.dep_ == "prep" and p.lower_ in (*behind, "including")
              for c in p.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]  # fmt: skip
    heads = [h for h in heads if h not in holder]
    heads = [h for h in heads if not (h.dep_ == "pobj" and h.head.lower_ == "to" and is_actor_word(h))]
    heads = [h for h in heads if h.pos_ != "PROPN"] or heads
    if noun.dep_ == "nsubj" and host.lemma_ in ("be", "include", "remain"):
        heads += [each for c in host.children if c.dep_ in ("attr", "dobj", "ccomp", "xcomp") for each in joined(c)]
    among = host.head if host.head.lower_ not in ("chief", "foremost", "first", "prominent") else host.head.head
    if noun.dep_ == "pobj" and host.lower_ == "among" and among.lemma_ == "be":
        heads += [each for c in among.rights if c.dep_ in ("attr", "nsubj") for each in joined(c)]
    heads = heads or _listed(noun) or (_named(noun) if voiced and stance in ("offers", "demands") else [])
    pressed = any(p.lower_ == "on" and is_actor_word(c) for p in noun.rights for c in p.children)
    own = lemma in words.lists["if-toward"] and not pressed
    if own and stance == "demands" and heads and heads[0].lemma_ in words.lists["mutual"]:
        stance = "open"  # "its push for normalising ties"
    if lemma == "interest" and said:
        return None  # "its interest is that": what it would like
    if not heads or stance is None or (said and heads[0].lemma_ in words.lists["hostile"]):
        return None
    return stand_of(stance, noun, tuple(heads), "noun", 0.7, left=[noun.left_edge.i], holder=holder)


def _listed(noun: Token) -> list[Token]:
    """ "Set three conditions: *a truce, a withdrawal and an exchange*"."""
    apart = [c for c in noun.rights if c.dep_ == "appos" and noun.doc[c.left_edge.i - 1].text == ":"]
    return [each for c in apart for each in joined(c)]


def _named(noun: Token) -> list[Token]:
    """ "Submitted a *ceasefire* proposal": what it is for stands before it."""
    return [c for c in noun.lefts if c.dep_ in ("compound", "amod") and c.pos_ in ("NOUN", "ADJ") and not c.ent_type_]


def _is_told(noun: Token, lemma: str, voiced: bool, said: bool, words: StanceWords) -> bool:
    """Whether a noun that asks for it is voiced, said to be something, or what a sentence tells of."""
    if lemma in words.lists["if-told"]:
        return voiced or noun.dep_ in ("nsubj", "nsubjpass")
    return (voiced or lemma not in words.lists["if-voiced"]) and (said or lemma not in words.lists["if-said"])
