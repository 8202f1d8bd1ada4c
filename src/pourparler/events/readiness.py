"""Readiness told by an adjective: "Orsk is ready to move", "we are open to it".

In: an adjective of readiness. Out: an AGREE, proposed, or nothing.
Refused: readiness of things, readiness denied, and one whose deed is an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pourparler.events.draft import Draft
from pourparler.events.lexicon import event_lexicon
from pourparler.events.modality import standing
from pourparler.events.phrases import below
from pourparler.events.sides import able
from pourparler.statements.syntax import subject

READY = frozenset({"ready", "willing", "prepared"})


def ready(adjective: Token) -> Iterator[Draft]:
    """The readiness of somebody, to do or for what."""
    verb = adjective.head
    if verb.lemma_ not in ("be", "stand", "remain") or adjective.dep_ not in ("acomp", "oprd", "attr"):
        return
    meant = next((c for c in adjective.children if c.dep_ in ("xcomp", "ccomp")), None)
    theme = meant if meant is not None else next(below(adjective, ("for",)), None)
    stands, doer = standing(verb), subject(verb)
    denied = any(c.dep_ == "neg" for c in (*verb.children, *adjective.children))
    if theme is not None and theme.lemma_ in event_lexicon().classes["retort"]:
        return  # "ready to defend our interests": no agreement
    if theme is None or doer is None or stands is None or denied or stands.status not in ("happened", "hypothetical"):
        return
    actors = tuple(able([doer]))
    if actors:
        status = "hypothetical" if stands.status == "hypothetical" else "proposed"
        yield Draft(
            type="AGREE",
            trigger=adjective,
            words=(adjective,),
            status=status,  # type: ignore[arg-type]
            by=f"adjective.{adjective.lower_}:0",
            actors=actors,
            theme=theme,
            speech=True,
            sure=0.7,
        )
