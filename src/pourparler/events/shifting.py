"""What a deed becomes when it is announced, refused, asked for or ended.

In: a draft and the standing of its words. Out: the same with the type that the PLOVER manual (draft 2.0) gives it.
Refused: to change what lies beyond PLOVER.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.events.clause import Clause
from pourparler.events.draft import AHEAD, HARM, SPOKEN, Draft
from pourparler.events.modality import Standing
from pourparler.events.phrases import joined
from pourparler.events.senses import VerbFrame
from pourparler.events.sides import able
from pourparler.model.event import EventType


def typed(frame: VerbFrame, deed: tuple[Clause, VerbFrame] | None) -> EventType:
    """The type of a frame; a vow or decision to do harm is a threat, one to lift or to leave a concession."""
    if frame.decides and deed is not None and (deed[1].type == "CONCEDE" or deed[1].mode == "withdraw"):
        return deed[1].type if deed[1].type == "SANCTION" else "CONCEDE"
    if frame.conflict is not None and deed is not None and deed[1].type in HARM:
        return frame.conflict
    return frame.type


def shifted(draft: Draft, stands: Standing, frame: VerbFrame) -> Draft:
    """The type that a deed has when it is announced, refused, asked for or ended (PLOVER manual, draft 2.0)."""
    if draft.type == "OTHER":
        return draft
    if stands.called or (stands.asker is not None and draft.type not in SPOKEN):
        return replace(
            draft,
            type="REQUEST",
            by=f"{'call' if stands.called else 'must'}.{draft.by.partition('.')[2]}",
            mode=None,
            actors=tuple(able(joined(stands.asker))) if stands.asker is not None else (),
            recipients=draft.actors,
            status=stands.status if stands.called else "proposed",
        )
    if draft.type == "CONSULT" and stands.status == "cancelled":
        return replace(draft, type="REJECT", mode="meet", status="cancelled")
    if stands.ended:
        type_: EventType = "RETREAT" if draft.type in HARM else "SANCTION" if draft.type in AHEAD else draft.type
        return replace(draft, type=type_, mode="discontinue" if type_ == "SANCTION" else None)
    if stands.refused:
        return _refused(draft, stands)
    if stands.ahead and draft.type in AHEAD:
        kept = frame.status if frame.status in ("cancelled", "postponed", "stalled") else stands.status
        return replace(draft, type="AGREE", mode=None, status=kept)
    if stands.ahead and draft.type in HARM:
        return replace(draft, type="THREATEN", mode=_threat(draft))
    if frame.status is not None and stands.status in ("happened", "ongoing"):
        return replace(draft, status=frame.status)
    return draft


def _refused(draft: Draft, stands: Standing) -> Draft:
    """What is refused: a friendly deed is rejected, by those named before it, any other is denied."""
    if draft.type not in AHEAD and draft.type not in ("CONCEDE", "AGREE"):
        return replace(draft, status="denied")
    rejected = replace(draft, type="REJECT", mode=None, status="denied")
    if stands.status != "happened":
        return rejected
    refusing = tuple(who for who in draft.actors if who.i < draft.trigger.i) or draft.actors
    asked = tuple(who for who in draft.actors if who not in refusing)
    return replace(rejected, status="happened", actors=refusing, recipients=(*asked, *draft.recipients))


def _threat(draft: Draft) -> str | None:
    """The mode of a threat, from the deed threatened with."""
    if draft.type == "ASSAULT":
        return "violence"
    if draft.type == "COERCE":
        return "arrest" if draft.mode == "arrest" else "restrict"
    return {"expel": "expel", "discontinue": "relations"}.get(draft.mode or "")
