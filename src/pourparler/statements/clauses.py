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
from pourparler.statements.citing import cited_beside, read_cited
from pourparler.statements.complements import TOLD, Complement, complement_of, lemma_of, takes_quotation
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.deeds import could_know, is_gap, is_hollow, is_uttered, says, was_asked
from pourparler.statements.draft import Draft, Run
from pourparler.statements.extents import content_runs
from pourparler.statements.listeners import addressee_of
from pourparler.statements.parentheses import read_parenthesis
from pourparler.statements.speakers import (
    beside,
    issuer,
    reporter_before,
    source_before,
    speaker_before,
    speaks,
    with_office,
    with_title,
)
from pourparler.statements.syntax import agent, child, is_passive, negated, phrase, reach_of, source_of, verb_group
from pourparler.statements.turns import agrees

_IN_QUOTATIONS = frozenset({"clause", "infinitive"})
"""Frames believed inside somebody's own words whatever the verb: "they say that it is lost" is a report."""
_WHOEVER = frozenset({"that", "which", "who", "you", "we", "i", "everyone", "nobody"})
_WILLS = frozenset({"want", "believe"})
"""Attitudes that are told of others in one's own words; "they support us" is talk."""
_NARRATED = frozenset({"inform", "accuse", "warn", "assess", "demand", "appeal", "deny"})
"""Acts of verbs that, joined to somebody's words, are more likely the narrator's next report."""
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
    if verb.lemma_ in lexicon.relays and (
        spoken_of(verb) is not None or cited_beside(verb, lexicon, reach) is not None
    ):
        return None
    source, via = relayed(verb, passive, reach, inside, lexicon)
    source = source_before(verb, group, inside) or source
    above = _trailed(verb, lexicon) if _trails(verb, lexicon) else _goes_on(verb, lexicon)
    if above is not None:
        source = source_of(above, is_passive(above), reach, inside) or source
    source = speaker_before(verb, inside, lexicon) or reporter_before(verb, reach, inside, lexicon) or source
    if source is not None and inside[source.start] != inside[verb.i] >= 0 and source.start > verb.i:
        return None  # "“a man who is stressed, and proud,” he said" stresses nothing
    if source is not None and verb.tag_ == "VBN" and _undergoes(doc, source, verb):
        return None
    source = with_title(doc, source, group, inside) if source is not None else None
    found = complement_of(verb, lemma, lexicon, passive)
    beside_it = (*verb.children, *(doc[source.start : source.end].root.children if source is not None else ()))
    if verb.i + 2 < len(doc) and doc[verb.i + 1].text == "," and doc[verb.i + 2].lemma_ in lexicon.relays:
        beside_it = (*beside_it, doc[verb.i + 2])
    citing = next((c for c in beside_it if cited_beside(c, lexicon, reach) is not None), None)
    if citing is not None and "clause" in lexicon.verbs[lemma].frames:
        return read_cited(passage, verb, citing, found, group, source, reach, inside, lexicon)
    if found is None:
        return read_parenthesis(passage, verb, lemma, group, source, reach, lexicon)
    if verb.lemma_ in lexicon.relays and found.frame == "object" and cited(verb, reach, lexicon):
        return None  # "cited two officials" names a source: it says nothing by itself
    cue = lexicon.act_of(lemma, found.frame)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and (lent := issuer(verb, reach, inside, lexicon)) is not None:
        source, group = lent, Run(verb_group(verb.head.head, lexicon.shades).start, group.end)
    if source is None and not passive:
        source = beside(verb, group, inside)
    if source is None and not passive:
        return None
    if inside[verb.i] >= 0 and not _reported_inside(verb, found, cue, source, reach):
        return None
    if not is_uttered(verb, found, lexicon) or not speaks(doc, source, lexicon):
        return None
    if not says(verb, lemma, found, passive, lexicon) or not could_know(doc, source, lemma, found, lexicon):
        return None
    content = content_runs(doc, verb, found, group, source, reach, inside, lexicon)
    if source is not None and content:
        source, content = with_office(doc, source, content, inside)
    if passive and found.frame != "clause":
        undergone = child(verb, "nsubjpass")
        head = undergone if undergone is not None else (verb.head if verb.dep_ == "acl" else None)
        head = None if lemma in TOLD and found.frame == "order" else head  # whom one tells is no part of what is told
        if head is not None:
            content = (phrase(head, reach, without=verb), *content)
    content = tuple(
        run for run in content if any(doc[i].is_alpha or doc[i].like_num for i in range(run.start, run.end))
    )
    if not content or (is_hollow(doc, content) and not _denied(doc, content, cue)) or is_gap(verb, found, content):
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


def _undergoes(doc: Doc, source: Run, verb: Token) -> bool:
    """Whether a participle has no doer in what the parser took for one: "them urged", "the guild's advised rate"."""
    if child(verb, "aux") is not None or is_passive(verb):
        return False
    words = [t for t in doc[source.start : source.end] if not t.is_punct]
    owner = any(t.tag_ == "POS" and t.i + 1 >= source.end - 3 for t in words) and source.end == verb.i
    return owner or (len(words) == 1 and words[0].lower_ in ("them", "him", "us", "me"))


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


def _goes_on(verb: Token, lexicon: Lexicon) -> Token | None:
    """The report that a joined verb goes on from: "said his men had won and accused them of cheating"."""
    above = _joined_to(verb)
    if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "advmod") for c in verb.lefts):
        return None
    if verb.dep_ == "conj" and above.dep_ == "ccomp" and agrees(verb, above.head, above):
        return above.head
    if any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return None
    if above.dep_ != "ccomp" or above.head.tag_ != "VBD" or verb.tag_ not in ("VBD", "VBN"):
        return None
    lemma = lemma_of(verb, lexicon)
    if lemma_of(above.head, lexicon) is None or lemma is None or not _narrates(verb, lemma, lexicon):
        return None
    return above.head


def _joined_to(verb: Token) -> Token:
    """The verb that a verb in the past is joined to, which no infinitive is: "told them to end it and condemned it"."""
    above, joined = verb.head, verb.dep_ == "conj"
    while verb.tag_ == "VBD" and above.tag_ == "VB" and above.dep_ != "ccomp" and above.head != above:
        above, joined = above.head, True
    if above.tag_ == "VBD" and above.dep_ == "advcl" and child(above, "nsubj", "nsubjpass", "mark") is None:
        above = above.head
    bare = verb.tag_ == "VBD" and verb.dep_ == "advcl" and verb.doc[verb.i - 1].text == "," and verb.i > verb.head.i
    return above if joined or bare else verb


def _narrates(verb: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb that goes on from a report is more likely the narrator's: "accused", "called for"."""
    bidding = lemma == "call" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("for", "on")
    return bidding or (takes_quotation(verb, lexicon) and lexicon.verbs[lemma].act in _NARRATED)


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


def _denied(doc: Doc, content: tuple[Run, ...], cue: Cue) -> bool:
    """Whether a lone pronoun is a claim that somebody denies: "denied it", not "contradicted her"."""
    return cue.act == "deny" and doc[content[0].start].lower_ in ("it", "this", "that", "these", "everything")


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
