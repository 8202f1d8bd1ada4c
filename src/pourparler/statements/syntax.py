"""Who does a verb, and how far its words reach.

In: tokens of a spaCy parse. Out: subjects, verb groups, noun phrases, as runs of tokens.
Refused: expletive subjects ("it", "there"), which report nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.statements.draft import Run

_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_ADVERBS = frozenset({"advmod", "npadvmod"})
_LINKING = frozenset(
    ["also", "again", "already", "additionally", "afterwards", "earlier", "finally", "first", "further", "however",
     "initially", "instead", "just", "later", "meanwhile", "merely", "now", "once", "only", "previously", "recently",
     "simply", "still", "subsequently", "then", "therefore", "thus", "too"]
)  # fmt: skip
"""Adverbs that tie a report to others or to a time; at its edge they are no part of the cue."""
_OFFICES = frozenset({"ambassador", "commissioner", "consul", "delegate", "envoy", "observer", "representative"})
"""Offices that are held to a country or for one."""
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_KEPT = _OPENING | _CLOSING | frozenset({'"', "'", "''", "``", "%", "$", "?", "!", "…", "..."})


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, a bare participle ("described by officials") among them."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    bare = not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    return verb.tag_ == "VBN" and bare and verb.dep_ in ("acl", "advcl", "amod", "relcl", "pcomp", "xcomp")


def verb_group(verb: Token, shades: frozenset[str]) -> Run:
    """The verb with its auxiliaries, negation and the adverbs between; "went on to say" is one group."""
    first = verb
    if verb.dep_ == "xcomp" and verb.head.lemma_ in shades and verb.head.i < verb.i <= verb.head.i + 5:
        first = verb.head
    start, end = first.i, verb.i + 1
    left = {c.i: c for c in first.lefts}
    while start - 1 in left and left[start - 1].dep_ in _AUXILIARY | _ADVERBS and left[start - 1].n_lefts == 0:
        start -= 1
    while start < first.i and left[start].dep_ in _ADVERBS and _is_loose(left[start]):
        start += 1
    particle = child(verb, "prt")
    if particle is not None and particle.i == end:
        end += 1
    return Run(start, end)


def _is_loose(adverb: Token) -> bool:
    """Whether an adverb at the edge of a cue is no part of it: "also said", not "flatly denied"."""
    return adverb.pos_ not in ("ADV", "PART") or adverb.lower_ in _LINKING


def negated(verb: Token) -> bool:
    """Whether a verb is denied: "did not say", "never said", "no longer backs", "nobody has said"."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "n't", "not") for c in verb.children):
        return True
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.lefts) for c in verb.lefts):
        return True
    who = next((c for c in verb.lefts if c.dep_ in _SUBJECT), None)
    if who is None:
        return False
    return who.lower_ in _NOBODY or any(c.lower_ in ("neither", "no") and c.dep_ == "det" for c in who.lefts)


def subject(verb: Token) -> Token | None:
    """The head of the phrase that does (or, in the passive, undergoes) a verb; borrowed from the verb it hangs on."""
    seen = 0
    while seen < 6:
        own = _own_subject(verb)
        if own is not None:
            return None if own.lower_ in ("it", "there") and own.dep_ != "nsubj" else own
        above = verb.head
        if above == verb:
            return None
        if (main := _past_relative(verb)) is not None or (main := past_time(verb)) is not None:
            verb = main
        elif (verb.dep_ == "conj" and above.pos_ in ("VERB", "AUX")) or (
            verb.dep_ in ("xcomp", "advcl", "ccomp") and above.pos_ in ("VERB", "AUX", "ADJ")
        ):
            verb = above
        elif verb.dep_ == "pcomp" and above.dep_ == "prep":
            verb = above.head
            if verb.lemma_ == "be" and above.lower_ == "about":
                return None  # "the plan is about refusing to pay": nobody does it
            if verb.dep_ == "dobj" and verb.head.pos_ == "VERB":
                verb = verb.head  # "struck a shrill tone in reporting it"
            elif verb.pos_ not in ("VERB", "AUX"):
                return verb if verb.pos_ in ("NOUN", "PROPN") else None
        elif (seen_as := _seen(verb)) is not None:
            verb = seen_as
        elif verb.dep_ in ("acl", "relcl") and above.pos_ in ("NOUN", "PROPN", "PRON"):
            if verb.tag_ != "VBG" or above.dep_ in _SUBJECT or verb.doc[verb.left_edge.i - 1].text != ",":
                return above
            verb = next((t for t in clauses_up(above) if t.pos_ in ("VERB", "AUX")), above)
            if verb == above:
                return above
        else:
            return None
        seen += 1
    return None


_SEEN = frozenset({"see", "hear", "film", "record", "show", "picture", "photograph", "capture", "spot"})


def _seen(verb: Token) -> Token | None:
    """The verb that tells who was seen doing something: "strikers were seen in videos calling for a boycott"."""
    place = verb.head.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or verb.head.dep_ != "pobj" or place.lower_ not in ("in", "on"):
        return None
    return place.head if place.head.lemma_ in _SEEN and is_passive(place.head) else None


def _past_relative(verb: Token) -> Token | None:
    """The verb above a relative clause with a subject of its own, for a participle behind its comma.

    "They struck the quay, on which two men died, citing the pact": those who struck cite.
    """
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i:
        return None
    host = verb.head
    while host.dep_ == "conj" and host.head != host:
        host = host.head
    own = child(host, "nsubj", "nsubjpass")
    comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if host.dep_ != "relcl" or own is None or own.tag_ in ("WP", "WDT", "PRP") or not comma:
        return None
    return next(
        (t for t in clauses_up(host.head) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("acl", "relcl", "ccomp")),
        None,
    )


def past_time(verb: Token) -> Token | None:
    """The verb above a clause of time in the passive, for an active one that the parser joined to that clause.

    "She sailed home after the port was freed and called for calm": she calls.
    """
    clause = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VBD" and not is_passive(verb)
    if not joined or clause.dep_ != "advcl" or clause.i < clause.head.i:
        return None
    timed = child(clause, "nsubjpass") is not None and child(clause, "mark") is not None
    return clause.head if timed and clause.head.tag_ == "VBD" else None


def _own_subject(verb: Token) -> Token | None:
    """The subject among a verb's children; of two before it the nearer: "It was, the envoy said, a mistake"."""
    every = [c for c in verb.children if c.dep_ in _SUBJECT and not _is_label(c)]
    before = [c for c in every if c.i < verb.i]
    return before[-1] if before else next(iter(every), None)


def _is_label(token: Token) -> bool:
    """Whether a word only heads a line: "Response: Orsk's minister said"."""
    return token.i + 1 < len(token.doc) and token.nbor().text == ":"


def agent(verb: Token) -> Token | None:
    """The head of the by-phrase of a passive."""
    by = next((c for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def phrase(head: Token, within: Run, *, without: Token | None = None) -> Run:
    """The noun phrase of a head with its appositions and relative clauses, clipped to `within`, trimmed of commas.

    `without` is a dependent clause (the cue's own) that is not part of who it is.
    """
    start, end = max(head.left_edge.i, within.start), min(head.right_edge.i + 1, within.end)
    if end < head.right_edge.i + 1:
        cut = [
            c.left_edge.i for c in head.rights if c.dep_ in ("acl", "relcl") and c.right_edge.i >= end > c.left_edge.i
        ]
        end = min([end, *cut])
    if without is not None and head.i < without.left_edge.i < end:
        end = without.left_edge.i
    return trim(head.doc, Run(_after_dateline(head.doc, start, head.i), max(end, head.i + 1)))


def _after_dateline(doc: Doc, start: int, head: int) -> int:
    """The start of a phrase without the dateline that the parser drew into it: "SAHRAT — President Orsk"."""
    for i in range(head - 1, start, -1):
        if (
            doc[i].text in ("-", "--", "—", "–", "/")
            and (doc[i].whitespace_ or doc[i - 1].whitespace_)
            and doc[start].text.isupper()
            and doc[i - 1].text not in ("of", "the")
        ):
            return i + 1
    return start


def source_of(verb: Token, passive: bool, reach: Run, inside: tuple[int, ...]) -> Run | None:
    """Who reports: the subject, or the by-phrase of a passive; None where nobody is named."""
    head = agent(verb) if passive else subject(verb)
    if head is None or not verb.sent.start <= head.i < verb.sent.end:
        return None
    if inside[head.i] != inside[verb.i]:
        if inside[head.i] >= 0 or head.i > verb.i:
            return None
        reach = Run(verb.sent.start, reach.end)
    if head.lower_ in ("it", "there") and head.dep_ != "nsubj":
        return None
    start, end = reach.start, reach.end
    for i in range(head.i, end):
        if inside[i] != inside[head.i]:
            end = i
            break
    for i in range(head.i, start - 1, -1):
        if inside[i] != inside[head.i]:
            start = i + 1
            break
    if verb.i > head.i:
        end = (
            min(end, verb.i)
            if verb.left_edge.i > head.i or verb.dep_ not in ("acl", "relcl")
            else min(end, verb.left_edge.i)
        )
    else:
        start = max(start, verb.i + 1)
    run = phrase(head, Run(start, max(end, head.i + 1)), without=verb)
    return Run(whole_name(verb.doc, run.start, max(start, reach.start)), run.end)


def whole_name(doc: Doc, start: int, first: int) -> int:
    """Where a name begins that the parser cut at a hyphen, or at the country of an office: "Ben-Orsk", "Ambassador to
    Halcyon Orla Venn"."""
    while start - 2 >= first and doc[start - 1].text == "-" and not _parted(doc, start):
        start -= 2
    if start >= len(doc) - 1 or doc[start].pos_ != "PROPN" or doc[start + 1].pos_ != "PROPN":
        return start
    to = start - 1
    while to > max(first, start - 4) and doc[to].pos_ == "PROPN":
        to -= 1
    office = to - 1
    if office < first or doc[to].lower_ not in ("to", "for") or doc[office].lower_ not in _OFFICES:
        return start
    while office > first and doc[office - 1].text[:1].isupper() and doc[office - 1].pos_ in ("PROPN", "ADJ", "NOUN"):
        office -= 1
    return office


def _parted(doc: Doc, start: int) -> bool:
    """Whether there is space on either side of the mark before a token."""
    return bool(doc[start - 1].whitespace_ or doc[start - 2].whitespace_)


def trim(doc: Doc, run: Run) -> Run:
    """A run without commas, stops, dashes and stray conjunctions at its edges; quotation marks and brackets stay."""
    start, end = run.start, run.end
    while start < end - 1 and (_loose(doc[start]) or doc[start].text in _CLOSING):
        start += 1
    while end - 1 > start and (_loose(doc[end - 1]) or doc[end - 1].dep_ == "cc" or doc[end - 1].text in _OPENING):
        end -= 1
    return Run(start, end)


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in _KEPT)


def clauses_up(token: Token) -> Iterator[Token]:
    """The heads of a token, upward."""
    while token.head != token:
        token = token.head
        yield token


def reach_of(doc: Doc, verb: Token, inside: tuple[int, ...]) -> Run:
    """The tokens a verb may speak of: its sentence, or its part of the quotation it stands in."""
    start, end = verb.sent.start, verb.sent.end
    if inside[verb.i] >= 0:
        while inside[start] != inside[verb.i]:
            start += 1
        while inside[end - 1] != inside[verb.i]:
            end -= 1
    return Run(start, end)
