"""He, she, they, it, its: whom words mean that name nobody and say nothing of anyone.

In: the scene before them, gender, number. Out: a resolution where one candidate stands.
Refused: choosing between several who stand alike; they are the candidates, nearest first.
"""

from __future__ import annotations

from pourparler.actors.entry import Gender
from pourparler.actors.reading import actor_of
from pourparler.actors.scan import Mention
from pourparler.actors.scene import Scene, actors_of, nearest_first
from pourparler.model import Actor, Resolution, Span

PRONOUNS: dict[str, Gender | str] = {
    "he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female",
    "they": "plural", "them": "plural", "themselves": "plural", "it": "thing", "itself": "thing",
}  # fmt: skip
POSSESSIVES: dict[str, Gender | str] = {
    "his": "male", "her": "female", "hers": "female", "its": "thing", "their": "collective", "theirs": "collective",
}  # fmt: skip
REFLEXIVES = {"himself": "his", "herself": "her", "themselves": "their", "itself": "its"}
COLLECTIVE = frozenset({"state", "body", "group", "company", "outlet", "office", "software"})
_SPEAKING = frozenset({"body", "company", "outlet"})
_COLLECTIVE_SORTS = frozenset({"thing", "plural", "collective"})
_OBJECTS = frozenset({"him", "her", "them"})
_REACH = 4
_SHORT_REACH, _LONG_REACH = 2, 6
_TAIL = 6
_BESIDE = 3
_SENTENCE = 5


def is_aside(text: str, span: Span, sentence: Span) -> bool:
    """Whether a pronoun and its verb only close a sentence (", he said."): then it is none of those inside it.

    >>> is_aside("The camp will open in May, she said.", Span(27, 30), Span(0, 36))
    True
    """
    before = text[sentence.start : span.start].rstrip()
    return before.endswith((",", '"', "”", "'", "’")) and len(text[span.end : sentence.end].split()) <= _TAIL


def pronoun(
    scene: Scene, span: Span, word: str, *, quoted: bool, aside: bool = False, teller: Actor | None = None
) -> Resolution:
    """Whom a pronoun means; `aside` says that it is outside what its sentence reports, `teller` who says the words
    that it stands in: in them he does not call himself "he".
    """
    of = word in _OBJECTS
    found = _singular_or_not(scene, span, PRONOUNS[word], quoted=quoted, aside=aside, of=of, owns=False)
    if found.actor is not None and teller is not None and found.actor.id == teller.id:
        found = _singular_or_not(
            scene, span, PRONOUNS[word], quoted=quoted, aside=aside, of=of, owns=False, without=teller
        )
        if found.actor is None or found.actor.id == teller.id or found.actor.kind != "person":
            return Resolution(rule="pronoun.teller")
    gender: Gender | None = "male" if PRONOUNS[word] == "male" else "female" if PRONOUNS[word] == "female" else None
    if found.actor is not None and gender is not None:
        scene.called.setdefault(found.actor.id, gender)
    return found


def agrees(scene: Scene, word: str, actor: Actor) -> bool:
    """Whether an actor may be called by a pronoun, as far as its kind, its number and its gender say."""
    sort = POSSESSIVES.get(word) or PRONOUNS[word]
    if sort in _COLLECTIVE_SORTS:
        return _may_be(actor, sort, scene)
    person = actor.kind in ("person", "anonymous") and not scene.is_plural(actor)
    return person and scene.gender(actor) in (None, sort)


def agrees_in_form(first: str, word: str) -> bool:
    """Whether a possessive is that of a pronoun: "it and its", "they and their".

    >>> agrees_in_form("he", "his"), agrees_in_form("he", "her")
    (True, False)
    """
    sort = PRONOUNS.get(first)
    return sort is not None and (POSSESSIVES[word] == sort or (sort, POSSESSIVES[word]) == ("plural", "collective"))


def possessor(scene: Scene, span: Span, word: str, *, quoted: bool) -> Resolution:
    """Whose "his", "its" or "their" means; a subject of the same sentence before it may be."""
    return _singular_or_not(scene, span, POSSESSIVES[word], quoted=quoted, aside=False, of=False, owns=True)


def last_to_speak(scene: Scene, text: str, quotation: Span) -> Actor | None:
    """Who says a whole sentence in quotation marks that nobody is said to say: the last person to speak right before
    it, where no other person is the subject since.
    """
    words = quotation.of(text).strip('"“”')
    here = scene.sentence_at(quotation.start)
    before = [(at, place, actor) for at, place, actor in scene.spoke(quotation.start, _SHORT_REACH) if at < here]
    if len(words.split()) < _SENTENCE or not words[:1].isupper() or not before:
        return None
    _, place, actor = before[0]
    since = [m for m in scene.before(quotation.start, quoted=False) if m.subject and m.whole.start > place.end]
    alone = all(
        m.reading.actor == actor for m in since if m.reading.actor is not None and scene.is_one_person(m.reading.actor)
    )
    return actor if actor.kind == "person" and alone else None


def relative(scene: Scene, span: Span) -> Resolution:
    """Who and which mean the name right before them."""
    fits = scene.before(span.start, quoted=True)
    last = max(fits, key=lambda mention: mention.whole.end, default=None)
    if last is not None and span.start - last.whole.end <= _BESIDE:
        return Resolution(actor=last.reading.actor, rule="pronoun.relative")
    return Resolution(rule="pronoun")


def _singular_or_not(
    scene: Scene,
    span: Span,
    sort: str,
    *,
    quoted: bool,
    aside: bool,
    of: bool,
    owns: bool,
    without: Actor | None = None,
) -> Resolution:
    here = scene.sentence_at(span.start)
    if sort in _COLLECTIVE_SORTS:
        going_on = _goes_on(scene, span, sort) if aside and not quoted else None
        return going_on or _collective(scene, span, here, sort, owns=owns, quoted=quoted)
    fits = [m for m in scene.before(span.start, quoted=quoted) if _fits(m, sort, scene) and not m.aside]
    if without is not None:
        fits = [m for m in fits if m.reading.actor is not None and m.reading.actor.id != without.id]
    speaker, spoken = (None, -1) if of or quoted else _speaker(scene, span, sort, fits, aside=aside)
    if aside:
        fits = [m for m in fits if m.sentence < here]
    if of:
        fits = [m for m in fits if not (m.sentence == here and m.subject)]
    strange: dict[int, bool] = {}
    for other in scene.strangers:
        number = scene.sentence_at(other.span.start)
        told = quoted or not any(quotation.holds(other.span) for quotation in scene.quotations)
        if other.span.end <= span.start and other.gender in (None, sort) and told and not (aside and number == here):
            strange[number] = strange.get(number, False) or other.subject
    found = _nearest(fits, here, speaker, spoken, strange, aside=aside) or _far(fits, sort, scene)
    if of and found.actor is not None and len(actors_of(fits)) > 1 and _only_quoted(scene, span, found.actor):
        return Resolution(candidates=nearest_first(actors_of(fits)), rule="pronoun.several")
    return found


def _only_quoted(scene: Scene, span: Span, actor: Actor) -> bool:
    """Whether somebody was last named only as the one who says a quotation: nothing is done to him after it."""
    last = next((m for m in reversed(scene.before(span.start, quoted=False)) if m.reading.actor == actor), None)
    if last is None or last.sentence == scene.sentence_at(span.start):
        return False
    sentence = scene.sentences[last.sentence]
    said = any(scene.sentence_at(place.start) == last.sentence and who == actor for place, who, _ in scene.speakers)
    return said and any(q.overlaps(sentence) and q.end <= last.whole.start for q in scene.quotations)


def _far(fits: list[Mention], sort: str, scene: Scene) -> Resolution:
    """Out of reach, the only one of the article whose gender is known to be this."""
    everyone = actors_of(fits)
    if len(everyone) == 1 and scene.gender(everyone[0]) == sort:
        return Resolution(actor=everyone[0], rule="pronoun.only")
    return Resolution(candidates=nearest_first(everyone), rule="pronoun.several")


def _fits(mention: Mention, sort: str, scene: Scene) -> bool:
    actor = mention.reading.actor
    return actor is not None and actor.kind == "person" and scene.gender(actor) in (None, sort)


def _speaker(scene: Scene, span: Span, sort: str, fits: list[Mention], *, aside: bool) -> tuple[Actor | None, int]:
    """The last single person who spoke, in this sentence or one of the two before it, if the pronoun may mean them;
    also a few sentences more where nobody else was named since, for an aside only after prepositions; and the number of
    that sentence.
    """
    here = scene.sentence_at(span.start)
    for number, place, actor in scene.spoke(span.start, _LONG_REACH):
        if not scene.is_one_person(actor):
            continue
        if scene.gender(actor) not in (None, sort):
            return None, -1
        later = [m for m in fits if m.whole.start > place.end and not (aside and m.sentence == here)]
        since = any(m.reading.actor != actor and not (aside and m.oblique) for m in later)
        since = since or any(place.end < other.span.start < span.start for other in scene.strangers)
        return (actor, number) if here - number <= _SHORT_REACH or not since else (None, -1)
    return None, -1


def _nearest(
    fits: list[Mention], here: int, speaker: Actor | None, spoken: int, strange: dict[int, bool], *, aside: bool
) -> Resolution | None:
    """Sentence by sentence backwards: the one subject, else the one person; the last speaker, who spoke in sentence
    `spoken`, breaks a tie, and of an aside comes before whoever stands after a preposition. Somebody whom nobody knows
    by name may be meant as well (`strange`: by sentence, whether as its subject).
    """
    for number in range(here, max(-1, here - _REACH - 1), -1):
        within = [m for m in fits if m.sentence == number]
        subjects = actors_of(m for m in within if m.main) or actors_of(m for m in within if m.subject)
        everyone = actors_of(within)
        passed = aside and all(m.oblique for m in within)
        alone = not everyone or speaker in everyone or passed or (number == spoken and not subjects)
        if speaker is not None and alone and number < here:
            return Resolution(actor=speaker, rule="pronoun.speaker")
        if strange.get(number):
            return Resolution(candidates=nearest_first(everyone), rule="pronoun.stranger")
        if len(subjects) == 1:
            return Resolution(actor=subjects[0], rule="pronoun.subject")
        if number in strange:
            return Resolution(candidates=nearest_first(everyone), rule="pronoun.stranger")
        if len(everyone) == 1:
            return Resolution(actor=everyone[0], rule="pronoun.nearest")
        if everyone:
            return Resolution(candidates=nearest_first(everyone), rule="pronoun.several")
    return Resolution(actor=speaker, rule="pronoun.speaker") if speaker is not None else None


def _collective(scene: Scene, span: Span, here: int, sort: str, *, owns: bool, quoted: bool) -> Resolution:
    """They, it, its: sentence by sentence backwards, the one who spoke, else the one subject. A subject that nobody
    lists ("the report") may be meant instead; then nobody is. An owner may also be the one body named at all.
    """
    mentions = scene.before(span.start, quoted=False)
    if quoted:  # in somebody's words only what stands in them; who spoke is the one who says them
        mentions = [m for m in scene.before(span.start, quoted=True) if m.quoted]
    for number in (here, here - 1, here - 2):
        within = [m for m in mentions if m.sentence == number and _is_collective(m)]
        main, everyone = actors_of(m for m in within if m.main), actors_of(within)
        blocked = number in scene.things and scene.things[number].end <= span.start
        subjects = main if main or blocked else actors_of(m for m in within if m.subject)
        said = next((actor for at, _, actor in scene.spoke(span.start, 2) if at == number and not quoted), None)
        if said is not None and said.kind == "outlet" and number < here and _closes(scene, span, number, said):
            subjects = [actor for actor in main if actor != said]  # "The guild urged calm, the Harbour Post reported."
            if not subjects:
                return Resolution(rule="pronoun.passed-on")
            said = None
        if said is not None and _may_be(said, sort, scene) and (not subjects or said in subjects):
            return Resolution(actor=said, rule="pronoun.speaker")
        if ((number < here and said is not None) or blocked) and not subjects:
            break
        several = any(m.plural and m.reading.actor in subjects for m in within)
        may_be = bool(subjects) and (_may_be(subjects[0], sort, scene) or (several and sort == "plural"))
        if len(subjects) == 1 and number >= here - 1 and may_be:
            return Resolution(actor=subjects[0], rule="pronoun.subject")
        if len(subjects) > 1 or (subjects and sort != "plural"):
            return Resolution(candidates=nearest_first(subjects), rule="pronoun.several")
        groups = [actor for actor in everyone if _may_be(actor, "plural", scene)]
        if sort == "plural" and number == here and not subjects and len(groups) == 1 and len(everyone) == 1:
            return Resolution(actor=groups[0], rule="pronoun.group")
        if owns and number == here - 1 and not quoted:
            everyone = everyone or _sides(mentions, number, scene)
            if len(everyone) == 1:
                return Resolution(actor=everyone[0], rule="pronoun.nearest")
    return Resolution(rule="pronoun")


def _closes(scene: Scene, span: Span, number: int, said: Actor) -> bool:
    """Whether who spoke is named only where the sentence ends, after what he is said to report."""
    places = [place for at, place, actor in scene.spoke(span.start, 2) if at == number and actor == said]
    sentence = scene.sentences[number]
    return bool(places) and all(2 * (place.start - sentence.start) > sentence.end - sentence.start for place in places)


def _goes_on(scene: Scene, span: Span, sort: str) -> Resolution | None:
    """The body whose speech goes on (", it said."): the last to speak, where nobody else was a subject since;
    whoever is one in the sentence that the aside closes is spoken of.
    """
    here = scene.sentence_at(span.start)
    for _, place, actor in scene.spoke(span.start, _LONG_REACH)[:1]:
        between = [m for m in scene.before(span.start, quoted=False) if m.whole.start > place.end and m.subject]
        between = [m for m in between if m.sentence < here]
        speaks = _may_be(actor, sort, scene) or (sort == "plural" and actor.kind in _SPEAKING)
        if speaks and all(m.reading.actor == actor for m in between):
            return Resolution(actor=actor, rule="pronoun.speaker")
    return None


def _sides(mentions: list[Mention], number: int, scene: Scene) -> list[Actor]:
    """The state of the one person whose sentence it is: "The Tesk premier spoke. Its army …"."""
    people = [m for m in mentions if m.sentence == number and m.main and m.reading.actor]
    entries = [scene.index.entry(m.reading.actor.party) for m in people if m.reading.actor]
    return [actor_of(entry, scene.index, scene.on) for entry in entries if entry is not None and entry.kind == "state"]


def _is_collective(mention: Mention) -> bool:
    return mention.reading.actor is not None and mention.reading.actor.kind in COLLECTIVE


def _may_be(actor: Actor, sort: str, scene: Scene) -> bool:
    """Whether one actor may be "it", "its" or "they"; a single state is not they."""
    if scene.is_plural(actor):
        return sort != "thing"
    if sort == "collective" and actor.kind == "state":
        return False
    return actor.kind == "group" if sort == "plural" else actor.kind in COLLECTIVE
