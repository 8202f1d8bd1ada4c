"""Who has the talks that a noun names: those beside it, those to whom a verb gives them, those between them.

In: a noun of talks, the people of the article. Out: `Sides`.
Refused: who merely hosts or mediates as a side.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.phrases import below, is_actor_word, joined
from pourparler.language.parsed import Passage
from pourparler.statements.syntax import subject
from pourparler.talks.bonds import bound_by, theirs
from pourparler.talks.places import is_seat_in_front
from pourparler.talks.sides import Scene, Sides, named, of_actor, sides_of
from pourparler.talks.vocabulary import vocabulary

_INVITING = frozenset({"invite", "bring", "summon", "urge", "force", "ask"})
BETWEEN = frozenset({"mediate", "broker", "facilitate"})
_MEDIATING = frozenset(
    {"mediate", "broker", "host", "facilitate", "sponsor", "lead", "arrange", "convene", "organize", "organise"}
)
_BETWEEN_NOUNS = frozenset({"mediation", "auspice", "facilitation", "brokerage", "mediator", "intermediary"})
_SHARING = frozenset(
    {
        "take",
        "travel",
        "fly",
        "arrive",
        "head",
        "return",
        "go",
        "come",
        "discuss",
        "send",
        "do",
        "need",
        "kick",
        "wrap",
        "break",
        "be",
    }
)
_APPEARANCES = frozenset(
    {"conference", "briefing", "statement", "comment", "remark", "interview", "presser", "address", "appearance"}
)
_OWN_PROMISES = frozenset({"promise", "vow", "threaten", "use", "send", "dispatch", "pledge"})
_STATES = frozenset({"engage", "head", "lock", "involve"})
VISITS = frozenset({"visit", "trip", "tour"})
_COUPLED = frozenset({"conj", "nmod", "amod", "compound"})
_INTO = frozenset({"in", "for", "to", "on", "into", "with", "at", "from", "toward", "towards"})
_TIMES = frozenset({"after", "during", "on", "before", "following", "since"})


def beside(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """Sides in front of the noun or behind "between", "with", "of", "by" and "involving"."""
    found = Sides()
    for noun in nouns:
        for child in noun.lefts:
            if noun.is_upper or is_seat_in_front(child, passage, scene) or _is_in_name(child):
                continue
            if child.dep_ in ("poss", "compound", "amod", "nmod") and (
                child.pos_ in ("PROPN", "PRON", "ADJ") or child.ent_type_ or child.dep_ == "poss"
            ):
                found = found.with_(_in_front(child, passage, scene))
        heads = [t for t in below(noun, ("between", "with", "among", "of", "by", "from", "to")) if t not in nouns]
        heads += [t for c in noun.rights if c.dep_ == "acl" and c.lemma_ in ("involve", "include")
                  for d in c.children if d.dep_ == "dobj" for t in joined(d)]  # fmt: skip
        heads += [t for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"
                  for t in below(c, ("between", "among"))]  # fmt: skip  # "talks held between Orsk and Velland"
        heads += _next_to(noun) if not heads else []
        heads += [each for h in tuple(heads) for c in h.rights if c.dep_ == "appos" and c.pos_ == "PROPN"
                  for each in joined(c) if each != c]  # fmt: skip  # "Orsk's chief Venn and President Lirke"
        for inner in noun.rights:  # "talks in Orsk between": hung a noun too low
            if inner.dep_ == "prep":
                for t in inner.children:
                    if t.dep_ == "pobj":
                        heads += list(below(t, ("between", "with")))
        heads = [
            h for h in heads if not (noun.lemma_.lower() not in ("visit", "trip", "tour") and h.head.lower_ == "to")
        ]
        found = found.with_(sides_of((h for h in heads if may_be_side(h)), passage, scene))
        found = found.with_(theirs(noun, passage, scene)) if len(found.parties) < 2 else found
    return found


def _next_to(noun: Token) -> list[Token]:
    """Those behind a "with" that stands next to the noun and hangs elsewhere: 'after a "nice" call with Lirke'."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if behind.lower_ not in ("with", "between") or behind.head == noun:
        return []
    return [each for t in behind.children if t.dep_ == "pobj" for each in joined(t)]


def _is_in_name(token: Token) -> bool:
    """Whether a word only begins a longer name: "President" in "the President Venn meeting"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.dep_ == "compound" and after.pos_ == "PROPN" and after.head == token.head and after.dep_ == "compound"


def may_be_side(head: Token) -> bool:
    if head.dep_ == "nsubj" and head.pos_ in ("ADV", "ADJ", "X") and head.text[:1].isupper():
        return True  # a name that the parser took for another word
    return is_actor_word(head) or head.lemma_.lower() in vocabulary().others


def _in_front(child: Token, passage: Passage, scene: Scene) -> Sides:
    found = Sides()
    stack = [child]
    while stack:
        token = stack.pop(0)
        actor = named(token, passage, scene)
        if actor is not None:
            found = found.with_(of_actor(actor))
        elif token.dep_ == "poss" or token.lemma_.lower() in vocabulary().others:
            found = found.with_(sides_of([token], passage, scene))
        stack += [
            c for c in token.children if c.dep_ in _COUPLED and c.pos_ in ("PROPN", "ADJ") and not _begins(c, token)
        ]
    return found


def _begins(token: Token, name: Token) -> bool:
    """Whether a word is the first of a name of two."""
    return token.dep_ == "compound" and token.i + 1 == name.i


def through_verb(noun: Token, passage: Passage, scene: Scene) -> tuple[Sides, Sides]:
    """Who has the talks, where a verb gives them to its subject: "Orsk held talks with"; and who hosts them."""
    top = top_of(noun)
    verb = top.head
    if noun.lemma_.lower() in VISITS and top.dep_ == "pobj" and top.head.lower_ in _TIMES:
        verb = next((a for a in top.ancestors if a.pos_ in ("VERB", "AUX")), verb)
        clause = clause_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        return (sides_of((h for h in doers(clause) if may_be_side(h)), passage, scene) if clause else Sides()), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "at", "in") and top.i < top.head.head.i:
        return _at_table(noun, top.head.head, passage, scene), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in _TIMES and any(True for _ in below(noun, ("with",))):
        return _at_table(noun, _told_at(top.head.head), passage, scene), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "at", "in") and top.head.head.tag_ == "VBN":
        bound = _at_table(noun, top.head.head, passage, scene)
        if len(bound.parties) > 1:
            return bound, Sides()
    if top.dep_ == "pobj":
        verb = verb.head.head if verb.head.pos_ == "ADV" else verb.head
        if top.head.lower_ not in _INTO or verb.pos_ not in (
            "VERB",
            "AUX",
        ):
            return Sides(), Sides()
    elif top.dep_ not in ("dobj", "attr", "nsubjpass", "appos", "oprd"):
        return Sides(), Sides()
    if verb.pos_ not in ("VERB", "AUX") or not _gives_to_subject(verb):
        return Sides(), Sides()
    clause = clause_of(verb)
    subjects = [h for h in doers(clause) or _engaged(verb) if h != noun and not top.is_ancestor(h) and h != top]
    if verb.lemma_ == "be" and top.dep_ != "pobj":
        return Sides(), Sides()
    found = sides_of((h for h in subjects if may_be_side(h)), passage, scene)
    with_ = tuple(t for t in below(verb, ("with",)) if may_be_side(t))
    if verb.lemma_ in _INVITING and clause.objects:
        return sides_of((h for h in clause.objects if may_be_side(h) and h != top), passage, scene), found
    if verb.lemma_ in _MEDIATING:
        return Sides(), found
    return found.with_(sides_of(with_, passage, scene)), Sides()


def _told_at(host: Token) -> Token:
    """The verb of what is told: "said at a news conference following talks with Lirke"."""
    if host.pos_ != "NOUN" or host.lemma_.lower() not in _APPEARANCES:
        return host
    return next((a for a in host.ancestors if a.pos_ in ("VERB", "AUX")), host)


def _gives_to_subject(verb: Token) -> bool:
    """Whether the subject of a verb has the talks that are its object: "Orsk suspended talks with Velland"."""
    lemma = verb.lemma_
    turns = vocabulary().turns
    return (
        lemma in _SHARING | _MEDIATING | _INVITING
        or lemma in turns["object"]
        or any(word.startswith(f"{lemma} ") for role in ("object", "prepositional") for word in turns[role])
    )


def _at_table(noun: Token, verb: Token, passage: Passage, scene: Scene) -> Sides:
    """ "During a meeting with Venn, Lirke said": Lirke; "in a meeting in Orsk, Venn pressed Lirke": both."""
    if verb.pos_ not in ("VERB", "AUX"):
        return Sides()
    clause = clause_of(verb)
    found = sides_of((h for h in doers(clause) if may_be_side(h)), passage, scene)
    if any(True for _ in below(noun, ("with",))) or len(found.parties) > 1:
        return found  # "in talks in Senn, Orsk and Velland agreed to a swap"
    for agreed in clause.subjects or clause.objects:
        if clause.passive and (bound := bound_by(agreed, passage, scene)):
            return bound  # "the swap between Orsk and Velland was agreed at talks in Senn"
    other = sides_of((h for h in clause.objects if may_be_side(h)), passage, scene)
    return found.with_(other) if found.persons and other.persons else Sides()


def doers(clause: Clause) -> tuple[Token, ...]:
    """The subjects; where a parse gives a verb two, the nearer: "He wrote: Orsk and Velland will start talks".

    Who is asked to do it does it: "urged Orsk to hold talks", "called on Orsk to hold talks".
    """
    own = [c for c in clause.verb.children if c.dep_ == "nsubj" and c.i < clause.verb.i]
    if not own and (asked := _asked(clause.verb)):
        return asked
    return tuple(joined(own[-1])) if len(own) > 1 else clause.subjects


def _asked(verb: Token) -> tuple[Token, ...]:
    """Those of whom a deed is asked: the object of the verb above, or those behind its "on"."""
    host = verb.head
    asked = verb.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not asked or host.pos_ != "VERB" or host.lemma_ in _OWN_PROMISES:
        return ()
    heads = [t for c in host.children if c.dep_ in ("dobj", "dative") and c.i < verb.i for t in joined(c)]
    heads += below(host, ("on", "upon")) if host.lemma_ in ("call", "prevail", "press") else ()
    return tuple(h for h in heads if h.i < verb.i and is_actor_word(h))


def _engaged(verb: Token) -> tuple[Token, ...]:
    """Who is in talks by a participle: "are engaged in talks", "appear to be headed toward talks"."""
    if verb.tag_ != "VBN" or verb.lemma_ not in _STATES:
        return ()
    found = subject(verb)
    return tuple(joined(found)) if found is not None else ()


def top_of(noun: Token) -> Token:
    """The noun that stands in the clause for this one: "a round" in "a round of talks", the first of several."""
    token = noun
    for _ in range(4):
        if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        elif (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and token.head.head.lemma_.lower() in vocabulary().measures | {"round"}
        ):
            token = token.head.head
        else:
            break
    return token


def mediators_of(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """ "Mediated by Orsk", "Orsk-brokered", "with the mediation of Orsk"."""
    found = Sides()
    for noun in nouns:
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in _MEDIATING:
                found = found.with_(sides_of(below(child, ("by",)), passage, scene))
            if child.dep_ in ("amod", "acl") and child.lemma_ in _MEDIATING and child.i < noun.i:
                found = found.with_(
                    sides_of(
                        (
                            c
                            for c in child.children
                            if c.dep_ in ("npadvmod", "compound", "nmod", "nsubj", "amod")
                            and c.pos_ in ("PROPN", "ADJ", "NOUN")
                        ),
                        passage,
                        scene,
                    )
                )
            if child.dep_ == "prep" and child.lower_ in ("under", "through", "with", "via"):
                for mid in (t for t in child.children if t.dep_ == "pobj" and t.lemma_ in _BETWEEN_NOUNS):
                    found = found.with_(beside([mid], passage, scene))
        found = found.with_(_mediated_behind(noun, passage, scene))
    return found


def _mediated_behind(noun: Token, passage: Passage, scene: Scene) -> Sides:
    """ "Have held talks since May 3, mediated by Senn": a participle that hangs on the verb, or on the day."""
    verb = top_of(noun).head
    if verb.pos_ not in ("VERB", "AUX"):
        return Sides()
    for token in verb.subtree:
        free = token.head == verb or token.head.ent_type_ in ("DATE", "TIME")
        if free and token.i > noun.i and token.tag_ == "VBN" and token.lemma_ in BETWEEN:
            return sides_of(below(token, ("by",)), passage, scene)
    return Sides()


def without(sides: Sides, less: Sides) -> Sides:
    return Sides(
        tuple(p for p in sides.parties if p not in less.parties),
        tuple(p for p in sides.persons if p not in less.persons),
    )
