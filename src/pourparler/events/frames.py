"""Which frame a clause satisfies.

In: a clause. Out: the frame that asks for most, with the words of its verb; the deed in its complement.
Refused: a verb in another sense (`idioms.yaml`).
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.clause import Clause, clause_of
from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below, is_actor_word, lemmas
from pourparler.events.senses import VerbFrame

_SPOKEN = frozenset(
    {"discuss", "explain", "assure", "inform", "brief", "tell", "say", "talk", "coordinate", "update", "clarify"}
)
"""What somebody rings another up for: "called him *to assure* him"."""


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
    told = clause.complement is not None and clause.complement.lemma_ not in _SPOKEN
    if frame.bare and (told or any(c.dep_ == "oprd" for c in clause.verb.children)):
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


def deed_in(clause: Clause) -> tuple[Clause, VerbFrame] | None:
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
