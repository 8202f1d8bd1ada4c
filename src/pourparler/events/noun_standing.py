"""The standing of a deed that a noun tells.

In: the noun of a deed. Out: its `Standing`, by its adjectives, its determiner, and the word it hangs on.
Refused: what never was or is only wished for; such a standing is None.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.lexicon import event_lexicon
from pourparler.events.modality import Standing, call, standing
from pourparler.events.scopes import under
from pourparler.model.event import EventStatus


def _is_under_way(noun: Token, host: Token, through: Token) -> bool:
    """ "Are in talks with Orsk"."""
    return (
        through.lower_ == "in"
        and host.lemma_ in ("be", "remain", "stay")
        and not any(c.dep_ == "det" for c in noun.children)
        and host.tag_ in ("VBP", "VBZ")
    )


_FATES: dict[str, EventStatus] = {
    "cancellation": "cancelled", "postponement": "postponed", "suspension": "stalled", "preparation": "planned",
}  # fmt: skip


def noun_standing(noun: Token) -> Standing | None:
    """The standing of the deed that a noun tells: by its adjectives, its determiner, and the word it hangs on."""
    lexicon = event_lexicon()
    counted = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    measured = counted.lefts if counted.lemma_ in ("round", "series", "phase", "stage") else ()
    for child in (*noun.lefts, *measured):
        if child.lower_ in lexicon.adjectives:
            status = lexicon.adjectives[child.lower_]
            return Standing(status=status, ahead=status == "planned")
        if child.lower_ == "no":
            return Standing(status="denied")
    host, through = noun.head, noun
    while host.dep_ == "prep" or (
        host.pos_ == "NOUN" and through.lower_ == "of" and under(host) is None and host.lemma_ not in _FATES
    ):
        if host.lower_ in ("without",):
            return Standing(status="denied")
        if host.head == host:
            break
        through, host = host, host.head
    sort = under(host)
    if host.lemma_ in _FATES:
        return Standing(status=_FATES[host.lemma_], ahead=_FATES[host.lemma_] == "planned")
    if host.pos_ in ("NOUN", "ADJ") and sort in ("planned", "wished", "asked", "possible", "ready"):
        if sort == "ready" and through.lower_ not in ("for", "to"):
            return Standing()  # "not happy with the strike"
        if sort == "ready":
            return Standing(status="proposed", ahead=True)
        if sort == "wished":
            return None
        if sort == "asked" and host.pos_ == "NOUN" and through.lower_ == "for":
            return call(host)  # "Orsk's call for a withdrawal of Velland"
        kind: EventStatus = "hypothetical" if sort == "possible" else "proposed" if sort == "asked" else "planned"
        return Standing(status=kind, ahead=sort == "planned")
    if host.pos_ in ("VERB", "AUX"):
        if through.dep_ in ("dobj", "nsubjpass") or through.lower_ in ("for", "against", "of"):
            if sort == "planned":
                return Standing(status="planned", ahead=True)
            if sort == "wished":
                return None
            if sort == "asked":
                return call(host)
            if sort == "denied":
                return Standing(status="denied")
        if through.dep_ == "nsubjpass" and host.lemma_ in ("announce", "propose", "schedule", "plan", "expect"):
            return Standing(status="proposed" if host.lemma_ == "propose" else "planned", ahead=True)
        if through.dep_ == "attr" and any(c.lower_ in ("have", "'ve") for c in host.children):
            return None  # "it would have been the first meeting"
        if through.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") or through.lower_ in ("in", "at", "during"):
            above = standing(host)
            owned = any(c.dep_ == "poss" for c in noun.lefts) and host.lemma_ not in (
                "take",
                "happen",
                "occur",
                "go",
                "be",
            )
            if owned and through == noun and above is not None and above.status == "hypothetical":
                return Standing()  # "his visit could hurt him": the visit is not in doubt
            if above is not None and above.refused and through.dep_ == "prep":
                return Standing(status="planned", ahead=True)  # "expects nothing to come of it at their meeting"
            if above is not None and above.status == "denied" and through.dep_ == "prep":
                return Standing()  # "put no plan forward in the talks": they were held
            if above is not None and above.status == "ongoing" and through.lower_ in ("at", "during"):
                return Standing()
            if above == Standing() and _is_under_way(noun, host, through):
                return Standing(status="ongoing")
            return above
    if through.lower_ in ("before", "ahead"):
        return Standing(status="planned", ahead=True)
    return Standing()
