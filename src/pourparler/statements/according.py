"""What is told on somebody's word: "according to", "in the words of", "per Halcyon", and on nobody's: "reportedly".

In: the word that opens it, in its sentence. Out: a draft whose content is the clause that it vouches for.
Refused: a measure ("according to age"), a pronoun for a source, a clause in which nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.statements.chains import cited
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Reporter, Run, without
from pourparler.statements.syntax import child, reach_of, trim

_TITLED = frozenset(
    ["agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper", "outlet", "paper", "portal",
     "station", "tabloid", "website", "weekly"]
)  # fmt: skip
"""What a name in small letters may follow: "the news agency hpa"."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_CLAUSES = ("ROOT", "ccomp", "conj", "parataxis")
_HEARD = Cue(act="inform", kind="speech")
_ALLEGED = Cue(act="accuse", kind="speech")


def is_in_words_of(token: Token) -> bool:
    """Whether "in" opens "in the words of Orsk" or "in the view of Orsk"."""
    object_ = child(token, "pobj")
    if object_ is None or object_.lower_ not in ("words", "view", "opinion") or child(object_, "prep") is None:
        return False
    return object_.lower_ != "view" or object_.i > token.i + 1  # "in view of the floods" is nobody's view


def read_according(passage: Passage, token: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The draft of a sentence that "according to", "per" or "in the words of" gives a source."""
    doc = passage.doc
    last = token.i
    if token.lower_ == "according":
        if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
            return
        last += 1
    elif token.lower_ == "in":
        last = next(c.i for c in token.rights if c.dep_ == "pobj") + 1
    elif last + 1 < len(doc) and doc[last + 1].pos_ != "PROPN":
        return
    head = next(
        (t for t in doc[last + 1 : token.sent.end] if t.dep_ in ("pobj", "pcomp") and t.head.i in (last, token.i)), None
    )
    if head is None or head.lower_ in ("which", "whom") or head.lemma_.lower() in lexicon.measures:
        return
    reach = reach_of(doc, token, inside)
    end = _to_its_name(doc, _phrase_end(doc, head, last + 1, reach, inside), reach)
    source = trim(doc, Run(last + 1, end))
    around = without(_clause_of(doc, token, reach, end), [Run(token.i, end)])
    content = tuple(trim(doc, run) for run in around if _says(doc, run) and not _of_source(doc, run, end))
    cue = Run(token.i, last + 1)
    via: tuple[Reporter, ...] = ()
    citing = next(
        (t for t in doc[source.start + 1 : source.end] if t.tag_ == "VBG" and t.lemma_ in lexicon.relays), None
    )
    named = cited(citing, Run(citing.i, source.end), lexicon) if citing is not None else None
    if citing is not None and named is not None:  # "according to a report from Halcyon citing two officials"
        via = (Reporter(source=trim(doc, Run(source.start, citing.i)), cue=cue),)
        source, cue = named, Run(citing.i, citing.i + 1)
    if content:
        yield Draft.of_cue(
            passage,
            token.i,
            _HEARD,
            source=source,
            cue_run=cue,
            content=content,
            rule="phrase.according",
            confidence=0.9,
            via=via,
        )


def _phrase_end(doc: Doc, head: Token, start: int, reach: Run, inside: tuple[int, ...]) -> int:
    """Where the phrase of a named source ends: at its last apposition, before the clause that it introduces."""
    end = min(head.right_edge.i + 1, reach.end)
    for i in range(head.i + 1, end):
        if inside[i] != inside[head.i]:
            return i
        if (
            doc[i].text == ","
            and i + 1 < end
            and doc[i + 1].head.pos_ in ("VERB", "AUX")
            and doc[i + 1].dep_ == "nsubj"
        ):
            return i
    return _past_apposition(doc, head, end, reach)


def _past_apposition(doc: Doc, head: Token, end: int, reach: Run) -> int:
    """The end of a source with the noun phrase between commas that says who it is, where the parser parted them:
    "According to ORSKA, the agency for bridges, two fell"."""
    if end + 2 >= reach.end or doc[end].text != "," or head.pos_ != "PROPN" or doc[end + 1].lower_ not in _ARTICLES:
        return end
    comma = next((i for i in range(end + 2, min(end + 16, reach.end)) if doc[i].text == ","), None)
    between = doc[end + 1 : comma] if comma is not None else doc[:0]
    if comma is None or any(t.pos_ in ("VERB", "AUX") or t.dep_ == "cc" for t in between):
        return end
    verb = next((t for t in doc[comma : reach.end] if t.pos_ in ("VERB", "AUX") and t.dep_ in _CLAUSES), None)
    own = verb is not None and any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > comma for c in verb.lefts)
    return comma if own else end


def _to_its_name(doc: Doc, end: int, reach: Run) -> int:
    """The end of a source with the name behind it that the parser left out: "according to the agency hpa, it …"."""
    for i in range(end, min(end + 4, reach.end)):
        if doc[i].text == ",":
            return i if doc[end - 1].lemma_.lower() in _TITLED else end
        if doc[i].pos_ not in ("PROPN", "NOUN", "X", "ADJ") or doc[i].is_punct:
            return end
    return end


def _clause_of(doc: Doc, token: Token, reach: Run, end: int) -> Run:
    """The tokens that "according to" vouches for: its sentence; the last clause where "but" or "or" joins it."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    start = reach.start
    joined = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, "nsubj", "nsubjpass") is not None
    if joined and any(c.dep_ == "cc" and c.lower_ != "and" for c in verb.head.rights):
        start = max(start, min(c.i for c in verb.lefts))
    return Run(start, reach.end if end < reach.end else max(end, start + 1))


def _of_source(doc: Doc, run: Run, end: int) -> bool:
    """Whether what follows a source tells of it: "according to the harbour clinic, which took in the wounded"."""
    first = next((t for t in doc[run.start : run.end] if not t.is_punct), None)
    return run.start >= end and first is not None and first.tag_ in ("WDT", "WP", "WP$", "WRB")


def _says(doc: Doc, run: Run) -> bool:
    return any(t.pos_ in ("VERB", "AUX", "NOUN", "PROPN") for t in doc[run.start : run.end])


def read_hearsay(passage: Passage, token: Token, inside: tuple[int, ...]) -> Iterator[Draft]:
    """The draft of a clause that "reportedly" or "allegedly" passes on."""
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    doc, reach = passage.doc, reach_of(passage.doc, token, inside)
    start, end = max(verb.left_edge.i, reach.start), min(verb.right_edge.i + 1, reach.end)
    content = tuple(trim(doc, run) for run in without(Run(start, end), [Run(token.i, token.i + 1)]) if _says(doc, run))
    if content:
        yield Draft.of_cue(
            passage,
            token.i,
            _ALLEGED if token.lower_ == "allegedly" else _HEARD,
            source=None,
            cue_run=Run(token.i, token.i + 1),
            content=content,
            rule="phrase.hearsay",
            confidence=0.7,
            polarity="uncertain",
        )
