"""Clauses that take a position: who wants, offers, accepts, refuses or allows what, as words of a parse.

In: the sentences of a spaCy parse, the vocabulary `stances.yaml`. Out: `Stand`s, the main clause first.
Refused: what is only supposed, asked about, or said to be made somebody else's doing; what wants nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.phrases import joined, owners
from pourparler.model.position import Stance
from pourparler.positions.conditions import Run, condition_of
from pourparler.positions.stance_words import StanceWords, stance_words
from pourparler.statements.syntax import child, subject

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_MUST = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_SUPPOSED = frozenset({"if", "unless", "whether", "until", "once", "lest", "how"})
_COPULAS = frozenset({"be", "remain", "stay", "stand", "appear", "seem", "become"})
_TALK = frozenset({"negotiation", "talk", "dialogue", "diplomacy", "consultation", "discussion"})
_WANTED = frozenset({"dobj", "pobj", "ccomp", "xcomp", "pcomp", "attr", "oprd", "advcl", "acl", "dative"})


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


def stands_in(sentence: Tokens) -> list[Stand]:
    """The positions taken in a sentence, the main clause first.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("Orsk ruled out foreign monitors but is ready for talks if the shelling stops.")
    >>> [(s.stance, " ".join(t.text for t in s.pieces[0])) for s in stands_in(doc[:])]
    [('rules-out', 'foreign monitors'), ('conditional', 'talks')]
    """
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        return []
    words, taken = stance_words(), set[int]()
    found: list[Stand] = []
    for token in sorted(sentence, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        if token.i in taken:
            continue
        stand = next((s for s in _every(token, words) if s is not None), None)
        if stand is not None and any(stand.pieces):
            found.append(_conditioned(stand))
            taken |= {t.i for piece in stand.pieces for t in piece} | {token.i}
    return found


def _every(token: Token, words: StanceWords) -> Iterator[Stand | None]:
    if token.pos_ in ("VERB", "AUX"):
        yield _ordered(token)
        yield _withdrawal(token, words)
        yield _verdict(token, words)
        yield _adjective(token, words)
        yield _judged(token, words)
        yield _verb(token, words)
        yield _modal(token, words)
    elif token.pos_ == "ADJ" or (token.lower_ == "against" and token.head.lemma_ in _COPULAS):
        yield _adjective(token, words)
    elif token.pos_ == "NOUN":
        yield _noun(token, words)


def _conditioned(stand: Stand) -> Stand:
    """The stand with its condition, cut off from what is wanted; what is allowed on a condition is conditional."""
    negative = stand.stance in ("rejects", "rules-out")
    condition = condition_of(stand.anchor, negative=negative)
    if condition is None:
        return stand
    inside = range(condition.start, condition.end)
    pieces = tuple(tuple(t for t in piece if t.i not in inside) for piece in stand.pieces)
    kept = [t.i for piece in pieces for t in piece] + [stand.anchor.i]
    if stand.rule == "verdict" and stand.end <= condition.start:
        kept.append(stand.end - 1)
    stance: Stance = stand.stance if stand.stance == "demands" else "conditional"
    return replace(stand, stance=stance, condition=condition, pieces=pieces, end=max(kept) + 1)


# -- verbs ---------------------------------------------------------------------------------------


def _verb(verb: Token, words: StanceWords) -> Stand | None:
    """ "Demands that", "agreed to", "turned down": the verb takes the position, its subject holds it."""
    matched = words.verb(verb)
    if matched is None or is_supposed(verb, words):
        return None
    if _is_anothers(verb, words):
        return None
    negative, helpers = _negated(verb), _helpers(verb)
    clause = clause_of(verb)
    for frame in matched:
        heads, toward = _wanted(clause, frame.takes, words, frame.stance)
        if not heads or (verb.lemma_ == "like" and not helpers & {"would", "'d", "’d"}):
            continue
        heads = tuple(each for head in heads for each in _and_verbs(head))
        stance = _bent(frame.stance, negative, helpers)
        holder = clause.subjects
        if clause.passive and (not holder or child(verb, "auxpass") is None):
            return None
        if (
            stance is None
            or not holder
            or (stance not in ("rejects", "rules-out") and _is_hostile((clause.complement or heads[0],), stance, words))
        ):
            return None
        if negative and frame.stance == "demands" and clause.kind == "infinitive" and verb.lemma_ != "want":
            return None
        left = [t.i for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")]
        return _stand(stance, verb, heads, "verb", 0.8, left=left, holder=holder, toward=toward)
    return None


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
    if kind == "order" and inner is not None and "clause" in takes:
        return (inner,), clause.addressed
    if kind == "infinitive" and inner is not None:
        if "infinitive" in takes or ("order" in takes and clause.addressed):
            concedes = stance != "offers" or _concedes(inner, words)
            return ((inner,), clause.addressed) if concedes else ((), ())
        if not takes & {"object", "to"}:
            return (), ()
    if kind == "gerund" and inner is not None and "gerund" in takes:
        return (inner,), ()
    if kind == "clause" and inner is not None and "clause" in takes:
        return ((inner,), clause.addressed) if _is_wish(inner, verb, stance) else ((), ())
    if "object" in takes and clause.objects:
        return clause.objects, ()
    for word in takes:
        behind = [c for p in verb.children if p.dep_ in ("prep", "prt", "dative") and p.lower_ == word
                  for c in p.children if c.dep_ in ("pobj", "pcomp")]  # fmt: skip
        if behind:
            return tuple(each for b in behind for each in joined(b)), ()
    return (), ()


def _and_verbs(head: Token) -> list[Token]:
    """A verb with those joined to it that have no subject of their own: "agreed to meet and exchange prisoners"."""
    joined_to = [c for c in head.children if c.dep_ == "conj" and c.pos_ == "VERB"] if head.pos_ == "VERB" else []
    return [head, *(each for c in joined_to if child(c, "nsubj", "nsubjpass") is None for each in _and_verbs(c))]


def _is_wish(inner: Token, verb: Token, stance: Stance) -> bool:
    """Whether "insists that" is followed by something to be done: "that Orsk *leave*", not "that it was right"."""
    if stance != "demands" and verb.lemma_ not in ("suggest", "propose"):
        return True
    helpers = {c.lower_ for c in inner.children if c.dep_ in ("aux", "auxpass")}
    who = child(inner, "nsubj", "nsubjpass")
    singular = who is not None and who.tag_ in ("NN", "NNP") and child(who, "conj") is None
    bare = inner.tag_ == "VB" or (inner.tag_ == "VBP" and singular and inner.lower_ == inner.lemma_)
    base = bare and not helpers & (_FUTURE | _MAY | {"do", "does", "did"})
    if verb.lemma_ == "insist" and inner.lemma_ == "have" and any(c.lemma_ == "right" for c in inner.children):
        return True
    return (
        base or bool(helpers & (_MUST | {"to"})) or "be" in helpers or verb.lemma_ in ("demand", "ask", "urge", "want")
    )


def _is_hostile(heads: tuple[Token, ...], stance: Stance, words: StanceWords) -> bool:
    """Whether what is offered or allowed is a threat: "is prepared to strike", "proposed a tariff"."""
    first = heads[0]
    if first.pos_ == "VERB":
        return first.lemma_ in words.lists["hostile"]
    return stance in ("offers", "open", "accepts") and first.lemma_ in words.lists["threats"]


def _bent(stance: Stance, negative: bool, helpers: frozenset[str]) -> Stance | None:
    """The stance under a negation and a modal: "does not rule out" is open, "might accept" is open too."""
    if negative:
        turned: dict[Stance, Stance] = {"accepts": "rejects", "rejects": "open", "rules-out": "open", "open": "rejects",
                                        "demands": "rejects"}  # fmt: skip
        after = turned.get(stance)
        return "rules-out" if after == "rejects" and "never" in helpers else after
    return None if helpers & {"may", "might"} else stance


def _withdrawal(verb: Token, words: StanceWords) -> Stand | None:
    """ "Dropped its demand for tolls", "backed off its offer": the position is given up."""
    if verb.lemma_ not in words.lists["withdrawing"] or _negated(verb) or is_supposed(verb, words):
        return None
    behind = [c for p in verb.children if p.dep_ in ("prep", "prt") for c in p.children if c.dep_ == "pobj"]
    things = [c for c in (*verb.children, *behind) if c.dep_ in ("dobj", "pobj") and c.i > verb.i]
    given: dict[Stance, Stance] = {"demands": "open", "offers": "rejects", "rejects": "open"}
    thing = next((t for t in things if words.nouns.get(t.lemma_.lower()) in given), None)
    who = subject(verb)
    if thing is None or who is None or not any(c.dep_ == "poss" for c in thing.lefts):
        return None
    stance = given[words.nouns[thing.lemma_.lower()]]
    return _stand(stance, verb, (thing,), "withdrawal", 0.75, holder=tuple(joined(who)))


# -- adjectives, verdicts ------------------------------------------------------------------------


def _adjective(token: Token, words: StanceWords) -> Stand | None:
    """ "Is ready to talk", "remains opposed to": the adjective takes the position."""
    stance = words.adjectives.get(token.lower_)
    if stance is None:
        return None
    host = token.head if token.pos_ in ("ADJ", "ADP") or token.dep_ in ("acomp", "oprd") else token
    stands = host.lemma_ in _COPULAS or child(token, "auxpass") is not None or host.lemma_ in ("say", "declare")
    holder = subject(host) if stands else None
    if holder is None or is_supposed(host, words):
        return None
    heads = [c for c in token.children if c.i > token.i and c.dep_ in ("xcomp", "ccomp", "advcl")]
    about = ("to", "for", "in", "on", "with")
    heads += [each for p in token.children if p.dep_ in ("prep", "aux") and p.lower_ in about
              for c in p.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]  # fmt: skip
    heads += [
        c for c in host.children if host != token and c.i > token.i and c.dep_ in ("xcomp", "advcl") and _has_to(c)
    ]
    if token.lower_ == "against":
        heads += [each for c in token.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]
    negative = _negated(host) or _negated(token)
    if negative:
        stance = {"open": "rejects", "accepts": "rejects", "rejects": "open"}.get(stance)  # type: ignore[assignment]
    if not heads or stance is None or (stance == "open" and _is_hostile(tuple(heads), stance, words)):
        return None
    return _stand(stance, token, tuple(heads), "adjective", 0.85, left=[host.i], holder=tuple(joined(holder)))


def _has_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _verdict(verb: Token, words: StanceWords) -> Stand | None:
    """ "The port is not on the table": what a side says of a thing; "unacceptable to Orsk" is Orsk's."""
    if (verb.lemma_ not in _COPULAS and verb.lemma_ != "make") or is_supposed(verb, words):
        return None
    said = verb.doc[verb.i : min(verb.right_edge.i + 1, verb.i + 10)]
    matched = words.verdict([_plain(t) for t in said[1:]])
    thing = next((c for c in verb.children if c.dep_ in ("nsubj", "csubj", "nsubjpass")), None)
    if matched is None or thing is None:
        return None
    stance, length = matched
    if stance == "open" and thing.lemma_ in ("deal", "offer", "proposal") and any(t.lower_ == "table" for t in said):
        return None  # whoever brings it says that it still holds
    heads: tuple[Token, ...] = (thing,)
    if thing.lower_ in ("it", "that", "this", "which"):
        inner = [c for t in (verb, *verb.children) for c in t.children if c.dep_ in ("ccomp", "xcomp", "csubj")]
        inner = [c for c in inner if c.i > verb.i]
        heads = tuple(inner[:1]) or heads
    whose = [b for t in said for p in t.children if p.dep_ == "prep" and p.lower_ in ("to", "for")
             for b in p.children if b.dep_ == "pobj" and (b.ent_type_ or b.pos_ in ("PROPN", "PRON"))]  # fmt: skip
    stand = _stand(stance, verb, heads, "verdict", 0.75, left=[thing.left_edge.i], spoken=not whose)
    stand = replace(stand, end=max(stand.end, verb.i + 1 + length))
    return replace(stand, holder=tuple(whose), subject=thing if heads == (thing,) else None, spoken=not whose)


# -- what will, must and can ---------------------------------------------------------------------


def _modal(verb: Token, words: StanceWords) -> Stand | None:
    """What somebody who speaks for a side says will not, must, or would be done."""
    helpers, negative = _helpers(verb), _negated(verb)
    who = subject(verb)
    if who is None and _is_imperative(verb) and not negative and verb.lemma_ not in words.lists["hostile"]:
        return _stand("demands", verb, (verb,), "imperative", 0.6, spoken=True)
    if who is None or verb.lemma_ in ("say", "tell", "know", "think", "like", "see") or is_supposed(verb, words):
        return _there_is_none(verb)
    own_right = [c for c in verb.rights if c.dep_ not in ("punct", "cc", "conj", "parataxis")]
    if not own_right and not any(c.dep_ == "nsubjpass" for c in verb.children) and verb.pos_ != "VERB":
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    due = bool(helpers & _MUST) or _must(verb) or (passive and verb.lemma_ in ("need", "require") and not negative)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    stance: Stance | None = None
    own, sure = True, 0.7
    if due:
        stance, own = "demands", False
        sure = 0.7 if helpers & {"must"} or _must(verb) else 0.6
    elif negative and helpers & _FUTURE and verb.lemma_ in words.lists["failing"]:
        stance, own = "rejects", False
    elif (
        negative
        and helpers & {"can", "ca", "could", "may"}
        and not passive
        and verb.lemma_ in words.lists["forbidding"]
        and (who.pos_ == "PROPN" or who.ent_type_)
    ):
        stance, own = "demands", False
    elif negative and helpers & _FUTURE:
        consents = verb.lemma_ in words.consenting
        stance = "rejects" if consents and "never" not in helpers else "rules-out"
        own = not (passive or _is_none(who))
    elif negative and (helpers & {"can", "ca", "could"} or helpers & {"do", "does"}):
        stance = "rejects" if verb.lemma_ in words.consenting else None
        own = not passive
    elif (
        helpers & (_FUTURE | _MAY) and verb.lemma_ not in words.lists["hostile"] and condition_of(verb, negative=False)
    ):
        stance, own = "open", not passive
    elif helpers & {"will", "'ll", "’ll", "would", "shall"} and _concedes(verb, words) and not passive:
        stance, sure = "offers", 0.6
    elif helpers & {"may", "might", "could"} and not negative and _concedes(verb, words) and not passive:
        stance, sure = "offers", 0.5
    elif helpers & {"will", "'ll", "’ll", "would", "shall"} and verb.lemma_ in words.lists["keeping"]:
        held = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i and t.i < verb.i + 8}
        stance = "rules-out" if held & words.lists["hurtful"] else "open" if held & _TALK else None
    if stance is None:
        return None
    pieces = tuple(t for t in verb.subtree if t.i >= who.left_edge.i and not _is_edge(t, verb))
    stand = _stand(stance, verb, (), "modal", sure, left=[who.left_edge.i] if who.i < verb.i else [], spoken=True)
    return replace(stand, own=own, subject=who, pieces=(_without_speech(pieces, verb),), end=verb.right_edge.i + 1,
                   toward=tuple(joined(who)) if due else ())  # fmt: skip


def _concedes(verb: Token, words: StanceWords) -> bool:
    """Whether doing it gives the other side something: "release", and "halt" where it is the strikes."""
    if verb.lemma_ in words.lists["stopping"]:
        return any(
            o.lemma_.lower() in words.lists["hurtful"] for c in verb.children if c.dep_ == "dobj" for o in joined(c)
        )
    return verb.lemma_ in words.conceding


def _is_imperative(verb: Token) -> bool:
    """ "End this war": in somebody's own words, with nothing before it."""
    bare = verb.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass", "nsubj", "mark") for c in verb.children)
    first = verb.left_edge.i
    opens = first == verb.sent.start or verb.doc[first - 1].is_quote or verb.doc[first - 1].text in '“:,"'
    quoted = any(t.is_quote or t.text == "“" for t in verb.doc[max(0, first - 2) : first + 1])
    return bare and opens and quoted and verb.dep_ in ("ROOT", "ccomp") and any(c.dep_ == "dobj" for c in verb.children)


def _without_speech(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The words of the verb's own clause: nothing that is joined to it with a subject of its own."""
    joined_to = [c for c in verb.children if c.dep_ in ("conj", "parataxis") and child(c, "nsubj", "nsubjpass")]
    other = {t.i for c in joined_to for t in c.subtree}
    return tuple(t for t in tokens if t.i not in other)


def _is_edge(token: Token, verb: Token) -> bool:
    return token.is_punct and token.i in (verb.left_edge.i, verb.right_edge.i)


def _must(verb: Token) -> bool:
    """ "Has to leave", "needs to leave", "is to leave", "would have to leave"."""
    host = verb.head
    return verb.dep_ == "xcomp" and host.lemma_ in ("have", "need") and _has_to(verb) and not _negated(host)


def _judged(verb: Token, words: StanceWords) -> Stand | None:
    """ "Called the plan unacceptable": a verdict behind a verb of calling is its subject's."""
    if verb.lemma_ not in ("call", "consider", "deem", "find", "label", "describe") or is_supposed(verb, words):
        return None
    for small in (verb, *(c for c in verb.children if c.dep_ == "ccomp")):
        said = next((c for c in small.children if c.dep_ in ("oprd", "acomp", "attr") and c.i > small.i), None)
        thing = next((c for c in small.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i), None)
        if said is None and small != verb and small.pos_ == "ADJ":
            said = small
        matched = (
            words.verdict([_plain(t) for t in verb.doc[said.left_edge.i : said.i + 2]]) if said is not None else None
        )
        who = subject(verb)
        if matched is not None and matched[0] in ("rejects", "rules-out") and thing is not None and who is not None:
            return _stand(matched[0], verb, (thing,), "verdict", 0.7, holder=tuple(joined(who)))
    return None


def _there_is_none(verb: Token) -> Stand | None:
    """ "There will be no talks": said by a side, it is ruled out."""
    there = any(c.dep_ == "expl" for c in verb.children)
    something = next((c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj") and c.i > verb.i), None)
    if there and something is not None and (_helpers(verb) & _MUST or _must(verb)) and not _negated(verb):
        return _stand("demands", verb, (something,), "none", 0.7, left=[verb.left_edge.i], spoken=True)
    none = next((c for c in verb.children if c.dep_ in ("attr", "nsubj") and _is_none(c)), None)
    if none is None or not there or not _helpers(verb) & (_FUTURE | {"can"}):
        return None
    return _stand("rules-out", verb, (none,), "none", 0.7, left=[verb.left_edge.i], spoken=True)


def _is_none(noun: Token) -> bool:
    before = noun.doc[noun.left_edge.i : noun.i]
    return any(t.lower_ == "no" and t.dep_ == "det" for t in before) or [t.lower_ for t in before[:2]] == ["not", "one"]


def _ordered(verb: Token) -> Stand | None:
    """ "First the troops leave, then we talk": what a side puts first."""
    if verb.dep_ != "ROOT":
        return None
    lower = [t.lower_ for t in verb.sent]
    if ("first" not in lower[:2] and "firstly" not in lower[:2]) or "then" not in lower:
        return None
    start, then = verb.sent.start, verb.sent.start + lower.index("then")
    piece = tuple(t for t in verb.doc[start:then] if not t.is_punct)
    anchor = next((t for t in piece if t.pos_ == "VERB"), verb)
    stand = _stand("demands", anchor, (), "order", 0.7, spoken=True)
    return replace(stand, pieces=(piece,), start=start, end=verb.sent.end)


# -- nouns ---------------------------------------------------------------------------------------


def _noun(noun: Token, words: StanceWords) -> Stand | None:
    """ "Orsk's refusal to leave", "voiced readiness for talks": the noun takes the position."""
    stance: Stance | None = words.nouns.get(noun.lemma_.lower())
    if stance is None and noun.lemma_.lower() in words.lists["unless-no"]:
        stance = "open"
        if not any(c.lower_ == "no" for c in noun.lefts):
            return None
    if stance is None:
        return None
    host = noun.head
    voiced = host.pos_ == "VERB" and host.lemma_ in words.voicing and noun.dep_ in ("dobj", "conj", "nsubjpass", "oprd")
    holder: tuple[Token, ...] = tuple(owners(noun, doing=True))
    if not holder:
        holder = tuple(c for c in noun.lefts if c.dep_ == "poss")
    if not holder and voiced:
        who = subject(host)
        holder = tuple(joined(who)) if who is not None else ()
    if not holder and noun.dep_ == "pobj" and host.lower_ == "including" and noun.tag_ == "NNS":
        who = subject(host) or next((s for a in host.ancestors if a.pos_ == "VERB" and (s := subject(a))), None)
        holder = tuple(joined(who)) if who is not None else ()
    lemma, said = noun.lemma_.lower(), noun.dep_ == "nsubj" and host.lemma_ in ("be", "remain")
    if not holder or is_supposed(noun, words):
        return None
    none = any(c.lower_ == "no" for c in noun.lefts) or (voiced and _negated(host))
    if none:
        stance = "rejects" if stance in ("open", "accepts") or lemma in words.lists["unless-no"] else None
    elif (lemma in words.lists["if-voiced"] and not voiced) or (lemma in words.lists["if-said"] and not said):
        return None
    heads = [c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and (_has_to(c) or c.dep_ != "relcl")]
    behind = ("for",) if noun.lemma_ in ("support", "backing") else ("for", "to", "of", "on", "in")
    heads += [each for p in noun.rights if p.dep_ == "prep" and p.lower_ in (*behind, "including")
              for c in p.children if c.dep_ in ("pobj", "pcomp") for each in joined(c)]  # fmt: skip
    heads = [h for h in heads if h not in holder]
    heads = [h for h in heads if h.pos_ != "PROPN"] or heads
    if noun.dep_ == "nsubj" and host.lemma_ in ("be", "include", "remain"):
        heads += [each for c in host.children if c.dep_ in ("attr", "dobj", "ccomp", "xcomp") for each in joined(c)]
    if not heads or stance is None:
        return None
    return _stand(stance, noun, tuple(heads), "noun", 0.7, left=[noun.left_edge.i], holder=holder)


# -- parts ---------------------------------------------------------------------------------------


def _stand(
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
    pieces = tuple(_piece(head, heads) for head in heads)
    every = [t.i for piece in pieces for t in piece] + [anchor.i]
    start = min([*every, *(left or [])])
    return Stand(
        stance=stance, anchor=anchor, pieces=pieces, start=start, end=max(every) + 1, rule=rule, sure=sure,
        holder=holder, toward=toward, spoken=spoken,
    )  # fmt: skip


def _piece(head: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """A thing wanted with all that hangs on it, without the other things."""
    others = {t.i for other in heads if other != head and other.is_ancestor(head) is False for t in other.subtree}
    others = {} if head.i in others else others  # type: ignore[assignment]
    others = {*others, *(t.i for said in _asides(head) for t in said.subtree)}
    tokens = [t for t in head.subtree if t.i not in others]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return tuple(tokens)


def _asides(head: Token) -> list[Token]:
    """ "Rejected the draft, *saying that ...*": what is said about it is no part of it."""
    saying = stance_words().lists["saying"]
    return [t for t in head.subtree if t.tag_ == "VBG" and t.dep_ in ("advcl", "acl") and t.lemma_ in saying]


def _helpers(verb: Token) -> frozenset[str]:
    """The auxiliaries and the negation of a verb, in small letters; those of the verb it is joined to."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") or c.lower_ == "never"}
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, "nsubj", "nsubjpass") is None:
        own |= {c.lower_ for c in verb.head.children if c.dep_ == "aux" and c.lower_ in _FUTURE | _MAY | _MUST}
    return frozenset(own)


def _negated(token: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in _NOT for c in token.children if c.i <= token.i + 1):
        return True
    if (
        token.dep_ in ("xcomp",)
        and token.head.lemma_ in ("go", "plan", "intend", "have", "want")
        and token.head != token
    ):
        return _negated(token.head)
    who = child(token, "nsubj", "nsubjpass")
    return who is not None and (who.lower_ in ("nobody", "none") or _is_none(who))


def _plain(token: Token) -> str:
    return "not" if token.lower_ in ("n't", "n’t") else token.lower_


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
        bare = (
            at.dep_ in ("xcomp", "pcomp", "advcl") and (_has_to(at) or at.tag_ == "VBG") and at.pos_ in ("VERB", "AUX")
        )
        if bare and at.dep_ == "xcomp" and above.lemma_ not in words.through:
            return True
        if at.dep_ == "advcl" and _has_to(at):
            return True
        if at.dep_ == "pcomp" and at.head.lower_ in ("of", "for", "without", "from", "instead"):
            return True
        if above.lemma_ in words.unreal and above.pos_ == "VERB" and at.dep_ in ("ccomp", "xcomp", "dobj", "prep"):
            return True
        at = above
    return False
