"""Who has the talks that a noun names by its verb: "Orsk held talks with", "Orsk and Velland agreed at talks".

In: a noun of talks, the people of the article. Out: `Sides`.
Refused: who merely hosts, mediates or attends as a side.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pourparler.events.clause import clause_of
from pourparler.events.phrases import below, joined
from pourparler.language.parsed import Passage
from pourparler.talks.beside import VISITS, may_be_side
from pourparler.talks.bonds import bound_by
from pourparler.talks.doers import doers, engaged
from pourparler.talks.scene import Scene, Sides
from pourparler.talks.sides import named, sides_of
from pourparler.talks.vocabulary import vocabulary

_INVITING = frozenset({"invite", "bring", "summon", "urge", "force", "ask"})
BETWEEN = frozenset({"mediate", "broker", "facilitate"})
MEDIATING = frozenset(
    {"mediate", "broker", "host", "facilitate", "sponsor", "lead", "arrange", "convene", "organize", "organise"}
)
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
_THEIRS = frozenset({"his", "her", "its"})
_APPEARANCES = frozenset(
    {"conference", "briefing", "statement", "comment", "remark", "interview", "presser", "address", "appearance"}
)
_INTO = frozenset({"in", "for", "to", "on", "into", "with", "at", "from", "toward", "towards"})
_TIMES = frozenset({"after", "during", "on", "before", "following", "since"})
_ATTENDING = frozenset({"attend", "join", "participate", "chair", "address"})
_SPEAKING = frozenset({"speak", "talk", "meet", "call", "confer", "phone"})
_FURTHERING = frozenset({"advance", "further", "promote", "support", "revive", "push", "boost", "restart", "resume"})
_BESIDES = frozenset({"along", "alongside", "together", "with", "besides", "including", "plus"})


def through_verb(noun: Token, passage: Passage, scene: Scene) -> tuple[Sides, Sides]:
    """Who has the talks, where a verb gives them to its subject: "Orsk held talks with"; and who hosts them."""
    top = top_of(noun)
    verb = top.head
    if noun.lemma_.lower() in VISITS and top.dep_ == "pobj" and top.head.lower_ in _TIMES:
        verb = next((a for a in top.ancestors if a.pos_ in ("VERB", "AUX")), verb)
        clause = clause_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        return (sides_of((h for h in doers(clause) if may_be_side(h)), passage, scene) if clause else Sides()), Sides()
    if (
        top.dep_ == "pobj"
        and any(c.lower_ in _THEIRS for c in noun.lefts)
        and any(True for _ in below(noun, ("with",)))
    ):
        return Sides(), Sides()  # "was backed by Senn in his talks with Lirke": both are told
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "at", "in") and top.i < top.head.head.i:
        return _at_table(noun, top.head.head, passage, scene), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in _TIMES and any(True for _ in below(noun, ("with",))):
        return _at_table(noun, _told_at(top.head.head), passage, scene), Sides()
    if top.dep_ == "dobj" and verb.lower_ == "following" and verb.dep_ in ("acl", "prep", "advcl"):
        own = any(True for _ in below(noun, ("with",)))
        bound = _at_table(noun, _told_at(verb.head), passage, scene)
        return (bound if own or len(bound.parties) == 2 else Sides()), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "of") and (early := _on_the_eve(top)) is not None:
        bound = _at_table(noun, early, passage, scene)
        return (bound if len(bound.parties) == 2 else Sides()), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "at", "in") and top.head.head.pos_ == "VERB":
        bound = _at_table(noun, _with_subject(top.head.head), passage, scene)
        if len(bound.parties) > 1:
            return bound, Sides()
    if top.dep_ == "pobj":
        out = verb.head.lower_ in ("out", "away")  # "pulled out of talks"
        verb = verb.head.head if verb.head.pos_ == "ADV" or out else verb.head
        if (top.head.lower_ not in _INTO and not out) or verb.pos_ not in (
            "VERB",
            "AUX",
        ):
            return Sides(), Sides()
    elif top.dep_ not in ("dobj", "attr", "nsubjpass", "appos", "oprd"):
        return Sides(), Sides()
    if verb.pos_ not in ("VERB", "AUX") or not _gives_to_subject(verb) or _is_what_others_talk_for(verb):
        return Sides(), Sides()
    clause = clause_of(verb)
    subjects = [h for h in doers(clause) or engaged(verb) if h != noun and not top.is_ancestor(h) and h != top]
    if verb.lemma_ == "be" and top.dep_ != "pobj":
        return Sides(), Sides()
    subjects += [each for h in subjects[:1] for each in beside_subject(h)]
    found = sides_of((h for h in subjects if may_be_side(h)), passage, scene)
    if verb.lemma_ in _ATTENDING and len(found.parties) == 1:
        return Sides(), Sides()  # one who attends is one of many
    with_ = tuple(t for t in below(verb, ("with",)) if may_be_side(t))
    if verb.lemma_ in _INVITING and clause.objects:
        return sides_of((h for h in clause.objects if may_be_side(h) and h != top), passage, scene), found
    if verb.lemma_ in MEDIATING:
        return Sides(), found
    return found.with_(sides_of(with_, passage, scene)), Sides()


def _is_what_others_talk_for(verb: Token) -> bool:
    """Whether those who speak further the talks of others: "spoke by phone to advance the peace talks"."""
    to = verb.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return to and verb.head.lemma_ in _SPEAKING and verb.lemma_ in _FURTHERING


def are_of_body(heads: Iterable[Token], passage: Passage, scene: Scene) -> bool:
    """Whether several are those of one body of states: "EU ministers", "leaders of the G7"."""
    for head in heads:
        if head.tag_ not in ("NNS", "NNPS"):
            continue
        names = [*(c for c in head.lefts if c.dep_ in ("compound", "nmod", "amod", "poss")), *below(head, ("of",))]
        names += [c for n in tuple(names) for c in n.lefts if c.dep_ in ("compound", "nmod")]
        actors = [a for n in names if (a := named(n, passage, scene)) is not None]
        if any(a.kind == "body" and a.party in (None, a.id) for a in actors):
            return True
    return False


def beside_subject(subject: Token) -> list[Token]:
    """Those who do it too: "Orsk, along with Velland and Senn, is in talks"."""
    found: list[Token] = []
    verb = subject.head
    for child in (*subject.rights, *(c for c in verb.lefts if subject.i < c.i and c.lower_ in ("along", "alongside"))):
        if child.lower_ in _BESIDES and child.dep_ in ("prep", "advmod", "cc"):
            with_ = child if any(c.dep_ == "pobj" for c in child.children) else None
            inner = with_ or next((c for c in child.children if c.lower_ in ("with", "as")), None)
            found += [
                each for t in (inner.children if inner is not None else ()) if t.dep_ == "pobj" for each in joined(t)
            ]
    return found


def _on_the_eve(top: Token) -> Token | None:
    """The verb of what two do "ahead of" their talks, or after them: "Orsk and Velland swapped captives ahead"."""
    above = top.head.head
    above = above.head if top.head.lower_ == "of" and above.lower_ == "ahead" else above
    direct = top.head.lower_ != "of" or top.head.head.lower_ == "ahead"
    return above if direct and above.pos_ == "VERB" and above.i < top.i else None


def _with_subject(verb: Token) -> Token:
    """The verb that has the subject of a participle behind a preposition: "embraced after pledging at the summit"."""
    hangs = verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB"
    return verb.head.head if hangs and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) else verb


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
        lemma in _SHARING | MEDIATING | _INVITING
        or lemma in turns["object"]
        or any(word.startswith(f"{lemma} ") for role in ("object", "prepositional") for word in turns[role])
    )


def _at_table(noun: Token, verb: Token, passage: Passage, scene: Scene) -> Sides:
    """ "During a meeting with Venn, Lirke said": Lirke; "in a meeting in Orsk, Venn pressed Lirke": both."""
    if verb.pos_ not in ("VERB", "AUX"):
        return Sides()
    clause = clause_of(verb)
    found = sides_of((h for h in doers(clause) if may_be_side(h)), passage, scene)
    if not found and any(True for _ in below(noun, ("with",))):
        found = _told_by(verb, noun, passage, scene) or _named_before(verb, noun, passage, scene)
    if any(True for _ in below(noun, ("with",))) or len(found.parties) > 1:
        return found  # "in talks in Senn, Orsk and Velland agreed to a swap"
    for agreed in clause.subjects or clause.objects:
        if clause.passive and (bound := bound_by(agreed, passage, scene)):
            return bound  # "the swap between Orsk and Velland was agreed at talks in Senn"
    other = sides_of((h for h in clause.objects if may_be_side(h)), passage, scene)
    return found.with_(other) if found.persons and other.persons else Sides()


def _told_by(verb: Token, noun: Token, passage: Passage, scene: Scene) -> Sides:
    """Who tells it at the table: "Venn said ties were growing during a meeting with Lirke"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ != "VERB" or above.i > noun.i:
        return Sides()
    return sides_of((h for h in doers(clause_of(above)) if may_be_side(h)), passage, scene)


def _named_before(verb: Token, noun: Token, passage: Passage, scene: Scene) -> Sides:
    """The one other person named up to the verb: "since a call with Venn, the question of Lirke going there"."""
    with_ = sides_of(below(noun, ("with",)), passage, scene)
    if noun.i > verb.i or not with_.persons:
        return Sides()
    names = [t for t in noun.doc[noun.i + 1 : verb.i] if t.ent_type_ == "PERSON" and t.nbor().ent_type_ != "PERSON"]
    found = without(sides_of(names, passage, scene), with_)
    return found if len(found.persons) == len(found.parties) == 1 else Sides()


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
        ) or (
            token.dep_ == "pobj"
            and token.head.lower_ == "in"
            and token.head.head.lemma_.lower() in vocabulary().sharing
            and token.head.head.dep_ == "dobj"
        ):
            token = token.head.head
        else:
            break
    return token


def without(sides: Sides, less: Sides) -> Sides:
    return Sides(
        tuple(p for p in sides.parties if p not in less.parties),
        tuple(p for p in sides.persons if p not in less.persons),
    )
