"""Reports that cite somebody: "Halcyon reported, citing two officials, that …".

In: a reporting verb and what stands beside it. Out: a draft with the source that is cited, through whoever cites it.
Refused: a "citing" that hangs on no report.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.language import Passage
from pourparler.statements.chains import cited
from pourparler.statements.complements import Complement, complement_of, lemma_of
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Draft, Reporter, Run, without
from pourparler.statements.extents import content_runs
from pourparler.statements.syntax import child, trim


def cited_beside(verb: Token, lexicon: Lexicon, reach: Run) -> Run | None:
    """The source named by "citing two officials" beside a reporting verb."""
    if verb.tag_ != "VBG" or verb.lemma_ not in lexicon.relays or verb.dep_ not in ("advcl", "prep", "conj", "acl"):
        return None
    head = verb.head.head if verb.dep_ == "acl" else verb.head
    if verb.i > 1 and verb.nbor(-1).text == ",":
        head = verb.nbor(-2) if lemma_of(verb.nbor(-2), lexicon) else head
    return cited(verb, reach, lexicon) if lemma_of(head, lexicon) else None


def read_cited(
    passage: Passage,
    verb: Token,
    citing: Token,
    found: Complement | None,
    group: Run,
    outlet: Run | None,
    reach: Run,
    inside: tuple[int, ...],
    lexicon: Lexicon,
) -> Draft | None:
    """ "Halcyon reported, citing two officials, that …": the officials' words, through Halcyon."""
    source = cited_beside(citing, lexicon, reach)
    cue_run = Run(citing.i, citing.i + 1)
    if outlet is not None and citing.i in outlet and citing.i > outlet.start:
        outlet = trim(passage.doc, Run(outlet.start, citing.i))  # "a report from Halcyon citing two officials said"
    holes = [group, Run(citing.i, source.end if source is not None else citing.i + 1), *([outlet] if outlet else [])]
    found = found or complement_of(citing, citing.lemma_, lexicon, False)
    clause = child(citing, "ccomp")
    if clause is not None:
        found = Complement("clause", clause.left_edge.i, clause)
    if found is not None and found.frame == "clause":
        runs = content_runs(passage.doc, verb, found, group, outlet, reach, inside, lexicon)
    else:
        runs = (reach,)
    content = tuple(
        trim(passage.doc, part)
        for run in runs
        for part in without(run, holes)
        if any(t.pos_ in ("VERB", "AUX", "NOUN") for t in passage.doc[part.start : part.end])
    )
    if not content:
        return None
    return Draft.of_cue(
        passage,
        citing.i,
        lexicon.act_of(lemma_of(verb, lexicon) or "say", "clause"),
        source=source,
        cue_run=cue_run,
        content=content,
        rule="chain.citing",
        confidence=0.8,
        via=(Reporter(source=outlet, cue=group),),
    )
