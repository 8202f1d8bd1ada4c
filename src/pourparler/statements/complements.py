"""What a verb reports: the clause, order, preposition or object that stands for it in the parse.

In: a verb and its entry in the lexicon. Out: `Complement`, or None where it reports nothing.
Refused: clauses that another verb's words were glued to.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.statements.cues import Lexicon
from pourparler.statements.syntax import agent, child

_QUESTION = frozenset({"what", "whether", "if", "why", "how", "who", "which", "when", "where"})
TOLD = frozenset({"tell", "ask", "inform", "assure", "remind", "warn", "notify", "brief", "advise", "alert", "caution"})
_PLAIN = {
    "said": "say",
    "says": "say",
    "added": "add",
    "told": "tell",
    "asked": "ask",
    "wrote": "write",
    "tweeted": "tweet",
}
"""Forms that report whatever the parser took them for."""

_FINDERS = frozenset(
    ["judge", "court", "jury", "tribunal", "panel", "committee", "commission", "regulator", "watchdog", "ombudsman",
     "inspector", "investigator", "auditor", "monitor", "observer", "researcher", "scientist", "economist", "expert"]
)  # fmt: skip
"""Who finds by inquiry: what they find is what they say."""
_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Forms whose lemma the tagger gets wrong ("hop")."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb reports: the frame, the first token of it, and the preposition that belongs to the cue."""

    frame: str
    start: int
    head: Token
    preposition: Token | None = None


def lemma_of(verb: Token, lexicon: Lexicon) -> str | None:
    """The entry of the lexicon that a verb stands for, two-word verbs first, or None."""
    if verb.lower_ in _PLAIN:
        return _PLAIN[verb.lower_]
    if verb.pos_ not in ("VERB", "AUX") or (verb.dep_ in ("aux", "auxpass", "amod", "compound") and verb.tag_ != "VBN"):
        return None
    particle = child(verb, "prt")
    lemma = _LEMMAS.get(verb.lower_) or verb.lemma_.lower()
    if lemma == "put":
        return _put(verb)
    if lemma == "make" and any(t.lower_ in ("clear", "plain") for t in verb.doc[verb.i + 1 : verb.i + 4]):
        return "make clear"
    if particle is not None and f"{lemma} {particle.lower_}" in lexicon.verbs:
        return f"{lemma} {particle.lower_}"
    return lemma if lemma in lexicon.verbs else None


def _put(verb: Token) -> str | None:
    """ "Put it" before somebody's words, "put the loss at 40 million", or nothing that reports."""
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "it":
        return "put it"
    at = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "at"), None)
    figure = child(at, "pobj") if at is not None else None
    counted = figure is not None and any(t.like_num for t in figure.subtree)
    return "put at" if counted and child(verb, "dobj") is not None else None


def takes_quotation(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb reports speech: it can carry a quotation."""
    lemma = lemma_of(verb, lexicon)
    return lemma is not None and "quote" in lexicon.verbs[lemma].frames


def complement_of(verb: Token, lemma: str, lexicon: Lexicon, passive: bool) -> Complement | None:
    """What a verb reports, in the frames of its lemma: clause, order, infinitive, preposition, object in that order."""
    frames = lexicon.verbs[lemma].frames
    if verb.lower_ == "said" and _of_hearsay(verb):
        return None
    if lemma == "make clear" and (made := _made_clear(verb)) is not None:
        return made
    for c in verb.children:
        if (
            c.dep_ == "ccomp"
            and "clause" in frames
            and not _controlled(c)
            and (c.i > verb.i or _parted(c, verb))
            and _whole_clause(c, verb, lemma, lexicon)
            and not (c.lower_ == "told" and child(c, "nsubj", "nsubjpass", "aux", "mark") is None)
        ):
            return Complement("clause", _clause_start(c, verb, lemma), c)
    for c in verb.children:
        if (
            c.dep_ == "advcl"
            and "clause" in frames
            and lemma in ("ask", "wonder", "question", "say")
            and _opens(c) in _QUESTION
        ):
            return Complement("clause", c.left_edge.i, c)
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and "order" in frames and _controlled(c):
            patient = child(verb, "dobj")
            first = min(
                c.left_edge.i, patient.left_edge.i if patient is not None and lemma not in TOLD else c.left_edge.i
            )
            return Complement("order", first, c)
    if "order" in frames and (patient := child(verb, "dobj")) is not None:
        infinitive = next(
            (c for c in (*verb.rights, *patient.rights) if c.dep_ in ("xcomp", "relcl", "acl", "advcl") and has_to(c)),
            None,
        )
        if infinitive is not None:
            return Complement("order", (infinitive if lemma in TOLD else patient).left_edge.i, infinitive)
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and "infinitive" in frames and c.i > verb.i and (has_to(c) or c.tag_ == "VBG"):
            return Complement("infinitive", c.left_edge.i, c)
    return (
        _by_that(verb, lemma, frames)
        or _by_preposition(verb, lemma, frames)
        or _by_object(verb, lemma, frames, passive)
    )


def _of_hearsay(verb: Token) -> bool:
    """Whether "said to be" only tells what is heard of a thing: "a sum, said to be huge"."""
    behind = verb.doc[verb.i + 1 : verb.i + 3]
    bare = child(verb, "nsubj", "aux", "auxpass") is None
    return bare and len(behind) == 2 and behind[0].lower_ == "to" and behind[1].tag_ == "VB"


def _clause_start(clause: Token, verb: Token, lemma: str) -> int:
    """The first token of a clause, its subject with it where the parser gave that to the verb of saying.

    "He added the arrival of the boats was good news": not only "was good news".
    """
    given = child(verb, "dobj")
    bare = child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark") is None
    whole = bare and (_is_finite(clause) or clause.pos_ in ("NOUN", "ADJ"))  # "considers the levy a theft"
    if given is None or lemma in TOLD or not whole or not verb.i < given.i < clause.left_edge.i:
        return clause.left_edge.i
    return given.left_edge.i if given.right_edge.i + 1 == clause.left_edge.i else clause.left_edge.i


def clear_of(verb: Token) -> Token | None:
    """The "clear" of "made it clear to Orrund that"."""
    return next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.lower_ in ("clear", "plain")), None)


def _made_clear(verb: Token) -> Complement | None:
    """The clause behind "made it clear to Orrund", which the parser hangs on "clear"."""
    clear = clear_of(verb)
    clauses = clear.rights if clear is not None else ()
    for c in clauses:
        that = next((m for m in c.lefts if m.dep_ == "mark" and m.lower_ == "that"), None)
        if that is not None:
            return Complement("clause", that.i, c)
    return None


def _whole_clause(clause: Token, verb: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a clause is what is reported: not before "had suggested four", not in "find it hard"."""
    if clause.i < verb.i:
        return not any(c.dep_ in ("dobj", "attr") and c.i > verb.i and lemma not in TOLD for c in verb.children)
    if lemma not in ("find", "learn") or clause.left_edge.lower_ in ("that", *_QUESTION):
        return True
    finder = child(verb, "nsubj")
    word = finder.lemma_.lower() if finder is not None else ""
    settled = word in lexicon.documents or word in _FINDERS  # "a study found the levy would rise"
    return settled and child(clause, "nsubj", "nsubjpass", "expl") is not None and _is_finite(clause)


def _is_finite(clause: Token) -> bool:
    return clause.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in clause.lefts)


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a mark parts a clause from the report behind it; where none does, two sentences were glued."""
    last = max(t.i for t in clause.subtree if t.i < verb.i)
    return any(t.text in (",", '"', "'", "—", "–", "-", "?", "!", "''") for t in verb.doc[last : verb.i])


def _by_that(verb: Token, lemma: str, frames: frozenset[str]) -> Complement | None:
    """A clause with "that" which the parser hung elsewhere: "told a pupil on one occasion that it was lost"."""
    if "clause" not in frames or (lemma not in TOLD and child(verb, "dobj") is not None):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ in ("mark", "advmod") and token.head.pos_ in ("VERB", "AUX"):
            return Complement("clause", token.i, token.head)
        if token.pos_ == "VERB" or token.text in (";", ":", '"'):
            return None
    return None


def _by_preposition(verb: Token, lemma: str, frames: frozenset[str]) -> Complement | None:
    told = child(verb, "dobj") if lemma in TOLD else None
    for c in (*verb.rights, *(told.rights if told is not None else ())):
        if c.dep_ in ("prep", "prt", "dative") and c.pos_ in ("ADP", "SCONJ", "PART"):
            word = "order_on" if c.lower_ in ("on", "upon") and "order_on" in frames else c.lower_
            object_ = child(c, "pobj", "pcomp")
            if word in frames and object_ is not None:
                return Complement(word, object_.left_edge.i, object_, c)
    return None


def _by_object(verb: Token, lemma: str, frames: frozenset[str], passive: bool) -> Complement | None:
    if "object" not in frames:
        return None
    if passive:
        rest = next((c for c in verb.rights if c.dep_ in ("prep", "oprd", "xcomp", "attr") and c.lower_ != "by"), None)
        undergone = child(verb, "nsubjpass")
        if rest is None:
            whole = undergone is not None and agent(verb) is not None
            return Complement("object", undergone.left_edge.i, undergone) if whole and undergone is not None else None
        return Complement("object", rest.left_edge.i, rest, rest if rest.lower_ == "as" else None)
    for c in verb.rights:
        if c.dep_ in ("dobj", "oprd", "attr", "acomp") or (c.dep_ == "ccomp" and not has_to(c)):
            return Complement("object", c.left_edge.i, c)
    front = next((c for c in verb.lefts if c.dep_ == "dobj" and verb.dep_ in ("relcl", "ccomp")), None)
    return (
        Complement("object", front.left_edge.i, front)
        if front is not None and front.tag_ not in ("WP", "WDT")
        else None
    )


def has_to(token: Token) -> bool:
    """Whether a verb is an infinitive with to."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)


def _controlled(clause: Token) -> bool:
    """Whether a clause is someone + to + verb: an order rather than a report."""
    return has_to(clause) and child(clause, "mark") is None


def _opens(clause: Token) -> str:
    return str(clause.left_edge.lower_)
