"""What the encoder sees nothing in, told in words that are often misread.

In: an event with its draft, and how likely the encoder takes its words for one. Out: whether it is left out.
Refused: to judge a text of which the encoder sees no event at all: there the frames stand alone.
"""

from __future__ import annotations

from pourparler.events.draft import Draft
from pourparler.model.event import Event

SEEN, UNSEEN = 0.5, 0.15
"""How likely words must tell an event of its type to be seen, and below which they are not."""
_PLAIN = frozenset({"ASSAULT", "RETREAT", "SANCTION", "OTHER"})
"""Types whose words were mostly right, seen or not; and OTHER, of which the encoder knows little."""
_BESIDE = frozenset({"acl", "pcomp"})


def is_unseen(event: Event, draft: Draft, share: float, *, quoted: bool) -> bool:
    """Whether words of which the encoder sees nothing stand where frames are mostly wrong.

    Of 308 judged events those were right in one case of six: told of nobody known, of what is to come, within
    quotation marks, by a noun, by a participle.
    """
    if share >= UNSEEN or event.type in _PLAIN:
        return False
    first = event.actors[0].actor if event.actors else None
    nobody = bool(event.actors) and (first is None or first.kind == "anonymous")
    trigger = draft.trigger
    aside = trigger.dep_ in _BESIDE or trigger.pos_ in ("NOUN", "PROPN") or trigger.tag_ == "VBG"
    return nobody or aside or quoted or event.status == "planned"
