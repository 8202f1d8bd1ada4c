"""Where the narrator takes over again within the words behind a report.

In: a token behind a verb that reports, and its complement. Out: whether the narrator speaks from there on.
Refused: what goes on in the same clause; joined verbs in the tense of the words reported.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.complements import Complement, lemma_of, takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.syntax import agent, child

_BREAKS = frozenset(
    {"as", "after", "while", "when", "before", "amid", "following", "although", "though", "since", "whereas"}
)
OCCASIONS = frozenset(
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
BESIDE = frozenset({"while", "whereas", "although", "though"})
_WHERE = frozenset({"at", "during", "in", "toward", "towards", "via"})
_PAGES = frozenset({"account", "blog", "channel", "feed", "page", "podcast", "show", "website"})
"""Where one writes of oneself: "on his channel"."""
_MEANWHILE = frozenset({"after", "amid", "following"})


def turns(doc: Doc, i: int, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether the narrator takes over again at token i."""
    token = doc[i]
    if token.lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
        return True
    comma = doc[i - 1].text in (",", "—", "–", ";", '"') or (doc[i - 1].text in ("-", "--") and is_spaced(doc, i - 1))
    if comma and token.tag_ == "VBG" and (takes_quotation(token, lexicon) or token.lemma_ in lexicon.relays):
        return True
    if (found.frame == "clause" or i > found.head.i + 1) and _where_said(token, verb):
        return True
    if comma and _aside(token, lexicon):
        return True
    if found.frame == "clause" and (_narrated(token, comma) or _next_report(token, verb, lexicon)):
        return True
    if token.dep_ == "cc" and i + 1 < len(doc):
        return _reports_on(token, verb, found, lexicon)
    meanwhile = token.lower_ in _MEANWHILE and token.dep_ in ("prep", "mark")
    if found.frame != "clause" and meanwhile and not _in_relative(token, verb):
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
        if found.frame != "clause" and _is_day(c) and verb.lemma_ not in ("put", "show", "find", "document"):
            return True
        if c.dep_ == "conj" and found.frame == "order" and c.tag_ == "VB" and verb.tag_ in ("VBZ", "VBD", "VBP"):
            continue  # "wants Orsk to leave, give up and pay": no report is joined in the infinitive
        if c.dep_ == "conj":
            return takes_quotation(c, lexicon) or comma
        if c.dep_ == "advcl" and comma:
            return c.tag_ == "VBG" or token.lower_ in _BREAKS
        if c.dep_ == "prep" and comma:
            return token.lower_ in _BREAKS or (c.pos_ == "VERB" and token.lower_ != "including")
    return False


def _narrated(token: Token, comma: bool) -> bool:
    """Whether the narrator sets something beside: ", while Venn left", ", with the envoy saying", "even as"."""
    if comma and token.lower_ == "even" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
        return True
    if token.dep_ == "mark" and token.lower_ in BESIDE:
        other = child(token.head, "nsubj", "nsubjpass")
        return comma and other is not None and (token.lower_ not in ("while", "whereas") or other.pos_ != "PRON")
    if comma and token.lower_ == "with" and _telling(token):
        return True
    if token.dep_ != "prep":
        return False
    if token.lower_ == "during":
        meeting = child(token, "pobj")
        own = child(meeting, "poss") if meeting is not None else None
        return own is not None and own.pos_ == "PRON" and meeting is not None and meeting.lemma_.lower() in OCCASIONS
    doing = [child(token, "pcomp"), *(child(c, "acl") for c in token.children)]
    return comma and token.lower_ == "with" and any(d is not None and d.tag_ == "VBG" for d in doing)


_TELLING = frozenset({"adding", "arguing", "calling", "claiming", "insisting", "saying", "suggesting", "warning"})


def _telling(token: Token) -> bool:
    """Whether "with" tells what another says meanwhile: ", with several suggesting that", whatever the parser sees."""
    return any(t.lower_ in _TELLING for t in token.doc[token.i + 2 : min(token.i + 8, token.sent.end)])


def _in_relative(token: Token, verb: Token) -> bool:
    """Whether a word stands in a relative clause behind the verb: "the envoy who took office after the vote"."""
    above = token.head
    while above.i > verb.i and above.head != above:
        if above.dep_ == "relcl":
            return True
        above = above.head
    return False


def is_spaced(doc: Doc, i: int) -> bool:
    """Whether a dash stands between spaces, so that it parts two phrases and not two halves of a word."""
    return i > 0 and bool(doc[i - 1].whitespace_) and bool(doc[i].whitespace_)


def _next_report(conjunction: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether "and" leads to the narrator's next report, whose tense is the cue's and not that of the words before."""
    if conjunction.dep_ != "cc" or conjunction.lower_ not in ("and", "but") or conjunction.head == verb:
        return False
    joined = next((c for c in conjunction.head.rights if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None or child(joined, "nsubj", "nsubjpass") is not None:
        return False
    if agrees(joined, verb, conjunction.head):
        return True
    if lemma_of(joined, lexicon) is None or child(joined, "aux") is not None:
        return False
    plain = conjunction.lower_ == "and" and joined.tag_ in ("VBD", "VBZ")
    return plain and joined.tag_ == verb.tag_ != conjunction.head.tag_


def agrees(joined: Token, verb: Token, said: Token) -> bool:
    """Whether a joined verb goes with who speaks and not with what is spoken of: "says two fell but does not know"."""
    first, held, second = _finite(verb), _finite(said), _finite(joined)
    if first is None or held is None or second is None:
        return False
    one = first.tag_ == second.tag_ == "VBZ" and held.tag_ == "VBP" and held.lower_ != "am"
    have = first.lower_ == second.lower_ == "has" and first.dep_ == second.dep_ == "aux" and held.lower_ != "has"
    return one or (have and joined.head == said and said.head == verb)


def _finite(verb: Token) -> Token | None:
    """The word of a verb that agrees with its subject."""
    words = (*(t for t in verb.lefts if t.dep_ in ("aux", "auxpass")), verb)
    return next((t for t in words if t.tag_ in ("VBZ", "VBP")), None)


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
    return lent or place.lemma_.lower() in OCCASIONS or place.lemma_.lower() in lexicon.documents


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
    page = child(token, "pobj") if token.lower_ == "on" and token.dep_ == "prep" else None
    if page is not None and page.lemma_.lower() in _PAGES and (own := child(page, "poss")) is not None:
        return own.pos_ == "PRON"
    if verb.dep_ != "ROOT":
        return False
    if token.lower_ == "while" and token.i + 1 < len(token.doc):
        return token.nbor().lemma_ in ("speak", "talk", "address", "visit")
    paper = child(token, "pobj") if token.lower_ == "in" and token.dep_ == "prep" else None
    return paper is not None and paper.lemma_ in OCCASIONS and child(paper, "det", "poss") is not None


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
        spoken = joined.tag_ in ("VBZ", "VBP") and verb.tag_ == "VBD" and not takes_quotation(joined, lexicon)
        if conjunction.lower_ == "and" and found.frame == "clause" and spoken:
            return False  # "said it was born of need and is a support": no narrator of yesterday goes on in the present
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


def is_judged_by(doc: Doc, i: int) -> bool:
    """Whether a comma opens whose word on it another's is: ", a plan that Orsk", ", a move condemned by Orsk"."""
    if doc[i - 1].text not in (",", "—", "–") or doc[i].lower_ not in ("a", "an") or doc[i].dep_ != "det":
        return False
    judged = next((c for c in doc[i].head.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    return doc[i].head.dep_ == "appos" and judged is not None and agent(judged) is not None
