"""Who may act, and how far their words reach.

In: tokens of a spaCy parse. Out: whether a word can name an actor, the phrase it heads, whose a thing is.
Refused: dates, sums and abstract nouns as actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.model import Act
from pourparler.statements.cues import lexicon

_VIEWS: frozenset[Act] = frozenset({"accuse", "assess", "believe", "deny", "express-doubt", "reject", "warn"})
_NAMED = frozenset({"PERSON", "NORP", "GPE", "ORG"})
_UNNAMED = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "him",
        "her",
        "them",
        "us",
        "me",
        "whom",
        "those",
        "others",
        "everyone",
        "everybody",
        "someone",
        "many",
        "some",
        "both",
        "all",
        "his",
        "their",
        "its",
        "one",
        "that",
        "which",
        "our",
    ]
)
_SUFFIXES = ("ists", "ist", "ians", "ian", "eer", "eers", "crats", "crat", "men", "smen")
_INSIDE = frozenset(
    {"compound", "amod", "nummod", "det", "poss", "case", "quantmod", "nmod", "advmod", "predet", "neg"}
)


_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "strip", "deprive", "rob", "inform", "notify", "warn"})


def is_actor_word(token: Token) -> bool:
    """Whether a word can head the name or description of somebody who acts."""
    if token.ent_type_ in _UNNAMED:
        return False
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS
    if token.pos_ == "VERB" or (token.dep_ == "amod" and token.pos_ == "ADJ" and token.ent_type_ == ""):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMED:
        return True
    if token.pos_ == "NOUN" and token.is_upper and len(token) > 2 and token.dep_ in ("nsubj", "nsubjpass"):
        return True  # "*ICE* returned eleven paintings"
    if token.pos_ == "NUM":
        return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and token.like_num
    lemma = token.lemma_.lower()
    return lemma in event_lexicon().classes["people"] or (len(lemma) > 5 and token.lower_.endswith(_SUFFIXES))


def lemmas(token: Token) -> set[str]:
    """The lemma of a noun, and of what it only measures: "a series of attacks" is of attacks too."""
    lexicon = event_lexicon()
    found = {token.lemma_.lower(), token.lower_}
    if token.lemma_ == "game" and any(c.lower_ == "war" for c in token.lefts):
        return {"wargame"}
    if token.lemma_ == "conference" and any(c.lower_ in ("press", "news") for c in token.lefts):
        return {"briefing"}
    if token.lemma_ == "action" and any(c.lower_ == "legal" for c in token.lefts):
        return {"legal-action"}
    if token.lemma_.lower() in lexicon.classes["measure"] or token.pos_ == "NUM":
        for inner in below(token, ("of",)):
            found |= {inner.lemma_.lower(), inner.lower_}
    if token.lemma_.lower() not in lexicon.classes["talks"] | lexicon.classes["offer"]:  # "ceasefire talks" are talks
        found |= {c.lemma_.lower() for c in token.children if c.dep_ == "compound" and c.pos_ == "NOUN"}
    if token.lemma_ == "exchange" and found & lexicon.classes["prisoners"]:
        found.add("swap")
    if token.i > 1 and token.nbor(-1).text == "-":  # "cease-fire" in three tokens
        found |= {token.nbor(-2).lower_ + token.lower_, f"{token.nbor(-2).lower_}-{token.lower_}"}
        found.discard("fire" if "ceasefire" in found else "")
    return found


def below(token: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    """What stands behind one of these prepositions of a word, with all that is joined to it."""
    wanted = frozenset(prepositions)
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in wanted:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from joined(inner)


def joined(token: Token) -> Iterator[Token]:
    """A word and those joined to it by "and" or commas."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield from joined(child)
        elif (
            child.dep_ in ("compound", "nmod")
            and child.i + 1 < token.i
            and child.nbor().text in ("-", "–")
            and "PERSON" not in (child.ent_type_, token.ent_type_)
            and len(child) > 3
        ):
            yield child  # "Orsk-Velland"


def owners(noun: Token, *, doing: bool = False) -> Iterator[Token]:
    """Whose a thing is: "Orsk's plan", "the Orsk plan", "the plan of Orsk"; `doing`: who acts through it."""
    inside = (c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and c.pos_ != "PRON")
    found = [c for c in inside if is_actor_word(c) and (c.dep_ != "amod" or c.ent_type_ in _NAMED)]
    found = [c for c in found if not (c.i + 1 < noun.i and c.nbor() in found and _is_same_name(c.nbor(), c))]
    if found:
        yield from (each for c in found[:1] for each in joined(c))
        return
    for c in noun.lefts:  # "the Velland-backed plan of Orsk": what owns the owner's noun
        if c.dep_ == "poss" and any(True for _ in owners(c)):
            yield from owners(c)
            return
    behind = ("of", "by", "from") if doing else ("of", "by", "from", "against", "with", "between", "to", "for", "in")
    for inner in _after(noun, behind):
        if is_actor_word(inner):
            yield inner
        elif inner.pos_ == "NOUN" and any(True for _ in owners(inner, doing=doing)):
            yield from owners(inner, doing=doing)
        else:
            continue
        return


def _after(noun: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """What stands behind these prepositions of a noun, then behind "by" of what is said of it: "a plan drawn up by"."""
    yield from below(noun, prepositions)
    for clause in noun.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and not _is_view(clause):
            yield from below(clause, ("against", "on", "from") if "against" in prepositions else ("by",))
        elif (
            clause.dep_ == "acl"
            and clause.lemma_ in ("target", "hit", "punish", "involve")
            and "against" in prepositions
        ):
            yield from (each for c in clause.children if c.dep_ == "dobj" for each in joined(c))


def _is_view(participle: Token) -> bool:
    """ "A plan *described* by Orsk", "denounced by": what somebody says of a thing makes it not his."""
    cue = lexicon().verbs.get(participle.lemma_)
    return cue is not None and cue.act in _VIEWS


def reach(head: Token) -> tuple[int, int]:
    """The phrase of a head as token offsets: what stands before it and its "of" and "in", no clause, no second name."""
    start = head.i
    while head.dep_ in ("compound", "nmod") and start and _is_same_name(head, head.doc[start - 1]):
        start -= 1
    for child in head.lefts:
        if child.dep_ in _INSIDE and child.nbor().text not in ("-", "–"):
            start = min(start, child.left_edge.i)
    end = head.i + 1
    for child in head.rights:
        kept = ("of", "for") if head.pos_ in ("NOUN", "PRON", "NUM") else ("of",) if _is_of_name(child) else ()
        if head.dep_ == "dobj" and head.head.lemma_ in _CHARGING:
            kept = ()  # "accused the army *of murder*"
        if child.dep_ == "prep" and child.lower_ in kept and child.i == end and not _is_dated(child):
            last = child.right_edge.i + 1
            ends = (c for c in child.subtree if c.dep_ in ("relcl", "acl", "appos", "punct") and c.i > child.i)
            cut = [c.left_edge.i for c in ends if not _is_in_list(c)]
            last = min([last, *cut])
            end = max(end, last) if last - head.i < 13 else end
        elif child.dep_ in ("case", "nummod", "compound") and child.i == end:
            end = child.right_edge.i + 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    while end - 1 > head.i and (
        head.doc[end - 1].is_punct or head.doc[end - 1].dep_ in ("cc", "prep") or head.doc[end - 1].is_space
    ):
        end -= 1
    if head.dep_ == "poss":
        end = head.i + 1
    named = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i <= end + 1), None)
    if named is not None and head.pos_ == "NOUN" and head.tag_ == "NN" and head.dep_ != "poss":
        end = named.i + 1
    return start, end


def _is_in_list(comma: Token) -> bool:
    """ "The leaders of Orsk*,* Velland and Tarn"."""
    names = [c for c in comma.head.children if c.dep_ == "conj"]
    return (
        comma.text == ","
        and any(c.i > comma.i and c.pos_ == "PROPN" for c in names)
        and len(list(joined(comma.head))) > 2
    )


def _is_of_name(preposition: Token) -> bool:
    """ "The Bank *of Orsk*", but "accused Orsk *of crimes*"."""
    return any(c.pos_ == "PROPN" or c.ent_type_ == preposition.head.ent_type_ != "" for c in preposition.children)


def _is_same_name(head: Token, before: Token) -> bool:
    return before.head == head.head and before.dep_ == head.dep_ and before.pos_ == "PROPN" and not before.is_punct


def _is_dated(preposition: Token) -> bool:
    return any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)
