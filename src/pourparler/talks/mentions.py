"""A sentence read for talks: nouns and verbs that name them, with sides, place, date and status.

In: a sentence of a passage, the scene. Out: `Sighting`s in the order of the words.
Refused: sittings of parliaments and courts, interviews, matches, and what nobody who negotiates stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.dates import Expression
from pourparler.events.clause import Clause, clause_of
from pourparler.events.draft import Draft
from pourparler.events.frames import is_idiom
from pourparler.events.phrases import below, is_actor_word, joined, reach
from pourparler.events.placing import date_of
from pourparler.language.parsed import Passage
from pourparler.model import Span, When, hull
from pourparler.model.talks import TalksKind
from pourparler.talks.places import is_seat_in_front, venue_behind, venue_within
from pourparler.talks.sides import Scene, Sides, named, of_actor, sides_of
from pourparler.talks.sighting import Sighting, Spoken, Venue
from pourparler.talks.turns import Told, is_course_of_talks, told_of_noun, told_of_verb, turn_of_pronoun
from pourparler.talks.vocabulary import TalksNoun, TalksVerb, vocabulary

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
}  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_POINTING = frozenset({"those", "these", "that", "this", "such"})
_VISITS = frozenset({"visit", "trip", "tour"})
_TIMES = frozenset({"after", "during", "on", "before", "following", "since"})
_ACTS = frozenset({"agree", "announce", "confirm", "set", "arrange", "prepare", "expect", "finalize", "finalise", "await"})
_ENVOYS = frozenset({"delegation", "envoy", "negotiator", "minister", "mediator", "diplomat", "president", "premier", "chancellor"})
_BETWEEN = frozenset({"mediate", "broker", "facilitate"})
_MEDIATING = frozenset({"mediate", "broker", "host", "facilitate", "sponsor", "lead", "arrange", "convene", "organize", "organise"})
_INVITING = frozenset({"invite", "bring", "summon", "urge", "force", "ask"})
_SHARING = frozenset({"take", "travel", "fly", "arrive", "head", "return", "go", "come", "discuss", "send", "do", "need", "kick", "wrap", "break", "be"})


def sightings(sentence: Tokens, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Iterator[Sighting]:
    """The mentions of talks in a sentence."""
    taken: set[int] = set()
    for token in sentence:
        if token.i in taken:
            continue
        found = None
        if token.pos_ in ("NOUN", "PROPN"):
            found = _noun(token, passage, scene, dated, taken)
        elif token.pos_ == "VERB":
            found = _verb(token, passage, scene, dated) or _pronoun(token, passage, scene, dated)
        if found is not None:
            yield found


def _noun(noun: Token, passage: Passage, scene: Scene, dated: Sequence[Expression], taken: set[int]) -> Sighting | None:
    entry = noun_entry(noun)
    if entry is None:
        return None
    inner = [noun, *(t for t in below(noun, ("of",)) if t.lemma_.lower() in vocabulary().nouns)]
    taken.update(t.i for t in inner)
    mediators = _mediators(inner, passage, scene)
    sides = _beside(inner, passage, scene)
    shared, hosts = _through_verb(noun, passage, scene)
    first = noun.doc[noun.left_edge.i]
    pointing = first.lower_ in ("the", *_POINTING) and not sides
    weak = shared if pointing else Sides()
    sides = _without(sides if pointing else sides.with_(shared), mediators)
    mediators = mediators.with_(_without(hosts, sides)) if len(sides.parties) > 1 else mediators
    if hosts and len(sides.parties) < 2:
        if _top(noun).head.lemma_ in _BETWEEN:
            mediators = mediators.with_(hosts)
        else:
            sides = sides.with_(hosts)
    venue = venue_within(inner, passage, scene) or venue_behind(_hosts_of(noun), passage, scene)
    if venue is None and noun.lemma_.lower() in _VISITS:
        venue = venue_behind([noun], passage, scene, ("to", "of"))
    turns = _spoken(told_of_noun(noun, inner), passage, scene, dated)
    when = _date_of_talks(noun, inner, turns, passage, scene, dated)
    words = _phrase(noun, inner, passage)
    number, rounds = _counted(noun)
    labels = [c for t in inner for c in t.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    return Sighting(
        kind=_kind(entry, inner, number, rounds is None and noun.tag_ == "NN"),
        lemma=noun.lemma_.lower(),
        words=words,
        turns=turns,
        sides=sides,
        weak=weak,
        mediators=mediators,
        others=_others(inner),
        venue=venue,
        when=when,
        number=number,
        rounds=rounds,
        pointing=first.lower_ in _POINTING,
        anaphor=first.lower_ in _POINTING or (first.lower_ == "the" and not sides and venue is None and when is None),
        definite=first.lower_ in ("the", *_POINTING) or first.dep_ == "poss" or first.tag_ == "PRP$",
        plural=noun.tag_ in ("NNS", "NNPS"),
        plain=entry.alone or bool(entry.beside) or (entry.kind == "call" and any(True for _ in below(noun, ("with",)))),
        topic=_topic(inner),
        label=" ".join(t.text for t in labels) if entry.kind == "format" and labels else None,
        reported_by=_reported(words, scene),
        headline=passage.block.role == "headline",
        rule=f"noun.{noun.lemma_.lower()}",
    )


def noun_entry(noun: Token) -> TalksNoun | None:
    """The entry of a noun that names talks here; None where its neighbours say that it does not.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("The cabinet meeting on the talks ended.")
    >>> noun_entry(doc[2]), noun_entry(doc[5]).kind
    (None, 'channel')
    """
    lemma = noun.lemma_.lower()
    entries = vocabulary().nouns.get(lemma, ())
    if not entries or noun.lower_ == "talk" or _is_otherwise(noun):
        return None
    near = {c.lemma_.lower() for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")}
    near |= {c.lower_ for c in noun.lefts} | {t.lemma_.lower() for t in below(noun, ("of",))}
    for entry in entries:
        if entry.beside and near & entry.beside:
            return entry
    if lemma == "round" and not (_ordinal(noun) and not any(True for _ in below(noun, ("of",)))):
        return None
    return next((e for e in entries if not e.beside), None)


def _is_otherwise(noun: Token) -> bool:
    """ "Cabinet meeting", "a call for talks", "peace talks reporter": another sense, or no talks."""
    blocked = vocabulary().not_talks
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and (child.lower_ in blocked or child.lemma_.lower() in blocked):
            return True
    if any(t.lemma_.lower() in blocked for t in below(noun, ("of",))):
        return True
    if noun.dep_ == "compound" and noun.head.lemma_.lower() not in ("process", "round", "format", "session", "meeting", "table"):
        return True
    lemma = noun.lemma_.lower()
    if lemma == "call":  # "a call for a truce", "calls to withdraw"
        rest = [c for c in noun.rights if c.lower_ in ("for", "to", "on", "upon") or (c.dep_ in ("acl", "relcl") and c.tag_ == "VB")]
        return bool(rest) and not any(c.lower_ in ("phone", "telephone", "video") for c in noun.lefts)
    return lemma in ("dialogue", "dialog", "discussion", "contact", "conversation", "conference", "session", "tour", "process") and any(
        c.lower_ in ("no", "public", "press", "news") for c in noun.lefts
    )


def _kind(entry: TalksNoun, nouns: list[Token], number: int | None, plain_round: bool) -> TalksKind:
    if any(t.lemma_.lower() == "summit" for t in nouns):
        return "summit"
    if entry.kind == "channel" and number is not None:
        return "round"
    if entry.kind == "round" and number is None and not plain_round:
        return "channel"
    return entry.kind


def _topic(nouns: list[Token]) -> str | None:
    """What kind of matter the talks are on, by the words in front of them: "trade talks"."""
    near = {c.lower_ for n in nouns for c in n.lefts} | {t.lemma_.lower() for n in nouns for t in below(n, ("on", "over", "about"))}
    return next((topic for topic, words in vocabulary().topics.items() if near & words), None)


def _beside(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """Sides in front of the noun or behind "between", "with", "of", "by" and "involving"."""
    found = Sides()
    for noun in nouns:
        for child in noun.lefts:
            if noun.is_upper or is_seat_in_front(child, passage, scene) or _is_in_name(child):
                continue
            if child.dep_ in ("poss", "compound", "amod", "nmod") and (child.pos_ in ("PROPN", "PRON", "ADJ") or child.ent_type_ or child.dep_ == "poss"):
                found = found.with_(_in_front(child, passage, scene))
        heads = [t for t in below(noun, ("between", "with", "among", "of", "by", "from", "to")) if t not in nouns]
        heads += [t for c in noun.rights if c.dep_ == "acl" and c.lemma_ in ("involve", "include")
                  for d in c.children if d.dep_ == "dobj" for t in joined(d)]  # fmt: skip
        for inner in noun.rights:  # "talks in Orsk between": hung a noun too low
            if inner.dep_ == "prep":
                for t in inner.children:
                    if t.dep_ == "pobj":
                        heads += list(below(t, ("between", "with")))
        heads = [h for h in heads if not (noun.lemma_.lower() not in ("visit", "trip", "tour") and h.head.lower_ == "to")]
        found = found.with_(sides_of((h for h in heads if _may_be_side(h)), passage, scene))
    return found


def _is_in_name(token: Token) -> bool:
    """Whether a word only begins a longer name: "President" in "the President Venn meeting"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.dep_ == "compound" and after.pos_ == "PROPN" and after.head == token.head and after.dep_ == "compound"


def _may_be_side(head: Token) -> bool:
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
        stack += [c for c in token.children if c.dep_ in ("conj", "nmod", "amod", "compound") and c.pos_ in ("PROPN", "ADJ")
                  and not (c.dep_ == "compound" and c.i + 1 == token.i)]  # fmt: skip
    return found


def _through_verb(noun: Token, passage: Passage, scene: Scene) -> tuple[Sides, Sides]:
    """Who has the talks, where a verb gives them to its subject: "Orsk held talks with"; and who hosts them."""
    top = _top(noun)
    verb = top.head
    if noun.lemma_.lower() in _VISITS and top.dep_ == "pobj" and top.head.lower_ in _TIMES:
        verb = next((a for a in top.ancestors if a.pos_ in ("VERB", "AUX")), verb)
        clause = clause_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        return (sides_of((h for h in _doers(clause) if _may_be_side(h)), passage, scene) if clause else Sides()), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in (*_TIMES, "at", "in") and top.i < top.head.head.i:
        return _at_table(noun, top.head.head, passage, scene), Sides()
    if top.dep_ == "pobj" and top.head.lower_ in _TIMES and any(True for _ in below(noun, ("with",))):
        return _at_table(noun, top.head.head, passage, scene), Sides()
    if top.dep_ == "pobj":
        verb = verb.head
        if top.head.lower_ not in ("in", "for", "to", "on", "into", "with", "at") or verb.pos_ not in ("VERB", "AUX"):
            return Sides(), Sides()
    elif top.dep_ not in ("dobj", "attr", "nsubjpass", "appos", "oprd"):
        return Sides(), Sides()
    if verb.pos_ not in ("VERB", "AUX") or not _gives_to_subject(verb):
        return Sides(), Sides()
    clause = clause_of(verb)
    subjects = [h for h in _doers(clause) if h != noun and not top.is_ancestor(h) and h != top]
    if verb.lemma_ == "be" and top.dep_ != "pobj":
        return Sides(), Sides()
    found = sides_of((h for h in subjects if _may_be_side(h)), passage, scene)
    with_ = tuple(t for t in below(verb, ("with",)) if _may_be_side(t))
    if verb.lemma_ in _INVITING and clause.objects:
        return sides_of((h for h in clause.objects if _may_be_side(h) and h != top), passage, scene), found
    if verb.lemma_ in _MEDIATING:
        return Sides(), found
    return found.with_(sides_of(with_, passage, scene)), Sides()


def _gives_to_subject(verb: Token) -> bool:
    """Whether the subject of a verb has the talks that are its object: "Orsk suspended talks with Velland"."""
    lemma = verb.lemma_
    turns = vocabulary().turns
    return lemma in _SHARING | _MEDIATING | _INVITING or lemma in turns["object"] or any(
        word.startswith(f"{lemma} ") for role in ("object", "prepositional") for word in turns[role]
    )


def _at_table(noun: Token, verb: Token, passage: Passage, scene: Scene) -> Sides:
    """ "During a meeting with Venn, Lirke said": Lirke; "in a meeting in Orsk, Venn pressed Lirke": both."""
    if verb.pos_ not in ("VERB", "AUX"):
        return Sides()
    clause = clause_of(verb)
    found = sides_of((h for h in _doers(clause) if _may_be_side(h)), passage, scene)
    if any(True for _ in below(noun, ("with",))):
        return found
    other = sides_of((h for h in clause.objects if _may_be_side(h)), passage, scene)
    return found.with_(other) if found.persons and other.persons else Sides()


def _doers(clause: Clause) -> tuple[Token, ...]:
    """The subjects; where a parse gives a verb two, the nearer: "He wrote: Orsk and Velland will start talks"."""
    own = [c for c in clause.verb.children if c.dep_ == "nsubj" and c.i < clause.verb.i]
    return tuple(joined(own[-1])) if len(own) > 1 else clause.subjects


def _top(noun: Token) -> Token:
    """The noun that stands in the clause for this one: "a round" in "a round of talks", the first of several."""
    token = noun
    for _ in range(4):
        if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in vocabulary().measures | {"round"}:
            token = token.head.head
        else:
            break
    return token


def _mediators(nouns: list[Token], passage: Passage, scene: Scene) -> Sides:
    """ "Mediated by Orsk", "Orsk-brokered", "with the mediation of Orsk"."""
    found = Sides()
    for noun in nouns:
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in _MEDIATING:
                found = found.with_(sides_of(below(child, ("by",)), passage, scene))
            if child.dep_ in ("amod", "acl") and child.lemma_ in _MEDIATING and child.i < noun.i:
                found = found.with_(sides_of((c for c in child.children if c.dep_ in ("npadvmod", "compound", "nmod", "nsubj", "amod") and c.pos_ in ("PROPN", "ADJ", "NOUN")), passage, scene))
            if child.dep_ == "prep" and child.lower_ in ("under", "through", "with", "via"):
                for mid in (t for t in child.children if t.dep_ == "pobj" and t.lemma_ in ("mediation", "auspice", "facilitation", "brokerage")):
                    found = found.with_(_beside([mid], passage, scene))
    return found


def _without(sides: Sides, less: Sides) -> Sides:
    return Sides(
        tuple(p for p in sides.parties if p not in less.parties), tuple(p for p in sides.persons if p not in less.persons)
    )


def _others(nouns: list[Token]) -> bool:
    """Whether some unnamed side stands beside: "with his counterpart", "of foreign ministers"."""
    heads = (t for n in nouns for t in below(n, ("between", "with", "among", "of")))
    return any(t.lemma_.lower() in vocabulary().others for t in heads)


def _hosts_of(noun: Token) -> list[Token]:
    """The verbs behind which the place of the talks may stand."""
    top = _top(noun)
    verb = top.head
    if top.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB":
        return [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    if top.dep_ == "pobj" and top.head.lower_ == "for" and verb.head.pos_ == "VERB":
        return [verb.head]
    return [c for c in noun.rights if c.dep_ in ("acl", "relcl")]


def _phrase(noun: Token, inner: list[Token], passage: Passage) -> Span:
    """The words of a mention: its phrase, up to the last noun of talks in it."""
    start, end = reach(noun)
    return passage.span(noun.doc[start : max(end, *(t.i + 1 for t in inner))])


def _ordinal(noun: Token) -> int | None:
    for child in noun.lefts:
        if child.lower_ in _ORDINALS:
            return _ORDINALS[child.lower_]
        if child.lower_ in ("next", "new", "fresh", "upcoming", "another"):
            return -1
        if child.lower_ in ("last", "latest", "previous", "final", "earlier", "past"):
            return -2
    return None


def _counted(noun: Token) -> tuple[int | None, int | None]:
    if noun.lemma_.lower() != "round":
        number = _ordinal(noun)
        return (number if number is not None and number > 1 and noun.lemma_.lower() in ("talk", "negotiation", "summit", "session") else None), _rounds_of(noun)
    counts = [_COUNTS.get(c.lower_) or (int(c.text) if c.text.isdigit() and len(c.text) < 3 else None) for c in noun.lefts if c.pos_ == "NUM"]
    number = _ordinal(noun)
    count = next((c for c in counts if c), None)
    if count is not None:
        return None, count
    return number, (number if number is not None and number > 0 else None)


def _rounds_of(noun: Token) -> int | None:
    """ "Talks which held three rounds"."""
    for child in noun.rights:
        if child.dep_ == "relcl":
            for d in child.children:
                if d.dep_ == "dobj" and d.lemma_ == "round":
                    return _counted(d)[1]
    return None


def _date(host: Token, around: Sequence[Token], passage: Passage, scene: Scene, dated: Sequence[Expression]) -> When | None:
    for trigger in dict.fromkeys([host, *around]):
        draft = Draft(type="CONSULT", trigger=trigger, words=(trigger,), status="happened", by="talks")
        found = date_of(draft, passage, dated)
        if found is not None and _is_spoken_day(found, scene):
            continue
        if found is not None and not _is_of_another(found, trigger, passage):
            return found
    return None


def _date_of_talks(
    noun: Token, inner: Sequence[Token], turns: Sequence[Spoken], passage: Passage, scene: Scene, dated: Sequence[Expression]
) -> When | None:
    """The date that hangs on the noun; else that of the verb which says that they are held, or at which they stand."""
    for each in (noun, *inner):
        found = _date(each, (), passage, scene, dated)
        if found is not None and found.span is not None:
            tokens = passage.tokens(found.span)
            if tokens is not None and len(tokens) and not _is_bound(tokens.root) and (each.is_ancestor(tokens.root) or tokens.root.head == each):
                return found
    for turn in turns:
        told, behind = turn.told, turn.told.words[0].lower_
        plain = told.sure > 1 and told.status in ("held", "planned", "under-way") and told.words[0].lemma_ not in _ACTS
        if turn.when is None or _is_bound_date(turn.when, passage):
            continue
        if (plain or (told.sure == 1 and behind in ("at", "during"))):
            return turn.when
    return None


def _is_bound(root: Token) -> bool:
    """Whether a date only bounds a time: "until July 9", "since May"."""
    return root.dep_ == "pobj" and root.head.lower_ in ("until", "till", "by", "since", "before", "after")


def _is_bound_date(when: When, passage: Passage) -> bool:
    tokens = passage.tokens(when.span) if when.span is not None else None
    return tokens is not None and len(tokens) > 0 and _is_bound(tokens.root)


def _is_spoken_day(when: When, scene: Scene) -> bool:
    """Whether a date is "today" in somebody's words: the day of speaking, which need not be that of the article."""
    span = when.span
    if span is None or not any(q.holds(span) for q in scene.quoted):
        return False
    return span.of(scene.text).lower().split()[0] in ("today", "tonight", "tomorrow", "yesterday")


def _is_of_another(when: When, trigger: Token, passage: Passage) -> bool:
    """Whether a date stands in front of another noun: "a replacement for the 2015 deal"."""
    tokens = passage.tokens(when.span) if when.span is not None else None
    root = tokens.root if tokens is not None and len(tokens) else None
    return root is not None and root.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and root.head.pos_ in (
        "NOUN", "PROPN") and root.head != trigger and root.head.ent_type_ not in ("DATE", "TIME")  # fmt: skip


def _spoken(told: Sequence[Told], passage: Passage, scene: Scene, dated: Sequence[Expression]) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(told=t, span=hull([passage.span(w) for w in t.words]), when=_date(t.words[0], t.words[1:], passage, scene, dated))
        for t in told
    )


def _reported(words: Span, scene: Scene) -> str | None:
    said = scene.told_by(words)
    return said.id if said is not None else None


def _verb(verb: Token, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Sighting | None:
    entries = vocabulary().verbs.get(verb.lemma_.lower(), ())
    if not entries or verb.dep_ in ("amod", "compound"):
        return None
    clause = clause_of(verb)
    if is_idiom(clause):
        return None
    for entry in entries:
        found = _sighted(entry, clause, passage, scene, dated)
        if found is not None:
            return found
    return None


def _sighted(entry: TalksVerb, clause: Clause, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Sighting | None:
    verb = clause.verb
    if entry.particles and not all(any(c.lower_ == p for c in verb.children) for p in entry.particles):
        return None
    if entry.beside and not _stands_by(verb, entry.beside):
        return None
    if entry.bare and (clause.complement is not None or any(c.dep_ == "oprd" for c in verb.children)):
        return None
    subjects = sides_of((h for h in _doers(clause) if _may_be_side(h)), passage, scene)
    unnamed = gathered = False
    found = _visited(entry, clause, passage, scene) if entry.kind == "visit" else None
    venue: Venue | None = None
    mediators = Sides()
    behind = [h for p in entry.prep for h in below(verb, (p,))]
    if entry.kind == "visit":
        if found is None or not subjects or not _is_envoy(clause, subjects):
            return None
        host, venue = found
        gathered = len(_without(subjects, host).parties) > 1
        sides, mediators = (subjects, _without(host, subjects)) if gathered else (subjects.with_(host), Sides())
    else:
        objects = [*(clause.objects if entry.object == "sides" else ()), *behind]
        others = sides_of((h for h in objects if _may_be_side(h)), passage, scene)
        if entry.mediator:
            mediators, sides = subjects, others
        else:
            sides = subjects.with_(others)
        unnamed = entry.plural and not behind and not objects and any(_is_several(h) for h in _doers(clause))
        if not (sides or unnamed) or (entry.object == "sides" and not objects and not entry.plural):
            return None
        if entry.kind == "call" and not entry.beside and not (subjects.persons and others.persons):
            return None
        if len(sides.parties) < 2 and not unnamed and not (any(h.lemma_.lower() in vocabulary().others for h in objects) and entry.kind != "call"):
            return None
        if any(t.lemma_.lower() in vocabulary().nouns for t in clause.objects):
            return None
        venue = venue_behind([verb], passage, scene)
    words = passage.span(verb)
    return Sighting(
        kind="meeting" if gathered else entry.kind,
        lemma=verb.lemma_.lower(),
        words=words,
        turns=_spoken(told_of_verb(verb), passage, scene, dated),
        sides=sides,
        mediators=mediators,
        others=entry.kind != "visit" and (unnamed or any(h.lemma_.lower() in vocabulary().others for h in (*behind, *clause.objects))),
        generic=entry.kind != "visit" and unnamed,
        venue=venue,
        when=_date(verb, (), passage, scene, dated),
        plain=True,
        reported_by=_reported(words, scene),
        headline=passage.block.role == "headline",
        rule=f"verb.{verb.lemma_.lower()}",
    )


def _pronoun(verb: Token, passage: Passage, scene: Scene, dated: Sequence[Expression]) -> Sighting | None:
    """ "It was called off", "they will not be held": what becomes of the talks spoken of just before."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "they")), None)
    if subject is None:
        return None
    role = "subject" if subject.dep_ == "nsubj" else "object"
    told = turn_of_pronoun(verb, role)
    if told is None or told.sure < 2 or not is_course_of_talks(told, role):
        return None
    words = passage.span(subject)
    turns = _spoken((told,), passage, scene, dated)
    return Sighting(
        kind="channel",
        lemma="it",
        words=words,
        turns=turns,
        when=turns[0].when,
        venue=venue_behind([verb], passage, scene),
        anaphor=True,
        pronoun=True,
        reported_by=_reported(words, scene),
        rule="pronoun",
    )


def _stands_by(verb: Token, words: frozenset[str]) -> bool:
    return any(t.lower_ in words for c in verb.children if c.dep_ in ("prep", "advmod", "npadvmod", "dobj") for t in c.subtree)


def _is_several(head: Token) -> bool:
    """ "The parties", "both sides", "the two presidents", "they": all sides of something, unnamed."""
    several = head.tag_ in ("NNS", "NNPS") and head.lemma_.lower() in vocabulary().others
    return several or head.lower_ in ("they", "both", "we")


def _is_envoy(clause: Clause, subjects: Sides) -> bool:
    """Whether those who travel speak for a side: a person in the registry, or a delegation."""
    return bool(subjects.persons) or any(h.lemma_.lower() in _ENVOYS for h in clause.subjects)


def _visited(entry: TalksVerb, clause: Clause, passage: Passage, scene: Scene) -> tuple[Sides, Venue | None] | None:
    """Whom and where a visit goes to: a state, or a place in one."""
    verb = clause.verb
    heads = clause.objects if entry.object == "place" else tuple(h for p in entry.prep for h in below(verb, (p,)))
    if any(t.lemma_.lower() in vocabulary().nouns and t.lemma_.lower() not in _VISITS for t in below(verb, ("for", "on"))):
        return None
    for head in heads:
        actor = named(head, passage, scene)
        if actor is not None and actor.kind in ("state", "place"):
            host = actor.party or actor.id
            place = venue_within([verb], passage, scene) or Venue(name=head.text if actor.kind == "state" else actor.name, state=host)
            return Sides((host,)), place
    return None
