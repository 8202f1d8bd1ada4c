"""Deeds, frames and names that look like reports.

In: a verb, its complement and the lexicon. Out: whether the verb says something, and whether a noun is someone.
Refused: a guest who is welcomed, a peace that is threatened, a band "called the Quays", a call without a name for it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.complements import Complement, has_to, takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Run
from pourparler.statements.syntax import child, negated

_NAMING = frozenset(
    ["call", "dub", "term", "label", "brand", "style", "cast", "paint", "frame", "portray", "depict", "deem"]
)
_HANDED = frozenset(
    ["analysis", "answer", "comment", "detail", "evidence", "explanation", "insight", "proof", "sign", "support"]
)
"""What is offered by giving it, or by not giving it: "offered no proof"."""
_HANDLING = frozenset({"dismiss", "reject", "refuse", "accept"})
_JUDGING = frozenset({"judge", "assess", "rate"})
_CONTESTS = frozenset({"competition", "contest", "tournament", "pageant", "race", "match", "show"})
_GUARDING = frozenset({"defend", "champion"})
_FINDINGS = frozenset({"find", "show", "document"})
_SUPPOSED = frozenset({"if", "unless", "lest"})
_SHAM = frozenset({"must", "can", "should", "could", "let"})
"""Before a report they say that nothing was said: "I must say", "one can say"."""
_IRREAL = frozenset({"would", "could", "should", "must", "can", "may", "might", "ca", "wo", "cannot"})
_COUNTS = frozenset({"number", "dozen", "hundred", "thousand", "million", "group", "stream", "flow", "wave", "crowd"})
_MEANING = frozenset(
    ["underscore", "underline", "signal", "show", "suggest", "imply", "indicate", "mean", "confirm", "celebrate",
     "reveal"]
)  # fmt: skip
"""What deeds do as well as words: as a participle behind a deed it is the narrator's."""
_CHARGING = frozenset({"accuse", "suspect", "charge", "convict", "acquit", "suspicion", "accusation", "allegation"})
_PREDICATES = ("oprd", "ccomp", "attr", "acomp", "dative")
_PERSONAL = frozenset({"he", "she", "him", "her", "them", "they", "us", "me", "i", "we", "you", "who", "whom"})
_SOMEONE = ("PERSON", "ORG", "NORP", "GPE")
_DOERS = ("ist", "ian", "man", "men", "woman", "women", "person", "crat", "cian", "eer", "ee", "yst")


def says(verb: Token, lemma: str, found: Complement, passive: bool, lexicon: Lexicon) -> bool:
    """Whether a verb with an object says something of it, rather than does something to it."""
    if found.frame != "object":
        return True
    undergone = child(verb, "nsubjpass") if passive else None
    thing = undergone if undergone is not None else found.head
    if lemma in lexicon.greeting:
        return not _is_person(thing) and not _are_guests(thing, lexicon)
    if lemma == "offer":
        general = verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.lefts)
        return thing.lemma_.lower() not in _HANDED and (not general or thing.lemma_.lower() in lexicon.offered)
    if lemma == "extend":
        return thing.lemma_.lower() in lexicon.offered
    if lemma == "declare":
        return thing.lemma_.lower() not in lexicon.declared
    if lemma == "reveal" and any(c.dep_ == "det" and c.lower_ == "no" for c in thing.lefts):
        return False
    if _only_shows(verb, lemma, lexicon):
        return False
    if _is_handled(verb, lemma, thing, lexicon):
        return False
    if lemma == "threaten":
        return thing.lemma_.lower() in lexicon.threatened
    return lemma not in _NAMING or _is_judged(verb, found, passive)


def _is_handled(verb: Token, lemma: str, thing: Token, lexicon: Lexicon) -> bool:
    """Whether a verb does something to a thing or a person: "dismissed the lawsuit" (but "dismissed it as a farce"),
    "defended its skies", "admitted two patients", "to judge a contest"."""
    noun = thing.lemma_.lower()
    if lemma in _HANDLING:
        return noun in lexicon.handled and not any(c.lower_ == "as" for c in (*verb.rights, *thing.rights))
    if lemma in _GUARDING:
        return noun in lexicon.guarded or thing.ent_type_ in ("GPE", "LOC", "FAC")
    if lemma in _JUDGING:
        return noun in _CONTESTS
    return lemma == "admit" and (noun in lexicon.admitted or thing.ent_type_ in ("PERSON", "CARDINAL"))


def _are_guests(thing: Token, lexicon: Lexicon) -> bool:
    """Whether whom one greets is a number of people: "welcomes a large number of visitors"."""
    of = child(thing, "prep") if thing.lemma_.lower() in _COUNTS else None
    people = child(of, "pobj") if of is not None else thing
    return people is not None and people.lemma_.lower() in lexicon.admitted


def _only_shows(verb: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a participle says what a deed means: "the visit came a day before the vote, underscoring his weight"."""
    if verb.tag_ != "VBG" or lemma not in _MEANING:
        return False
    host = verb
    while host.dep_ in ("conj", "advcl") and host.tag_ == "VBG" and host.head != host:
        host = host.head
    return host != verb and host.i < verb.i and host.tag_ != "VBG" and not takes_quotation(host, lexicon)


def is_gap(verb: Token, found: Complement, content: tuple[Run, ...]) -> bool:
    """Whether an infinitive has its object before the verb: "what they want to reach", "which he told them to do"."""
    if found.frame not in ("infinitive", "order") or found.head.n_rights > 0 or found.head.i + 1 != content[-1].end:
        return False
    fronted = verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]
    return any(t.tag_ in ("WP", "WDT") and t.dep_ not in ("nsubj", "nsubjpass") for t in fronted)


def _is_person(token: Token) -> bool:
    return token.lower_ in _PERSONAL or token.ent_type_ == "PERSON"


def _is_judged(verb: Token, found: Complement, passive: bool) -> bool:
    """Whether a verb of naming has two parts, a thing and what it is called, and does not only give a name."""
    if passive:
        return True
    after_comma = verb.i > verb.sent.start and verb.doc[verb.i - 1].text == ","
    predicates = [c for c in verb.children if c.dep_ in _PREDICATES or (c.dep_ == "prep" and c.lower_ == "as")]
    named = verb.doc[found.head.left_edge.i : found.head.i + 1]
    marked = any(t.text in ('"', "'", "''", "``") for t in named)
    bare = after_comma and child(verb, "nsubj", "aux", "dobj") is None and found.head.dep_ != "ccomp"
    if bare and found.head.pos_ == "PROPN" and not marked:
        return False
    behind = verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, found.head.i + 4)]
    marked = marked or any(t.text in ('"', "''", "``") for t in behind)
    return bool(predicates) or found.head.dep_ in _PREDICATES or found.head.i < verb.i or marked


def names_someone(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is someone, some body or a paper of theirs, told by name or by kind of word."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in ("DATE", "TIME", "EVENT", "LAW"):
        return False
    if lemma == "number":
        of = child(noun, "prep")
        counted = child(of, "pobj") if of is not None else None
        return counted is not None and names_someone(counted, lexicon)
    if noun.pos_ in ("PROPN", "PRON") or noun.ent_type_ in _SOMEONE:
        return noun.lower_ not in ("it", "this", "that", "these", "those", "which", "what")
    return (
        lemma in lexicon.speakers
        or lemma in lexicon.documents
        or lemma in lexicon.listeners
        or lemma.endswith(_DOERS)
        or (lemma.endswith(("er", "or")) and lexicon.can_speak(lemma))
    )


def was_asked(verb: Token) -> bool:
    """Whether a sentence opens with what somebody was asked: "Asked how it went, Venn said …"."""
    opening = verb.lower_ in ("asked", "pressed", "questioned", "told") and verb.left_edge.i == verb.i
    return opening and verb.dep_ == "advcl" and verb.i < verb.head.i and child(verb, "nsubj", "agent") is None


def is_uttered(verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether the verb is said to have happened: not "would require Kyiv to accept limits", not "could reject it"."""
    if (
        verb.tag_ == "VB"
        and has_to(verb)
        and (
            verb.head.lemma_ not in lexicon.shades
            or (verb.head.tag_ in ("VB", "VBG") and child(verb.head, "dobj") is not None)
        )
    ):
        return False
    if verb.dep_ == "pcomp" and verb.lemma_ in ("plan", "seek", "intend") and verb.head.head.lemma_ in _CHARGING:
        return False
    if verb.tag_ == "VB" and verb.dep_ == "conj" and has_to(verb.head) and child(verb.head, "nsubj") is not None:
        return any(c.dep_ in ("aux", "nsubj") for c in verb.lefts)  # "wanted him to go further and call it a theft"
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _SUPPOSED for c in verb.lefts):
        return False
    if _is_left(verb):
        return False
    if _left_unsaid(verb) or (found.frame != "clause" and _in_passing(verb)):
        return False
    if found.frame == "clause":
        idle = verb.lemma_ == "tell" and child(verb, "dobj", "dative") is None and verb.tag_ == "VBG"
        return not idle and not any(c.dep_ == "aux" and c.lower_ in _SHAM and not negated(verb) for c in verb.lefts)
    return not any(c.dep_ == "aux" and c.lower_ in _IRREAL for c in verb.lefts)


def _is_shaded(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb above only shades an infinitive: "went on to say", not "using the word to refer to"."""
    above = verb.head
    using = above.tag_ in ("VB", "VBG") and child(above, "dobj") is not None
    using = using or (above.lemma_ == "use" and above.lower_ != "used")
    return above.lemma_ in lexicon.shades and not using


def _is_left(verb: Token) -> bool:
    """Whether somebody or something brings one to wonder: "leaves one wondering how"."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).text == ",":
        return False
    above = verb.head.head if verb.dep_ == "acl" else verb.head
    return above.i < verb.i and above.lemma_ == "leave" and verb.dep_ in ("ccomp", "xcomp", "acl", "advcl", "oprd")


def _left_unsaid(verb: Token) -> bool:
    """Whether a participle says what was not said: "without naming the buyer", "instead of accusing them"."""
    above = verb.head
    if verb.dep_ != "pcomp":
        return False
    return above.lower_ == "without" or (above.lower_ == "of" and verb.doc[above.i - 1].lower_ == "instead")


def _in_passing(verb: Token) -> bool:
    """Whether a verb tells what other words are about: "when mentioning the pact, he said", "was referring to it"."""
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts)
    if verb.lemma_ in ("refer", "comment", "point", "react") and (progressive or verb.dep_ == "advcl"):
        return True
    framed = any(c.dep_ in ("mark", "advmod") and c.lower_ in ("when", "while") for c in verb.lefts)
    return framed and verb.dep_ == "advcl" and verb.tag_ == "VBG"


def could_know(doc: Doc, source: Run | None, lemma: str, found: Complement, lexicon: Lexicon) -> bool:
    """Whether a verb that things do too ("reveals", "threatens") has someone, or a paper, for its source; what is
    found or shown with no clause is a paper's: "the audit found two gaps", but "the crew found two gaps".
    """
    finding = lemma in _FINDINGS and found.frame == "object"
    if source is None or not (finding or lemma in lexicon.evidencing) or found.frame in ("clause", "infinitive"):
        return not finding
    head = doc[source.start : source.end].root
    if head.lower_ in ("that", "which", "who") and head.head.dep_ == "relcl":
        head = head.head.head
    return head.lemma_.lower() in lexicon.documents if finding else names_someone(head, lexicon)


def is_glued_heading(doc: Doc, source: Run, lexicon: Lexicon) -> bool:
    """Whether a heading stands in front of a name: a long row of capitals, "Orsk Denies Link Mayor Orsk"."""
    inner = doc[source.start + 1 : source.end - 1]
    long = source.end - source.start >= 6 and all(t.text[:1].isupper() or len(t) <= 4 or t.is_punct for t in inner)
    said = (t.lower_ for t in inner if t.text[:1].isupper() and t.lower_.endswith("s") and not t.text.isupper())
    return long and any(word[:-1] in lexicon.verbs or word[:-2] in lexicon.verbs for word in said)


def is_hollow(doc: Doc, content: tuple[Run, ...]) -> bool:
    """Whether all that is reported is a pronoun: "said so", "denied it"."""
    words = [doc[i] for run in content for i in range(run.start, run.end) if not doc[i].is_punct]
    if words and all(t.lower_ in ("to", "do", "so", "it", "that") for t in words) and len(words) > 1:
        return True  # "as he threatened to do"
    return len(words) == 1 and (words[0].pos_ in ("PRON", "ADV", "DET") or words[0].lower_ in ("that", "which", "so"))
