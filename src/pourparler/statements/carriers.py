"""The verb beside a quotation that carries it: '"No," said Orsk', 'Orsk told Halcyon: "No."'.

In: a quotation in its passage, the numbers of the quotations there, the lexicon. Out: a verb, or the noun behind it.
Refused: a verb behind another quotation, one of the next sentence (but "Orsk asked."), one too far off.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.chains import spoken_of
from pourparler.statements.complements import lemma_of, takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Run
from pourparler.statements.placed import Quoted
from pourparler.statements.syntax import child, is_passive, reach_of, source_of, verb_group


def verb_after(quoted: Quoted, numbers: tuple[int, ...], lexicon: Lexicon) -> Token | None:
    """The verb right after a quotation whose words it is: '"No," said Orsk'."""
    doc = quoted.doc
    start = quoted.run.end
    while start < len(doc) and is_mark(doc[start]) and numbers[start] < 0 and doc[start].text != ".":
        start += 1
    if (
        start >= len(doc)
        or numbers[start] >= 0
        or (doc[start].is_sent_start and not _short_report(doc, start, lexicon))
    ):
        return None
    for i in range(start, min(start + 25, doc[start].sent.end)):
        if numbers[i] >= 0:
            return None
        if carries(doc[i], lexicon):
            source = source_of(doc[i], is_passive(doc[i]), reach_of(doc, doc[i], numbers), numbers)
            first = min(source.start if source else i, verb_group(doc[i], lexicon.shades).start)
            if doc[i].lemma_ in lexicon.relays and (spoken := child(doc[i], "nsubjpass")) is not None:
                first = spoken.left_edge.i  # "the envoy was quoted by Halcyon as saying"
            near = i - start <= (source.end - source.start if source and source.start >= start else 0) + 4
            return _spoken(doc[i], lexicon) if first <= start + 1 and near else None
    return None


def _short_report(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Whether a sentence is only "Orsk asked." after a question."""
    sentence = doc[start].sent
    return len(sentence) <= 8 and any(carries(t, lexicon) for t in sentence) and doc[start - 2].text in ("?", "!")


def verb_before(quoted: Quoted, numbers: tuple[int, ...], lexicon: Lexicon) -> Token | None:
    """The verb right before a quotation whose words it is: 'Orsk said: "No."'."""
    doc = quoted.doc
    start = doc[quoted.run.start].sent.start
    if start == quoted.run.start and start > 0 and doc[start - 1].text == ":":
        start = doc[start - 1].sent.start
    for i in range(quoted.run.start - 1, max(start, quoted.run.start - 20) - 1, -1):
        if numbers[i] >= 0:
            return None
        token = doc[i]
        if carries(token, lexicon):
            return _spoken(token, lexicon)
        if token.pos_ == "VERB" and token.tag_ != "VBG" and doc[quoted.run.start - 1].text != ":":
            return None
    return None


def carries(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb may stand beside a quotation as its report."""
    relays = token.lemma_ in lexicon.relays and lemma_of(token, lexicon) is not None
    return relays or takes_quotation(token, lexicon)


def _spoken(verb: Token, lexicon: Lexicon) -> Token:
    """The verb whose words these are: "saying" for the "quoted" of "quoted the ministry as saying"."""
    spoken = spoken_of(verb) if verb.lemma_ in lexicon.relays else None
    return spoken if spoken is not None else verb


def noun_behind(verb: Token, quoted: Quoted) -> Run | None:
    """A noun phrase right behind the verb that the parser took for something else: '"No," said Orsk'."""
    doc = verb.doc
    following = verb.i + 1
    if (
        verb.i < quoted.run.end
        or following >= len(doc)
        or doc[following].pos_ not in ("PROPN", "DET", "PRON", "NOUN", "ADJ")
    ):
        return None
    for chunk in verb.sent.noun_chunks:
        if chunk.start == following:
            return Run(chunk.start, chunk.end)
    return None


def is_mark(token: Token) -> bool:
    """Whether a token is only a mark or space."""
    return token.is_punct or token.is_space
