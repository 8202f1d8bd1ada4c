"""Reports without a reporting verb: "according to", "reportedly", "Kyiv's demand for", "is ready to".

In: a parsed passage and the lexicon. Out: drafts.
Refused: a reporting noun or adjective whose speaker or whose matter is not said.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pourparler.language import Passage
from pourparler.model import Polarity
from pourparler.statements.chains import cited
from pourparler.statements.complements import TOLD, has_to
from pourparler.statements.cues import Cue, Lexicon
from pourparler.statements.draft import Draft, Reporter, Run, without
from pourparler.statements.listeners import told_by_noun
from pourparler.statements.syntax import agent, child, negated, phrase, reach_of, source_of, subject, trim, verb_group

_MATTER = frozenset({"for", "of", "to", "about", "against", "on", "over", "with"})
_SPEAKER = frozenset({"by", "from"})
_MADE = frozenset({"make", "present", "submit", "issue", "table", "voice", "put", "offer"})
"""Participles that say whose the words of a noun are: "the offer made by Orsk"."""
_ANSWERS = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
"""Verbs whose object, a claim, is somebody's whom nobody names: "denied claims that the bridge was sold"."""
_BIDDING = frozenset({"urge", "order", "instruct", "request", "invite", "command", "exhort", "implore", "encourage"})
"""Verbs whose passive names whom somebody bids do something: "residents were urged to leave"."""
_PUBLIC = TOLD | _BIDDING | {"announce", "report", "say"}
"""Verbs whose passive passes on what was said, unsigned but without a doubt."""
_TITLED = frozenset(
    ["agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper", "outlet", "paper", "portal",
     "station", "tabloid", "website", "weekly"]
)  # fmt: skip
"""What a name in small letters may follow: "the news agency hpa"."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_CLAUSES = ("ROOT", "ccomp", "conj", "parataxis")
_HEARD = Cue(act="inform", kind="speech")
_ALLEGED = Cue(act="accuse", kind="speech")


def read_phrases(passage: Passage, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of every phrase of a passage that reports without a reporting verb."""
    for token in passage.doc:
        lower = token.lower_
        if lower in ("according", "per") or (lower == "in" and _own_words(token)):
            yield from _according(passage, token, inside, lexicon)
        elif lower in lexicon.hearsay and token.dep_ == "advmod":
            yield from _hearsay(passage, token, inside)
        elif token.pos_ == "NOUN" and token.lemma_ in lexicon.nouns:
            yield from _noun(passage, token, inside, lexicon)
        elif (token.pos_ == "ADJ" or token.tag_ == "VBN") and token.lower_ in lexicon.adjectives:
            yield from _adjective(passage, token, inside, lexicon)
        elif token.lemma_ in lexicon.sourceless and token.tag_ == "VBN" and child(token, "auxpass") is not None:
            yield from _sourceless(passage, token, inside, lexicon)


def _own_words(token: Token) -> bool:
    """Whether "in" opens "in the words of Orsk" or "in the view of Orsk"."""
    object_ = child(token, "pobj")
    if object_ is None or object_.lower_ not in ("words", "view", "opinion") or child(object_, "prep") is None:
        return False
    return object_.lower_ != "view" or object_.i > token.i + 1  # "in view of the floods" is nobody's view


def _according(passage: Passage, token: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
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
    content = tuple(
        trim(doc, run) for run in without(_clause_of(doc, token, reach, end), [Run(token.i, end)]) if _says(doc, run)
    )
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


def _says(doc: Doc, run: Run) -> bool:
    return any(t.pos_ in ("VERB", "AUX", "NOUN", "PROPN") for t in doc[run.start : run.end])


def _hearsay(passage: Passage, token: Token, inside: tuple[int, ...]) -> Iterator[Draft]:
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


def _sourceless(passage: Passage, verb: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """ "It was reported that …", "the summit is expected to …": a report that nobody signs."""
    if any(c.lower_ == "by" and c.dep_ == "agent" for c in verb.children):
        return
    doc, reach = passage.doc, reach_of(passage.doc, verb, inside)
    undergone = child(verb, "nsubjpass")
    clause = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp")), None)
    if clause is None or undergone is None:
        return
    rest = trim(doc, Run(clause.left_edge.i, min(clause.right_edge.i + 1, reach.end)))
    content: tuple[Run, ...] = (rest,)
    told = verb.lemma_ in TOLD or verb.lemma_ in _BIDDING
    if undergone.lower_ != "it" and not told:
        content = (phrase(undergone, reach, without=verb), rest)
    attitude = verb.lemma_ in ("expect", "believe", "think", "know", "suspect", "fear", "suppose", "presume", "assume")
    cue = Cue(act="believe" if attitude else "inform", kind="attitude" if attitude else "speech")
    if told:
        cue = lexicon.act_of(verb.lemma_, "order" if clause.dep_ == "xcomp" or has_to(clause) else "clause")
    yield Draft.of_cue(
        passage,
        verb.i,
        cue,
        source=None,
        cue_run=verb_group(verb, lexicon.shades),
        content=content,
        addressee=phrase(undergone, reach, without=verb) if told else None,
        rule="verb.sourceless",
        confidence=0.7,
        polarity=_unsigned(verb, clause),
    )


def _unsigned(verb: Token, clause: Token) -> Polarity:
    """Asked ("was asked whether"), asserted for what is passed on, else uncertain ("is expected to")."""
    if verb.lemma_ == "ask" and not has_to(clause):
        return "asked"
    return "asserted" if verb.lemma_ in _PUBLIC else "uncertain"


def _noun(passage: Passage, noun: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    doc, reach = passage.doc, reach_of(passage.doc, noun, inside)
    source, first = _speaker(noun, reach, inside, lexicon)
    unsigned = source is None and noun.dep_ == "dobj" and noun.head.lemma_ in _ANSWERS
    if source is None and not unsigned:
        return
    matter, last = _matter(noun, lexicon.nouns[noun.lemma_].frames)
    if matter is None or (source is not None and matter in source) or matter >= reach.end or _is_day(doc, matter):
        return
    end = min(noun.right_edge.i + 1, reach.end)
    for c in noun.rights:
        if c.dep_ == "prep" and c.lower_ in _SPEAKER and c.i > matter:
            end = min(end, c.i)
    content = without(trim(doc, Run(matter, max(end, matter + 1))), [source] if source is not None else [])
    if content:
        yield Draft.of_cue(
            passage,
            noun.i,
            lexicon.nouns[noun.lemma_],
            source=source,
            cue_run=Run(first, last),
            content=content,
            addressee=told_by_noun(noun, matter, reach, lexicon),
            rule="noun",
            confidence=0.6,
            polarity=_noun_polarity(noun, lexicon),
        )


def _is_day(doc: Doc, matter: int) -> bool:
    """Whether what follows a noun is its day, not its matter: "before the announcement on Tuesday"."""
    return doc[matter].ent_type_ in ("DATE", "TIME") and doc[matter].dep_ in ("pobj", "compound")


def _noun_polarity(noun: Token, lexicon: Lexicon) -> Polarity:
    carrier = noun.head
    none = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)
    return (
        "denied"
        if none or (noun.dep_ == "dobj" and carrier.lemma_ in lexicon.carriers and negated(carrier))
        else "asserted"
    )


def _speaker(noun: Token, reach: Run, inside: tuple[int, ...], lexicon: Lexicon) -> tuple[Run | None, int]:
    """Who makes the claim that a noun names, and the first token of the cue."""
    verb = noun.head
    lent = source_of(verb, False, reach, inside) if noun.dep_ == "dobj" and verb.lemma_ in lexicon.carriers else None
    owner = child(noun, "poss")
    if lent is not None and lent.end <= verb.i and (owner is None or owner.pos_ == "PRON"):
        return lent, verb_group(verb, lexicon.shades).start
    if owner is not None and owner.i in reach and owner.tag_ != "WP$" and owner.ent_type_ not in ("DATE", "TIME"):
        run = Run(max(owner.left_edge.i, reach.start), owner.i + 1)
        return run, noun.i
    by = next((c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ in _SPEAKER), None)
    head = child(by, "pobj") if by is not None else None
    if head is not None and (_is_named(head) or head.lemma_ in lexicon.speakers):
        return phrase(head, reach), noun.i
    if (maker := _maker(noun)) is not None and maker.i in reach:
        return phrase(maker, reach), noun.i
    if noun.dep_ == "pobj" and noun.head.lower_ == "including":
        return _lent(noun.head.head, reach), noun.i
    return None, noun.i


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")


def _maker(noun: Token) -> Token | None:
    """Who put forward what a noun names: "the proposal presented by Orsk for a truce"."""
    made = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    head = agent(made) if made is not None and made.lemma_ in _MADE else None
    return head if head is not None and _is_named(head) else None


def _lent(token: Token, reach: Run) -> Run | None:
    """The subject of the verb that a phrase hangs on: "rallied support, including demands for …"."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    head = subject(token) if token.pos_ in ("VERB", "AUX") else None
    return phrase(head, reach) if head is not None and head.i in reach and head.i < token.i else None


def _matter(noun: Token, frames: frozenset[str]) -> tuple[int | None, int]:
    """The first token of what the noun reports and the end of the cue, which a preposition belongs to."""
    for c in noun.rights:
        if (
            c.dep_ in ("acl", "ccomp", "relcl")
            and c.left_edge.lower_ == "that"
            and c.left_edge.dep_ in ("mark", "dobj")
        ):
            return (c.left_edge.i, noun.i + 1) if "clause" in frames else (None, noun.i + 1)
        if c.dep_ in ("acl", "xcomp", "relcl") and has_to(c):
            return (c.left_edge.i, noun.i + 1) if "infinitive" in frames or "for" in frames else (None, noun.i + 1)
        if c.dep_ == "prep" and c.lower_ in frames and child(c, "pobj", "pcomp") is not None:
            if c.i == noun.i + 1:
                return c.i + 1, c.i + 1
            if noun.doc[noun.i + 1].lower_ == "by":
                return c.i + 1, noun.i + 1
    return None, noun.i + 1


def _state(adjective: Token) -> Token | None:
    """The verb of "is ready", "remains convinced"; a participle parsed as a passive is its own."""
    if adjective.tag_ == "VBN" and child(adjective, "auxpass") is not None:
        return adjective if child(adjective, "agent") is None else None
    verb = adjective.head
    while adjective.dep_ == "conj" and verb.pos_ == "ADJ":
        verb = verb.head
    stands = verb.tag_ != "VBG" and verb.lemma_ in ("be", "remain", "seem", "appear", "feel", "become")
    return verb if stands and adjective.dep_ in ("acomp", "oprd", "conj") else None


def _adjective(passage: Passage, adjective: Token, inside: tuple[int, ...], lexicon: Lexicon) -> Iterator[Draft]:
    verb = _state(adjective)
    if verb is None:
        return
    doc, reach = passage.doc, reach_of(passage.doc, verb, inside)
    matter = next((c for c in adjective.rights if c.dep_ in ("ccomp", "xcomp", "prep")), None)
    source = source_of(verb, False, reach, inside)
    if matter is None or source is None or not _has_will(doc, source, lexicon) or source.end > verb.i:
        return
    preposition = matter.dep_ == "prep"
    if preposition and matter.lower_ not in _MATTER:
        return
    start = matter.i + 1 if preposition else matter.left_edge.i
    end = min(matter.right_edge.i + 1, reach.end)
    if start >= end:
        return
    group = verb_group(verb, lexicon.shades)
    first = group.start if adjective.dep_ != "conj" else adjective.i
    yield Draft.of_cue(
        passage,
        adjective.i,
        lexicon.adjectives[adjective.lower_],
        source=source,
        cue_run=Run(first, matter.i + 1 if preposition else adjective.i + 1),
        content=(trim(doc, Run(start, end)),),
        rule="adjective",
        confidence=0.6,
        polarity="denied" if negated(verb) else "asserted",
    )


def _has_will(doc: Doc, run: Run, lexicon: Lexicon) -> bool:
    """Whether a phrase names someone who can be ready or convinced, not a door that is open."""
    tokens = doc[run.start : run.end]
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in tokens) or any(
        t.lemma_.lower() in lexicon.speakers or t.lower_ in lexicon.speakers for t in tokens
    )
