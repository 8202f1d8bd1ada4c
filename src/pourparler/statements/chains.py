"""Statements that reach us through others.

In: a verb and the lexicon. Out: who spoke and through whom: "Halcyon quoted the ministry as saying", "Halcyon
reported, citing two officials, that". Refused: "citing concerns", where what is cited is no source.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Reporter, Run
from pourparler.statements.syntax import agent, child, is_passive, phrase, source_of, subject, trim, verb_group


def relay_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb that passes this one's words on: "quoted" for the "saying" of "quoted him as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in lexicon.relays:
        return verb.head.head
    return None


def spoken_of(relay: Token) -> Token | None:
    """The verb whose words a relay passes on: "saying" for "quoted"."""
    as_ = next((c for c in relay.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    return child(as_, "pcomp") if as_ is not None else None


def relayed(
    verb: Token, passive: bool, reach: Run, inside: tuple[int, ...], lexicon: Lexicon
) -> tuple[Run | None, tuple[Reporter, ...]]:
    """Who a verb's words are from, and the chain they came through."""
    relay = relay_of(verb, lexicon)
    if relay is None:
        source = source_of(verb, passive, reach, inside)
        within = _quoted_by(verb.doc, source, lexicon) if source is not None else None
        return within or (source, _quoting(verb, reach, inside, lexicon))
    if is_passive(relay):
        head, outer = subject(relay), agent(relay) or agent(verb)
        passer = phrase(outer, Run(outer.left_edge.i, outer.right_edge.i + 1)) if outer is not None else None
    else:
        head = child(relay, "dobj")
        passer = source_of(relay, False, reach, inside)
    source = phrase(head, reach, without=verb.head) if head is not None and head.i in reach else None
    if is_passive(relay) and passer is None:
        return source, ()
    return source, (Reporter(source=passer, cue=verb_group(relay, lexicon.shades)),)


def _quoted_by(doc: Doc, source: Run, lexicon: Lexicon) -> tuple[Run, tuple[Reporter, ...]] | None:
    """A source and who quotes it, where the parser took both for one: "Orsk, as quoted by Halcyon, said"."""
    for verb in doc[source.start + 1 : source.end]:
        outer = agent(verb) if verb.tag_ == "VBN" and verb.lemma_ in lexicon.relays else None
        if outer is not None and outer.i in source:
            end = verb.i - 1 if doc[verb.i - 1].lower_ == "as" else verb.i
            if end > source.start:
                passer = Reporter(source=phrase(outer, source), cue=Run(verb.i, verb.i + 1))
                return trim(doc, Run(source.start, end)), (passer,)
    return None


def _quoting(verb: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> tuple[Reporter, ...]:
    """Who quotes those that a relative clause is of: "Halcyon quoted an envoy who said"."""
    relay = verb.head.head
    if verb.dep_ != "relcl" or verb.head.dep_ != "dobj" or relay.lemma_ not in lexicon.relays or relay.i > verb.i:
        return ()
    passer = source_of(relay, False, reach, inside)
    return (Reporter(source=passer, cue=verb_group(relay, lexicon.shades)),) if passer is not None else ()


def cited(verb: Token, reach: Run, lexicon: Lexicon) -> Run | None:
    """The source that "citing" names, if what is cited can speak."""
    object_ = child(verb, "dobj")
    if object_ is None or object_.i not in reach:
        return None
    named = object_.pos_ == "PROPN" or object_.ent_type_ in ("PERSON", "ORG", "NORP")
    if not named and object_.lemma_.lower() not in lexicon.speakers:
        return None
    clause = child(verb, "ccomp")
    end = clause.left_edge.i if clause is not None else reach.end
    return phrase(object_, Run(reach.start, max(end, object_.i + 1)))
