"""Verbs that report and what they report.

In: a parsed passage and the lexicon. Out: drafts of indirect and mixed statements, one a reporting verb.
Refused: a verb without complement, and complements that are only a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.model import Polarity
from pourparler.statements.chains import cited, relay_of, relayed, spoken_of
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Reporter, Run, without
from pourparler.statements.syntax import agent, child, is_passive, negated, phrase, source_of, trim, verb_group

_BREAKS = frozenset(
    {"as", "after", "while", "when", "before", "amid", "following", "although", "though", "since", "whereas"}
)
_IN_QUOTATIONS = frozenset({"clause", "infinitive"})
"""Frames believed inside somebody's own words: "they reject our hand" is talk, "they say that it is lost" a report."""
_MEANWHILE = frozenset({"after", "amid", "following"})
_IRREAL = frozenset({"would", "could", "should", "must", "can", "may", "might", "ca", "wo", "cannot"})
_QUESTION = frozenset({"what", "whether", "if", "why", "how", "who", "which", "when", "where"})
_TOLD = frozenset(
    {"tell", "ask", "inform", "assure", "remind", "warn", "notify", "brief", "advise", "alert", "caution"}
)


_PLAIN = {
    "said": "say",
    "says": "say",
    "added": "add",
    "told": "tell",
    "asked": "ask",
    "wrote": "write",
    "tweeted": "tweet",
}
"""Forms that report whatever the parser took them for."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb reports: the frame, the first token of it, and the preposition that belongs to the cue."""

    frame: str
    start: int
    head: Token
    preposition: Token | None = None


def read_clauses(passage: Passage, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of every reporting verb of a passage; `inside[i]` numbers the quotation that token i stands in, or -1."""
    for verb in passage.doc:
        lemma = lemma_of(verb, lexicon)
        if lemma is None:
            continue
        draft = _read_verb(passage, verb, lemma, inside, lexicon)
        if draft is not None:
            yield draft


def lemma_of(verb: Token, lexicon: Lexicon) -> str | None:
    """The entry of the lexicon that a verb stands for, two-word verbs first, or None."""
    if verb.lower_ in _PLAIN:
        return _PLAIN[verb.lower_]
    if verb.pos_ not in ("VERB", "AUX") or (verb.dep_ in ("aux", "auxpass", "amod", "compound") and verb.tag_ != "VBN"):
        return None
    particle = child(verb, "prt")
    lemma = verb.lemma_.lower()
    if lemma == "make" and any(t.lower_ in ("clear", "plain") for t in verb.doc[verb.i + 1 : verb.i + 4]):
        return "make clear"
    if particle is not None and f"{lemma} {particle.lower_}" in lexicon.verbs:
        return f"{lemma} {particle.lower_}"
    return lemma if lemma in lexicon.verbs else None


def _read_verb(passage: Passage, verb: Token, lemma: str, inside: tuple[int, ...], lexicon: Lexicon) -> Draft | None:
    doc = passage.doc
    reach = reach_of(doc, verb, inside)
    group = verb_group(verb, lexicon.shades)
    passive = is_passive(verb)
    if passive and agent(verb) is None and relay_of(verb, lexicon) is None:
        return None
    if verb.lemma_ in lexicon.relays and (spoken_of(verb) is not None or _citing(verb, lexicon, reach) is not None):
        return None
    source, via = relayed(verb, passive, reach, inside, lexicon)
    found = complement_of(verb, lemma, lexicon, passive)
    citing = next((c for c in verb.rights if _citing(c, lexicon, reach) is not None), None)
    if citing is not None and "clause" in lexicon.verbs[lemma].frames:
        return _cited(passage, verb, citing, found, group, source, reach, inside, lexicon)
    if found is None:
        return _parenthesis(passage, verb, lemma, group, source, reach, lexicon)
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
    if inside[verb.i] >= 0 and found.frame not in _IN_QUOTATIONS:
        return None
    if not _uttered(verb, found, lexicon) or not speaks(doc, source, lexicon):
        return None
    if found.frame == "object" and found.head.lemma_ in lexicon.nouns and lemma in lexicon.carriers:
        return None
    content = content_runs(doc, verb, found, group, source, reach, inside, lexicon)
    if passive and found.frame != "clause":
        undergone = child(verb, "nsubjpass")
        head = undergone if undergone is not None else (verb.head if verb.dep_ == "acl" else None)
        if head is not None:
            content = (phrase(head, reach, without=verb), *content)
    content = tuple(
        run for run in content if any(doc[i].is_alpha or doc[i].like_num for i in range(run.start, run.end))
    )
    if not content or _hollow(doc, content):
        return None
    if found.preposition is not None and found.preposition.i == group.end:
        group = Run(group.start, found.preposition.i + 1)
    return Draft.of_cue(
        passage, verb.i, cue, source=source, cue_run=group, content=content,
        addressee=addressee_of(verb, lemma, found, cue, reach, lexicon), rule=f"verb.{found.frame}",
        polarity=polarity_of(verb, found), confidence=0.85 if source is not None else 0.5, via=via,
    )  # fmt: skip


def beside(verb: Token, group: Run, inside: tuple[int, ...]) -> Run | None:
    """A pronoun or a name right before or right behind a cue that the parser gave no subject."""
    doc = verb.doc
    for i in (group.start - 1, group.end):
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


def _citing(verb: Token, lexicon: Lexicon, reach: Run) -> Run | None:
    """The source named by "citing two officials" beside a reporting verb."""
    if verb.tag_ != "VBG" or verb.lemma_ not in lexicon.relays or verb.dep_ not in ("advcl", "prep", "conj"):
        return None
    return cited(verb, reach, lexicon) if lemma_of(verb.head, lexicon) else None


def _cited(
    passage: Passage, verb: Token, citing: Token, found: Complement | None, group: Run, outlet: Run | None, reach: Run,
    inside: tuple[int, ...], lexicon: Lexicon,
) -> Draft | None:  # fmt: skip
    """ "Halcyon reported, citing two officials, that …": the officials' words, through Halcyon."""
    source = _citing(citing, lexicon, reach)
    cue_run = Run(citing.i, citing.i + 1)
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
        trim(passage.doc, part) for run in runs for part in without(run, holes)
        if any(t.pos_ in ("VERB", "AUX", "NOUN") for t in passage.doc[part.start : part.end])
    )  # fmt: skip
    if not content:
        return None
    return Draft.of_cue(
        passage, citing.i, lexicon.act_of(verb.lemma_, "clause"), source=source, cue_run=cue_run, content=content,
        rule="chain.citing", confidence=0.8, via=(Reporter(source=outlet, cue=group),),
    )  # fmt: skip


def _issued(verb: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> Run | None:
    """Who put out the paper that a verb hangs on: "the three issued a statement opposing …"."""
    paper, carrier = verb.head, verb.head.head
    carried = paper.dep_ == "dobj" and carrier.pos_ == "VERB" and carrier.lemma_ in lexicon.carriers
    if not carried or not (paper.lemma_ in lexicon.documents or paper.lemma_ in lexicon.nouns):
        return None
    source = source_of(carrier, is_passive(carrier), reach, inside)
    return source if source is not None and source.end <= carrier.i else None


def _uttered(verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether the verb is said to have happened: not "would require Kyiv to accept limits", not "could reject it"."""
    if found.frame == "clause":
        refused = verb.dep_ == "xcomp" and _to(verb) and lemma_of(verb.head, lexicon) is not None
        idle = verb.lemma_ == "tell" and child(verb, "dobj", "dative") is None and verb.tag_ == "VBG"
        return not idle and not (refused and verb.head.lemma_ not in lexicon.shades)
    if any(c.dep_ == "aux" and c.lower_ in _IRREAL for c in verb.lefts):
        return False
    return not (verb.tag_ == "VB" and _to(verb) and verb.head.lemma_ not in lexicon.shades)


def speaks(doc: Doc, source: Run | None, lexicon: Lexicon) -> bool:
    """Whether a source is someone or a paper of theirs; nobody named counts as someone."""
    if source is None:
        return True
    head = doc[source.start : source.end].root
    if head.lower_ in ("that", "which", "who") and head.head.dep_ == "relcl":
        head = head.head.head
    if head.pos_ == "PRON" or head.lower_ in ("that", "which"):
        return head.lower_ not in ("this", "these", "what", "that", "which", "everything", "nothing", "something")
    return head.pos_ != "NOUN" or lexicon.can_speak(head.lemma_.lower())


def _hollow(doc: Doc, content: tuple[Run, ...]) -> bool:
    """Whether all that is reported is a pronoun: "said so", "denied it"."""
    words = [doc[i] for run in content for i in range(run.start, run.end) if not doc[i].is_punct]
    return len(words) == 1 and (words[0].pos_ in ("PRON", "ADV", "DET") or words[0].lower_ in ("that", "which", "so"))


def reach_of(doc: Doc, verb: Token, inside: tuple[int, ...]) -> Run:
    """The tokens a verb may speak of: its sentence, or its part of the quotation it stands in."""
    start, end = verb.sent.start, verb.sent.end
    if inside[verb.i] >= 0:
        while inside[start] != inside[verb.i]:
            start += 1
        while inside[end - 1] != inside[verb.i]:
            end -= 1
    return Run(start, end)


def complement_of(verb: Token, lemma: str, lexicon: Lexicon, passive: bool) -> Complement | None:
    """What a verb reports, in the frames its lemma takes: clause, order, infinitive, preposition, object in that order."""
    frames = lexicon.verbs[lemma].frames
    for c in verb.children:
        if (
            c.dep_ == "ccomp"
            and "clause" in frames
            and not _controlled(c)
            and (c.i > verb.i or _parted(c, verb))
            and _whole_clause(c, verb, lemma)
        ):
            return Complement("clause", c.left_edge.i, c)
    for c in verb.children:
        if (
            c.dep_ == "advcl"
            and "clause" in frames
            and lemma in ("ask", "wonder", "question", "say")
            and _opens(c) in _QUESTION
        ):
            return Complement("clause", c.left_edge.i, c)
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and "order" in frames and _controlled(c):
            patient = child(verb, "dobj")
            first = min(
                c.left_edge.i, patient.left_edge.i if patient is not None and lemma not in _TOLD else c.left_edge.i
            )
            return Complement("order", first, c)
    if "order" in frames and (patient := child(verb, "dobj")) is not None:
        infinitive = next(
            (c for c in (*verb.rights, *patient.rights) if c.dep_ in ("xcomp", "relcl", "acl", "advcl") and _to(c)),
            None,
        )
        if infinitive is not None:
            return Complement("order", (infinitive if lemma in _TOLD else patient).left_edge.i, infinitive)
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and "infinitive" in frames and c.i > verb.i and (_to(c) or c.tag_ == "VBG"):
            return Complement("infinitive", c.left_edge.i, c)
    return _by_that(verb, frames) or _by_preposition(verb, lemma, frames) or _by_object(verb, lemma, frames, passive)


def _whole_clause(clause: Token, verb: Token, lemma: str) -> bool:
    """Whether a clause is what is reported: "had suggested four" has its own object, "could find it hard" reports nothing."""
    if clause.i < verb.i:
        return not any(c.dep_ in ("dobj", "attr") and c.i > verb.i and lemma not in _TOLD for c in verb.children)
    return lemma not in ("find", "learn") or clause.left_edge.lower_ in ("that", *_QUESTION)


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a mark stands between a clause and the report that follows it; where none does, two sentences were glued."""
    last = max(t.i for t in clause.subtree if t.i < verb.i)
    return any(t.text in (",", '"', "'", "—", "–", "-", "?", "!", "''") for t in verb.doc[last : verb.i])


def _by_that(verb: Token, frames: frozenset[str]) -> Complement | None:
    """A clause with "that" which the parser hung elsewhere: "told a pupil on one occasion that it was lost"."""
    if "clause" not in frames:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.pos_ in ("VERB", "AUX"):
            return Complement("clause", token.i, token.head)
        if token.pos_ == "VERB" or token.text in (";", ":", '"'):
            return None
    return None


def _by_preposition(verb: Token, lemma: str, frames: frozenset[str]) -> Complement | None:
    for c in verb.rights:
        if c.dep_ in ("prep", "prt", "dative") and c.pos_ in ("ADP", "SCONJ", "PART"):
            word = "order_on" if c.lower_ in ("on", "upon") and "order_on" in frames else c.lower_
            object_ = child(c, "pobj", "pcomp")
            if word in frames and object_ is not None:
                return Complement(word, object_.left_edge.i, object_, c)
    return None


def _by_object(verb: Token, lemma: str, frames: frozenset[str], passive: bool) -> Complement | None:
    if "object" not in frames:
        return None
    if passive:
        rest = next((c for c in verb.rights if c.dep_ in ("prep", "oprd", "xcomp", "attr") and c.lower_ != "by"), None)
        if rest is None:
            return None
        return Complement("object", rest.left_edge.i, rest, rest if rest.lower_ == "as" else None)
    for c in verb.rights:
        if c.dep_ in ("dobj", "oprd", "attr", "acomp") or (c.dep_ == "ccomp" and not _to(c)):
            return Complement("object", c.left_edge.i, c)
    front = next((c for c in verb.lefts if c.dep_ == "dobj" and verb.dep_ in ("relcl", "ccomp")), None)
    return (
        Complement("object", front.left_edge.i, front)
        if front is not None and front.tag_ not in ("WP", "WDT")
        else None
    )


def _to(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)


def _controlled(clause: Token) -> bool:
    """Whether a clause is someone + to + verb: an order rather than a report."""
    return _to(clause) and child(clause, "mark") is None


def _opens(clause: Token) -> str:
    return str(clause.left_edge.lower_)


def addressee_of(
    verb: Token, lemma: str, found: Complement | None, cue: Cue, reach: Run, lexicon: Lexicon
) -> Run | None:
    """To whom it was said, as the tokens that name them."""
    head: Token | None = None
    if cue.addressee == "object" or (found is not None and found.frame == "order" and lemma in _TOLD):
        head = next(
            (c for c in verb.rights if c.dep_ in ("dobj", "dative", "iobj") and c.pos_ in ("NOUN", "PROPN", "PRON")),
            None,
        )
        if head is None and found is not None and found.frame in ("clause", "order"):
            inner = next((c for c in found.head.lefts if c.dep_ == "nsubj"), None)
            head = inner if found.frame == "order" and lemma in _TOLD else None
        if head is not None and found is not None and found.frame in ("object",):
            head = None
    if head is None and (cue.addressee == "to" or lemma == "call"):
        preposition = next(
            (c for c in verb.rights if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "on", "upon")), None
        )
        allowed = preposition is not None and (preposition.lower_ == "to") == (cue.addressee == "to")
        head = child(preposition, "pobj") if preposition is not None and allowed else None
        if head is not None and not _can_listen(head, lexicon):
            head = None
    if head is None or head.i not in reach:
        return None
    run = phrase(head, reach, without=found.head if found is not None else None)
    return Run(run.start, min(run.end, found.start)) if found is not None and run.start < found.start < run.end else run


def _can_listen(head: Token, lexicon: Lexicon) -> bool:
    return (
        head.pos_ == "PROPN"
        or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or head.lemma_.lower() in lexicon.listeners
    )


def content_runs(
    doc: Doc, verb: Token, found: Complement, group: Run, source: Run | None, reach: Run, inside: tuple[int, ...],
    lexicon: Lexicon,
) -> tuple[Run, ...]:  # fmt: skip
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
    end = min(end_of(doc, verb, found, reach, lexicon), _quote_end(doc, start, inside, verb))
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


def end_of(doc: Doc, verb: Token, found: Complement, reach: Run, lexicon: Lexicon) -> int:
    """Where the reported words end: with the sentence for its main verb, else with the verb's own phrase."""
    own = max(found.head.right_edge.i, verb.right_edge.i if found.frame != "clause" else found.head.right_edge.i) + 1
    main = (
        verb.dep_ == "ROOT"
        or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
        or found.head.right_edge.i + 2 >= reach.end
    )
    end = reach.end if main else min(own, reach.end)
    for i in range(max(found.start, verb.i) + 1, end):
        if _turns(doc, i, verb, found, lexicon):
            return i
    return end


def _turns(doc: Doc, i: int, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether the narrator takes over again at token i."""
    token = doc[i]
    if token.lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
        return True
    comma = doc[i - 1].text in (",", "—", "–", ";", '"')
    if comma and token.tag_ == "VBG" and _speaks(token, lexicon):
        return True
    if comma and _aside(token, lexicon):
        return True
    if token.dep_ == "cc" and i + 1 < len(doc):
        return _reports_on(token, verb, found, lexicon)
    if found.frame != "clause" and (token.lower_ in _MEANWHILE and token.dep_ in ("prep", "mark")):
        return True
    for c in verb.rights:
        if c.i <= found.head.i or c.left_edge.i != i:
            continue
        if (
            found.frame != "clause"
            and c.dep_ in ("prep", "npadvmod")
            and doc[c.right_edge.i].ent_type_ in ("DATE", "TIME")
        ):
            return True
        if c.dep_ == "conj":
            return _speaks(c, lexicon) or comma
        if c.dep_ == "advcl" and comma:
            return c.tag_ == "VBG" or token.lower_ in _BREAKS
        if c.dep_ == "prep" and comma:
            return token.lower_ in _BREAKS or c.pos_ == "VERB"
    return False


def _aside(token: Token, lexicon: Lexicon) -> bool:
    """Whether a comma opens somebody else's word on it: "…, which the ministry called a lie", "…, as one of them put it"."""
    clause = token.head
    if token.lower_ == "which" and clause.dep_ == "relcl":
        other = next((c for c in clause.lefts if c.dep_ == "nsubj" and c.i > token.i), None)
        return other is not None and lemma_of(clause, lexicon) is not None
    if token.lower_ == "as" and clause.dep_ == "advcl":
        return clause.lemma_ == "put" or lemma_of(clause, lexicon) is not None
    return False


def _reports_on(conjunction: Token, verb: Token, found: Complement, lexicon: Lexicon) -> bool:
    """Whether "and", "but" leads back to the narrator: the next verb reports, in the tense of the first, or hangs on it."""
    joined = next((c for c in conjunction.head.rights if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None:
        return False
    if conjunction.head == verb:
        return conjunction.lower_ != "and" or _speaks(joined, lexicon) or child(joined, "nsubj", "nsubjpass") is None
    own = child(joined, "nsubj", "nsubjpass", "aux")
    past = joined.tag_ == "VBN" and verb.tag_ == "VBD" and conjunction.nbor(-1).text == ","
    same = joined.tag_ == verb.tag_ or past
    return own is None and conjunction.head == found.head and same and _speaks(joined, lexicon)


def _speaks(token: Token, lexicon: Lexicon) -> bool:
    lemma = lemma_of(token, lexicon)
    return lemma is not None and "quote" in lexicon.verbs[lemma].frames


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
    closed = end >= reach.end - 1 or doc[end].text in (",", "—", "–", ")", ".", "-")
    relative = start > reach.start and doc[start - 1].lower_ in ("that", "which", "who") and verb.dep_ == "relcl"
    said = Run(end, verb.right_edge.i + 1) if relative else reach
    opened, closed = opened or relative, closed or relative
    content = tuple(trim(doc, run) for run in without(said, [Run(start, end)]) if run.end - run.start > 1)
    if not (opened and closed and content) or doc[reach.end - 1].text == "?" or _hollow(doc, content):
        return None
    if not any(t.pos_ in ("VERB", "AUX") for run in content for t in doc[run.start : run.end]):
        return None
    return Draft.of_cue(
        passage, verb.i, cue, source=source, cue_run=group, content=content, addressee=None, rule="verb.parenthesis",
        polarity="asserted", confidence=0.8,
    )  # fmt: skip


def polarity_of(verb: Token, found: Complement) -> Polarity:
    """Asserted, denied ("did not say"), uncertain ("may have said") or asked ("asked whether")."""
    if found.frame == "clause" and verb.lemma_ in ("ask", "wonder", "question", "inquire", "query"):
        return "asked"
    if negated(verb):
        return "denied"
    if any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in verb.lefts):
        return "uncertain"
    return "asserted"
