"""A sentence coded: which words tell of a happening, which type it has, who stands in it.

In: the sentences of a spaCy parse. Out: `Draft`s, the main clause first.
Refused: a trigger that belongs to another event, a purpose, a noun with nobody beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.lexicon import VerbFrame, event_lexicon
from pourparler.events.modality import Standing, noun_standing, standing
from pourparler.events.phrases import below, is_actor_word, joined, lemmas, owners
from pourparler.events.telling import is_aside, untold
from pourparler.model.event import QUADS, EventStatus, EventType

_AHEAD: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"})
_HARM: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_DEEDS: frozenset[EventType] = frozenset(
    {"COERCE", "ASSAULT", "SANCTION", "RETREAT", "AID", "PROTEST", "CONCEDE", "MOBILIZE"}
)
_SPOKEN: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event as heads of phrases; `by` names the frame by its file and line."""

    type: EventType
    trigger: Token
    words: tuple[Token, ...]
    status: EventStatus
    by: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    category: str | None = None
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    theme: Token | None = None
    counted: tuple[Token, ...] = ()
    speech: bool = False
    sure: float = 0.8


def code_sentence(sentence: Tokens) -> list[Draft]:
    """The events of a sentence, the main clause first."""
    taken: set[int] = set()
    found: list[Draft] = []
    for token in sorted(sentence, key=lambda t: (_depth(t), t.i)):
        if token.i in taken or token.is_punct:
            continue
        draft = _verb_event(token, taken) if token.pos_ in ("VERB", "AUX") else None
        if draft is not None:
            found.append(draft)
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in taken:
            noun = _noun_event(token)
            if noun is not None:
                found.append(noun)
    return found


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def matched(clause: Clause) -> tuple[VerbFrame, tuple[Token, ...]] | None:
    """The frame that asks for most among those that the clause satisfies, with the words of its verb."""
    lexicon = event_lexicon()
    if is_idiom(clause):
        return None
    best: tuple[float, VerbFrame, tuple[Token, ...]] | None = None
    for rest, frame in lexicon.verbs.get(clause.verb.lemma_.lower(), ()):
        more = _further(clause.verb, rest)
        if more is None or not _fits(frame, clause):
            continue
        score = frame.demands + 3 * len(rest) - min(len(frame.object), 90) / 100
        if best is None or score > best[0]:
            best = score, frame, (clause.verb, *more)
    return (best[1], best[2]) if best else None


def is_idiom(clause: Clause) -> bool:
    """Whether the verb stands in another sense: "declined to comment", "struck a note"."""
    for idiom in event_lexicon().idioms.get(clause.verb.lemma_.lower(), ()):
        inner = clause.complement
        deep = not idiom.below or (inner is not None and inner.lemma_.lower() in idiom.below)
        if deep and _further(clause.verb, idiom.rest) is not None and _fits(idiom.frame, clause):
            return True
    return False


def _further(verb: Token, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The further words of a verb of several, each beside or below it."""
    found: list[Token] = []
    for word in rest:
        near = [*verb.children, *(c for f in found for c in f.children)]
        token = next((c for c in near if c.lower_ == word and c.i > verb.i and not _opens_time(c)), None)
        if token is None and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == word:
            token = verb.nbor()
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _opens_time(token: Token) -> bool:
    """ "Gave it away *in* April": a preposition of a date is no particle."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children)


def _fits(frame: VerbFrame, clause: Clause) -> bool:
    if frame.object and not _is_one(clause.objects, frame.object):
        return False
    if frame.subject and not _is_one(_undergoers(clause), frame.subject):
        return False
    if frame.prep and not any(_behind(clause, word, asked) for word, asked in frame.prep):
        return False
    if frame.bare and (clause.complement is not None or any(c.dep_ == "oprd" for c in clause.verb.children)):
        return False
    return not frame.complement or clause.kind in frame.complement


def _undergoers(clause: Clause) -> tuple[Token, ...]:
    return clause.objects if clause.passive and not clause.subjects else clause.subjects


def _behind(clause: Clause, word: str, asked: frozenset[str]) -> bool:
    nouns: tuple[Token, ...] = clause.prepositions.get(word, ())
    if word == "on" and asked:  # "on strike"
        nouns = nouns or tuple(below(clause.verb, ("on",)))
    return bool(nouns) and (not asked or any(lemmas(noun) & asked for noun in nouns))


def _is_one(heads: tuple[Token, ...], asked: frozenset[str]) -> bool:
    if "$none" in asked:
        return not heads
    for head in heads:
        if "$any" in asked or ("$actorish" in asked and is_actor_word(head)):
            return True
        if "$names" in asked and (head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")):
            return True
        if lemmas(head) & asked:
            return True
    return False


def _verb_event(verb: Token, taken: set[int]) -> Draft | None:
    clause = clause_of(verb)
    match = matched(clause)
    if match is None:
        return None
    frame, words = match
    if untold(clause, frame.type):
        return None
    if verb.dep_ in ("amod", "compound") or _is_background(verb, clause, frame):
        return None
    stands = standing(verb)
    if stands is None:
        return None
    deed = _deed_in(clause) if frame.complement or frame.speech else None
    if frame.mode == "allege" and clause.kind == "clause" and not _is_charge(clause, deed):
        return None
    if frame.mode == "restrict" and not clause.subjects and not any(is_actor_word(h) for h in clause.objects):
        return None
    actors = tuple(_speaking(head, clause.verb) for head in _actors(clause))
    recipients = tuple(r for r in _recipients(frame, clause, deed, actors) if not is_aside(r, frame.type))
    if frame.sided and not recipients:
        return None
    theme = None if recipients else _theme(clause, frame)
    draft = Draft(
        type=_typed(frame, deed),
        trigger=verb,
        words=words,
        status=stands.status,
        by=f"verb.{verb.lemma_.lower()}:{frame.line}",
        mode=frame.mode or ("phone" if frame.type == "CONSULT" and _by_phone(clause) else None),
        contexts=frame.contexts,
        category=frame.category,
        actors=actors,
        recipients=recipients,
        theme=theme,
        counted=clause.objects if frame.type in _DEEDS else (),
        speech=frame.speech,
        sure=min(0.95, 0.7 + 0.05 * frame.demands),
    )
    if frame.mutual:
        draft = _shared(draft)
    spoken_of = clause.objects or clause.subjects
    if not draft.actors and spoken_of and frame.type in ("CONSULT", "REJECT", "SANCTION", "SUPPORT", "CONCEDE"):
        draft = _of_parties(draft, spoken_of[0])
    draft = _shifted(draft, stands, frame)
    taken.update(_consumed(clause, frame, words))
    return draft if _stands(draft) else None


def _is_background(verb: Token, clause: Clause, frame: VerbFrame) -> bool:
    """Whether the words only describe a thing: "occupied territory", "a plan that would curb", "no talks scheduled"."""
    host = verb.head
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and (verb.lemma_ in ("occupy", "schedule", "plan") or not clause.subjects)
    ):
        return True
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and host.pos_ == "NOUN"
        and not is_actor_word(host)
        and not frame.speech
    ):
        return True
    if any(d.lower_ == "no" for head in clause.objects for d in head.lefts) and frame.type in ("CONSULT", "AGREE"):
        return True
    papers = (
        event_lexicon().classes["request"] | event_lexicon().classes["offer"] | event_lexicon().classes["agreement"]
    )
    paper = any(head.lemma_ in papers for head in clause.subjects)
    return paper and not frame.subject and not frame.speech and frame.type != "REJECT" and frame.category is None


def _is_charge(clause: Clause, deed: tuple[Clause, VerbFrame] | None) -> bool:
    """Whether a claim charges somebody else: "claimed that *Orsk had shelled* it", not "its drones struck"."""
    if deed is None or deed[1].type not in _HARM | {"REJECT", "THREATEN"}:
        return False
    own = any(
        c.dep_ == "poss" and c.lower_ in ("its", "his", "her", "their", "our", "my")
        for head in deed[0].subjects
        for c in head.lefts
    )
    return bool(deed[0].subjects) and not own and not all(h.pos_ == "PRON" for h in deed[0].subjects)


def _by_phone(clause: Clause) -> bool:
    heads = [
        *clause.objects,
        *(h for p in ("in", "by", "on", "during", "over") for h in clause.prepositions.get(p, ())),
    ]
    return any(h.lower_ in ("phone", "telephone") or (h.lemma_ == "call" and h.pos_ == "NOUN") for h in heads)


def _typed(frame: VerbFrame, deed: tuple[Clause, VerbFrame] | None) -> EventType:
    """The type of a frame; a vow or decision to do harm is a threat."""
    if frame.conflict is not None and deed is not None and deed[1].type in _HARM:
        return frame.conflict
    return frame.type


def _deed_in(clause: Clause) -> tuple[Clause, VerbFrame] | None:
    """The deed that the complement tells: "agreed to *withdraw* from Orsk"."""
    inner = clause.complement
    for _ in range(3):
        if inner is None:
            return None
        below_it = clause_of(inner)
        match = matched(below_it)
        if match is not None:
            return below_it, match[0]
        inner = below_it.complement
    return None


def _actors(clause: Clause) -> tuple[Token, ...]:
    """Who does it: the subject where it can act, else whoever owns it: "Orsk's jets struck"."""
    return tuple(dict.fromkeys(_able(clause.subjects)))


def _speaking(head: Token, verb: Token) -> Token:
    """Who "it" is in "Orsk said it would sign": the speaker, where the pronoun can mean it."""
    for above in (verb, *verb.ancestors):
        if above.dep_ not in ("ccomp", "xcomp", "conj", "advcl"):
            return head
        if above.dep_ != "ccomp" or above.head.pos_ != "VERB":
            continue
        said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
        if said is None or head.pos_ != "PRON" or not _may_mean(head, said):
            return head
        return said
    return head


def _may_mean(pronoun: Token, name: Token) -> bool:
    person = name.ent_type_ == "PERSON"
    if pronoun.lower_ in ("he", "she", "his", "her"):
        return person
    many = name.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in name.children)
    if pronoun.lower_ == "it":
        return not person and not many and name.pos_ in ("NOUN", "PROPN")
    return pronoun.lower_ == "they" and not person and name.pos_ in ("NOUN", "PROPN")


def _able(heads: Iterable[Token]) -> Iterator[Token]:
    for head in heads:
        if is_actor_word(head):
            yield head
        else:
            yield from owners(head, doing=True)


def _recipients(
    frame: VerbFrame, clause: Clause, deed: tuple[Clause, VerbFrame] | None, actors: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The other side, from the first slot that holds one."""
    for slot in frame.recipient:
        heads = tuple(h for h in _slot(slot, frame, clause, deed) if h not in actors and _is_side(h))
        if heads:
            return heads
    return ()


def _is_side(head: Token) -> bool:
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
            if is_actor_word(head):
                yield head
            elif any(True for _ in owners(head)) and not (material and frame.recipient[0] == "object"):
                yield from owners(head)
            elif material:
                yield head
    elif slot == "owner":
        for head in clause.objects:
            yield from (each for owner in owners(head) for each in _named_after(owner))
    elif slot == "dative":
        yield from clause.datives
    elif slot == "subject":
        yield from clause.subjects
    elif slot == "complement":
        yield from _in_complement(clause, deed)
    else:
        if slot in ("on", "against"):  # "sanctions targeting Orsk"
            yield from (each for head in clause.objects for each in _targets(head))
        for head in clause.prepositions.get(slot, ()):
            if is_actor_word(head):
                yield from _named_after(head)
            elif head.pos_ in ("NOUN", "PROPN"):
                inner = tuple(owners(head))
                yield from inner or ((head,) if frame.type in _DEEDS and _is_fallen_on(slot, frame) else ())


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
    own = tuple(_able(clause.addressed)) if clause.kind in ("order", "clause", "infinitive") else ()
    mine = set(_actors(clause))
    strangers = [head for head in own if head not in mine and head.lower_ not in ("it", "he", "she", "they", "we", "i")]
    if strangers:
        yield from strangers
        return
    if deed is not None:
        yield from _recipients(deed[1], deed[0], None, _actors(deed[0]))
        return
    if clause.complement is not None:
        inner = clause_of(clause.complement)
        yield from (each for head in inner.objects for each in ([head] if is_actor_word(head) else owners(head)))


def _theme(clause: Clause, frame: VerbFrame) -> Token | None:
    """What it is about, where nobody stands on the other side: the deed agreed to, or the thing."""
    if frame.complement and clause.complement is not None:
        return clause.complement
    if clause.objects:
        return clause.objects[0]
    return next((head for heads in clause.prepositions.values() for head in heads), clause.complement)


def _shared(draft: Draft) -> Draft:
    """A mutual event: all parties are actors."""
    both = tuple(dict.fromkeys((*draft.actors, *(r for r in draft.recipients if is_actor_word(r)))))
    return replace(draft, actors=both, recipients=())


def _of_parties(draft: Draft, noun: Token) -> Draft:
    """Without a doer, the parties of the meeting spoken of: "the talks between Orsk and Velland were called off"."""
    frame = event_lexicon().nouns.get(noun.lemma_.lower())
    if frame is None or not frame.mutual:
        return draft
    parties = tuple(dict.fromkeys(each for slot in frame.actor for each in _first(noun, (slot,))))
    if not parties:
        return draft
    type_: EventType = "CONSULT" if draft.type == "SANCTION" else draft.type
    return replace(draft, type=type_, actors=parties, recipients=(), mode=draft.mode if type_ == draft.type else None)


def _stands(draft: Draft) -> bool:
    """Whether anybody stands in it; only the course of talks and what lies beyond PLOVER may be told without."""
    if draft.actors or draft.recipients or draft.category is not None:
        return True
    return draft.status in ("stalled", "postponed", "cancelled") or (
        draft.type == "CONCEDE" and draft.theme is not None
    )


def _shifted(draft: Draft, stands: Standing, frame: VerbFrame) -> Draft:
    """The type that a deed has when it is announced, refused, asked for or ended (PLOVER manual, draft 2.0)."""
    if draft.type == "OTHER":
        return draft
    if stands.asker is not None and draft.type not in _SPOKEN:
        side = draft.actors
        return replace(
            draft, type="REQUEST", mode=None, actors=tuple(_able([stands.asker])), recipients=side, status="proposed"
        )
    if draft.type == "CONSULT" and stands.status == "cancelled":
        return replace(draft, type="REJECT", mode="meet", status="cancelled")
    if stands.ended:
        type_: EventType = "RETREAT" if draft.type in _HARM else "SANCTION" if draft.type in _AHEAD else draft.type
        return replace(draft, type=type_, mode="discontinue" if type_ == "SANCTION" else None)
    if stands.refused:
        friendly = draft.type in _AHEAD or draft.type in ("CONCEDE", "AGREE")
        changed = replace(draft, type="REJECT", mode=None) if friendly else draft
        return replace(changed, status="denied")
    if stands.ahead and draft.type in _AHEAD:
        kept = frame.status if frame.status in ("cancelled", "postponed", "stalled") else stands.status
        return replace(draft, type="AGREE", mode=None, status=kept)
    if stands.ahead and draft.type in _HARM:
        return replace(draft, type="THREATEN", mode=_threat(draft))
    if frame.status is not None and stands.status in ("happened", "ongoing"):
        return replace(draft, status=frame.status)
    return draft


def _threat(draft: Draft) -> str | None:
    """The mode of a threat, from the deed threatened with."""
    if draft.type == "ASSAULT":
        return "violence"
    if draft.type == "COERCE":
        return "arrest" if draft.mode == "arrest" else "restrict"
    return {"expel": "expel", "discontinue": "relations"}.get(draft.mode or "")


def _consumed(clause: Clause, frame: VerbFrame, words: tuple[Token, ...]) -> Iterator[int]:
    """What belongs to this event: its words, the deed in its complement, the nouns that it names or speaks of."""
    yield from (word.i for word in words)
    for head in (*clause.objects, *clause.subjects):
        yield head.i
        yield from (inner.i for inner in below(head, ("of",)))
    for heads in clause.prepositions.values():
        yield from (head.i for head in heads)
    if clause.complement is not None and (frame.complement or frame.speech):
        yield from _chain(clause.complement)


def _chain(verb: Token) -> Iterator[int]:
    """A deed spoken of, with its own complements and objects, and what is joined to it."""
    yield verb.i
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "dobj", "advcl", "nsubj", "nsubjpass") or (
            child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        ):
            yield from _chain(child)
        elif child.dep_ == "prep":
            for inner in child.children:
                yield from _chain(inner)


def _noun_event(noun: Token) -> Draft | None:
    lexicon = event_lexicon()
    frame = lexicon.nouns.get(noun.lemma_.lower()) or lexicon.nouns.get(noun.lower_)
    if frame is None or noun.dep_ == "compound" or noun.lower_ == "talk":  # "talk of a return" is no talks
        return None
    if frame.compound and not any(c.lower_ in frame.compound or c.lower_ == "confidence" for c in noun.lefts):
        return None
    actors = _first(noun, frame.actor)
    recipients = tuple(h for h in _first(noun, frame.recipient) if h not in actors)
    stands = noun_standing(noun)
    theme = None
    if not recipients:
        behind = (h for slot in frame.recipient if slot != "in" for h in below(noun, (slot,)))
        theme = next((h for h in behind if h.ent_type_ not in ("DATE", "TIME")), None) if not frame.mutual else None
    sided = bool(actors and (recipients or theme is not None)) or (frame.mutual and bool(actors))
    if stands is None or not (sided or (frame.category is not None and (recipients or theme is not None))):
        return None
    if frame.mutual and len(actors) == 1:
        actors = (*_host(noun), *actors)
    if frame.mutual and len(actors) == 1 and not any(True for _ in below(noun, ("with", "between"))):
        return None
    draft = Draft(
        type=frame.type,
        trigger=noun,
        words=(noun,),
        status=stands.status,
        by=f"noun.{noun.lemma_.lower()}:{frame.line}",
        mode=frame.mode,
        contexts=frame.contexts,
        category=frame.category,
        actors=actors,
        recipients=recipients,
        theme=theme,
        sure=0.7,
    )
    plain = VerbFrame(type=frame.type, line=frame.line)
    return _shifted(_shared(draft) if frame.mutual else draft, stands, plain)


def _host(noun: Token) -> tuple[Token, ...]:
    """Who has the talks, where the noun names the other side only: "Orsk is ready for dialogue with Velland"."""
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or (noun.head.pos_ == "NOUN" and noun.dep_ != "conj") or noun.dep_ in ("nsubj", "nsubjpass"):
        return ()
    if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "after", "before", "following", "ahead"):
        return ()  # "he said at a council meeting"
    return tuple(h for h in _able(clause_of(verb).subjects) if not h.is_ancestor(noun))


def _first(noun: Token, slots: tuple[str, ...]) -> tuple[Token, ...]:
    """Who stands in the first of these slots that holds somebody."""
    for slot in slots:
        heads = _before(noun) if slot == "owner" else [*below(noun, (slot,)), *_deeper(noun, slot)]
        found = tuple(dict.fromkeys(h for h in heads if is_actor_word(h)))
        if found:
            return found
    return ()


def _deeper(noun: Token, slot: str) -> Iterator[Token]:
    """What the parser hung one noun too low: "attacks on sites *by both*"."""
    for inner in below(noun, ("on", "against", "of", "in", "into") if slot in ("by", "with", "between") else ()):
        yield from below(inner, (slot,))


def _before(noun: Token) -> Iterator[Token]:
    inside = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and is_actor_word(c)]
    for child in inside:
        if not (child.dep_ == "compound" and child.nbor() in inside and child.nbor().dep_ == "compound"):
            yield from joined(child)


def is_conflict(type_: EventType) -> bool:
    """Whether a type is of material conflict."""
    return QUADS.get(type_) == "MATERIAL CONFLICT"
