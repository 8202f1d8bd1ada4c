"""Verbs that take a position: "demands that", "agreed to", "turned down", "dropped its demand".

In: a verb of a spaCy parse. Out: its `Stand`, or None.
Refused: what is only supposed, what another is said to want, threats.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.phrases import is_actor_word, joined
from pourparler.model.position import Stance
from pourparler.positions.stance_words import StanceWords
from pourparler.positions.stand import (
    FUTURE,
    MAY,
    MUST,
    Stand,
    concedes,
    helpers_of,
    is_bound,
    is_for,
    is_hostile,
    is_negated,
    is_none,
    is_supposed,
    is_yet,
    stand_of,
)
from pourparler.statements.syntax import child, is_passive, subject

_PUT_FORWARD = frozenset({"offer", "demand", "request", "idea", "term", "condition", "counterproposal", "suggestion"})


def verb_stand(verb: Token, words: StanceWords) -> Stand | None:
    """ "Demands that", "agreed to", "turned down": the verb takes the position, its subject holds it."""
    matched = words.verb(verb)
    if matched is None or is_supposed(verb, words):
        return None
    if _is_anothers(verb, words) or (verb.lemma_ == "need" and verb.dep_ == "relcl"):
        return None
    negative, helpers = is_negated(verb), helpers_of(verb)
    if helpers & MUST or is_bound(verb) or is_yet(verb):
        return None  # "Orsk must accept": whoever says so demands it
    clause = clause_of(verb)
    if not _is_fit(clause, words):
        return None
    for frame in matched:
        heads, toward = _wanted(clause, frame.takes, words, frame.stance)
        able = verb.lemma_ not in words.lists["if-able"] or helpers & {"can", "could", "ca"}
        if not heads or not able or (verb.lemma_ == "like" and not helpers & {"would", "'d", "’d"}):
            continue
        heads = tuple(each for head in heads for each in _and_verbs(head))
        stance = _bent(frame.stance, negative, helpers)
        if stance == "rejects" and frame.stance == "demands" and any(c.lower_ == "longer" for c in verb.children):
            stance = "open"  # "no longer insists on it": it is given up
        holder = clause.subjects
        if stance is not None and clause.passive and not holder and _is_spoken(verb, stance):
            return stand_of(stance, verb, heads, "verb", 0.7, left=[heads[0].left_edge.i], spoken=True)
        if clause.passive and (not holder or child(verb, "auxpass") is None):
            return None
        if clause.passive and verb.dep_ == "conj" and child(verb, "nsubjpass") is None and not is_passive(verb.head):
            return None  # "they backed the draft, and was proposed by Orsk": what was cannot be told
        if (
            stance is None
            or not holder
            or (stance not in ("rejects", "rules-out") and is_hostile((clause.complement or heads[0],), stance, words))
        ):
            return None
        if negative and frame.stance == "demands" and clause.kind == "infinitive" and verb.lemma_ != "want":
            return None
        stance = _as_meant(stance, clause, heads, words)
        if stance is None:
            return None
        left = [t.left_edge.i for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")]
        return stand_of(stance, verb, heads, "verb", 0.8, left=left, holder=holder, toward=toward)
    return _answer(verb, words)


def _is_fit(clause: Clause, words: StanceWords) -> bool:
    """Whether a verb of many uses is used for a stance here: a side told or expected to do something, a proposal that
    is being reviewed, a decision that is blocked.
    """
    verb, lemma = clause.verb, clause.verb.lemma_
    if lemma in ("tell", "expect"):
        inner = clause.complement
        willing = lemma == "tell" or (inner is not None and inner.lemma_ in words.conceding | words.consenting)
        return willing and not clause.passive and any(t.pos_ == "PROPN" for t in clause.addressed)
    if lemma in words.lists["weighing"]:
        things = (*clause.objects, *(c for p in verb.children if p.dep_ == "prep" for c in p.children))
        put = any(t.lemma_.lower() in words.lists["plans"] | _PUT_FORWARD for t in things)
        doing = lemma == "look" and any(t.tag_ == "VBG" and t.dep_ == "pcomp" for t in things)
        return verb.tag_ == "VBG" and (put or doing or _is_whether(clause.complement))
    if lemma in ("ignore", "withstand", "defy"):
        return any(words.nouns.get(t.lemma_.lower()) == "demands" for t in clause.objects)
    if lemma in ("block", "obstruct", "stonewall") or (lemma == "hold" and _has_particle(verb, "up")):
        told = {t.lemma_.lower() for o in clause.objects for t in o.subtree}
        return bool(told & words.lists["decided"]) and not clause.passive
    return True


def _has_particle(verb: Token, particle: str) -> bool:
    return any(c.dep_ == "prt" and c.lower_ == particle for c in verb.children)


def _is_whether(inner: Token | None) -> bool:
    return inner is not None and any(c.lower_ in ("whether", "if") for c in inner.children)


def _as_meant(stance: Stance, clause: Clause, heads: tuple[Token, ...], words: StanceWords) -> Stance | None:
    """The stance of what is wanted: "wants to end the war" is open to it, "wants to believe" is none, "promised that no
    farmer would lose" rules out.
    """
    inner = heads[0]
    if clause.verb.lemma_ == "call" and inner.lemma_ in words.lists["conversing"]:
        return None  # "called on the mayor to congratulate him"
    if stance == "offers" and clause.kind == "clause":
        who = child(inner, "nsubj", "nsubjpass")
        if is_negated(inner) or (who is not None and is_none(who)):
            return "rules-out"
        return stance if clause.verb.lemma_ in ("suggest", "propose", "offer") or concedes(inner, words) else None
    if stance == "offers" and words.nouns.get(inner.lemma_.lower()) == "accepts":
        return None  # "pledged its support for": the noun takes the position
    if stance == "accepts" and clause.passive and clause.verb.lemma_ in ("back", "support"):
        return None  # "is backed by the government"
    if stance in ("open", "rules-out", "rejects") and clause.kind == "clause" and not _is_ahead(inner):
        return None  # "did not rule out that it was so"
    own = clause.kind == "infinitive" and not clause.addressed and inner == clause.complement
    if stance != "demands" or not own:
        return stance
    if is_negated(inner) and clause.verb.lemma_ in ("want", "desire", "wish", "prefer", "like"):
        return "rejects"
    if inner.lemma_ in words.lists["claiming"]:
        return stance
    trades = inner.lemma_ == "do" and any(c.lemma_ in ("trade", "business", "deal") for c in inner.children)
    return "open" if trades or inner.lemma_ in words.lists["mutual"] else None


def _is_ahead(inner: Token) -> bool:
    """Whether a clause tells what may, will or should be, not what is."""
    helpers = {c.lower_ for c in inner.children if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & (FUTURE | MAY | MUST)) or inner.tag_ in ("VB", "VBG") or "to" in helpers


def _answer(verb: Token, words: StanceWords) -> Stand | None:
    """ "Orsk proposed to meet on Friday, and Venn *agreed*": to what the verb before puts forward."""
    before, who = verb.head, child(verb, "nsubj")
    inner = next((c for c in before.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if inner is not None and inner.pos_ == "VERB" and words.verb(inner):
        before = inner  # "said that Orsk proposed a round, and Venn *agreed*"
    asked = words.verb(before) if verb.dep_ == "conj" and before.pos_ == "VERB" else None
    answers = next((v.stance for v in words.verb(verb) or () if v.stance in ("accepts", "rejects")), None)
    if not asked or answers is None or who is None or verb.tag_ not in ("VBD", "VBN") or _has_more(verb):
        return None
    if asked[0].stance not in ("offers", "demands") or is_supposed(verb, words):
        return None
    clause = clause_of(before)
    heads = next((w[0] for v in asked if (w := _wanted(clause, v.takes, words, v.stance))[0]), ())
    stance = _bent(answers, is_negated(verb), helpers_of(verb))
    if not heads or stance is None:
        return None
    stand = stand_of(stance, verb, heads, "answer", 0.7, holder=tuple(joined(who)))
    return replace(stand, start=who.left_edge.i, end=verb.i + 1)


def _is_spoken(verb: Token, stance: Stance) -> bool:
    """ "She repeated that a board *was rejected*", "foreign monitors *are ruled out*": whoever says so rejects it."""
    if stance not in ("rejects", "rules-out") or child(verb, "auxpass") is None:
        return False
    helpers, said = helpers_of(verb), verb.head.lemma_ if verb.dep_ == "ccomp" else ""
    return bool(helpers & {"is", "are"}) or said in ("repeat", "reiterate", "reaffirm", "stress", "insist")


def _has_more(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "prep", "xcomp", "ccomp", "prt") for c in verb.children)


def _is_anothers(verb: Token, words: StanceWords) -> bool:
    """ "Condemns a statement *calling for* an end", "groups *committed to*", "portrayed as *needing*"."""
    if child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return False
    above = verb.head
    if verb.tag_ == "VBN" and verb.lemma_ == "commit":
        return True
    if verb.tag_ != "VBG" or above == verb:
        return False
    if verb.dep_ == "pcomp":
        return above.lower_ == "as"
    host = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb)
    return verb.dep_ in ("acl", "advcl", "xcomp") and host.lemma_ in words.lists["hearing"]


def _wanted(
    clause: Clause, takes: frozenset[str], words: StanceWords, stance: Stance
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The heads of what is wanted, and who is to do it."""
    verb, kind, inner = clause.verb, clause.kind, clause.complement
    if kind == "order" and inner is not None and ("order" in takes or "infinitive" in takes):
        return (inner,), clause.addressed
    if kind == "order" and inner is not None and ("clause" in takes or ("for" in takes and is_for(inner))):
        return (inner,), clause.addressed
    if kind == "infinitive" and inner is not None:
        agreed = [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "to" and p.i < inner.i
                  for c in p.children if c.dep_ == "pobj"]  # fmt: skip
        if agreed and "to" in takes:
            return tuple(each for c in agreed for each in joined(c)), ()  # "agreed to a truce to end the fighting"
        if "infinitive" in takes or ("order" in takes and clause.addressed):
            gives = stance != "offers" or concedes(inner, words)
            return ((inner,), clause.addressed) if gives else ((), ())
        if not takes & {"object", "to"}:
            return (), ()
    if stance == "open" and _is_whether(inner) and inner is not None:
        return (inner,), ()  # "is weighing whether to lift"
    if kind == "gerund" and inner is not None and "gerund" in takes:
        return (inner,), ()
    if kind == "clause" and inner is not None and "clause" in takes:
        return ((inner,), clause.addressed) if _is_wish(inner, verb, stance) else ((), ())
    if "object" in takes and clause.objects:
        return clause.objects, ()
    asked = [o for o in clause.objects if is_actor_word(o)] if "for" in takes else []  # "asks its allies for"
    for word in takes:
        near = (p for t in (verb, *asked) for p in t.children if p.dep_ in ("prep", "prt", "dative"))
        behind = [c for p in near if p.lower_ == word for c in p.children if c.dep_ in ("pobj", "pcomp")]
        if behind:
            return tuple(each for b in behind for each in joined(b)), ()
        if verb.dep_ == "relcl" and any(p.lower_ == word and p.dep_ == "prep" and not p.n_rights for p in verb.rights):
            return (verb.head,), ()  # "the exchange that they had agreed to"
    return (), ()


def _and_verbs(head: Token) -> list[Token]:
    """A verb with those joined to it that have no subject of their own: "agreed to meet and exchange prisoners"."""
    joined_to = [c for c in head.children if c.dep_ == "conj" and c.pos_ == "VERB"] if head.pos_ == "VERB" else []
    alike = [
        c for c in joined_to if not (head.tag_ in ("VB", "VBP") and c.tag_ == "VBD")
    ]  # "that it leave, and *made*"
    return [head, *(each for c in alike if child(c, "nsubj", "nsubjpass") is None for each in _and_verbs(c))]


def _is_wish(inner: Token, verb: Token, stance: Stance) -> bool:
    """Whether "insists that" is followed by something to be done: "that Orsk *leave*", not "that it was right"."""
    if stance == "accepts" and verb.lemma_ == "agree":
        return bool({c.lower_ for c in inner.children if c.dep_ == "aux"} & (FUTURE | MAY | MUST)) or inner.tag_ == "VB"
    if stance != "demands" and verb.lemma_ not in ("suggest", "propose"):
        return True
    helpers = {c.lower_ for c in inner.children if c.dep_ in ("aux", "auxpass")}
    who = child(inner, "nsubj", "nsubjpass")
    singular = who is not None and who.tag_ in ("NN", "NNP") and child(who, "conj") is None
    bare = inner.tag_ == "VB" or (inner.tag_ == "VBP" and singular and inner.lower_ == inner.lemma_)
    base = bare and not helpers & (FUTURE | MAY | {"do", "does", "did"})
    if verb.lemma_ == "insist" and inner.lemma_ == "have" and any(c.lemma_ == "right" for c in inner.children):
        return True
    return (
        base or bool(helpers & (MUST | {"to"})) or "be" in helpers or verb.lemma_ in ("demand", "ask", "urge", "want")
    )


def _bent(stance: Stance, negative: bool, helpers: frozenset[str]) -> Stance | None:
    """The stance under a negation and a modal: "does not rule out" is open, "might accept" is open too."""
    if negative:
        turned: dict[Stance, Stance] = {"accepts": "rejects", "rejects": "open", "rules-out": "open", "open": "rejects",
                                        "demands": "rejects"}  # fmt: skip
        after = turned.get(stance) if stance != "accepts" or not helpers & {"has", "have", "had"} else None
        return "rules-out" if after == "rejects" and "never" in helpers else after
    return None if helpers & {"may", "might"} else stance


def withdrawal(verb: Token, words: StanceWords) -> Stand | None:
    """ "Dropped its demand for tolls", "backed off its offer": the position is given up."""
    if verb.lemma_ not in words.lists["withdrawing"] or is_negated(verb) or is_supposed(verb, words):
        return None
    behind = [c for p in verb.children if p.dep_ in ("prep", "prt") for c in p.children if c.dep_ == "pobj"]
    things = [c for c in (*verb.children, *behind) if c.dep_ in ("dobj", "pobj") and c.i > verb.i]
    given: dict[Stance, Stance] = {"demands": "open", "offers": "rejects", "rejects": "open"}
    thing = next((t for t in things if words.nouns.get(t.lemma_.lower()) in given), None)
    who = subject(verb)
    if thing is None or who is None or not any(c.dep_ == "poss" for c in thing.lefts):
        return None
    stance = given[words.nouns[thing.lemma_.lower()]]
    return stand_of(stance, verb, (thing,), "withdrawal", 0.75, holder=tuple(joined(who)))
