"""Where the outlet itself judges, predicts or explains.

In: a `ParsedArticle` and its statements. Out: `Voice`, in the order of the text.
Refused: what stands in somebody's statement or between quotation marks, and plain report of fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.actors.nodes import NodeReader
from pourparler.language import ParsedArticle
from pourparler.language.parsed import Passage
from pourparler.model import Evidence, Span, Statement
from pourparler.model.voice import Voice, VoiceKind

_CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "parataxis", "relcl"})
_TOLD = frozenset({"headline", "summary", "body"})
_SHORTEST = 3
"""Words of a clause that may judge, predict or explain."""


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: VoiceKind
    rule: str
    sure: float


@cache
def _signs() -> dict[str, frozenset[str]]:
    with resources.as_file(resources.files(__package__).joinpath("voice.yaml")) as path:
        root = NodeReader.file(path)
        return {name: frozenset(node.texts()) for name, node in root.pairs()}


def read_voice(parsed: ParsedArticle, statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """Every clause in which the outlet speaks for itself, one kind a clause."""
    others = _others(parsed, statements)
    found: dict[Span, _Sign] = {}
    for passage in parsed.passages:
        if passage.block.role in _TOLD:
            for sentence in passage.sentences():
                for verb, sign in _of_sentence(sentence):
                    span = _clause(passage, verb, others)
                    if span is not None and (span not in found or found[span].sure < sign.sure):
                        found[span] = sign
    return tuple(
        Voice(
            article_id=parsed.article.id, span=span, kind=sign.kind,
            evidence=Evidence(rule=sign.rule, version="1", confidence=sign.sure),
        )
        for span, sign in sorted(found.items(), key=lambda one: one[0].start)
        if not any(other != span and other.holds(span) for other in found)
    )  # fmt: skip


def _others(parsed: ParsedArticle, statements: Sequence[Statement]) -> list[Span]:
    """Words that are not the outlet's: statements with their cues and sources, and quotations."""
    spans = [span for s in statements for span in (*s.content, s.cue, s.source) if span is not None]
    return [*spans, *(quotation.span for quotation in parsed.quotations)]


def _of_sentence(sentence: Tokens) -> Iterator[tuple[Token, _Sign]]:
    for token in sentence:
        if token.dep_ in _CLAUSES and (token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT"):
            sign = _predicts(token) or _explains(token) or _judges(token)
            if sign is not None and not _spoken_to(token):
                yield token, sign


def _spoken_to(verb: Token) -> bool:
    """ "We expect", "you may": a page that talks to its reader, or somebody's words that nobody is found for."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("i", "we", "you") for c in verb.children)


def _predicts(verb: Token) -> _Sign | None:
    signs = _signs()
    modal = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in signs["modals"]), None)
    chance = any(c.dep_ == "advmod" and c.lower_ in signs["chances"] for c in verb.children)
    likely = any(c.dep_ in ("acomp", "oprd") and c.lower_ in signs["likely"] and _to(c) for c in verb.children)
    if likely and verb.lemma_ == "be":
        return _Sign("predicts", "voice.likely", 0.8)
    if verb.lower_ == "expect" and verb.i == verb.sent.start:
        return _Sign("predicts", "voice.expect", 0.8)
    if modal is None or modal.lower_ == "would" or verb.dep_ == "relcl":
        return None
    return _Sign("predicts", "voice.chance", 0.75) if chance else None


def _to(word: Token) -> bool:
    return any(c.dep_ == "xcomp" for c in word.children)


def _explains(verb: Token) -> _Sign | None:
    signs = _signs()
    asides = [m for c in verb.children if c.dep_ == "advcl" for m in c.children]
    if any(mark.dep_ == "mark" and mark.lower_ in signs["causes"] for mark in asides):
        return _Sign("explains", "voice.because", 0.7)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and verb.lemma_ in signs["meanings"] and any(c.dep_ == "ccomp" for c in verb.children):
        return _Sign("explains", "voice.means", 0.7)
    words = f" {' '.join(t.lower_ for t in _own(verb))} "
    if any(f" {phrase} " in words for phrase in signs["reasons"]):
        return _Sign("explains", "voice.why", 0.7)
    return None


def _judges(verb: Token) -> _Sign | None:
    signs = _signs()
    children = list(verb.children)
    if any(c.dep_ == "advmod" and c.lower_ in signs["weighing"] for c in children):
        return _Sign("judges", "voice.adverb", 0.8)
    copula = verb.lemma_ in {"be", "remain", "prove", "become"} | signs["seeming"]
    if copula and any(c.dep_ == "acomp" and c.lemma_.lower() in signs["weights"] for c in children):
        return _Sign("judges", "voice.weighs", 0.7)
    if copula and any(c.dep_ == "attr" and c.lemma_.lower() in signs["verdicts"] for c in children):
        return _Sign("judges", "voice.verdict", 0.7)
    if verb.lemma_ in signs["weighers"]:
        return _Sign("judges", "voice.verb", 0.6)
    if verb.lemma_ in signs["weighers-to"] and any(c.dep_ == "xcomp" for c in children):
        return _Sign("judges", "voice.fails", 0.6)
    if verb.lemma_ in signs["seeming"] and any(c.dep_ in ("oprd", "acomp") for c in children):
        return _Sign("judges", "voice.seems", 0.6)
    if (copula or verb.lemma_ in signs["light"]) and any(_burden(c) for c in children):
        return _Sign("judges", "voice.burden", 0.6)
    return None


def _burden(child: Token) -> bool:
    burdens = _signs()["burdens"]
    if child.dep_ in ("dobj", "oprd"):
        return child.lemma_.lower() in burdens
    return child.dep_ == "prep" and any(g.dep_ == "pobj" and g.lemma_.lower() in burdens for g in child.children)


def _own(verb: Token) -> list[Token]:
    """The words of a clause without those of the clauses joined to it."""
    joined = [c for c in verb.children if c.dep_ in ("conj", "parataxis") and c.pos_ in ("VERB", "AUX")]
    left_out = {t.i for c in joined for t in c.subtree}
    return [t for t in verb.subtree if t.i not in left_out and t.dep_ != "cc"] if left_out else list(verb.subtree)


def _clause(passage: Passage, verb: Token, others: Sequence[Span]) -> Span | None:
    """The place of a clause; None where any of it is somebody else's words, or it is no clause to speak of."""
    words = [t for t in _own(verb) if not t.is_space]
    while words and (words[-1].is_punct or words[-1].dep_ == "cc"):
        words.pop()
    while words and (words[0].is_punct or words[0].dep_ == "cc"):
        words.pop(0)
    if sum(t.is_alpha for t in words) < _SHORTEST:
        return None
    span = passage.span(passage.doc[words[0].i : words[-1].i + 1])
    return None if any(span.start < other.end and other.start < span.end for other in others) else span
