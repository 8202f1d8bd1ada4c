"""Who does it, and who is on the other side.

In: a clause and its frame. Out: the heads of actors, recipients and of what it is about.
Refused: dates, sums and, of what is said, things as sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.draft import DEEDS
from pourparler.events.lexicon import event_lexicon
from pourparler.events.noun_sides import committed_by, doers_of, its_owner
from pourparler.events.phrases import below, is_actor_word, joined, owners
from pourparler.events.senses import VerbFrame

_ON_PEOPLE = frozenset({"arrest", "deport", "release", "convict", "expel", "abduct", "withdraw"})
"""Modes whose object is whom it falls on, whatever word names him."""
_ON_THINGS = frozenset({"discuss", "debate"})
_HANDING = frozenset({"return", "hand", "give", "repatriate", "restore"})
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ship", "ance", "ence", "ing", "ment")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SIDES = frozenset({"NORP", "GPE", "ORG"})


def actors_of(clause: Clause) -> tuple[Token, ...]:
    """Who does it: the subject where it can act, else whoever owns it: "Orsk's jets struck"."""
    return tuple(dict.fromkeys(able(clause.subjects)))


def given_by(frame: VerbFrame, clause: Clause) -> tuple[Token, ...]:
    """Who does what somebody else only receives: "Orsk received aid *from Velland*", "came under fire *by rebels*"."""
    heads = (
        h for slot in frame.doer for h in (clause.prepositions.get(slot, ()) if slot != "owner" else _owners(clause))
    )
    return tuple(dict.fromkeys(able(heads)))


def _owners(clause: Clause) -> Iterator[Token]:
    things = (*clause.objects, *(h for p in ("under", "by", "of") for h in clause.prepositions.get(p, ())))
    return (owner for head in things for owner in owners(head, doing=True))


def speaking(head: Token, verb: Token) -> tuple[Token, ...]:
    """Who "it" is in "Orsk said it would sign": the speakers, where the pronoun can mean them."""
    for above in (verb, *verb.ancestors):
        if above.dep_ not in ("ccomp", "xcomp", "conj", "advcl"):
            return (head,)
        if above.dep_ != "ccomp":
            continue
        host = above.head.head if above.head.pos_ == "ADJ" else above.head  # "Venn is certain that he will win"
        said = next((c for c in host.children if c.dep_ == "nsubj"), None)
        if said is None or head.pos_ != "PRON" or not is_actor_word(said) or not _may_mean(head, said):
            return (head,)
        return tuple(joined(said)) if head.lower_ == "they" else (said,)
    return (head,)


def _may_mean(pronoun: Token, name: Token) -> bool:
    person = name.ent_type_ == "PERSON"
    if pronoun.lower_ in ("he", "she", "his", "her"):
        return person
    many = name.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in name.children)
    if pronoun.lower_ == "it":
        return not person and not many and name.pos_ in ("NOUN", "PROPN")
    return pronoun.lower_ == "they" and not person and name.pos_ in ("NOUN", "PROPN")


def able(heads: Iterable[Token]) -> Iterator[Token]:
    for head in heads:
        if is_actor_word(head):
            yield from _nations_of(head) or (head,)
        else:
            yield from owners(head, doing=True)


def _nations_of(head: Token) -> tuple[Token, ...]:
    """ "The *Orsk* and *Velland* delegations", "the leaders of *Orsk*, *Velland* and *Karst*": one noun for each."""
    if head.tag_ not in ("NNS", "NNPS") or head.pos_ == "PRON":
        return ()
    states = tuple(each for state in below(head, ("of",)) if state.ent_type_ == "GPE" for each in joined(state))
    if len(states) > 1 and all(each.ent_type_ == "GPE" for each in states):
        return tuple(dict.fromkeys(states))
    named = next((c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in _SIDES), None)
    several = tuple(joined(named)) if named is not None else ()
    if named is not None and len(several) == 1:  # "UK and EU negotiators", the "and" hung between
        beside = [c for c in head.lefts if c.ent_type_ in _SIDES and c.dep_ in ("amod", "compound", "nmod")]
        linked = len(beside) == 2 and beside[1].i == beside[0].i + 2 and beside[0].nbor().lower_ == "and"
        several = tuple(beside) if linked else several
    whole = len(several) > 1 and all(t.ent_type_ in _SIDES and t.i < head.i for t in several)
    return several if whole and any(t.lower_ == "and" for t in head.doc[several[0].i : several[-1].i]) else ()


def recipients_of(
    frame: VerbFrame, clause: Clause, deed: tuple[Clause, VerbFrame] | None, actors: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The other side, from the first slot that holds one."""
    if handed := _handed_to(frame, clause):
        return (handed,)
    for slot in frame.recipient:
        heads = tuple(h for h in _slot(slot, frame, clause, deed) if h not in actors and _is_side(h))
        heads = tuple(h for h in heads if _may_receive(h, frame))
        if heads:
            return heads
    return ()


def _handed_to(frame: VerbFrame, clause: Clause) -> Token | None:
    """ "Returned a pendant engraved with a lion *to Orsk*": who gets it, behind all that is said of the thing."""
    if frame.type != "RETREAT" or "to" not in frame.recipient or clause.prepositions.get("to") or not clause.objects:
        return None
    behind = (t for t in clause.objects[0].subtree if t.lower_ == "to" and t.dep_ == "prep" and _is_told_of(t, clause))
    heads = (head for to in behind for head in to.children if head.dep_ == "pobj")
    able_ = [h for h in heads if is_actor_word(h) or h.ent_type_ in _PLACES]
    return able_[-1] if able_ else None


def _is_told_of(preposition: Token, clause: Clause) -> bool:
    """Whether it stands within a clause about the thing: "engraved with a lion", "that was stolen"."""
    return clause.verb.lemma_ in _HANDING and any(
        a.dep_ in ("acl", "relcl") and a.head in clause.objects for a in preposition.ancestors
    )


def _may_receive(head: Token, frame: VerbFrame) -> bool:
    """Whether a word can name the other side: somebody, or a place for who lives there.

    Blows, aid, what is taken from somebody or given back fall on things as well; "with immediate *effect*" is nobody.
    """
    classes = event_lexicon().classes
    if frame.type in ("ASSAULT", "OTHER") or frame.mode in _ON_PEOPLE:
        return True
    if frame.type == "AID":
        return not head.lemma_.lower().endswith(_ABSTRACT) and head.lemma_.lower() not in ("rush", "bid", "rating")
    kept = (
        classes["troops"] | {"plane", "airliner", "vessel", "boat", "tanker", "flight"}
        if frame.type == "COERCE"
        else frozenset()
    )
    kept |= classes["places"] | classes["prisoners"] | classes["diplomats"] | classes["measure"]
    lemma = head.lemma_.lower()
    return is_actor_word(head) or head.ent_type_ in _PLACES or lemma in kept or _is_person(head)


def _is_person(noun: Token) -> bool:
    """ "A *sharpshooter*", "a dealer who lived in Orsk": by the form of the word, or by who follows it."""
    who = any(c.dep_ == "relcl" and any(w.lower_ in ("who", "whom") for w in c.children) for c in noun.rights)
    return who or (noun.pos_ == "NOUN" and noun.lemma_.lower().endswith(("man", "woman", "person", "ist", "ian")))


def _is_side(head: Token) -> bool:
    if head.lemma_.lower() in event_lexicon().classes["unit"]:
        return False
    return head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT") and head.pos_ in (
        "NOUN",
        "PROPN",
        "PRON",
        "NUM",
        "ADJ",
    )


def _slot(slot: str, frame: VerbFrame, clause: Clause, deed: tuple[Clause, VerbFrame] | None) -> Iterator[Token]:
    if slot == "object":
        material = frame.type in ("COERCE", "ASSAULT", "SANCTION", "RETREAT", "CONCEDE", "PROTEST", "AID")
        for head in (*clause.objects, *(clause.addressed if clause.kind == "order" else ())):
            if frame.type in ("ACCUSE", "REJECT", "SUPPORT") and (doers := doers_of(head)):
                yield from doers
            elif frame.type in ("ACCUSE", "REJECT") and (owner := its_owner(head)) is not None:
                yield owner
            elif frame.type == "ACCUSE" and (culprits := tuple(committed_by(head))):
                yield from culprits
            elif is_actor_word(head):
                yield head
            elif any(True for _ in owners(head)) and not (material and frame.recipient[0] == "object"):
                yield from owners(head)
            elif material:
                yield head
    elif slot == "owner":
        for head in clause.objects:
            found = owners(head, doing=True) if frame.mutual else owners(head)  # "talks in Orsk": not with Orsk
            yield from (each for owner in found for each in _named_after(owner))
    elif slot == "dative":
        yield from clause.datives
    elif slot == "subject":
        yield from tuple(able(clause.subjects)) or clause.subjects
    elif slot == "complement":
        yield from _in_complement(clause, deed)
    else:
        if slot in ("on", "against"):  # "sanctions targeting Orsk"
            yield from (each for head in clause.objects for each in _targets(head))
        for head in clause.prepositions.get(slot, ()):
            if frame.type == "REQUEST" and slot == "to" and not _is_near(head, clause.verb):
                continue  # "called for more aid to Orsk": who is to have it
            if slot == "with" and clause.verb.lemma_ in _ON_THINGS and _is_of_thing(head, clause):
                continue  # "discussed the talks with Orsk": whose talks they were
            if frame.type in ("ACCUSE", "REJECT", "REQUEST", "SUPPORT") and (doers := doers_of(head)) is not None:
                yield from doers
                continue
            if is_actor_word(head):
                yield from _named_after(head)
            elif head.pos_ in ("NOUN", "PROPN"):
                inner = tuple(owners(head))
                yield from inner or ((head,) if frame.type in DEEDS and _is_fallen_on(slot, frame) else ())


def _is_of_thing(head: Token, clause: Clause) -> bool:
    """Whether "with" belongs to what is discussed: "its *dealings with* Orsk"."""
    classes = event_lexicon().classes
    thing = head.head.head if head.dep_ == "pobj" else head
    shared = classes["talks"] | classes["ties"] | classes["contact"] | classes["agreement"] | classes["ceasefire"]
    return thing in clause.objects and thing.lemma_.lower() in shared | {
        "dealing",
        "dealings",
        "war",
        "conflict",
        "dispute",
    }


def _is_near(head: Token, verb: Token) -> bool:
    host = head.head
    while host.dep_ in ("pobj", "conj", "prep") and host.head != host:
        host = host.head
    return host == verb or (verb.is_ancestor(host) and host.pos_ != "NOUN")


def _is_fallen_on(slot: str, frame: VerbFrame) -> bool:
    """Whether a thing behind a preposition can be what it falls on; "drop the demand for a pullback" names none."""
    return slot not in ("for", "to", "of") or frame.type in ("ASSAULT", "COERCE", "AID", "MOBILIZE")


def _targets(head: Token) -> Iterator[Token]:
    for clause in (
        c for t in (head, *below(head, ("of",))) for c in t.rights if c.dep_ == "acl" and c.lemma_ == "target"
    ):
        for thing in (c for c in clause.children if c.dep_ == "dobj"):
            yield from _named_after(thing)


def _named_after(head: Token) -> Iterator[Token]:
    """Several named behind what they are: "two refiners, Orsk Oil and Velland Gas"."""
    several = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"] if head.tag_ == "NNS" else []
    yield from (each for c in several for each in joined(c)) if several else (head,)


def _in_complement(clause: Clause, deed: tuple[Clause, VerbFrame] | None) -> Iterator[Token]:
    """Who is to do the deed, else whom it would fall on."""
    own = tuple(able(clause.addressed)) if clause.kind in ("order", "clause", "infinitive") else ()
    mine = set(actors_of(clause))
    strangers = [head for head in own if head not in mine and head.lower_ not in ("it", "he", "she", "they", "we", "i")]
    if strangers:
        yield from strangers
        return
    if clause.kind == "order" and any(_is_number_of_people(head) for head in clause.addressed):
        yield from clause.addressed
        return
    if deed is not None:
        yield from recipients_of(deed[1], deed[0], None, actors_of(deed[0]))
        return
    if clause.complement is not None:
        inner = clause_of(clause.complement)
        yield from (each for head in inner.objects for each in ([head] if is_actor_word(head) else owners(head)))


def _is_number_of_people(head: Token) -> bool:
    """ "Ordered *thousands* to leave"."""
    return head.lower_ in ("thousands", "hundreds", "dozens", "millions", "scores", "many", "everyone", "families")


def theme_of(clause: Clause, frame: VerbFrame) -> Token | None:
    """What it is about, where nobody stands on the other side: the deed agreed to, or the thing."""
    if frame.complement and clause.complement is not None:
        return clause.complement
    if clause.objects:
        return clause.objects[0]
    return next((head for heads in clause.prepositions.values() for head in heads), clause.complement)
