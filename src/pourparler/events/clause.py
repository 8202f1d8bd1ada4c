"""A verb with what stands around it.

In: a verb of a spaCy parse. Out: `Clause`: who does it, to what, behind which prepositions, with which complement.
Refused: nothing; what is not there is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from pourparler.events.agents import hung_agent
from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below, is_actor_word, joined
from pourparler.events.taking import RELATIVE, Complement, complement_of, group, objects_of, prepositions_of
from pourparler.statements.cues import lexicon as cue_lexicon
from pourparler.statements.syntax import agent, child, is_passive, subject

_PAPERS = frozenset({"letter", "statement", "resolution", "declaration", "post", "message", "note", "video", "tweet"})
_STATES = frozenset(
    {"country", "state", "nation", "republic", "kingdom", "city", "province", "region", "neighbour", "neighbor"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The parts of a clause, heads only; `prepositions` are those of the verb first, then of its object."""

    verb: Token
    passive: bool
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    prepositions: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    complement: Token | None = None
    kind: Complement | None = None
    addressed: tuple[Token, ...] = ()


def clause_of(verb: Token) -> Clause:
    """The clause of a verb."""
    passive = is_passive(verb) or _is_short_passive(verb)
    done_by = _done_by(verb) if passive else (_of_passive(verb) or _doer(verb))
    undergone = objects_of(verb, passive)
    complement, kind, addressed = complement_of(verb)
    own = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if passive and kind is not None and undergone:
        addressed = undergone
        kind = "order" if kind == "infinitive" else kind
    if done_by is None and not passive and undergone and _closes_quotation(verb, undergone[0]):
        done_by, undergone = undergone[0], ()
    return Clause(
        verb=verb,
        passive=passive,
        subjects=group(done_by),
        objects=undergone,
        datives=tuple(each for c in own for each in joined(c)),
        prepositions=prepositions_of(verb, undergone),
        complement=complement,
        kind=kind,
        addressed=addressed,
    )


def _done_by(verb: Token) -> Token | None:
    return agent(verb) or _shared_agent(verb) or hung_agent(verb)


def _shared_agent(verb: Token) -> Token | None:
    """ "Was seized and taken away *by police*": said once, behind the last of what was done."""
    last = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"), None)
    if last is None or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in last.children):
        return None
    return agent(last) or _shared_agent(last)


def _of_passive(verb: Token) -> Token | None:
    """ "Was hit *by a strike*, killing two": what hit kills, not what was hit."""
    host = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < host.i or child(verb, "nsubj", "mark") is not None:
        return None
    return agent(host) if is_passive(host) else None


def _closes_quotation(verb: Token, after: Token) -> bool:
    """ "'It is a trap,' warned Venn": who stands behind the verb says it."""
    opened = verb.i > 0 and (verb.nbor(-1).is_quote or (verb.i > 1 and verb.nbor(-2).is_quote))
    return opened and after.i > verb.i and after.left_edge.i == verb.i + 1 and is_actor_word(after)


def _is_short_passive(verb: Token) -> bool:
    """ "Six were killed and *fourteen wounded*", "was captured and *imprisoned*": the auxiliary is said once."""
    helped = any(c.dep_ in ("aux", "auxpass", "dobj", "dative") for c in verb.children)
    if verb.head.lemma_ == "leave" and verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ccomp", "xcomp", "oprd"):
        return not helped  # "left at least ten people *injured*"
    if verb.tag_ == "VBN" and verb.dep_ in ("ccomp", "pcomp", "advcl", "acl") and not helped:
        return any(c.dep_ == "nsubj" for c in verb.children)  # "left four people *injured*", "with ten *wounded*"
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "conj" or not is_passive(verb.head):
        return False
    if helped:
        return False
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not own and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN":
        return True  # "the men held in Orsk and later *released* from a camp"
    return any(c.like_num for c in own) if own else verb.tag_ == "VBN"


def _doer(verb: Token) -> Token | None:
    """The subject; a relative pronoun gives way to what it stands for."""
    found = _after_dateline(_announced(verb) or _issuer(verb) or subject(verb) or _of_adjective(verb), verb)
    if found is None or found.dep_ == "csubj":
        return None
    found = _who_said_on(found, verb)
    if found.lower_ in RELATIVE and found.head.dep_ == "relcl":
        return _person_above(found.head.head) if found.lower_ == "who" else _what_struck(found.head.head)
    if found.lower_ in ("that", "which", "whom") and verb.dep_ != "relcl":
        return None
    if found.dep_ == "nsubjpass" and found.head != verb and verb.dep_ == "conj" and not is_passive(verb):
        return found
    return found


def _announced(verb: Token) -> Token | None:
    """ "*Orsk's president* to visit Velland in May": a sentence without a finite verb, as headlines have it."""
    host = verb.head
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    headed = verb.dep_ in ("acl", "relcl") and host.dep_ == "ROOT" and host.pos_ in ("PROPN", "NOUN")
    return host if to and headed and host.i < verb.i and is_actor_word(host) else None


def _issuer(verb: Token) -> Token | None:
    """ "Venn issued a statement *calling* on Orsk": who issued it calls."""
    paper = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG":
        return None
    classes = event_lexicon().classes
    if paper.lemma_ not in classes["agreement"] | classes["request"] | classes["report"] | _PAPERS:
        return None
    if paper.dep_ == "dobj" and paper.head.pos_ == "VERB":
        return subject(paper.head)
    own = next((c for c in paper.lefts if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    named = own or next(iter(below(paper, ("from", "by", "of"))), None)  # "a statement *from Orsk*, condemning"
    return named if paper.lemma_ in _PAPERS and named is not None and is_actor_word(named) else None


def _who_said_on(found: Token, verb: Token) -> Token:
    """ "Venn said the shots were wrong and *called on* Orsk": what is joined to the thing said is said by Venn."""
    host = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in verb.children)
    if verb.dep_ != "conj" or own or host.dep_ != "ccomp" or verb.lemma_ not in cue_lexicon().verbs:
        return found
    if is_actor_word(found) or host.head.tag_ != verb.tag_:
        return found
    return next((c for c in host.head.children if c.dep_ == "nsubj"), found)


def _what_struck(named: Token) -> Token:
    """ "A strike on the terminal at Orsk, which killed four": the strike, not the place behind it."""
    above = named
    while above.dep_ in ("pobj", "prep") and above.head != above:
        above = above.head
        if above.pos_ == "NOUN" and above.lemma_ in event_lexicon().classes["attack"]:
            return above
    return named


def _person_above(named: Token) -> Token:
    """ "The envoy of the republic of *Orsk*, who arrived": the envoy, and not his country."""
    above = named
    while above.ent_type_ in ("GPE", "LOC") or above.dep_ in ("prep", "appos") or above.lemma_ in _STATES:
        if above.head == above or above.head.pos_ in ("VERB", "AUX"):
            return named
        above = above.head
    return above if above.pos_ in ("NOUN", "PROPN") and is_actor_word(above) else named


def _of_adjective(verb: Token) -> Token | None:
    """The subject of "is willing to sign" and of "a report accusing Orsk" that somebody wrote."""
    host = verb.head
    if (
        verb.dep_ in ("xcomp", "advcl", "pcomp")
        and host.dep_ in ("acomp", "oprd", "prep")
        and host.head.pos_ in ("AUX", "VERB")
    ):
        return subject(host.head)
    return None


def _after_dateline(found: Token | None, verb: Token) -> Token | None:
    """The subject behind a dateline that the parser took for one: "SAHRAT -- A court has ordered"."""
    if found is None or found.i >= verb.i or (found.sent.start != 0 and found.i - found.sent.start > 8):
        return found
    dashes = [
        t.i
        for t in verb.doc[found.i : verb.i]
        if t.text in ("--", "-", "–", "—", ":")
        and t.whitespace_
        and t.i > 0
        and t.nbor(-1).whitespace_ + t.text in (" --", " -", " –", " —", ":")
    ]
    if not dashes or dashes[0] - found.sent.start > 10:
        return found
    behind = [t for t in verb.doc[dashes[0] + 1 : verb.i] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return next((t for t in behind if t.dep_ not in ("compound", "poss", "amod", "nmod", "pobj")), found)
