"""A position as words, and the small questions that its parts answer.

In: tokens of a spaCy parse. Out: `Stand`; whether a verb is negated, supposed, hostile, a concession.
Refused: nothing; what is not so is False.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pourparler.events.phrases import joined
from pourparler.model.position import Stance
from pourparler.positions.conditions import Run
from pourparler.positions.stance_words import StanceWords, stance_words
from pourparler.statements.syntax import child

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
MUST = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_SUPPOSED = frozenset({"if", "unless", "whether", "until", "once", "lest", "how"})
_LESS = frozenset({"zero", "no", "lower", "reduced", "fewer", "less", "smaller"})
COPULAS = frozenset({"be", "remain", "stay", "stand", "appear", "seem", "become"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A position as words. `holder` are the heads of who takes it; none where it is whoever speaks, who may have to be
    the `subject` too (`own`), or that and no other side (`own` false, `spoken` true). `pieces` are the things wanted.
    """

    stance: Stance
    anchor: Token
    pieces: tuple[tuple[Token, ...], ...]
    start: int
    end: int
    rule: str
    sure: float
    holder: tuple[Token, ...] = ()
    subject: Token | None = None
    spoken: bool = False
    own: bool = False
    toward: tuple[Token, ...] = ()
    condition: Run | None = None


def stand_of(
    stance: Stance,
    anchor: Token,
    heads: tuple[Token, ...],
    rule: str,
    sure: float,
    *,
    left: list[int] | None = None,
    holder: tuple[Token, ...] = (),
    toward: tuple[Token, ...] = (),
    spoken: bool = False,
) -> Stand:
    heads = tuple(h for h in heads if h.dep_ != "compound" or h.head not in heads)  # "a cease-fire" is one thing
    pieces = tuple(_piece(head, heads) for head in heads)
    every = [t.i for piece in pieces for t in piece] + [anchor.i]
    start = min([*every, *(left or [])])
    return Stand(
        stance=stance, anchor=anchor, pieces=pieces, start=start, end=max(every) + 1, rule=rule, sure=sure,
        holder=holder, toward=toward, spoken=spoken,
    )  # fmt: skip


def _piece(head: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """A thing wanted with all that hangs on it, without the other things."""
    others = {t.i for other in heads if other != head and not other.is_ancestor(head) for t in other.subtree}
    asides = {t.i for said in _asides(head) for t in said.subtree}
    left_out = asides if head.i in others else others | asides
    tokens = [t for t in head.subtree if t.i not in left_out]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return tuple(tokens)


def _asides(head: Token) -> list[Token]:
    """ "Rejected the draft, *saying that ...*": what is said about it is no part of it."""
    saying = stance_words().lists["saying"]
    told = [t for t in head.subtree if t.tag_ == "VBG" and t.dep_ in ("advcl", "acl")]
    return [t for t in told if t.lemma_ in saying or (t.i > head.i and t.doc[t.left_edge.i - 1].text == ",")]


def helpers_of(verb: Token) -> frozenset[str]:
    """The auxiliaries and the negation of a verb, in small letters; those of the verb it is joined to."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") or c.lower_ == "never"}
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG" and has_to(verb):
        own.add("will")  # "is going to lift"
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, "nsubj", "nsubjpass") is None:
        own |= {c.lower_ for c in verb.head.children if c.dep_ == "aux" and c.lower_ in FUTURE | MAY | MUST}
    return frozenset(own)


def is_negated(token: Token) -> bool:
    near = (c for c in token.children if c.i <= token.i + 1 or (c.dep_ == "neg" and c.i <= token.i + 3))
    if any(c.dep_ == "neg" or c.lower_ in _NOT for c in near):
        return True  # "was still not willing"
    if any(c.lower_ == "longer" and c.i < token.i and c.nbor(-1).lower_ in ("no", "any") for c in token.children):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_ in ("go", "plan", "intend", "have", "want"):
        return is_negated(token.head)
    who = child(token, "nsubj", "nsubjpass")
    return who is not None and (who.lower_ in ("nobody", "none", "nothing") or is_none(who))


def has_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_for(inner: Token) -> bool:
    """ "Called *for Orsk to* free them"."""
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in inner.children) and has_to(inner)


def is_bound(verb: Token) -> bool:
    """ "Has to leave", "needs to leave", "is to leave", "would have to leave"; not "has yet to leave"."""
    host = verb.head
    return (
        not is_yet(verb)
        and verb.dep_ == "xcomp"
        and host.lemma_ in ("have", "need")
        and has_to(verb)
        and not is_negated(host)
    )


def is_yet(verb: Token) -> bool:
    """ "Has *yet to* accept": neither a duty nor a yes."""
    waits = verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "be") and verb.head.i < verb.i
    return waits and any(t.lower_ == "yet" for t in verb.doc[verb.head.i + 1 : verb.i])


def is_none(noun: Token) -> bool:
    before = noun.doc[noun.left_edge.i : noun.i]
    return any(t.lower_ == "no" and t.dep_ in ("det", "advmod", "neg") for t in before) or [
        t.lower_ for t in before[:2]
    ] == ["not", "one"]


def plain(token: Token) -> str:
    return "not" if token.lower_ in ("n't", "n’t") else token.lower_


def concedes(verb: Token, words: StanceWords) -> bool:
    """Whether doing it gives the other side something: "release", and "halt" where it is the strikes."""
    if verb.lemma_ in words.lists["stopping"]:
        return any(
            o.lemma_.lower() in words.lists["hurtful"] for c in verb.children if c.dep_ == "dobj" for o in joined(c)
        )
    return verb.lemma_ in words.conceding


def is_hostile(heads: tuple[Token, ...], stance: Stance, words: StanceWords) -> bool:
    """Whether what is offered or allowed is a threat: "is prepared to strike", "proposed a tariff"."""
    first = heads[0]
    if first.pos_ == "VERB":
        return first.lemma_ in words.lists["hostile"]
    if any(c.lower_ in _LESS for c in first.lefts):
        return False  # "proposed zero tariffs"
    return stance in ("offers", "open", "accepts") and first.lemma_ in words.lists["threats"]


def _tells(verb: Token) -> bool:
    """Whether a clause says what a claim or a danger is, rather than who makes it: "the claim that it left"."""
    own = any(c.dep_ in ("dobj", "prep", "dative", "xcomp", "ccomp") for c in verb.children)
    return verb.dep_ in ("acl", "ccomp") or (verb.dep_ == "relcl" and own)


def is_supposed(token: Token, words: StanceWords) -> bool:
    """Whether it stands under "if", in a question told, or as somebody's wish or work that another do it."""
    at = token
    for _ in range(6):
        marks = {c.lower_ for c in at.children if c.dep_ in ("mark", "advmod")}
        if at.pos_ in ("VERB", "AUX") and marks & _SUPPOSED:
            return True
        above = at.head
        if above == at:
            return False
        if at.dep_ == "ccomp" and above.tag_ == "VBG" and above.lemma_ in words.lists["saying"]:
            return False  # "warned them against it, saying that it *will* go on"
        if above.pos_ == "NOUN" and above.lemma_ in words.lists["doubtful"] and _tells(at):
            return True  # "the danger that Orsk may accept", "denied the claim that it has agreed"
        bare = (
            at.dep_ in ("xcomp", "pcomp", "advcl") and (has_to(at) or at.tag_ == "VBG") and at.pos_ in ("VERB", "AUX")
        )
        if bare and at.dep_ == "xcomp" and above.lemma_ not in words.through:
            return True
        if at.dep_ == "ccomp" and above.lemma_ in ("make", "let", "have", "help", "see") and at.tag_ == "VB":
            return True  # "to make Orsk want peace"
        if at.dep_ in ("advcl", "xcomp") and has_to(at) and above.lemma_ in ("write", "phone", "cable"):
            return False  # "wrote to the president to propose a meeting"
        if at.dep_ == "advcl" and has_to(at):
            return True
        if at.dep_ == "pcomp" and at.head.lower_ in ("of", "for", "without", "from", "instead"):
            return True
        if above.lemma_ in words.unreal and above.pos_ == "VERB" and at.dep_ in ("ccomp", "xcomp", "dobj", "prep"):
            return True
        at = above
    return False
