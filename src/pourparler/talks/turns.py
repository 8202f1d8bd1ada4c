"""What became of talks, from the words around their mention.

In: the head of a mention in a spaCy parse. Out: `Told`s: each a status, the words that say so, and how plainly they do.
Refused: what is denied, asked for in vain or a mere condition: such words give no status.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pourparler.events.modality import standing
from pourparler.events.noun_standing import noun_standing
from pourparler.talks.hosts import by_host, by_matter, hosted_by
from pourparler.talks.infinitives import carries_out, hung_on
from pourparler.talks.told import NAMES, VERBS, Told, by_verb, stood
from pourparler.talks.vocabulary import vocabulary

_SOON = frozenset({"later", "tomorrow", "tonight", "next", "soon"})
_URGING = frozenset({"urge", "press", "encourage", "implore", "exhort", "invite"})
_STEERING = frozenset({"lead", "moderate"})
_CHOICES = frozenset({"decision", "choice", "resolve"})
_ASKING = frozenset({"ask", "wonder", "question", "investigate", "probe", "doubt"})


def told_of_verb(verb: Token) -> tuple[Told, ...]:
    """What a verb of talks says of its own deed: "will meet", "refused to meet".

    >>> from pourparler.language import load_language
    >>> [t.status for t in told_of_verb(load_language()("Venn will meet Lirke in Geneva.")[2])]
    ['planned']
    """
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in NAMES:  # "the prospect of the presidents meeting"
        above = verb.head.head
        status = vocabulary().turn("noun", above.lemma_.lower())
        found = [hosted_by(above, status)] if status is not None else []
        if found:
            return (*found, *by_matter(above))
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in _CHOICES:
        return (Told(status=None, words=(verb,), sure=0),)  # "the decision to meet Venn" may be carried out
    if verb.dep_ == "acl" and any(c.lower_ == "no" for c in verb.head.lefts):
        return (Told(status=None, words=(verb,), sure=2, denied=True),)  # "has no plans to meet Venn"
    stands = standing(verb)
    if stands is None and verb.dep_ == "xcomp" and verb.head.lemma_ in _URGING:
        return (Told(status="proposed", words=(verb,), sure=2),)  # "by urging Venn to call Lirke"
    if verb.tag_ == "VBD" and verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.lefts):
        off = _is_denied(verb)  # "the first to set foot in Orsk when he met Venn"
        return (Told(status=None if off else "held", words=(verb,), sure=2, denied=off),)
    if stands is not None and stands.status in ("happened", "ongoing") and _is_denied(verb):
        return (Told(status=None, words=(verb,), sure=2, denied=True),)  # "because Orsk has not been hosting Venn"
    if stands is not None and stands.status == "hypothetical" and stands.ahead and verb.head.tag_ == "VBG":
        return (Told(status="planned", words=(verb,), sure=2),)  # "adding that he would meet Venn"
    if stands is not None and stands.status == "ongoing" and any(c.lower_ in _SOON for c in verb.subtree):
        return (Told(status="planned", words=(verb,), sure=2),)  # "are meeting later on Tuesday"
    if verb.tag_ in ("VBZ", "VBP") and _is_ahead(verb):
        return (Told(status="planned", words=(verb,), sure=2),)  # "said before she travels to Orsk"
    if stands is None:
        stands = hung_on(verb)
    if stands is not None:
        return (stood(stands, (verb,), 2),)
    hosted, above = None, verb
    while hosted is None and above.dep_ in ("advcl", "xcomp", "conj") and above.head.pos_ in VERBS:
        if above.dep_ == "xcomp" and not carries_out(above.head):
            break  # "ruled out meeting Venn"
        above = above.head
        hosted = standing(above)
    if hosted is None:
        return (Told(status=None, words=(verb,), denied=True),)
    return (stood(hosted, (verb,), 1),)  # "travelled to Orsk to meet Venn"


def _is_ahead(verb: Token) -> bool:
    """Whether a deed in the present tense is one to come: "before she travels", "he flies to Orsk tomorrow"."""
    return any(c.lower_ in ("before", "until") and c.dep_ in ("mark", "advmod") for c in verb.children) or any(
        c.lower_ in ("tomorrow", "tonight") for c in verb.children
    )


def _is_denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" and c.nbor().lower_ not in ("only", "just", "merely") for c in verb.children)


def told_of_noun(noun: Token, inner: Sequence[Token] = ()) -> tuple[Told, ...]:
    """What the words around a noun of talks say: clauses on it, adjectives, the noun or verb it hangs on, its tense.

    >>> from pourparler.language import load_language
    >>> doc = load_language()("The meeting, due to begin on Thursday, was called off.")
    >>> [(t.status, [w.text for w in t.words]) for t in told_of_noun(doc[1])]
    [('planned', ['due']), ('cancelled', ['called', 'off'])]
    """
    every = (noun, *(t for t in inner if t != noun))
    if any(c.lower_ == "no" for c in noun.lefts) or _is_asked(noun):
        return (Told(status=None, words=(noun,), denied=True),)
    found = [*_by_clauses_on(every), *(told for t in every for told in _by_adjectives(t))]
    host = by_host(noun)
    if host is not None:
        found += [host, *by_matter(host.words[0]), *_by_joined_verbs(noun)]
    if not found and (closing := _by_lost_verb(noun)) is not None:
        found = [closing]
    return tuple(dict.fromkeys(found)) or (_by_tense(noun),)


def _is_asked(noun: Token) -> bool:
    """Whether somebody asks if there are any: "asked if he knew that his aides were in contact with Orsk"."""
    for above in noun.ancestors:
        if above.dep_ in ("ccomp", "advcl") and any(
            c.lower_ in ("if", "whether") and c.dep_ == "mark" for c in above.children
        ):
            return above.head.lemma_ in _ASKING and not any(c.tag_ == "MD" for c in above.children)
    return False


def _by_clauses_on(nouns: Sequence[Token]) -> Iterator[Told]:
    """ "Talks that collapsed", "talks held in Orsk", "a meeting due to begin", "talks in Orsk, which were put off"."""
    behind = [
        p
        for n in nouns
        for c in n.rights
        if c.dep_ == "prep"
        for p in c.children
        if p.dep_ == "pobj" and p.pos_ == "PROPN"
    ]
    clauses = [c for n in nouns for c in n.rights if c.dep_ in ("relcl", "acl", "amod", "advcl") or c.lower_ == "due"]
    clauses += [c for p in behind for c in p.rights if c.dep_ in ("relcl", "acl") and _is_of_thing(c)]
    for child in clauses:
        if child.dep_ == "relcl" and any(c.lower_ in ("where", "when") for c in child.children):
            found = None
        elif child.dep_ == "relcl" and child.pos_ in VERBS:
            found = by_verb(child, _relative_role(child))
        elif child.lower_ == "due":
            found = Told(status="planned", words=(child,), sure=2)
        elif child.lemma_ in _STEERING:
            found = None  # "talks led by Venn" may go on
        elif child.tag_ == "VBN" and child.dep_ in ("acl", "amod"):
            found = by_verb(child, "object")
        elif child.dep_ == "acl" and vocabulary().turn("subject", child.lemma_.lower()) is not None:
            coming = child.tag_ == "VB" and not any(c.dep_ == "dobj" for c in child.children)
            found = Told(status="planned", words=(child,), sure=2) if coming else None
            aimed = any(c.dep_ == "dobj" for c in child.children)  # "negotiations ending the war"
            found = by_verb(child, "subject") if child.tag_ != "VB" and not aimed else found
        else:
            status = vocabulary().turn("adjective", child.lower_) if child.pos_ == "ADJ" else None
            found = Told(status=status, words=(child,), sure=2) if status is not None else None
        if found is not None:
            yield found


def _by_joined_verbs(noun: Token) -> Iterator[Told]:
    """What else the talks of a subject did: "had been planned for May but were put off", "began and broke down"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in VERBS:
        return
    for other in (c for c in verb.conjuncts if c.i > verb.i and c.pos_ in VERBS):
        if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in other.children):
            continue
        helpers = {c.dep_ for c in other.children}
        passive = "auxpass" in helpers or (noun.dep_ == "nsubjpass" and "aux" not in helpers and other.tag_ == "VBN")
        found = by_verb(other, "object" if passive else "subject")
        if found is not None:
            yield found


def _is_of_thing(clause: Token) -> bool:
    return clause.dep_ == "acl" or any(c.lower_ in ("which", "that") for c in clause.children)


def _relative_role(verb: Token) -> str:
    for child in verb.children:
        if child.lower_ in ("which", "that") and child.dep_ in ("nsubj", "nsubjpass"):
            return "object" if child.dep_ == "nsubjpass" else "subject"
    return "object"


def _by_adjectives(noun: Token) -> Iterator[Told]:
    for child in noun.lefts:
        status = vocabulary().turn("adjective", child.lower_)
        if child.lower_ == "last" and any(c.lower_ in ("a", "an", "one") for c in noun.lefts):
            continue  # "are to hold a last round"
        if status is None or child.dep_ not in ("amod", "advmod", "det", "nmod", "compound", "acl"):
            continue
        yield Told(status=status, words=(child, noun), sure=3 if status not in ("held", "planned") else 2)


def _by_lost_verb(noun: Token) -> Told | None:
    """What a verb says that the parse took from the noun: "the talks since the storm ended on Friday, and they failed".

    The verb above then has a second subject, and the lost one hangs behind the noun.
    """
    rival = noun.dep_ == "nsubj" and any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    if not rival:
        return None
    for token in noun.subtree:
        if token.i > noun.i and token.dep_ == "acl" and token.tag_ in ("VBD", "VBN") and token.head != noun:
            status = vocabulary().turn("subject", token.lemma_.lower())
            return by_verb(token, "subject") if status is not None else None
    return None


def _by_tense(noun: Token) -> Told:
    """Without a word of its own: by what the noun hangs on, as events read it."""
    stands = noun_standing(noun)
    owned = any(c.dep_ == "poss" for c in noun.lefts)  # "was risking a war in their meeting": they had it
    if stands is None or ((noun.dep_ == "nsubj" or owned) and stands.status in ("hypothetical", "proposed")):
        return Told(status=None, words=(noun,), sure=0)
    return stood(stands, (noun,), 0)
