"""Who speaks, where the grammar gives a cue no subject: the name beside it, the office before it, the paper's maker.

In: a reporting verb with its group, the numbers of the quotations. Out: the run of a source, or None.
Refused: words that stand inside another quotation; a noun that cannot speak.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pourparler.statements.complements import takes_quotation
from pourparler.statements.cues import Lexicon
from pourparler.statements.deeds import is_glued_heading
from pourparler.statements.draft import Run
from pourparler.statements.syntax import is_passive, source_of, whole_name


def beside(verb: Token, group: Run, inside: tuple[int, ...]) -> Run | None:
    """A pronoun or a name right before or right behind a cue that the parser gave no subject."""
    doc = verb.doc
    if (named := _named_before(verb, group, inside)) is not None:
        return named
    behind = () if verb.lower_ in ("told", "thank", "bless", "damn") else (group.end,)
    for i in (group.start - 1, *behind):
        if not verb.sent.start <= i < verb.sent.end or inside[i] != inside[verb.i]:
            continue
        if doc[i].lower_ in ("he", "she", "they", "it", "who"):
            return Run(i, i + 1)
        if doc[i].pos_ == "PROPN":
            start, end = i, i + 1
            while start > verb.sent.start and doc[start - 1].pos_ == "PROPN" and inside[start - 1] == inside[i]:
                start -= 1
            while end < verb.sent.end and doc[end].pos_ == "PROPN" and inside[end] == inside[i]:
                end += 1
            return Run(whole_name(doc, start, verb.sent.start), end)
    return None


def _named_before(verb: Token, group: Run, inside: tuple[int, ...]) -> Run | None:
    """A name with its office between a quotation and ", told": '"No," Ilan Dorvath, a partner at Orsk, told'."""
    doc, end = verb.doc, group.start - 1
    if verb.lower_ != "told" or end <= verb.sent.start or doc[end].text != ",":
        return None
    start = end
    while start > verb.sent.start and inside[start - 1] == inside[verb.i]:
        start -= 1
    run = doc[start:end]
    plain = 1 <= len(run) <= 20 and run[0].pos_ == "PROPN" and not any(t.pos_ in ("VERB", "AUX") for t in run)
    return Run(start, end) if plain and start > 0 and inside[start - 1] >= 0 else None


def with_office(
    doc: Doc, source: Run, content: tuple[Run, ...], inside: tuple[int, ...]
) -> tuple[Run, tuple[Run, ...]]:
    """A source with the office before its name, behind the marks: '"No," the mayor's aide Orla Venn wrote'."""
    first = content[0]
    start = source.start
    while start > first.start and inside[start - 1] < 0:
        start -= 1
    office = doc[start : source.start]
    plain = not any(t.pos_ in ("VERB", "AUX", "SCONJ", "ADP") and t.lower_ not in ("of", "for", "to") for t in office)
    marked = start > first.start and first.end >= source.start
    if not marked or not 1 <= len(office) <= 12 or not plain or any(t.text in (",", "—", "–") for t in office[1:]):
        return source, content
    while start < source.start and (doc[start].is_punct or doc[start].is_space):
        start += 1
    if start == source.start:
        return source, content
    return Run(start, source.end), (Run(first.start, start), *content[1:])


def source_before(verb: Token, group: Run, inside: tuple[int, ...]) -> Run | None:
    """Someone between a comma and "told" whom the parser hung elsewhere: "…, a source in Orsk told Halcyon"."""
    doc, start = verb.doc, group.start
    while start > verb.sent.start and doc[start - 1].text != "," and inside[start - 1] == inside[verb.i]:
        start -= 1
    run = doc[start : group.start]
    if (
        verb.lower_ != "told"
        or not 2 <= len(run) <= 12
        or start == verb.sent.start
        or run[0].pos_ not in ("DET", "NUM")
    ):
        return None
    someone = next((t for t in run if t.pos_ == "NOUN"), None)
    clear = not any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in run)
    return Run(start, group.start) if clear and someone is not None and someone.dep_ == "appos" else None


def with_title(doc: Doc, source: Run, group: Run, inside: tuple[int, ...]) -> Run:
    """A name right before its cue with what it is, which the parser gave to the words before a comma: "…, the state
    news agency Orna said"."""
    if source.end != group.start or doc[source.start].pos_ != "PROPN":
        return source
    start = source.start
    while start > doc[source.start].sent.start and doc[start - 1].text != "," and inside[start - 1] == inside[start]:
        start -= 1
    title = doc[start : source.start]
    noun = (
        len(title) > 0 and title[-1].tag_ in ("NN", "NNS") and title[-1].dep_ in ("appos", "compound", "nmod", "nsubj")
    )
    plain = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "PRON") or t.lower_ in ("of", "-") for t in title)
    opened = start > doc[source.start].sent.start and doc[start - 1].text == ","
    return Run(start, source.end) if noun and plain and opened and len(title) <= 8 else source


def speaker_before(verb: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Run | None:
    """Who made the report between commas that a verb goes on from: "They try, Orsk said on Monday, but admitted"."""
    doc, start = verb.doc, verb.i - 1
    if verb.tag_ != "VBD" or verb.dep_ != "conj" or start < 1 or doc[start].dep_ != "cc" or inside[verb.i] >= 0:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.lefts):
        return None
    for i in range(start - 1, max(verb.sent.start, start - 8), -1):
        if inside[i] >= 0 or (doc[i].text == "," and i != start - 1):
            return None
        if doc[i].pos_ in ("VERB", "AUX"):
            report = doc[i]
            named = report.tag_ == "VBD" and doc[i - 1].pos_ == "PROPN" and takes_quotation(report, lexicon)
            return _set_off(doc, i, verb.sent.start) if named else None
    return None


def reporter_before(verb: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> Run | None:
    """Who made the report between commas that a participle goes on from: "They sail, the paper wrote, noting that"."""
    doc, comma = verb.doc, verb.i - 1
    if verb.tag_ != "VBG" or comma <= verb.sent.start or doc[comma].text != ",":
        return None
    for i in range(comma - 1, max(verb.sent.start, comma - 4), -1):
        report = doc[i]
        if report.tag_ in ("VBD", "VBZ") and takes_quotation(report, lexicon):
            source = source_of(report, False, reach, inside)
            set_off = source is not None and source.end <= i and source.start > 0 and doc[source.start - 1].text == ","
            return source if set_off else None
        if report.pos_ in ("VERB", "AUX"):
            return None
    return None


def _set_off(doc: Doc, end: int, first: int) -> Run | None:
    """The name and the office between a comma and a report: "…, the baker Ilan Dorvath said"."""
    comma = next((i for i in range(end - 1, first, -1) if doc[i].text in (",", '"')), None)
    named = comma is not None and comma + 1 < end and not any(t.pos_ in ("VERB", "AUX") for t in doc[comma:end])
    return Run(comma + 1, end) if named and comma is not None else None


def issuer(verb: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> Run | None:
    """Who put out the paper that a verb hangs on: "the three issued a statement opposing …"."""
    paper, carrier = verb.head, verb.head.head
    carried = paper.dep_ == "dobj" and carrier.pos_ == "VERB" and carrier.lemma_ in lexicon.carriers
    if not carried or not (paper.lemma_ in lexicon.documents or paper.lemma_ in lexicon.nouns):
        return None
    source = source_of(carrier, is_passive(carrier), reach, inside)
    return source if source is not None and source.end <= carrier.i else None


def speaks(doc: Doc, source: Run | None, lexicon: Lexicon) -> bool:
    """Whether a source is someone or a paper of theirs; nobody named counts as someone."""
    if source is None:
        return True
    if is_glued_heading(doc, source, lexicon):
        return False
    head = doc[source.start : source.end].root
    if head.lower_ in ("that", "which", "who") and head.head.dep_ == "relcl":
        head = head.head.head
    if head.tag_ == "VBG" and head.dep_ == "csubj":
        return False  # "speaking out can be dangerous": a deed says nothing
    if head.pos_ == "PRON" or head.lower_ in ("that", "which"):
        return head.lower_ not in ("this", "these", "what", "that", "which", "everything", "nothing", "something")
    return head.pos_ != "NOUN" or lexicon.can_speak(head.lemma_.lower())
