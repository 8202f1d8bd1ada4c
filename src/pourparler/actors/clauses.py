"""The subjects of the clauses around a pronoun.

In: a token of the parse. Out: the tokens of those subjects, the nearest clause first; what the clause of a pronoun is.
Refused: a subject that follows its pronoun in somebody's words or in a clause of its own ("He fell, Venn said").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.actors.grammar import grammar

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "relcl", "parataxis", "conj", "nsubj", "nsubjpass", "csubj"})
_FIRST = frozenset({"i", "we", "you"})
_MARKS = frozenset('"“”')
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_STEPS = 12


def subjects_around(token: Token) -> Iterator[Token]:
    """The subjects of the clauses that a word stands in, the nearest first.

    One that follows the word ("In her first speech, Venn said") only from the part before its verb.
    """
    here, fronted = token, True
    beside = _verb_beside(token)
    if beside is not None:
        yield from (child for child in beside.children if child.dep_ == "nsubj" and child.i < beside.i)
    for _ in range(_STEPS):
        above = here.head
        if above.i == here.i:
            return
        fronted = fronted and (here is token or here.dep_ not in _CLAUSES)
        if here.dep_ == "acl" and above.pos_ in ("NOUN", "PROPN") and above.i < token.i:
            yield above
        for child in sorted(above.children, key=lambda child: (child.i > token.i, -child.i)):
            if child.dep_ not in _SUBJECTS or child.i == here.i:
                continue
            if child.i < token.i or (fronted and token.i < above.i and not _speech_between(token, child)):
                yield child
        here = above


def _verb_beside(token: Token) -> Token | None:
    """The finite verb right before a possessive, whatever the noun behind it is taken for: "eased its blockade"."""
    before = token.doc[token.i - 1] if token.i else token
    return before if token.dep_ == "poss" and before.tag_ in ("VBD", "VBZ", "VBP") else None


def controller(token: Token) -> tuple[Token, bool] | None:
    """Who does what stands in the infinitive or gerund around a word: whom the verb above has as its object ("forced
    Venn to leave her post"); and whether the deed is such as one does with one's own things.
    """
    here = token
    for _ in range(_STEPS):
        beside = here.dep_ == "conj" and here.pos_ == here.head.pos_ == "VERB"
        if here.dep_ in ("xcomp", "pcomp") or (here.dep_ in _CLAUSES and not beside) or here.head.i == here.i:
            break
        here = here.head
    gerund = here.dep_ == "pcomp" and here.head.lower_ in ("of", "from", "into", "for")
    verb = here.head.head if gerund else here.head
    if not (gerund or here.dep_ == "xcomp") or verb.pos_ != "VERB" or verb.lemma_.lower() in ("promise", "threaten"):
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < min(here.i, token.i)]
    return (objects[-1], here.lemma_.lower() in grammar().own_deeds) if objects else None


def of_another(token: Token) -> Token | None:
    """The subject of the verb whose object a possessive belongs to, where that verb speaks of what is another's:
    "Orvania criticised its support".
    """
    noun, verb = token.head, token.head.head
    if token.dep_ != "poss" or noun.dep_ != "dobj" or verb.lemma_.lower() not in grammar().others_deeds:
        return None
    while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def owner_around(token: Token) -> Token | None:
    """The owner of the noun whose complement a possessive stands in: "Teskland's quarrel with its dockers"."""
    here = token.head
    while here.dep_ in ("pobj", "prep", "conj", "compound") and here.head.i < here.i:
        here = here.head
        if here.pos_ in ("NOUN", "PROPN"):
            owners = [child for child in here.children if child.dep_ == "poss" and child.pos_ == "PROPN"]
            if owners:
                return owners[0]
    return None


def _speech_between(first: Token, last: Token) -> bool:
    """Whether quotation marks stand between two words: they are not of the same voice."""
    return any(token.text in _MARKS for token in first.doc[first.i : last.i])


def object_before(token: Token) -> tuple[Token, bool] | None:
    """The object of the verb whose complement a possessive stands in ("praised Venn for her patience"), and whether
    the preposition says that it is the object's.
    """
    here = token
    for _ in range(_STEPS):
        if here.dep_ == "prep":
            break
        if here.dep_ in _CLAUSES or here.head.i == here.i:
            return None
        here = here.head
    verb = here.head if here.head.pos_ in _VERBS else here.head.head
    for child in verb.children:
        if here.dep_ == "prep" and child.dep_ in ("dobj", "dative") and child.i < here.i:
            return child, here.lower_ in ("for", "over", "of")
    return None


def doer_to(token: Token) -> Token | None:
    """The subject or agent of the verb whose object a pronoun is, itself or after a preposition."""
    here = token
    while here.dep_ in ("pobj", "prep", "dobj", "dative", "conj") and here.pos_ not in _VERBS and here.head.i != here.i:
        here = here.head
    if token.dep_ not in ("pobj", "dobj", "dative") or here.pos_ not in _VERBS:
        return None
    for child in here.children:
        if child.dep_ in _SUBJECTS and child.i != token.i and here.dep_ not in ("xcomp",):
            return child
        if child.dep_ == "agent":
            return next((each for each in child.children if each.dep_ == "pobj"), None)
    if here.dep_ == "pcomp" and here.head.head.pos_ in _VERBS:  # "punished some by striking them"
        return next((child for child in here.head.head.children if child.dep_ in _SUBJECTS), None)
    return None


def plural_subject(token: Token) -> Token | None:
    """The plural noun that is the nearest subject before a pronoun, or that of the sentence before; no other plural
    noun may stand after it.
    """
    own = [child for child in subjects_around(token) if child.i < token.i]
    if own:
        return own[0] if own[0].tag_ == "NNS" and own[0].i != token.i else None
    first = token.sent[0].i
    if not first:
        return None
    before = token.doc[first - 1].sent
    subjects = [child for child in before.root.children if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or subjects[0].tag_ != "NNS" or any(child.dep_ == "conj" for child in subjects[0].children):
        return None
    others = [t for t in before if t.tag_ == "NNS" and t.i != subjects[0].i and t.dep_ in ("dobj", "pobj")]
    people = [t for t in others if t.ent_type_ not in _AMOUNTS]
    return subjects[0] if len(people) <= 1 else None


def judges(token: Token) -> bool:
    """Whether an "it" only opens a judgement ("it is clear that") or is what one says ("I cannot say it clearer")."""
    verb = token.head
    if token.dep_ in _SUBJECTS and verb.pos_ != "VERB" and verb.head.lemma_.lower() in grammar().opening:
        verb = verb.head  # "say it any clearer"
    if verb.lemma_.lower() in grammar().opening and (verb is not token.head or token.dep_ == "dobj"):
        return any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in _FIRST for child in verb.children)
    said = [child for child in verb.children if child.dep_ in ("acomp", "attr")]
    return token.dep_ in _SUBJECTS and verb.lemma_ == "be" and any(c.lemma_.lower() in grammar().judged for c in said)


def plurals_before(token: Token) -> Iterator[Token]:
    """The plural nouns of the sentence before a pronoun, days and amounts left out."""
    for other in token.sent:
        if other.i >= token.i:
            return
        if other.tag_ in ("NNS", "NNPS") and other.ent_type_ not in _AMOUNTS:
            yield other


def reported(token: Token) -> bool:
    """Whether a pronoun is the subject of what somebody is said to say: "… and that he had left"."""
    return token.dep_ in _SUBJECTS and _of_report(token.head)


def other_reported(token: Token) -> Iterator[Token]:
    """The subjects of what is reported in the same sentence before a pronoun: "said that Venn was ill"."""
    for other in token.sent:
        if other.i >= token.i:
            return
        if other.dep_ in _SUBJECTS and other.pos_ == "PROPN" and _of_report(other.head):
            yield other


def accused(token: Token) -> bool:
    """Whether the clause of a subject is what somebody is accused of: the accuser does not mean himself."""
    return token.head.dep_ == "ccomp" and token.head.head.lemma_.lower() in grammar().accusing


def is_plural(token: Token) -> bool:
    """Whether a noun is a plural, or a word for a number of people ("some of these groups")."""
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in grammar().collections


def compared(token: Token) -> bool:
    """Whether a name is only what somebody is compared with: "like Venn, he …"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("like", "unlike")


def modifies(token: Token) -> bool:
    """Whether a name only stands before a noun: "the Venn plan", "the Venn harbour plan"."""
    for _ in range(_STEPS):
        if token.dep_ not in ("compound", "nmod", "amod") or token.head.i <= token.i:
            return False
        token = token.head
        if token.pos_ == "NOUN":
            return True
    return False


def _of_report(verb: Token) -> bool:
    """Whether a verb is that of a clause which says what was said, or stands side by side with one."""
    for _ in range(_STEPS):
        if verb.dep_ == "ccomp":
            return True
        if verb.dep_ != "conj" or verb.head.pos_ not in _VERBS:
            return False
        verb = verb.head
    return False
