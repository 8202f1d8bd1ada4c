"""Which of those who bear a name is meant.

In: the senses of a name, the words before it, the day. Out: a `Reading` of the one who remains, or the candidates.
Refused: namesakes of other years; where all are, nobody is meant.
"""

from __future__ import annotations

from pourparler.actors.entry import Entry
from pourparler.actors.index import ADJECTIVE, PLACE, SEAT, SURNAME, Index, Sense
from pourparler.actors.offices import tenure
from pourparler.actors.owners import owner_of
from pourparler.actors.phrase import Segment
from pourparler.actors.reading import Reading, ambiguous, named

_RULES = {SURNAME: "surname", SEAT: "metonym", ADJECTIVE: "adjective", PLACE: "place"}
_YEARS = 5


def narrowed(senses: tuple[Sense, ...], before: list[Segment], index: Index, on: str | None) -> tuple[Sense, ...]:
    """The senses that the state and the title before a name allow, if they leave any; "Ms." before the surname of a man
    leaves none.
    """
    senses = _of_gender(senses, before, index)
    if len(senses) < 2:
        return senses
    owner = owner_of(before, index, on)
    if owner:
        kept = tuple(s for s in senses if owner.party in _parties(s.entry, index))
        senses = kept or senses
    titles = {role.key for s in before if s.sort == "role" for role in index.roles_in(s.text)}
    if titles:
        kept = tuple(s for s in senses if titles & _held(s.entry, index, on))
        senses = kept or senses
    return senses


def _of_gender(senses: tuple[Sense, ...], before: list[Segment], index: Index) -> tuple[Sense, ...]:
    """The senses without the surnames of those whom a form of address before the name cannot mean."""
    said = index.roles.forms_of_address.get(before[-1].words[-1].key) if before else None
    if said is None:
        return senses
    return tuple(sense for sense in senses if sense.how != SURNAME or sense.entry.gender in (None, said))


def _parties(entry: Entry, index: Index) -> set[str | None]:
    held = [index.entry(term.of) for term in entry.offices]
    return {entry.party, *(index.party(of) for of in held if of)}


def _held(entry: Entry, index: Index, on: str | None) -> set[str]:
    terms = [term for term in entry.offices if tenure(term, on) != "no"]
    return {role.key for term in terms for title in (term.title, *term.titles) for role in index.roles_in(title)}


def choose(senses: tuple[Sense, ...], index: Index, on: str | None) -> Reading:
    """One reading where one entry remains: the nearest way of bearing the name wins, a place comes last."""
    if len(senses) == 1:
        return named(senses[0].entry, index, on, _RULES.get(senses[0].how, "name"))
    best = min(sense.how for sense in senses)
    entries = [sense.entry for sense in senses if sense.how == best]
    rule = _RULES.get(best, "name")
    if len(entries) > 1 and on is not None:
        entries = near(entries, on)
        if not entries:
            return Reading(head="named")
    if len(entries) == 1:
        return named(entries[0], index, on, rule)
    seated = [e for e in entries if any(tenure(term, on) == "yes" for term in e.offices)]
    return ambiguous(sorted(entries, key=lambda e: e not in seated), index, on, f"{rule}.ambiguous")


def near(entries: list[Entry], on: str) -> list[Entry]:
    """Of several who bear a name, those who hold office about that day; those who never held any are not left out.

    Nobody writes "Bush" in 2003 of the one whose term ended in 1993; "Smith" of five former ministers is nobody.
    """
    far = f"{int(on[:4]) - _YEARS:04d}{on[4:]}"
    return [
        entry
        for entry in entries
        if not entry.offices
        or any((term.since or "") <= on and (term.until is None or term.until >= far) for term in entry.offices)
    ]
