"""A cue between commas or at the end: "The plan, as he put it, is dead".

In: a reporting verb without a complement, its source and its reach. Out: a draft of what stands around it.
Refused: a cue that no mark sets off, words that only frame it ("When asked about the toll, he replied"), questions.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.statements.complements import complement_of, lemma_of, takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.deeds import is_hollow
from pourparler.statements.draft import Draft, Run, without
from pourparler.statements.listeners import addressee_of
from pourparler.statements.syntax import child, trim
from pourparler.statements.turns import OCCASIONS

_LASTING = frozenset({"over", "for", "since", "until", "throughout", "despite", "without", "under", "like", "unlike"})
"""Words of a phrase before ", he said," that is said rather than says when: "Over the past years, he said, …"."""

_OCCASIONAL = frozenset({"after", "amid", "at", "before", "during"})
"""Words of a phrase before ", he said," that says when: "After the vote, he said, …"."""


def read_parenthesis(
    passage: Passage, verb: Token, lemma: str, group: Run, source: Run | None, reach: Run, lexicon: Lexicon
) -> Draft | None:
    """A cue between commas or at the end: "The plan, as he put it, is dead"; the rest of the sentence is reported."""
    doc = passage.doc
    cue = lexicon.act_of(lemma, "clause")
    if source is None or cue.kind == "attitude" or not {"clause", "quote"} & lexicon.verbs[lemma].frames:
        return None
    if lemma in ("find", "show", "read", "learn"):
        return None
    start, end = min(source.start, group.start), max(source.end, group.end)
    if start > reach.start and doc[start - 1].lower_ == "as":
        start -= 1
    elif verb.dep_ not in ("ROOT", "parataxis", "ccomp", "conj", "dep", "advcl", "relcl") or start == reach.start:
        return None
    opened = start == reach.start or doc[start - 1].text in (",", "—", "–", "(", "-")
    opened = opened or (start == reach.start + 1 and doc[reach.start].is_quote)
    closed = end >= reach.end - 1 or doc[end].text in (",", "—", "–", ")", ".", "-")
    closed = closed or (lemma == "tell" and not any(t.pos_ in ("VERB", "AUX") for t in doc[end : reach.end]))
    if lemma == "tell" and closed:
        end = reach.end
    relative = start > reach.start and doc[start - 1].lower_ in ("that", "which", "who") and verb.dep_ == "relcl"
    said = Run(end, verb.right_edge.i + 1) if relative else reach
    opened, closed = opened or relative, closed or relative
    content = tuple(trim(doc, run) for run in without(said, [Run(start, end)]) if run.end - run.start > 1)
    first = doc[content[0].start : content[0].end] if len(content) > 1 else ()
    opening = next((t for t in first if not t.is_quote), None)
    dated = opening is not None and opening.pos_ in ("ADP", "SCONJ") and opening.lower_ not in _LASTING
    if dated and opening is not None and not _has_verb(doc, content[0]) and _says_when(opening, lexicon):
        content = content[1:]
    content = tuple(
        kept for run in content if (kept := _before_next(doc, run, verb, lexicon) if run.start > verb.i else run)
    )
    content = tuple(run for run in content if not _frames(doc, run, verb, lexicon))
    if not (opened and closed and content) or doc[reach.end - 1].text == "?" or is_hollow(doc, content):
        return None
    if passage.block.role != "headline" and not any(_has_verb(doc, run) for run in content):
        return None
    return Draft.of_cue(
        passage,
        verb.i,
        cue,
        source=source,
        cue_run=group,
        content=content,
        addressee=addressee_of(verb, lemma, None, cue, reach, lexicon),
        rule="verb.parenthesis",
        polarity="asserted",
        confidence=0.8,
    )


def _says_when(opening: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase before ", he said," is the day or the place of the saying: not "on the eve of the war"."""
    thing = child(opening, "pobj", "pcomp")
    if thing is None or opening.lower_ in _OCCASIONAL:
        return True
    lemma = thing.lemma_.lower()
    return thing.ent_type_ in ("DATE", "TIME") or lemma in OCCASIONS or lemma in lexicon.documents


def _before_next(doc: Doc, run: Run, verb: Token, lexicon: Lexicon) -> Run | None:
    """What follows a cue up to the narrator's next report of the same speaker: "…, he said, but he pressed them to"."""
    for i in range(run.start, run.end - 2):
        if doc[i].dep_ != "cc" or doc[i - 1].text != ",":
            continue
        again = doc[i + 1]
        report = again.head
        told = again.dep_ == "nsubj" and report.i in (i + 2, i + 3) and lemma_of(report, lexicon) is not None
        spoken = told and report.tag_ == verb.tag_ == "VBD" and child(report, "aux") is None
        if (
            spoken
            and again.lower_ in ("he", "she", "they", "it")
            and complement_of(report, str(lemma_of(report, lexicon)), lexicon, False)
        ):
            return trim(doc, Run(run.start, i)) if i > run.start + 1 else None
    return run


def _frames(doc: Doc, run: Run, verb: Token, lexicon: Lexicon) -> bool:
    """Whether words beside a cue only frame it: "When asked about the toll, he replied", "he replied, saying that"."""
    opening = doc[run.start].lower_ if run.start < verb.i else ""
    asked = doc[run.start + 1].lower_ if opening in ("when", "if", "once") and run.start + 1 < run.end else opening
    if asked in ("asked", "pressed", "questioned", "speaking", "responding", "commenting"):
        return True
    first = doc[run.start]
    return run.start > verb.i and first.tag_ == "VBG" and takes_quotation(first, lexicon)


def _has_verb(doc: Doc, run: Run) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc[run.start : run.end])
