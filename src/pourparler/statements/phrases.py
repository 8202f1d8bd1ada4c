"""Reports without a reporting verb: "according to", "reportedly", "Kyiv's demand for", "is ready to".

In: a parsed passage and the lexicon. Out: drafts.
Refused: a reporting noun or adjective whose speaker or whose matter is not said.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.model import Polarity
from pourparler.statements.according import is_in_words_of, read_according, read_hearsay
from pourparler.statements.complements import TOLD, has_to
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Run
from pourparler.statements.nouns import read_noun
from pourparler.statements.syntax import child, negated, phrase, reach_of, source_of, trim, verb_group

_MATTER = frozenset({"for", "of", "to", "about", "against", "on", "over", "with"})
_BIDDING = frozenset({"urge", "order", "instruct", "request", "invite", "command", "exhort", "implore", "encourage"})
"""Verbs whose passive names whom somebody bids do something: "residents were urged to leave"."""
_PUBLIC = TOLD | _BIDDING | {"announce", "report", "say"}
"""Verbs whose passive passes on what was said, unsigned but without a doubt."""


def read_phrases(passage: Passage, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of every phrase of a passage that reports without a reporting verb."""
    for token in passage.doc:
        lower = token.lower_
        if lower in ("according", "per") or (lower == "in" and is_in_words_of(token)):
            yield from read_according(passage, token, inside, lexicon)
        elif lower in lexicon.hearsay and token.dep_ == "advmod":
            yield from read_hearsay(passage, token, inside)
        elif token.pos_ == "NOUN" and token.lemma_ in lexicon.nouns:
            yield from read_noun(passage, token, inside, lexicon)
        elif (token.pos_ == "ADJ" or token.tag_ == "VBN") and token.lower_ in lexicon.adjectives:
            yield from _adjective(passage, token, inside, lexicon)
        elif token.lemma_ in lexicon.sourceless and token.tag_ == "VBN" and child(token, "auxpass") is not None:
            yield from _sourceless(passage, token, inside, lexicon)


def _sourceless(passage: Passage, verb: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """ "It was reported that …", "the summit is expected to …": a report that nobody signs."""
    if any(c.lower_ == "by" and c.dep_ == "agent" for c in verb.children):
        return
    doc, reach = passage.doc, reach_of(passage.doc, verb, inside)
    undergone = child(verb, "nsubjpass")
    clause = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp")), None)
    if clause is None or undergone is None:
        return
    rest = trim(doc, Run(clause.left_edge.i, min(clause.right_edge.i + 1, reach.end)))
    content: tuple[Run, ...] = (rest,)
    told = verb.lemma_ in TOLD or verb.lemma_ in _BIDDING
    if undergone.lower_ != "it" and not told:
        content = (phrase(undergone, reach, without=verb), rest)
    attitude = verb.lemma_ in ("expect", "believe", "think", "know", "suspect", "fear", "suppose", "presume", "assume")
    cue = Cue(act="believe" if attitude else "inform", kind="attitude" if attitude else "speech")
    if told:
        cue = lexicon.act_of(verb.lemma_, "order" if clause.dep_ == "xcomp" or has_to(clause) else "clause")
    yield Draft.of_cue(
        passage,
        verb.i,
        cue,
        source=None,
        cue_run=verb_group(verb, lexicon.shades),
        content=content,
        addressee=phrase(undergone, reach, without=verb) if told else None,
        rule="verb.sourceless",
        confidence=0.7,
        polarity=_unsigned(verb, clause),
    )


def _unsigned(verb: Token, clause: Token) -> Polarity:
    """Asked ("was asked whether"), asserted for what is passed on, else uncertain ("is expected to")."""
    if verb.lemma_ == "ask" and not has_to(clause):
        return "asked"
    return "asserted" if verb.lemma_ in _PUBLIC else "uncertain"


def _state(adjective: Token) -> Token | None:
    """The verb of "is ready", "remains convinced"; a participle parsed as a passive is its own."""
    if adjective.tag_ == "VBN" and child(adjective, "auxpass") is not None:
        return adjective if child(adjective, "agent") is None else None
    verb = adjective.head
    while adjective.dep_ == "conj" and verb.pos_ == "ADJ":
        verb = verb.head
    stands = verb.tag_ != "VBG" and verb.lemma_ in ("be", "remain", "seem", "appear", "feel", "become")
    return verb if stands and adjective.dep_ in ("acomp", "oprd", "conj") else None


def _adjective(passage: Passage, adjective: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    verb = _state(adjective)
    if verb is None:
        return
    doc, reach = passage.doc, reach_of(passage.doc, verb, inside)
    matter = next((c for c in adjective.rights if c.dep_ in ("ccomp", "xcomp", "prep")), None)
    source = source_of(verb, False, reach, inside)
    if matter is None or source is None or not _has_will(doc, source, lexicon) or source.end > verb.i:
        return
    preposition = matter.dep_ == "prep"
    if preposition and matter.lower_ not in _MATTER:
        return
    start = matter.i + 1 if preposition else matter.left_edge.i
    end = min(matter.right_edge.i + 1, reach.end)
    if start >= end:
        return
    group = verb_group(verb, lexicon.shades)
    first = group.start if adjective.dep_ != "conj" else adjective.i
    yield Draft.of_cue(
        passage,
        adjective.i,
        lexicon.adjectives[adjective.lower_],
        source=source,
        cue_run=Run(first, matter.i + 1 if preposition else adjective.i + 1),
        content=(trim(doc, Run(start, end)),),
        rule="adjective",
        confidence=0.6,
        polarity="denied" if negated(verb) else "asserted",
    )


def _has_will(doc: Doc, run: Run, lexicon: Lexicon) -> bool:
    """Whether a phrase names someone who can be ready or convinced, not a door that is open."""
    tokens = doc[run.start : run.end]
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in tokens) or any(
        t.lemma_.lower() in lexicon.speakers or t.lower_ in lexicon.speakers for t in tokens
    )
