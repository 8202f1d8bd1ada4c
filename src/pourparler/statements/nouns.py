"""Reports that a noun makes: "Kyiv's demand for", "denied claims that", "the offer made by Orsk to".

In: a reporting noun in its sentence. Out: a draft with whoever makes the claim and its matter.
Refused: a noun whose speaker or whose matter is not said; a day behind it ("the announcement on Tuesday").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.model import Polarity
from pourparler.statements.complements import has_to
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Draft, Run, without
from pourparler.statements.listeners import told_by_noun
from pourparler.statements.syntax import agent, child, negated, phrase, reach_of, source_of, subject, trim, verb_group

_SPEAKER = frozenset({"by", "from"})
_MADE = frozenset({"make", "present", "submit", "issue", "table", "voice", "put", "offer"})
"""Participles that say whose the words of a noun are: "the offer made by Orsk"."""
_ANSWERS = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
"""Verbs whose object, a claim, is somebody's whom nobody names: "denied claims that the bridge was sold"."""

_ABOUT = frozenset({"about", "regarding", "concerning"})
"""Prepositions that name what a noun is about, whichever of them it is."""


def read_noun(passage: Passage, noun: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The draft of a reporting noun, if its speaker (or a denial of the claim) and its matter are said."""
    doc, reach = passage.doc, reach_of(passage.doc, noun, inside)
    source, first = _speaker(noun, reach, inside, lexicon)
    unsigned = source is None and noun.dep_ == "dobj" and noun.head.lemma_ in _ANSWERS
    if source is None and not unsigned:
        return
    matter, last = _matter(noun, lexicon.nouns[noun.lemma_].frames)
    if matter is None or (source is not None and matter in source) or matter >= reach.end or _is_day(doc, matter):
        return
    end = min(noun.right_edge.i + 1, reach.end)
    for c in noun.rights:
        if c.dep_ == "prep" and c.lower_ in _SPEAKER and c.i > matter:
            end = min(end, c.i)
    content = without(trim(doc, Run(matter, max(end, matter + 1))), [source] if source is not None else [])
    if content:
        yield Draft.of_cue(
            passage,
            noun.i,
            lexicon.nouns[noun.lemma_],
            source=source,
            cue_run=Run(first, last),
            content=content,
            addressee=told_by_noun(noun, matter, reach, lexicon),
            rule="noun",
            confidence=0.6,
            polarity=_noun_polarity(noun, lexicon),
        )


def _is_day(doc: Doc, matter: int) -> bool:
    """Whether what follows a noun is its day, not its matter: "before the announcement on Tuesday"."""
    return doc[matter].ent_type_ in ("DATE", "TIME") and doc[matter].dep_ in ("pobj", "compound")


def _noun_polarity(noun: Token, lexicon: Lexicon) -> Polarity:
    carrier = noun.head
    none = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)
    return (
        "denied"
        if none or (noun.dep_ == "dobj" and carrier.lemma_ in lexicon.carriers and negated(carrier))
        else "asserted"
    )


def _speaker(noun: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> tuple[Run | None, int]:
    """Who makes the claim that a noun names, and the first token of the cue."""
    verb = noun.head
    lent = source_of(verb, False, reach, inside) if noun.dep_ == "dobj" and verb.lemma_ in lexicon.carriers else None
    owner = child(noun, "poss")
    if lent is not None and lent.end <= verb.i and (owner is None or owner.pos_ == "PRON"):
        return lent, verb_group(verb, lexicon.shades).start
    if owner is not None and owner.i in reach and owner.tag_ != "WP$" and owner.ent_type_ not in ("DATE", "TIME"):
        run = Run(max(owner.left_edge.i, reach.start), owner.i + 1)
        return run, noun.i
    by = next((c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ in _SPEAKER), None)
    head = child(by, "pobj") if by is not None else None
    if head is not None and (_is_named(head) or head.lemma_ in lexicon.speakers):
        return phrase(head, reach), noun.i
    if (maker := _maker(noun)) is not None and maker.i in reach:
        return phrase(maker, reach), noun.i
    if noun.dep_ == "pobj" and noun.head.lower_ == "including":
        return _lent(noun.head.head, reach), noun.i
    return None, noun.i


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")


def _maker(noun: Token) -> Token | None:
    """Who put forward what a noun names: "the proposal presented by Orsk for a truce"."""
    made = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    head = agent(made) if made is not None and made.lemma_ in _MADE else None
    return head if head is not None and _is_named(head) else None


def _lent(token: Token, reach: Run) -> Run | None:
    """The subject of the verb that a phrase hangs on: "rallied support, including demands for …"."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    head = subject(token) if token.pos_ in ("VERB", "AUX") else None
    return phrase(head, reach) if head is not None and head.i in reach and head.i < token.i else None


def _takes(preposition: Token, frames: frozenset[str]) -> bool:
    """Whether a noun takes a preposition: its own, one like "about", or "to" before a deed one is bound to."""
    word = preposition.lower_
    if word in _ABOUT and "about" in frames:
        return True
    doing = word == "to" and "infinitive" in frames and child(preposition, "pcomp") is not None
    return doing or word in frames


def _matter(noun: Token, frames: frozenset[str]) -> tuple[int | None, int]:
    """The first token of what the noun reports and the end of the cue, which a preposition belongs to."""
    for c in noun.rights:
        if (
            c.dep_ in ("acl", "ccomp", "relcl")
            and c.left_edge.lower_ == "that"
            and c.left_edge.dep_ in ("mark", "dobj")
        ):
            return (c.left_edge.i, noun.i + 1) if "clause" in frames else (None, noun.i + 1)
        if c.dep_ in ("acl", "xcomp", "relcl") and has_to(c):
            return (c.left_edge.i, noun.i + 1) if "infinitive" in frames or "for" in frames else (None, noun.i + 1)
        if c.dep_ == "prep" and _takes(c, frames) and child(c, "pobj", "pcomp") is not None:
            if c.lower_ not in frames:
                return c.i, noun.i + 1  # "their commitment to ending the siege"
            if c.i == noun.i + 1:
                return c.i + 1, c.i + 1
            if noun.doc[noun.i + 1].lower_ == "by":
                return c.i + 1, noun.i + 1
    return None, noun.i + 1
