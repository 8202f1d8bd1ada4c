"""How far reported words reach, and where the narrator takes over again.

In: a verb and its complement. Out: the runs of tokens that are reported.
Refused: the narrator's own "after", ", adding that", ", which the ministry called a lie".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.complements import Complement, lemma_of, takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Run, without
from pourparler.statements.syntax import child, trim

_BREAKS = frozenset(
    {"as", "after", "while", "when", "before", "amid", "following", "although", "though", "since", "whereas"}
)
_OCCASIONS = frozenset(
    [
        "interview",
        "statement",
        "post",
        "tweet",
        "speech",
        "letter",
        "address",
        "briefing",
        "message",
        "debate",
        "conference",
        "end",
        "start",
        "meeting",
        "rally",
        "call",
        "visit",
        "stop",
        "ceremony",
        "event",
        "forum",
        "remark",
        "testimony",
    ]
)
_BESIDE = frozenset({"while", "whereas", "although", "though"})
_WHERE = frozenset({"at", "during", "in", "toward", "towards", "via"})
_MEANWHILE = frozenset({"after", "amid", "following"})


def content_runs(
    doc: Doc,
    verb: Token,
    found: Complement,
    group: Run,
    source: Run | None,
    reach: Run,
    inside: tuple[int, ...],
    lexicon: Lexicon,
) -> tuple[Run, ...]:
    """Where the complement of a verb stands: before it up to the cue, or after it as far as it reports."""
    holes = [run for run in (group, source) if run is not None]
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    if by is not None and source is not None and source.start == by.i + 1:
        holes.append(Run(by.i, source.end))
    if found.head.i < verb.i and found.frame in ("clause", "object"):
        start = max(found.start, reach.start)
        if any(
            doc[i].text in (":", ";")
            for i in range(found.head.right_edge.i if found.head.right_edge.i < verb.i else found.head.i, verb.i)
        ):
            return ()
        first = min(run.start for run in holes if run.start > found.head.i or run is group)
        before = trim(doc, Run(start, max(first, start + 1)))
        after = _resumed(doc, verb, found, holes, reach)
        return (before, *after)
    start = max(found.start, group.end if found.head.i > verb.i else found.start)
    if found.preposition is not None:
        start = max(start, found.preposition.i + 1)
    end = min(end_of(doc, verb, found, reach, inside, lexicon), _quote_end(doc, start, inside, verb))
    return without(trim(doc, Run(start, end)), holes) if start < end else ()


def _quote_end(doc: Doc, start: int, inside: tuple[int, ...], verb: Token) -> int:
    """Where content that opens with a quotation ends, if the quotation closes like a sentence of its own."""
    first = start + 1 if start + 1 < len(doc) and doc[start].lower_ == "that" else start
    number = inside[first] if first < len(doc) else -1
    if number < 0 or number == inside[verb.i]:
        return len(doc)
    end = next((i for i in range(first, len(doc)) if inside[i] != number), len(doc))
    stops = [t.text for t in doc[max(first, end - 2) : end]]
    return end if any(mark in (".", "?", "!", ",", "…", "...") for mark in stops) else len(doc)


def _resumed(doc: Doc, verb: Token, found: Complement, holes: list[Run], reach: Run) -> tuple[Run, ...]:
    """The rest of a clause that the cue interrupts: "The plan, he said, is dead"."""
    last = max(run.end for run in holes)
    if found.head.right_edge.i < last or last >= reach.end - 1 or doc[last].text not in (",", "—", "–", "-"):
        return ()
    return (trim(doc, Run(last + 1, reach.end)),)


def end_of(doc: Doc, verb: Token, found: Complement, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> int:
    """Where the reported words end: with the sentence for its main verb, else with the verb's own phrase."""
    own = max(found.head.right_edge.i, verb.right_edge.i if found.frame != "clause" else found.head.right_edge.i) + 1
    main = (
        verb.dep_ == "ROOT"
        or (inside[verb.i] >= 0 and inside[verb.head.i] != inside[verb.i])
        or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
        or found.head.right_edge.i + 2 >= reach.end
    )
    end = reach.end if main else min(own, reach.end)
    for i in range(max(found.start, verb.i, _second_part(verb, found)) + 1, end):
        beside = found.frame == "clause" and doc[i].dep_ == "mark" and doc[i].lower_ in _BESIDE
        if beside and inside[verb.i] >= 0:
            continue  # in somebody's own words no narrator sets anything beside
        if _turns(doc, i, verb, found, lexicon):
            return i
    return end


def _second_part(verb: Token, found: Complement) -> int:
    """The last token that a verb of two parts asks for: "accused Venn, who left, of theft"; -1 for others."""
    if found.frame not in ("object", "order", "order_on"):
        return -1
    parts = (
        c.i
        for c in verb.rights
        if (c.dep_ == "prep" and c.lower_ in ("of", "as", "for", "with") and found.frame == "object")
        or c.dep_ in ("oprd", "xcomp", "ccomp")
    )
    return max(parts, default=-1)


def _turns(doc: Doc, i: int, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether the narrator takes over again at token i."""
    token = doc[i]
    if token.lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
        return True
    comma = doc[i - 1].text in (",", "—", "–", ";", '"')
    if comma and token.tag_ == "VBG" and (takes_quotation(token, lexicon) or token.lemma_ in lexicon.relays):
        return True
    if found.frame == "clause" and _where_said(token, verb):
        return True
    if comma and _aside(token, lexicon):
        return True
    if found.frame == "clause" and (_narrated(token, comma) or _next_report(token, verb, lexicon)):
        return True
    if token.dep_ == "cc" and i + 1 < len(doc):
        return _reports_on(token, verb, found, lexicon)
    if found.frame != "clause" and (token.lower_ in _MEANWHILE and token.dep_ in ("prep", "mark")):
        return True
    if found.frame == "infinitive" and comma and token.lower_ == "whose":
        return True
    if (
        found.frame == "infinitive"
        and comma
        and token.dep_ == "advcl"
        and token.tag_ == "VBG"
        and token.head == found.head
    ):
        return True  # "plans to spend 900 million, marking its first answer": who tells it says so
    if found.frame == "object" and (_told_of(token, found) if comma else _how_said(token, verb, found, lexicon)):
        return True
    for c in verb.rights:
        if c.i <= found.head.i or c.left_edge.i != i:
            continue
        if found.frame != "clause" and _is_day(c) and verb.lemma_ != "put":
            return True
        if c.dep_ == "conj":
            return takes_quotation(c, lexicon) or comma
        if c.dep_ == "advcl" and comma:
            return c.tag_ == "VBG" or token.lower_ in _BREAKS
        if c.dep_ == "prep" and comma:
            return token.lower_ in _BREAKS or c.pos_ == "VERB"
    return False


def _narrated(token: Token, comma: bool) -> bool:
    """Whether the narrator sets something beside: ", while Venn left", ", with the envoy saying", "even as"."""
    if token.lower_ == "even" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
        return True
    if token.dep_ == "mark" and token.lower_ in _BESIDE:
        other = child(token.head, "nsubj", "nsubjpass")
        return comma and other is not None and (token.lower_ not in ("while", "whereas") or other.pos_ != "PRON")
    if token.dep_ != "prep":
        return False
    if token.lower_ == "during":
        meeting = child(token, "pobj")
        own = child(meeting, "poss") if meeting is not None else None
        return own is not None and own.pos_ == "PRON" and meeting is not None and meeting.lemma_.lower() in _OCCASIONS
    doing = [child(token, "pcomp"), *(child(c, "acl") for c in token.children)]
    return comma and token.lower_ == "with" and any(d is not None and d.tag_ == "VBG" for d in doing)


def _next_report(conjunction: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether "and" leads to the narrator's next report, whose tense is the cue's and not that of the words before."""
    if conjunction.dep_ != "cc" or conjunction.lower_ != "and" or conjunction.head == verb:
        return False
    joined = next((c for c in conjunction.head.rights if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None or lemma_of(joined, lexicon) is None or child(joined, "nsubj", "nsubjpass", "aux") is not None:
        return False
    return joined.tag_ in ("VBD", "VBZ") and joined.tag_ == verb.tag_ != conjunction.head.tag_


def _told_of(token: Token, found: Complement) -> bool:
    """Whether a comma opens what the narrator adds to a thing: "…, who is 70", "…, the first of its kind", "…, but"."""
    if token.lower_ in ("who", "which", "whose", "whom", "where"):
        return token.i > found.head.i
    return token.lower_ in ("but", "though", "although", "since", "despite", "known", "calling", "saying")


def _how_said(token: Token, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether it goes on with where, when or how something was said: "at the debate", "as she spoke", "by arguing"."""
    phrase = next((c for c in verb.rights if c.left_edge.i == token.i and c.i > found.head.i), None)
    if phrase is None:
        return False
    if phrase.dep_ == "advcl":
        return token.lower_ in ("as", "while", "because", "before", "once") and token.i != phrase.i
    if phrase.dep_ != "prep" or phrase.i != token.i:
        return False
    method = token.lower_ == "by" and child(phrase, "pcomp") is not None
    return method or (
        token.lower_ in ("at", "during", "in", "toward", "towards", "via") and _is_occasion(phrase, lexicon)
    )


def _is_occasion(phrase: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase names where something was said: "at the debate", "in a ruling", "during his visit"."""
    place = child(phrase, "pobj")
    if place is None:
        return False
    own = child(place, "poss")
    lent = phrase.lower_ == "during" and own is not None and own.pos_ == "PRON"
    return lent or place.lemma_.lower() in _OCCASIONS or place.lemma_.lower() in lexicon.documents


def _is_day(phrase: Token) -> bool:
    """Whether a phrase says when: "on Monday", not "in its response to Monday"."""
    day = child(phrase, "pobj") if phrase.dep_ == "prep" else phrase
    return phrase.dep_ in ("prep", "npadvmod") and day is not None and day.ent_type_ in ("DATE", "TIME")


def _aside(token: Token, lexicon: Lexicon) -> bool:
    """Whether a comma opens another's word on it: "…, which the ministry called a lie", "…, as one put it"."""
    clause = token.head
    if token.lower_ in ("which", "whom") and clause.dep_ == "relcl":
        other = next((c for c in clause.lefts if c.dep_ == "nsubj" and c.i > token.i), None)
        return lemma_of(clause, lexicon) is not None and (other is not None or takes_quotation(clause, lexicon))
    if token.lower_ == "as" and clause.dep_ == "advcl":
        own = child(clause, "dobj", "ccomp", "xcomp") is not None and not takes_quotation(clause, lexicon)
        return clause.lemma_ == "put" or (lemma_of(clause, lexicon) is not None and not own)
    return False


def _where_said(token: Token, verb: Token) -> bool:
    """Whether the place of the saying begins here: "in an interview with Ortag", "while speaking to reporters"."""
    if verb.dep_ != "ROOT":
        return False
    if token.lower_ == "while" and token.i + 1 < len(token.doc):
        return token.nbor().lemma_ in ("speak", "talk", "address", "visit")
    paper = child(token, "pobj") if token.lower_ == "in" and token.dep_ == "prep" else None
    return paper is not None and paper.lemma_ in _OCCASIONS and child(paper, "det", "poss") is not None


def _shifted(verb: Token) -> bool:
    """Whether a clause with its own subject is in the tense of speech: "but it would wait", "but it had agreed"."""
    own = child(verb, "nsubj", "nsubjpass")
    past = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    return own is not None and bool(past & {"would", "should", "might", "will", "had"})


def _reports_on(conjunction: Token, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether "and", "but" leads back to the narrator: the next verb reports, in the tense of the first."""
    joined = next((c for c in conjunction.head.rights if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None:
        return False
    if conjunction.head == verb:
        if conjunction.lower_ == "but" and found.frame == "clause" and _shifted(joined):
            return False
        if found.frame == "object" and child(joined, "nsubj", "nsubjpass") is not None:
            return True  # "suspects Orsk of theft, and the charge is absurd": the second clause is no part of the first
        return (
            conjunction.lower_ != "and"
            or takes_quotation(joined, lexicon)
            or child(joined, "nsubj", "nsubjpass", "expl") is None
        )
    own = child(joined, "nsubj", "nsubjpass", "aux")
    past = joined.tag_ == "VBN" and verb.tag_ == "VBD"
    same = joined.tag_ == verb.tag_ or past
    return own is None and conjunction.head == found.head and same and takes_quotation(joined, lexicon)
