"""What a proposal would have done: each obligation that an article tells as part of it.

In: the mentions of proposals in a passage. Out: `DraftTerm`s: words, whose proposal, who is obliged, for whom.
Refused: what people think of a proposal, what it is for ("a plan to end the war"), and deeds told outside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import below, joined
from pourparler.language.parsed import Passage
from pourparler.positions.issues import issues_in
from pourparler.positions.proposals_mentions import noun_of
from pourparler.positions.proposals_threads import Thread
from pourparler.positions.proposals_words import naming_words, term_words
from pourparler.statements.syntax import child, is_passive, negated, subject

_WOULD = frozenset({"would", "'d", "’d"})
_TO_COME = frozenset({"will", "shall", "'ll", "’ll", "must", "should"}) | _WOULD
_RELATIVE = frozenset({"which", "that", "whereby", "where"})
_PERSONAL = frozenset({"i", "he", "she", "we", "you", "this", "who", "what", "nobody", "critics", "analysts"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftTerm:
    """A term before its sides are known: its tokens `first` to `last`, the verb or noun that tells it, who is `bound`
    by words around it and who gains (`favoured`), in whose sense (`rule`).
    """

    thread: Thread
    passage: Passage
    first: int
    last: int
    told_by: Token
    rule: str
    bound: tuple[Token, ...] = ()
    favoured: tuple[Token, ...] = ()
    sure: float = 0.8
    settled: bool = False

    @property
    def tokens(self) -> Tokens:
        """The words."""
        return self.passage.doc[self.first : self.last + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whose terms the sentence before told, and in which mood."""

    thread: Thread
    would: bool


def terms_in(
    passage: Passage, named: Mapping[int, Thread], told: Told | None, last: Thread | None = None
) -> tuple[tuple[DraftTerm, ...], Told | None]:
    """The terms told in a passage, in order, and what the next one may go on with; `named` gives the thread of each
    mention's head, `told` what the passage before ended with, `last` the proposal named last before it.
    """
    drafts: list[DraftTerm] = []
    for sentence in passage.sentences():
        found = list(_distinct(_in_sentence(sentence, passage, named, told, last)))
        last = next((named[t.i] for t in reversed(list(sentence)) if t.i in named), last)
        found += _exchanged(sentence, found)
        drafts += found
        told = _goes_on(sentence, found, told)
    return tuple(drafts), told


def _in_sentence(
    sentence: Tokens, passage: Passage, named: Mapping[int, Thread], told: Told | None, last: Thread | None
) -> Iterator[DraftTerm]:
    for token in sentence:
        thread = named.get(token.i)
        if thread is not None:
            yield from _of_mention(token, thread, passage)
    if told is not None:
        yield from _continued(sentence, passage, told)
    yield from _said_in_passing(sentence, passage, last)
    yield from _behind_colon(sentence, passage, named)


def _distinct(drafts: Iterator[DraftTerm]) -> Iterator[DraftTerm]:
    """Each stretch of words once; a clause that holds another told by another rule gives way to the narrower."""
    kept: list[DraftTerm] = []
    for draft in drafts:
        if any(k.first <= draft.first and draft.last <= k.last for k in kept):
            continue
        kept = [k for k in kept if not (draft.first <= k.first and k.last <= draft.last)]
        kept.append(draft)
    yield from sorted(kept, key=lambda d: d.first)


def _goes_on(sentence: Tokens, found: Sequence[DraftTerm], told: Told | None) -> Told | None:
    """What the next sentence may go on telling: a clause with "would" under the plan, or the plan's own verbs."""
    if found:
        last = found[-1]
        before = told is not None and told.thread is last.thread and told.would
        return Told(thread=last.thread, would=before or any(t.lower_ in _WOULD for t in sentence))
    return told if len(sentence) < 2 or sentence.text.strip() == "" else None


# A mention and the clauses about it


def _of_mention(head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    for role, verb in _verbs_of(head):
        if role in ("under", "part"):
            for each in _with_joined(verb):
                yield from _clause_under(each, thread, passage, role)
        elif role == "subject":
            for each in _with_joined(verb):
                yield from _told_by_paper(each, head, thread, passage)
                for c in each.rights:
                    if c.dep_ == "advcl" and c.tag_ == "VBG" and child(c, "mark", "nsubj") is None:
                        yield from _told_by_paper(c, head, thread, passage)
    yield from _nominal(head, thread, passage)


def _verbs_of(head: Token) -> Iterator[tuple[str, Token]]:
    """The verbs that a mention is the subject of, and those done under it."""
    top = _head_of_phrase(head)
    if top.dep_ in _SUBJECTS and top.head.pos_ in ("VERB", "AUX"):
        yield "subject", top.head
        for clause in top.head.children if is_passive(top.head) else ():
            own = child(clause, "nsubj")
            if (
                clause.i > top.head.i
                and own is not None
                and own.lower_ in ("that", "which")
                and clause.dep_ in ("ccomp", "advcl", "relcl")
            ):
                yield "subject", clause
    for clause in (*head.children, *_hung_too_low(head)):
        if clause.dep_ == "relcl":
            under = _is_under_which(clause)
            own = child(clause, "nsubj", "nsubjpass")
            if under:
                yield "under", clause
            elif own is not None and own.lower_ in _RELATIVE:
                yield "subject", clause
        elif clause.dep_ == "acl" and clause.tag_ == "VBG":
            yield "subject", clause
    way, opener = _under(head)
    if opener is not None:
        yield way, opener


def _hung_too_low(head: Token) -> Iterator[Token]:
    """Clauses that the parser hung elsewhere: "a truce and a *deal that* would free"; "a plan, drawn up by its ally, *that*
    would lock in" (people would take "who").
    """
    people = event_lexicon().classes["people"]
    behind = head.doc[head.i + 1 : head.i + 3]
    opens = next((t for t in behind if not t.is_punct), None)
    if (
        opens is not None
        and opens.lower_ in ("that", "which")
        and opens.dep_ in _SUBJECTS
        and opens.head.dep_ == "relcl"
    ):
        if opens.head.head != head:
            yield opens.head
    for clause in head.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN":
            for t in clause.subtree:
                if t.dep_ == "relcl" and t.head.lemma_.lower() in people:
                    own = child(t, "nsubj")
                    if own is not None and own.lower_ in ("that", "which"):
                        yield t


def _head_of_phrase(head: Token) -> Token:
    """ "The terms of the *plan* include": what the mention is the "of" of, where that is a part or a draft of it."""
    words = naming_words()
    above = head
    while (
        above.dep_ == "pobj" and above.head.lower_ in ("of", "in", "for") and above.head.head.pos_ in ("NOUN", "PROPN")
    ):
        part = above.head.head
        if part.lemma_.lower() not in words["parts"] | words["papers"] | words["opens"] | {
            "phase",
            "stage",
            "part",
            "copy",
        }:
            break
        above = part
    while above.dep_ == "conj" and above.head.pos_ in ("NOUN", "PROPN"):
        above = above.head
    return above


def _is_under_which(clause: Token) -> bool:
    for t in clause.subtree:
        if t.lower_ == "whereby":
            return True
        if t.lower_ == "which" and t.dep_ == "pobj" and t.head.lower_ in ("under", "in") and t.i < clause.i:
            return True
    return False


def _under(head: Token) -> tuple[str, Token | None]:
    """The verb of what is done "under the plan" or "according to the text" (`under`), or "as part of the deal"."""
    top = _head_of_phrase(head)
    if top.dep_ not in ("pobj", "pcomp"):
        return "", None
    prep = top.head
    way, role = prep.lower_, "under"
    if way == "of" and prep.head.lower_ in ("part", "phase", "stage"):
        prep = prep.head.head
        way, role = prep.lower_, "part"
    elif way == "to" and prep.head.lower_ in ("according", "accordance"):
        prep, way = prep.head, "according"
    elif top != head and way == "as":
        role = "part"
    if way not in ("under", "according", "in", "per", "as"):
        return "", None
    verb = prep.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ not in ("prep", "pobj", "advmod", "dobj", "attr", "npadvmod"):
            return "", None
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or (way in ("in", "as") and not (_is_to_come(verb) or _is_owed(verb))):
        return "", None
    return role, verb


def _with_joined(verb: Token) -> Iterator[Token]:
    yield verb
    for each in verb.conjuncts:
        if each.pos_ in ("VERB", "AUX") and each.i > verb.i:
            yield each


def _is_to_come(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _TO_COME:
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not helpers - {"be", "also"}:
        bare = verb.tag_ in ("VB", "VBN") or verb.lower_ == verb.lemma_
        return bare and _is_to_come(verb.head)
    return False


def _is_present(verb: Token) -> bool:
    """Whether a clause is told in the present: "Under the accord, Orsk keeps the harbour"; what was done is a deed."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return all(t.tag_ in ("VBZ", "VBP", "VBG", "VBN", "VB", "RB", "MD") for t in (verb, *helpers)) and (
        verb.tag_ in ("VBZ", "VBP") or any(h.tag_ in ("VBZ", "VBP", "MD") and h.lemma_ != "have" for h in helpers)
    )


def _is_owed(verb: Token) -> bool:
    """ "Is to give up", "has to", "is supposed to", "has agreed to": a duty told without would."""
    inner = child(verb, "xcomp")
    to = inner is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children)
    if verb.lemma_ in ("be", "have") and to:
        return True
    return (
        verb.lemma_ in ("suppose", "agree", "commit", "promise", "pledge", "undertake", "require", "oblige", "expect")
        and to
    )


def _clause_under(verb: Token, thread: Thread, passage: Passage, rule: str) -> Iterator[DraftTerm]:
    """A clause of what is done under the proposal."""
    words = term_words()
    verb = _carrier(verb)
    who = _subject(verb)
    if who is None or who.lower_ in _PERSONAL:
        return
    if any(c.dep_ in ("ccomp",) and c.i > verb.i and verb.lemma_ in ("say", "tell", "report") for c in verb.children):
        inner = next(c for c in verb.children if c.dep_ == "ccomp")
        yield from _clause_under(inner, thread, passage, rule)
        return
    lemma = verb.lemma_.lower()
    bare = lemma in words["comments"] - words["done"]
    due = _is_to_come(verb) or _is_owed(verb)
    if (bare and not is_passive(verb) and not _is_owed(verb)) or (negated(verb) and not due):
        return
    if {c.lower_ for c in verb.children if c.dep_ == "aux"} & {"could", "may", "might", "can"} and lemma not in words[
        "favours"
    ]:
        return
    if not due and (rule == "part" or lemma == "be" or not _is_present(verb)):
        return
    first, last = _extent(verb, who)
    whole = DraftTerm(
        thread=thread, passage=passage, first=first, last=last, told_by=verb, rule=f"term.{rule}",
        sure=0.85 if due else 0.7,
    )  # fmt: skip
    yield from _parted(whole, verb)


def _parted(whole: DraftTerm, verb: Token) -> Iterator[DraftTerm]:
    """A clause whose two objects are of two issues is two terms: "give up the port and its dream of the Pact"."""
    second = next((t for t in whole.tokens if t.dep_ == "conj" and t.i > verb.i and t.pos_ in ("NOUN", "PROPN")), None)
    if second is None or not any(t.dep_ in ("poss", "det") for t in second.lefts):
        yield whole
        return
    one, other = issues_in(whole.passage.doc[whole.first : second.left_edge.i]), issues_in(second.subtree)
    if not one or not other or one[0] == other[0]:
        yield whole
        return
    yield replace(whole, last=_trimmed(verb, second.left_edge.i - 1))
    yield replace(whole, first=second.left_edge.i)


def _carrier(verb: Token) -> Token:
    """ "X, officials said, would leave": the verb of the term, where the parser took the report for its head."""
    if verb.lemma_ in ("say", "report", "add", "note", "tell", "claim", "write", "show") and not _is_to_come(verb):
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
        return inner if inner is not None else verb
    return verb


def _subject(verb: Token) -> Token | None:
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None and own.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return own if own is not None else subject(verb)


def _told_by_paper(verb: Token, head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """What a verb with the proposal as its subject tells: it calls for a thing, obliges somebody, or does it itself."""
    if is_passive(verb) or (negated(verb) and verb.lemma_ not in ("include", "provide", "contain", "require", "allow")):
        return
    if negated(verb):
        return
    words, lemma = term_words(), verb.lemma_.lower()
    carrying = child(verb, "ccomp")
    if (
        carrying is not None
        and lemma in words["holds"] | words["orders"] | {"say", "state", "read", "make"}
        and _subject(carrying) is not None
    ):
        own = _subject(carrying)
        if own is not None and own.i > verb.i and lemma not in ("make", "suggest"):
            yield from _bound_clause(carrying, own, thread, passage)
            return
    if lemma in words["orders"] or lemma in words["bars"] or lemma in words["grants"]:
        found = list(_ordered(verb, thread, passage))
        if found:
            yield from found
            return
    if lemma in words["holds"]:
        yield from _held(verb, thread, passage)
        return
    if _is_to_come(verb) or (verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl")):
        if lemma == "see":
            yield from _seen(verb, thread, passage)
        elif lemma in words["itself"] and child(verb, "dobj", "prep", "xcomp") is not None:
            first, last = _extent(verb, None)
            yield DraftTerm(
                thread=thread, passage=passage, first=first, last=last, told_by=verb, rule="term.itself", sure=0.7
            )


def _seen(verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "Would see the release of ten", "would see ten sailors released"."""
    top = child(verb, "dobj", "nsubj", "ccomp")
    if top is None or top.i < verb.i:
        return
    if top.pos_ in ("VERB", "AUX"):
        first, last = _extent(top, child(top, *_SUBJECTS))
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=top, rule="term.seen", sure=0.75
        )
        return
    done = next(
        (t for t in verb.subtree if t.dep_ == "acl" and t.tag_ == "VBN" and t.i > top.i and t.nbor(-1).text == ","),
        None,
    )
    if done is not None:
        first, last = top.left_edge.i, _trimmed(top, _extent(verb, None)[1])
        yield DraftTerm(
            thread=thread,
            passage=passage,
            first=first,
            last=last,
            told_by=done,
            rule="term.seen",
            settled=True,
            sure=0.75,
        )
        return
    for each, (first, last) in _whole_items(_listed(top)):
        if _is_thing_told(each):
            yield DraftTerm(
                thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.seen",
                bound=_doers(each), settled=True, sure=0.75,
            )  # fmt: skip


def _bound_clause(verb: Token, own: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    for each in _with_joined(verb):
        first, last = _extent(each, own if each == verb else child(each, *_SUBJECTS))
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.that",
            bound=(own,) if not is_passive(each) else (),
        )  # fmt: skip


def _ordered(verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "Requires X to give", "would have X give", "calls on X to give", "bars X from", "gives X a share"."""
    words, lemma = term_words(), verb.lemma_.lower()
    inner = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and c.pos_ in ("VERB", "AUX")
        ),
        None,
    )
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    on = next(
        (
            g
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in ("on", "upon", "for")
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    told_past = inner is not None and any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in inner.children)
    if inner is not None and inner.tag_ in ("VB", "VBN", "VBG", "VBP") and not told_past:
        who = child(inner, "nsubj", "nsubjpass") or told or (on if lemma in ("call", "press") else None)
        if lemma == "call" and who is None:
            who = on
        if who is not None and who.i < inner.i:
            yield from _to_do(inner, who, verb, thread, passage)
            return
    frm = next(
        (p for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" for p in c.children if p.dep_ == "pcomp"),
        None,
    )
    if lemma in words["bars"] and told is not None:
        if frm is not None:
            first, last = told.left_edge.i, _end(frm)
            yield DraftTerm(
                thread=thread,
                passage=passage,
                first=first,
                last=last,
                told_by=frm,
                rule="term.bars",
                bound=(told,),
                settled=True,
            )
            return
        out = child(verb, "prep", "prt", "advmod")
        if lemma == "keep" and out is not None:
            first, last = _extent(verb, None)
            yield DraftTerm(
                thread=thread,
                passage=passage,
                first=first,
                last=last,
                told_by=verb,
                rule="term.bars",
                bound=(told,),
                settled=True,
            )
            return
    got = [c for c in verb.children if c.dep_ in ("dative", "dobj") and c.i > verb.i]
    if lemma in words["grants"] and len(got) >= 2 and got[0].pos_ != "ADP" and got[1].pos_ in ("NOUN", "PROPN"):
        first, last = _extent(verb, None)
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=verb, rule="term.grants",
            favoured=(got[0],), settled=True,
        )  # fmt: skip


def _to_do(inner: Token, who: Token, verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    words = term_words()
    grants = verb.lemma_.lower() in words["grants"] and verb.lemma_.lower() not in words["orders"]
    for each in _with_joined(inner):
        if each.lemma_ == "be" and child(each, "acomp", "attr") is None:
            continue
        own = child(each, "nsubj", "nsubjpass")
        first, last = _extent(each, own or (who if each == inner else None))
        passive = is_passive(each)
        yield DraftTerm(
            thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.grants" if grants else "term.orders",
            bound=() if grants or passive else (own or who,), favoured=(who,) if grants else (), settled=grants or not passive,
        )  # fmt: skip


def _held(verb: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "Calls for the release of prisoners", "includes a ban and a fund": each thing held is a term."""
    words, lemma = term_words(), verb.lemma_.lower()
    needs = words.following.get(lemma)
    objects: list[Token] = []
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "prep" and (needs is None or c.lower_ in needs) and c.lower_ in ("for", "of"):
            objects += [g for g in c.children if g.dep_ in ("pobj", "pcomp")]
        elif (
            needs is None
            and c.dep_ in ("dobj", "attr", "xcomp", "oprd")
            or (needs and c.dep_ == "dobj" and child(verb, "prt") is not None)
        ):
            objects.append(c)
    for each, (first, last) in _whole_items(t for top in objects for t in _listed(top)):
        if _is_thing_told(each):
            yield DraftTerm(
                thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.holds",
                bound=_doers(each), settled=True,
            )  # fmt: skip


def _whole_items(items: Iterator[Token]) -> Iterator[tuple[Token, tuple[int, int]]]:
    """The items of a list with their reach; two that touch are one that the parser parted: "giving up" "held land"."""
    found: list[tuple[Token, tuple[int, int]]] = []
    for each in items:
        first, last = _reach(each)
        if found and found[-1][1][1] + 1 == first:
            found[-1] = (found[-1][0], (found[-1][1][0], last))
        else:
            found.append((each, (first, last)))
    yield from found


def _listed(top: Token) -> Iterator[Token]:
    """A thing held and those joined to it, gerunds too; what a colon or "such as" lists comes instead of its name."""
    yield top
    for c in top.children:
        if c.i > top.i and (
            c.dep_ == "conj" or (c.dep_ == "appos" and c.pos_ == "NOUN" and child(c, "conj") is not None)
        ):
            yield from _listed(c)


def _is_thing_told(token: Token) -> bool:
    if token.pos_ == "VERB":
        return True
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "PERSON", "GPE", "CARDINAL"):
        return False
    lemma = token.lemma_.lower()
    empty = {
        "term",
        "point",
        "provision",
        "issue",
        "element",
        "thing",
        "detail",
        "proposal",
        "plan",
        "way",
        "part",
        "concession",
        "step",
        "article",
        "page",
        "aspect",
        "question",
        "map",
        "list",
        "solution",
        "idea",
        "approach",
        "framework",
        "language",
        "war",
        "number",
        "condition",
        "clause",
        "section",
        "stage",
        "phase",
    }
    return not (
        lemma in empty
        and not any(c.dep_ in ("acl", "relcl") for c in token.children)
        and not any(c.dep_ == "prep" and c.lower_ in ("of", "on", "for", "from") for c in token.children)
    )


def _doers(noun: Token) -> tuple[Token, ...]:
    """Whose act a noun tells: "a *U.S.* security guarantee", "concessions *from Kyiv*", "a withdrawal *by Orsk*"."""
    captors = [
        h
        for c in noun.subtree
        if c.dep_ == "acl" and c.lemma_ in ("hold", "capture", "kidnap", "take", "abduct")
        for h in below(c, ("by",))
    ]
    if captors:
        return tuple(captors)
    if noun.lemma_.lower() in _LEAVING:
        of = [h for h in below(noun, ("of",))]
        owners_ = [
            c
            for h in of
            for c in h.lefts
            if c.dep_ in ("poss", "compound", "amod", "nmod") and (c.pos_ == "PROPN" or c.ent_type_)
        ]
        if owners_ or of:
            return tuple(owners_ or of)
    behind = [
        h
        for c in noun.children
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")
        for h in c.children
        if h.dep_ == "pobj"
    ]
    if behind:
        return tuple(behind)
    if noun.pos_ == "VERB":
        own = child(noun, "nsubj")
        return (own,) if own is not None else ()
    before = [
        c
        for c in noun.lefts
        if c.dep_ in ("poss", "compound", "amod", "nmod")
        and (c.pos_ == "PROPN" or c.ent_type_ in ("NORP", "GPE", "ORG") or c.dep_ == "poss")
    ]
    return tuple(before[:1])


def _nominal(head: Token, thread: Thread, passage: Passage) -> Iterator[DraftTerm]:
    """ "A proposal *to place* the port", "an offer *to free* ten", "a plan *for* joint patrols"."""
    aims, noun = naming_words()["aims"], noun_of(head)
    if noun in naming_words()["papers"]:
        return
    for c in head.rights:
        if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and any(x.lower_ == "to" for x in c.children):
            if c.lemma_.lower() not in aims and (
                noun in naming_words()["opens"] or noun in ("offer", "deal", "agreement", "idea", "accord", "pact")
            ):
                for each in _with_joined(c):
                    first, last = _extent(each, None)
                    yield DraftTerm(
                        thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.to", sure=0.7
                    )
    behind = [*head.rights, *(d for c in head.rights if c.dep_ == "acl" for d in c.rights)]
    for c in behind:
        if c.dep_ == "prep" and c.lower_ == "for" and noun in naming_words()["opens"]:
            for top in (g for g in c.children if g.dep_ in ("pobj", "pcomp")):
                for each in _listed(top):
                    if (
                        _is_thing_told(each)
                        and each.ent_type_ == ""
                        and (each.n_lefts or each.n_rights)
                        and each.lemma_.lower() not in _AFFAIRS
                    ):
                        first, last = _reach(each)
                        yield DraftTerm(
                            thread=thread,
                            passage=passage,
                            first=first,
                            last=last,
                            told_by=each,
                            rule="term.for",
                            bound=_doers(each),
                            settled=True,
                            sure=0.6,
                        )


_LEAVING = frozenset(
    {
        "withdrawal",
        "pullback",
        "pullout",
        "retreat",
        "redeployment",
        "disarmament",
        "disarming",
        "demobilisation",
        "surrender",
        "departure",
        "exit",
    }
)
_AFFAIRS = frozenset(["peace", "future", "war", "conflict", "talk", "negotiation", "settlement", "deal", "agreement", "end", "region", "solution",
                      "cooperation", "discussion", "resolution", "ending", "year", "country", "people", "action", "dialogue", "day", "territory", "strip", "meeting", "summit", "development", "peace", "relation"])  # fmt: skip


# What the sentence before began


def _continued(sentence: Tokens, passage: Passage, told: Told) -> Iterator[DraftTerm]:
    """Further clauses with "would" behind a sentence that told terms: "Sanctions would be lifted in three stages"."""
    root = sentence.root
    words = term_words()
    opened = " ".join(t.lower_ for t in sentence[:3])
    exchange = opened.startswith(("in return", "in exchange"))
    for verb in _with_joined(root):
        if verb.lemma_ == "be" and child(verb, "expl") is not None and _is_to_come(verb):
            for each, (first, last) in _whole_items(
                t for top in verb.children if top.dep_ == "attr" for t in _listed(top)
            ):
                if _is_thing_told(each):
                    yield DraftTerm(
                        thread=told.thread, passage=passage, first=first, last=last, told_by=each, rule="term.there",
                        bound=_doers(each), settled=True, sure=0.7,
                    )  # fmt: skip
            continue
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        would = helpers & _WOULD or (verb.dep_ == "conj" and _is_to_come(verb)) or (exchange and helpers & _TO_COME)
        who = _subject(verb)
        if who is None or not would or who.lower_ in _PERSONAL or who.i >= verb.i:
            continue
        lemma = verb.lemma_.lower()
        if who.lower_ in ("it", "that") and lemma not in words["papers_only"] | words["orders"]:
            continue
        if not (told.would or exchange or who.lower_ == "it"):
            continue
        if (
            lemma in words["comments"]
            and not (is_passive(verb) and lemma in words["done"])
            and not (lemma in words["done"] and exchange)
        ):
            if lemma not in ("release", "have", "receive"):
                continue
        if who.lower_ == "it":
            yield from _told_by_paper(verb, who, told.thread, passage)
            continue
        first, last = _extent(verb, who)
        yield DraftTerm(
            thread=told.thread, passage=passage, first=first, last=last, told_by=verb, rule="term.continued", sure=0.7
        )


def _behind_colon(sentence: Tokens, passage: Passage, named: Mapping[int, Thread]) -> Iterator[DraftTerm]:
    """ "Orsk accepts two terms of the plan: the guarantee and the release": what the colon lists are terms."""
    parts = naming_words()["parts"]
    told = [t for t in sentence if t.lemma_.lower() in parts and t.tag_ == "NNS"]
    colon = next((t for t in sentence if t.text == ":" and told and t.i > told[0].i), None)
    thread = next((named[t.i] for t in sentence if t.i in named and colon is not None and t.i < colon.i), None)
    if colon is None or thread is None:
        return
    tops = [t for t in sentence if t.i > colon.i and t.pos_ in ("NOUN", "PROPN", "VERB") and not colon.i < t.head.i]
    for each, (first, last) in _whole_items(t for top in tops[:1] for t in _listed(top)):
        if _is_thing_told(each) and first > colon.i:
            yield DraftTerm(
                thread=thread, passage=passage, first=first, last=last, told_by=each, rule="term.listed",
                bound=_doers(each), settled=True, sure=0.75,
            )  # fmt: skip


def _said_in_passing(sentence: Tokens, passage: Passage, last: Thread | None) -> Iterator[DraftTerm]:
    """A term that is only pointed at: "the four billion which Orsk is supposed to pay"."""
    if last is None:
        return
    for token in sentence:
        if token.lower_ == "supposed" and token.dep_ in ("relcl", "acomp"):
            clause = token if token.dep_ == "relcl" else token.head
            own, inner = child(clause, "nsubj", "nsubjpass"), child(token, "xcomp")
            if clause.dep_ == "relcl" and own is not None and inner is not None and own.lower_ not in _RELATIVE:
                first, end = _reach(clause.head)
                yield DraftTerm(
                    thread=last, passage=passage, first=first, last=end, told_by=clause.head, rule="term.supposed",
                    bound=(own,), settled=True, sure=0.7,
                )  # fmt: skip


def _exchanged(sentence: Tokens, found: Sequence[DraftTerm]) -> Iterator[DraftTerm]:
    """What is given for a term: "in exchange for a truce and a fund", "in return for a withdrawal"."""
    if not found:
        return
    last = found[-1]
    for token in sentence:
        if token.lemma_.lower() not in term_words()["exchange"] or token.i == 0 or token.nbor(-1).lower_ != "in":
            continue
        near = [c for t in (token, token.nbor(-1)) for c in t.children] + [
            c for c in token.head.head.children if c.i > token.i
        ]
        tops = [
            g for c in near if c.dep_ == "prep" and c.lower_ == "for" for g in c.children if g.dep_ in ("pobj", "pcomp")
        ]
        for each, (start, end) in _whole_items(t for top in tops[:1] for t in _listed(top)):
            if _is_thing_told(each) and not any(d.first <= start and end <= d.last for d in found):
                yield DraftTerm(
                    thread=last.thread, passage=last.passage, first=start, last=end, told_by=each, rule="term.exchange",
                    bound=_doers(each), settled=True, sure=0.75,
                )  # fmt: skip


# How far the words reach


def _extent(verb: Token, who: Token | None) -> tuple[int, int]:
    """From the subject to the end of the clause: joined clauses, the report around it and an opener left out."""
    cut = _strangers(verb)
    start = min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))])
    if who is not None and who.i < verb.i and who.sent == verb.sent:
        start = min(start, who.left_edge.i)
        if verb.i - start > 40:
            start = who.i
    if who is None:
        start = verb.i
    last = verb.i
    for token in verb.subtree:
        if token.i > verb.i and not any(edge <= token.i <= right for edge, right in cut):
            last = max(last, token.i)
    barrier = min((edge for edge, _ in cut if edge > verb.i), default=last + 1)
    last = min(last, barrier - 1)
    return start, _trimmed(verb, last)


def _strangers(verb: Token) -> list[tuple[int, int]]:
    found = []
    for c in verb.rights:
        clause = c.pos_ in ("VERB", "AUX") and c.dep_ in ("conj", "parataxis", "ccomp")
        told = c.dep_ in ("parataxis",) or c.lower_ == "according" or _is_exchange(c)
        semicolon = c.text == ";"
        report = c.dep_ == "ccomp" and c.lemma_ in ("say", "report", "add")
        marks = {m.lower_ for m in c.children if m.dep_ == "mark"}
        aside = (
            c.dep_ == "advcl"
            and bool(marks & {"as", "although", "though", "while", "because", "since"})
            and c.i > verb.i
        )
        if (clause and c.dep_ == "conj") or told or semicolon or report or aside:
            found.append((c.left_edge.i, c.right_edge.i))
    return found


def _is_exchange(token: Token) -> bool:
    """ "In exchange for" and "in return": what is given for it is a term of its own."""
    return token.lower_ == "in" and any(c.lemma_.lower() in term_words()["exchange"] for c in token.children)


def _end(token: Token) -> int:
    return _trimmed(token, token.right_edge.i)


def _reach(token: Token) -> tuple[int, int]:
    """A thing with all that is said of it, without what is joined to it."""
    joined_edges = [
        c.left_edge.i
        for c in token.rights
        if c.dep_ in ("conj", "cc", "parataxis", "appos") and (c.dep_ != "cc" or c.i > token.i)
    ]
    joined_edges += [c.left_edge.i for c in token.rights if c.lower_ == "according" or c.text == ";" or _is_exchange(c)]
    right = min([token.right_edge.i, *(edge - 1 for edge in joined_edges)])
    left = token.left_edge.i
    while left < token.i and (token.doc[left].is_punct or token.doc[left].dep_ == "cc"):
        left += 1
    return left, _trimmed(token, max(right, token.i))


def _trimmed(token: Token, last: int) -> int:
    doc = token.doc
    while (
        last > token.i
        and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ in ("cc", "mark"))
        and doc[last].text not in (")", '"', "”")
    ):
        last -= 1
    return last


def heads(token: Token) -> tuple[Token, ...]:
    """A word and what is joined to it."""
    return tuple(joined(token))
