"""How far reported words reach.

In: a verb and its complement. Out: the runs of tokens that are reported.
Refused: what the narrator, or a heading without a stop, puts before and behind.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.complements import Complement
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Run, without
from pourparler.statements.syntax import trim
from pourparler.statements.turns import BESIDE, is_judged_by, turns


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
        before = _without_lead(doc, trim(doc, Run(start, max(first, start + 1))), inside)
        after = _resumed(doc, verb, found, holes, reach)
        return (before, *after)
    start = max(found.start, group.end if found.head.i > verb.i else found.start)
    if found.preposition is not None:
        start = max(start, found.preposition.i + 1)
    end = min(end_of(doc, verb, found, reach, inside, lexicon), _quote_end(doc, start, inside, verb))
    return without(trim(doc, Run(start, end)), holes) if start < end else ()


def _without_lead(doc: Doc, run: Run, inside: tuple[int, ...]) -> Run:
    """Words before a cue without what the narrator, or a heading without a stop, puts before a whole quotation."""
    last = run.end - 1
    while last > run.start and inside[last] < 0 and doc[last].is_punct:
        last -= 1
    if inside[last] < 0 or inside[run.start] == inside[last]:
        return run
    first = next(i for i in range(last, run.start - 1, -1) if i == run.start or inside[i - 1] != inside[last])
    words = [t for t in doc[first : last + 1] if t.is_alpha]
    whole = len(words) >= 4 and words[0].text[:1].isupper() and words[0].dep_ != "compound"
    whole = whole and any(t.pos_ in ("VERB", "AUX") for t in words)
    led = doc[first - 1].text == ":" or doc[first - 1].pos_ in ("NOUN", "PROPN")
    return Run(first, run.end) if whole and led else run


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
        beside = found.frame == "clause" and doc[i].dep_ == "mark" and doc[i].lower_ in BESIDE
        if beside and inside[verb.i] >= 0:
            continue  # in somebody's own words no narrator sets anything beside
        if turns(doc, i, verb, found, lexicon) or (inside[i] < 0 and is_judged_by(doc, i)):
            return i
    return _with_members(doc, end, reach)


def _with_members(doc: Doc, end: int, reach: Run) -> int:
    """The end with the members of what was named: "insisted on several terms, including a truce"."""
    if end + 1 >= reach.end or doc[end].text != "," or doc[end + 1].lower_ != "including":
        return end
    return min(doc[end + 1].right_edge.i + 1, reach.end)


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
