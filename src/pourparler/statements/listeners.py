"""To whom something is said.

In: a verb, its complement and its cue, or a reporting noun. Out: the tokens that name the addressee, or None.
Refused: what cannot listen: "said to be", "told the story"; and occasions: "told a news conference".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.statements.complements import TOLD, Complement, clear_of, has_to
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Run
from pourparler.statements.syntax import child, is_passive, phrase

_NAMES = ("NOUN", "PROPN", "PRON")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ASKING = frozenset({"demand", "request", "seek", "want"})
"""Verbs that ask somebody for their object: "demanded answers from Orsk"."""
_GIVING = frozenset({"offer", "promise", "pledge", "extend", "grant"})
"""Verbs that give their object to somebody: "offered Orsk a loan", "extended an invitation to Orsk"."""
_THANKING = frozenset({"thank", "congratulate"})
"""Verbs whose object is who hears it."""
_CONVERSATIONS = frozenset(
    ["interview", "remark", "comment", "speech", "conversation", "call", "address", "briefing", "meeting", "testimony",
     "appeal", "telegram", "greeting", "pitch", "reply", "answer", "response", "warning"]
)  # fmt: skip
"""What is held or sent "to" somebody, beside the papers of the lexicon."""
_OCCASIONS = frozenset(
    ["conference", "meeting", "briefing", "forum", "rally", "summit", "hearing", "event", "session", "gathering",
     "ceremony", "seminar", "dinner", "convention", "symposium", "workshop", "interview", "webinar"]
)  # fmt: skip
"""What one is told at rather than told: "told a news conference"."""
_SPEAKING = frozenset({"speak", "talk", "write"})
"""Verbs of a clause beside the report that names who listens: "speaking to reporters, she said"."""


def addressee_of(
    verb: Token, lemma: str, found: Complement | None, cue: Cue, reach: Run, lexicon: Lexicon
) -> Run | None:
    """To whom it was said, as the tokens that name them."""
    for head in _listeners(verb, lemma, found, cue, lexicon):
        if head.i not in reach:
            continue
        asked = next((c for c in head.rights if c.dep_ in ("acl", "relcl", "advcl") and has_to(c)), None)
        run = phrase(head, reach, without=asked or (found.head if found is not None else None))
        if found is None:
            return run
        first = found.preposition.i if found.preposition is not None else found.start
        return Run(run.start, first) if run.start < first < run.end else run
    return None


def told_by_noun(noun: Token, matter: int, reach: Run, lexicon: Lexicon) -> Run | None:
    """To whom what a noun names was said: "Venn's warning to the port that", "sent Orsk a request for"."""
    carrier = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in lexicon.carriers else None
    heads = [*_told(noun, "to", lexicon), *(_told(noun, "on", lexicon) if noun.lemma_ == "call" else ())]
    if carrier is not None:
        heads += [*_told(carrier, "to", lexicon), *_datives(carrier, lexicon)]
    for head in heads:
        if head.i in reach and head.left_edge.i != matter:
            asked = next((c for c in head.rights if c.left_edge.i == matter or has_to(c)), None)
            return phrase(head, reach, without=asked)
    return None


def _listeners(verb: Token, lemma: str, found: Complement | None, cue: Cue, lexicon: Lexicon) -> Iterator[Token]:
    frame = found.frame if found is not None else "quote"
    if is_passive(verb) and (lemma in TOLD or frame == "order"):
        yield from (c for c in verb.lefts if c.dep_ == "nsubjpass" and _can_listen(c, lexicon))
    if found is not None and (frame == "order_on" or (cue.act == "appeal" and frame in ("to", "with"))):
        yield found.head
    if frame == "order" and cue.kind == "attitude":
        return
    if frame == "object" and found is not None:
        yield from _of_object(verb, lemma, found, cue, lexicon)
    if (cue.addressee == "object" or frame == "order") and frame != "object":
        behind = found.preposition.i if found is not None and found.preposition is not None else len(verb.doc)
        told = (c for c in verb.rights if c.dep_ in ("dobj", "dative", "iobj") and c.pos_ in _NAMES and c.i < behind)
        yield from (c for c in told if c.lemma_.lower() not in _OCCASIONS)
        if found is not None and frame == "order":
            yield from (c for c in found.head.lefts if c.dep_ == "nsubj" and c.pos_ in _NAMES)
    if lemma in _ASKING:
        yield from _told(verb, "of", lexicon)
    if lemma in ("plead", "appeal") and frame in ("infinitive", "clause", "quote", "for"):
        yield from (*_told(verb, "with", lexicon), *_told(verb, "to", lexicon))
    if cue.addressee == "to":
        given = frame == "object" and cue.act == "promise"  # "pledged four million in aid to Gaza"
        yield from (c for c in _told(verb, "to", lexicon) if not (given and c.ent_type_ in _PLACES))
        clear = clear_of(verb) if lemma == "make clear" else None
        yield from _told(clear, "to", lexicon) if clear is not None else ()
    yield from _beside(verb, lexicon)


def _of_object(verb: Token, lemma: str, found: Complement, cue: Cue, lexicon: Lexicon) -> Iterator[Token]:
    """Who is asked for a thing, questioned about one, given or thanked for one."""
    if lemma in _ASKING:
        yield from _told(verb, "from", lexicon)
        yield from _told(found.head, "from", lexicon)
    behind = child(verb, "prep")
    if cue.addressee == "object" and behind is not None and _can_listen(found.head, lexicon):
        yield found.head  # "questioned the minister about the list"
    if (
        lemma in _THANKING
        and behind is not None
        and behind.lower_ in ("for", "on")
        and _can_listen(found.head, lexicon)
    ):
        yield found.head
    if lemma in _GIVING:
        yield from _datives(verb, lexicon)


def _beside(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Who listens by what stands beside the report: "in a letter to Orsk", "addressing envoys, she said"."""
    for c in verb.children:
        paper = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in ("in", "at", "during") else None
        if paper is not None and (paper.lemma_ in lexicon.documents or paper.lemma_ in _CONVERSATIONS):
            yield from _told(paper, "to", lexicon)
        if c.dep_ == "advcl" and c.lemma_ in _SPEAKING:
            yield from _told(c, "to", lexicon)
        if c.dep_ == "advcl" and c.lemma_ == "address" and c.tag_ == "VBG":
            yield from (d for d in c.rights if d.dep_ == "dobj" and _can_listen(d, lexicon))


def _datives(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Whom a verb gives its object: "offered Orsk a loan", "offered a loan to Orsk"."""
    for c in verb.rights:
        to = c.dep_ == "dative" and c.lower_ == "to"
        head = child(c, "pobj") if to else c
        if to and head is not None and head.ent_type_ in _PLACES:
            continue
        if c.dep_ == "dative" and head is not None and head.pos_ in _NAMES and _can_listen(head, lexicon):
            yield head


def _told(token: Token, preposition: str, lexicon: Lexicon) -> Iterator[Token]:
    """Who stands behind this preposition, if it is someone who can listen."""
    for c in token.rights:
        head = child(c, "pobj") if c.dep_ in ("prep", "dative") and c.lower_ == preposition else None
        if head is not None and _can_listen(head, lexicon):
            yield head


def _can_listen(head: Token, lexicon: Lexicon) -> bool:
    lemma = head.lemma_.lower()
    if lemma in _OCCASIONS and head.pos_ == "NOUN":
        return False
    if head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    if lemma in lexicon.listeners:
        return True
    return head.pos_ == "NOUN" and lemma not in lexicon.documents and lexicon.can_speak(lemma)
