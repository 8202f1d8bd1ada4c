"""Verbs that report and what they report.

In: a parsed passage and the lexicon. Out: drafts of indirect and mixed statements, one a reporting verb.
Refused: a verb without complement, and complements that are only a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.model import Polarity
from pourparler.statements.chains import cited, relay_of, relayed, spoken_of
from pourparler.statements.complements import TOLD, Complement, complement_of, lemma_of, takes_quotation
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.deeds import could_know, is_glued_heading, is_uttered, says, was_asked
from pourparler.statements.draft import Draft, Reporter, Run, without
from pourparler.statements.extents import content_runs
from pourparler.statements.listeners import addressee_of
from pourparler.statements.syntax import agent, child, is_passive, negated, phrase, source_of, trim, verb_group

_IN_QUOTATIONS = frozenset({"clause", "infinitive"})
"""Frames believed inside somebody's own words whatever the verb: "they say that it is lost" is a report."""
_WHOEVER = frozenset({"that", "which", "who", "you", "we", "i", "everyone", "nobody"})
_WILLS = frozenset({"want", "believe"})
"""Attitudes that are told of others in one's own words; "they support us" is talk."""
_NARRATED = frozenset({"inform", "accuse", "warn", "assess", "demand", "appeal", "deny"})
"""Acts of verbs that, joined to somebody's words, are more likely the narrator's next report."""
_LASTING = frozenset({"over", "for", "since", "until", "throughout", "despite", "without", "under", "like", "unlike"})
"""Words of a phrase before ", he said," that is said rather than says when: "Over the past years, he said, …"."""
_NOT_YET = frozenset({"may", "might", "could", "will", "'ll", "shall"})
"""Auxiliaries before a report that is not made yet, or perhaps not made: "critics will say"."""


def read_clauses(passage: Passage, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of every reporting verb of a passage; `inside[i]` numbers the quotation of token i, or is -1."""
    for verb in passage.doc:
        lemma = lemma_of(verb, lexicon)
        if lemma is None:
            continue
        draft = _read_verb(passage, verb, lemma, inside, lexicon)
        if draft is not None:
            yield draft


def _read_verb(passage: Passage, verb: Token, lemma: str, inside: tuple[int, ...], lexicon: Lexicon) -> Draft | None:
    doc = passage.doc
    reach = reach_of(doc, verb, inside)
    group = verb_group(verb, lexicon.shades)
    if lemma == "make clear":
        group = Run(group.start, next(t.i for t in doc[verb.i + 1 :] if t.lower_ in ("clear", "plain")) + 1)
    passive, relay = is_passive(verb), relay_of(verb, lexicon)
    if (passive and agent(verb) is None and relay is None) or was_asked(verb):
        return None
    if verb.lemma_ in lexicon.relays and (spoken_of(verb) is not None or _citing(verb, lexicon, reach) is not None):
        return None
    source, via = relayed(verb, passive, reach, inside, lexicon)
    source = _source_before(verb, group, inside) or source
    if _goes_on(verb, lexicon) or _trails(verb, lexicon):
        above = verb.head.head if verb.dep_ == "conj" else _trailed(verb, lexicon)
        source = source_of(above, is_passive(above), reach, inside) or source
    found = complement_of(verb, lemma, lexicon, passive)
    beside_it = (*verb.children, *(doc[source.start : source.end].root.children if source is not None else ()))
    if verb.i + 2 < len(doc) and doc[verb.i + 1].text == "," and doc[verb.i + 2].lemma_ in lexicon.relays:
        beside_it = (*beside_it, doc[verb.i + 2])
    citing = next((c for c in beside_it if _citing(c, lexicon, reach) is not None), None)
    if citing is not None and "clause" in lexicon.verbs[lemma].frames:
        return _cited(passage, verb, citing, found, group, source, reach, inside, lexicon)
    if found is None:
        return _parenthesis(passage, verb, lemma, group, source, reach, lexicon)
    if verb.lemma_ in lexicon.relays and found.frame == "object" and cited(verb, reach, lexicon):
        return None  # "cited two officials" names a source: it says nothing by itself
    cue = lexicon.act_of(lemma, found.frame)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and (lent := _issued(verb, reach, inside, lexicon)) is not None:
        source, group = lent, Run(verb_group(verb.head.head, lexicon.shades).start, group.end)
    if source is None and not passive:
        source = beside(verb, group, inside)
    if (
        source is None
        and not passive
        and (verb.tag_ in ("VB", "VBP", "VBG") or found.frame != "clause" or inside[verb.i] >= 0)
    ):
        return None
    if inside[verb.i] >= 0 and not _reported_inside(verb, found, cue, source, reach):
        return None
    if not is_uttered(verb, found, lexicon) or not speaks(doc, source, lexicon):
        return None
    if not says(verb, lemma, found, passive, lexicon) or not could_know(doc, source, lemma, found, lexicon):
        return None
    content = content_runs(doc, verb, found, group, source, reach, inside, lexicon)
    if source is not None and content:
        source, content = _with_office(doc, source, content, inside)
    if passive and found.frame != "clause":
        undergone = child(verb, "nsubjpass")
        head = undergone if undergone is not None else (verb.head if verb.dep_ == "acl" else None)
        head = None if lemma in TOLD and found.frame == "order" else head  # whom one tells is no part of what is told
        if head is not None:
            content = (phrase(head, reach, without=verb), *content)
    content = tuple(
        run for run in content if any(doc[i].is_alpha or doc[i].like_num for i in range(run.start, run.end))
    )
    if not content or (_hollow(doc, content) and not _denied(doc, content, cue)):
        return None
    if relay is not None and is_passive(relay) and agent(relay) is None:
        group = Run(verb_group(relay, lexicon.shades).start, group.end)
    if found.preposition is not None and found.preposition.i == group.end:
        group = Run(group.start, found.preposition.i + 1)
    return Draft.of_cue(
        passage,
        verb.i,
        cue,
        source=source,
        cue_run=group,
        content=content,
        addressee=addressee_of(verb, lemma, found, cue, reach, lexicon),
        rule=f"verb.{found.frame}",
        polarity=polarity_of(verb, found),
        confidence=0.85 if source is not None else 0.5,
        via=via,
    )


def _reported_inside(verb: Token, found: Complement, cue: Cue, source: Run | None, reach: Run) -> bool:
    """Whether a verb inside somebody's own words reports: "they reject our hand" by a third party in a full clause."""
    doc = verb.doc
    if doc[reach.end - 1].text == "?":
        return False
    if found.frame in _IN_QUOTATIONS:
        return True
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    third = source is not None and doc[source.start : source.end].root.lower_ not in _WHOEVER
    return finite and third and (cue.kind != "attitude" or cue.act in _WILLS)


def _goes_on(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a joined verb is the narrator's again: "said his men had won and accused them of cheating"."""
    above = verb.head
    if verb.dep_ != "conj" or above.dep_ != "ccomp" or above.head.tag_ != "VBD" or verb.tag_ not in ("VBD", "VBN"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "nsubj") for c in verb.lefts) or lemma_of(above.head, lexicon) is None:
        return False
    lemma = lemma_of(verb, lexicon)
    return lemma is not None and takes_quotation(verb, lexicon) and lexicon.verbs[lemma].act in _NARRATED


def _trails(verb: Token, lexicon: Lexicon) -> bool:
    """Whether ", adding that" hangs on somebody's words, though it is whoever said them that adds."""
    host = verb.head
    while host.dep_ in ("ccomp", "xcomp", "conj") and not takes_quotation(host.head, lexicon) and host.head != host:
        host = host.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or host.dep_ != "ccomp" or verb.i < verb.head.i:
        return False
    comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text in (",", '"')
    return comma and takes_quotation(host.head, lexicon)


def _trailed(verb: Token, lexicon: Lexicon) -> Token:
    """The report above the clause that a verb hangs on."""
    host = verb.head
    while host.head != host and not takes_quotation(host.head, lexicon):
        host = host.head
    return host.head


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
            return Run(start, end)
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


def _with_office(
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


def _source_before(verb: Token, group: Run, inside: tuple[int, ...]) -> Run | None:
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


def _citing(verb: Token, lexicon: Lexicon, reach: Run) -> Run | None:
    """The source named by "citing two officials" beside a reporting verb."""
    if verb.tag_ != "VBG" or verb.lemma_ not in lexicon.relays or verb.dep_ not in ("advcl", "prep", "conj", "acl"):
        return None
    head = verb.head.head if verb.dep_ == "acl" else verb.head
    if verb.i > 1 and verb.nbor(-1).text == ",":
        head = verb.nbor(-2) if lemma_of(verb.nbor(-2), lexicon) else head
    return cited(verb, reach, lexicon) if lemma_of(head, lexicon) else None


def _cited(
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
    source = _citing(citing, lexicon, reach)
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


def _issued(verb: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> Run | None:
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
    if head.pos_ == "PRON" or head.lower_ in ("that", "which"):
        return head.lower_ not in ("this", "these", "what", "that", "which", "everything", "nothing", "something")
    return head.pos_ != "NOUN" or lexicon.can_speak(head.lemma_.lower())


def _hollow(doc: Doc, content: tuple[Run, ...]) -> bool:
    """Whether all that is reported is a pronoun: "said so", "denied it"."""
    words = [doc[i] for run in content for i in range(run.start, run.end) if not doc[i].is_punct]
    if words and all(t.lower_ in ("to", "do", "so", "it", "that") for t in words) and len(words) > 1:
        return True  # "as he threatened to do"
    return len(words) == 1 and (words[0].pos_ in ("PRON", "ADV", "DET") or words[0].lower_ in ("that", "which", "so"))


def _denied(doc: Doc, content: tuple[Run, ...], cue: Cue) -> bool:
    """Whether a lone pronoun is a claim that somebody denies: "denied it", not "contradicted her"."""
    return cue.act == "deny" and doc[content[0].start].lower_ in ("it", "this", "that", "these", "everything")


def reach_of(doc: Doc, verb: Token, inside: tuple[int, ...]) -> Run:
    """The tokens a verb may speak of: its sentence, or its part of the quotation it stands in."""
    start, end = verb.sent.start, verb.sent.end
    if inside[verb.i] >= 0:
        while inside[start] != inside[verb.i]:
            start += 1
        while inside[end - 1] != inside[verb.i]:
            end -= 1
    return Run(start, end)


def _parenthesis(
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
    opening = doc[content[0].start] if len(content) > 1 else None
    dated = opening is not None and opening.pos_ in ("ADP", "SCONJ") and opening.lower_ not in _LASTING
    if dated and not _has_verb(doc, content[0]):
        content = content[1:]
    content = tuple(run for run in content if not _frames(doc, run, verb, lexicon))
    if not (opened and closed and content) or doc[reach.end - 1].text == "?" or _hollow(doc, content):
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


def polarity_of(verb: Token, found: Complement) -> Polarity:
    """Asserted, denied ("did not say"), uncertain ("may have said") or asked ("asked whether")."""
    asks = verb.lemma_ in ("ask", "wonder", "question", "inquire", "query")
    if found.frame == "clause" and asks and verb.doc[found.start].lower_ != "that":
        return "asked"
    if negated(verb):
        return "denied"
    if any(c.dep_ == "aux" and c.lower_ in _NOT_YET for c in verb.lefts):
        return "uncertain"
    return "asserted"
