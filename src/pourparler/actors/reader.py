"""A mention read: the name in it, or the role and whose it is.

In: a mention, a day, an index of names and offices. Out: a `Reading`.
Refused: nothing; of several that the words may mean none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pourparler.actors.choosing import choose
from pourparler.actors.coordination import coordinated, has_roles, listed, names_person
from pourparler.actors.grammar import grammar
from pourparler.actors.index import NAME, SURNAME, Index
from pourparler.actors.offices import tenure
from pourparler.actors.owners import Owner, names_a_war, owner_of
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reading import ANYONES, Reading, named
from pourparler.actors.roles import joined
from pourparler.actors.titled import described, read_name, read_unknown
from pourparler.actors.unnamed import read_role, written
from pourparler.actors.words import Word, slug, split
from pourparler.model import Actor, Resolution

_BREAK = re.compile(r"[,;:()\[—–/]| - ")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_CLAUSE = frozenset(["who", "which", "that", "whose", "where", "when", "said", "says", "whom", "speaking", "told"])
_SENT = frozenset({"ambassador", "envoy"})
_INSIDE = frozenset({"in", "across", "inside", "throughout", "within"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG"})


def read(text: str, index: Index, on: str | None = None, *, owner: Owner | None = None) -> Reading:
    """Who a mention means on a day; `owner` is whose it is where words outside the text say that ("its").

    >>> from pourparler.actors import Registry
    >>> read("the Russian foreign minister", Registry.load().index, "2025-05-20").actor.id
    'sergey-lavrov'
    """
    if "[" in text:
        text = text.replace("[", "").replace("]", "")  # an editor's words in a name: "[Tesk premier Hugo] Vantrell"
    words = split(_THOUSANDS.sub("", text) if "," in text else text)
    if not words:
        return Reading()
    first = 1 if len(words) > 1 and words[0].key == "the" else 0
    keys = [word.key for word in words]
    if index.exact(" ".join(keys[first:])):
        whole = index.at(words, keys, first)
        common = first and words[1].raw.islower() and whole and all(s.how == SURNAME for s in whole[1])
        if whole and whole[0] == len(words) - first and not common:  # "the king" is no Mr King
            return choose(whole[1], index, on)
    whole_text = not _BREAK.search(text) and _CLAUSE.isdisjoint(text.lower().split())
    chunks = [words] if whole_text else list(_chunks(words, index))
    if not chunks:
        return Reading()
    reading = read_chunk(chunks[0], index, on, owner)
    if len(chunks) == 1:
        return reading
    listed_all = listed(reading, chunks, lambda chunk: read_chunk(chunk, index, on))
    return listed_all or _with_apposition(reading, chunks[1:], index, on)


def _chunks(words: list[Word], index: Index) -> Iterator[list[Word]]:
    chunk: list[Word] = []
    titled = {word.start for s in segments(words, index) if s.sort == "role" for word in s.words[1:]}
    for word in words:
        if chunk and ((_BREAK.search(word.gap) and word.start not in titled) or word.raw.lower() in _CLAUSE):
            yield chunk
            chunk = []
        if word.raw.lower() not in _CLAUSE or chunk:
            chunk.append(word)
    if chunk:
        yield chunk


def _with_apposition(first: Reading, rest: list[list[Word]], index: Index, on: str | None) -> Reading:
    """A name before the comma stands; a role before it gives way to the name after it; a new name learns from it.
    Of a name that nobody knows the words after it say the country and the sector, and not who it is.
    """
    if first.head in ("named", "several"):
        return first
    second = read_chunk(rest[0], index, on)
    if first.head == "new":
        return described(first, second)
    if first.head == "unknown" and first.actor is None and second.head in ("office", "people", "role"):
        return replace(first, country=first.country or second.country, sector=first.sector or second.sector)
    person = second.actor is not None and second.actor.kind == "person" and second.head in ("named", "new")
    return second if first.head in ("role", "office", "people") and person else first


def read_chunk(words: list[Word], index: Index, on: str | None, given: Owner | None = None) -> Reading:
    """A mention without commas; `given` owns what no owner stands with."""
    found = segments(words, index)
    both = coordinated(found, lambda side, whose: read_chunk(side, index, on, whose), index, on)
    if both is not None:
        return both
    cut = next((at for at, s in enumerate(found) if s.sort == "preposition" and at), len(found))
    head, tail = found[:cut], found[cut + 1 :]
    if tail and _is_collection(head):
        within = read_chunk([word for segment in tail for word in segment.words], index, on)
        return _collected(within, found)
    last = _trailing_person(head, tail)
    if last is not None:
        return _read_core([*head, *tail], len(head) + last, [], index, on, given)
    while head and head[-1].sort in ("and", "quality", "number", "determiner") and len(head) > 1:
        if head[-1].words[-1].key == "wing":  # a wing of the army is not the army
            return Reading()
        if head[-1].sort == "quality" and not any(s.sort in ("role", "name") for s in head[:-1]):
            break
        head = head[:-1]
    core = next((at for at in range(len(head) - 1, -1, -1) if head[at].sort in ("name", "role", "other")), None)
    if core is None:
        return read_role(None, head, None, index, on) if head else Reading()
    return _read_core(
        head, core, tail, index, on, given, inside=cut < len(found) and _is_inside(found[cut - 1 : cut + 1])
    )


def _is_inside(found: list[Segment]) -> bool:
    """Whether a preposition, or a "based" before it, only says where somebody is."""
    return found[-1].words[-1].key in _INSIDE or found[0].quality == "based" or found[0].words[-1].key == "based"


def _only_inside(segment: Segment, where: list[Segment]) -> bool:
    """Whether people without an office are told to be somewhere, which makes them nobody's: "hospitals in Teskland";
    "officials in Teskland" are its.
    """
    role = segment.role
    place = bool(where) and where[-1].sort == "name" and not where[-1].adjective  # not "in Orvania's circles"
    return place and role is not None and role.group == "people" and role.sector not in _OFFICIAL


def _is_collection(head: list[Segment]) -> bool:
    """ "A group of", "members of": who they are stands after the "of"."""
    some = head[-1].sort == "number" or head[-1].words[-1].key in grammar().collections  # "95 % of"
    return some and all(s.sort != "name" for s in head)


def _collected(within: Reading, found: list[Segment]) -> Reading:
    """Unnamed people, of the side and sector of those they are taken from."""
    words = written(word for segment in found for word in segment.words)
    actor = Actor(id=f"anonymous-{slug(words)}", name=words, kind="anonymous", party=within.party)
    return replace(within, resolution=Resolution(actor=actor, rule="anonymous"), head="people", indefinite=True)


def _trailing_person(head: list[Segment], tail: list[Segment]) -> int | None:
    """Where a person's name ends that follows an office and its place: "Ambassador to Orrund Ioana Prell"."""
    if (
        not tail
        or not has_roles(head)
        or _is_ruling(head)
        or not all(s.sort in ("name", "role", "other", "determiner") for s in tail)
    ):
        return None
    if len(tail) == 2 and tail[0].sort == "other" and tail[0].words[0].capital and _is_full_name(tail[1]):
        return 1  # "director of Lockgate Tobin Harsk"
    place = next((at for at, s in enumerate(tail) if s.sort in ("name", "role")), None)
    if place is None or place + 1 >= len(tail) or any(s.role and s.role.plural for s in head):
        return None
    name = tail[place + 1 :]
    if not place and tail[0].genitive and len(name) == 1 and len(name[0].words) == 1:
        return None  # "a spokesman of Orvania's Karst" is not Karst
    if len(name) == 2 and tail[place].genitive and name[0].sort == "name" and not names_person(name[0]):
        name = name[1:]  # "head of Orvania's Marsh Agency Ioana Prell"
    if len(name) == 1 and name[0].sort == "name" and names_person(name[0]):
        return len(tail) - 1
    plain = all(s.sort == "other" and s.words[0].capital and s.words[0].gap == " " for s in name)
    return len(tail) - 1 if plain and 2 <= len(name) <= 4 else None


def _is_full_name(segment: Segment) -> bool:
    """Whether it is the full name of a person, with no comma before it."""
    person = segment.sort == "name" and all(s.entry.kind == "person" and s.how == NAME for s in segment.senses)
    return person and len(segment.words) > 1 and not segment.words[0].gap.strip()


def _is_ruling(head: list[Segment]) -> bool:
    """Whether what stands before "of" is a side: "the government of Premier Ivo Karst" is not its premier."""
    last = next((s.role for s in reversed(head) if s.role), None)
    return last is not None and last.group == "side"


def _read_core(
    head: list[Segment],
    core: int,
    tail: list[Segment],
    index: Index,
    on: str | None,
    given: Owner | None,
    *,
    inside: bool = False,
) -> Reading:
    head, core = _whole_name(head, core)
    segment, before = head[core], head[:core]
    if segment.sort == "name":
        meant = _generic(segment, before, index, on)
        if meant is None:
            return read_name(segment, before, tail, index, on)
        segment = meant
        head = [*before, meant]
    sent = given is not None and segment.role is not None and segment.role.key in _SENT  # "its ambassador to Orvania"
    after = None if sent or _only_inside(segment, tail if inside else []) else owner_of(tail, index, on, after=True)
    while before and before[-1].sort == "name" and names_a_war(before[-1], [segment]):
        before = before[:-1]
    owner = owner_of(before, index, on, given) or after or given
    if segment.sort == "role":
        reading = _with_words(read_role(segment, before, owner, index, on), [*head, *tail])
        reading = _placed(_about(reading, segment, owner, tail, index, on), head, tail, index, inside)
        if reading.sector is None and tail and reading.role and reading.role.key in ANYONES:
            said = next((s.role.sector for s in tail if s.role and s.role.sector), None)
            reading = replace(reading, sector=said)
        return replace(reading, bare=False) if tail and owner is None else reading
    return read_unknown(head, core, owner, index, on)


def _whole_name(head: list[Segment], core: int) -> tuple[list[Segment], int]:
    """The segments with what is the first name of a new person after an office as a part of the name, whose surname it
    may be elsewhere: "Premier Vantrell Osk" is nobody of the Vantrells.
    """
    start = core
    while (
        start and head[start - 1].sort == "other" and head[start - 1].words[0].raw in ("al", "el", "bin", "ibn", "Al")
    ):
        start -= 1
    first = head[start - 1] if start > 1 else None
    if head[core].sort != "other" or not head[core].words[0].capital or first is None or first.sort != "name":
        return head, core
    office = head[start - 2].role
    person = all(s.how == SURNAME for s in first.senses) and not first.genitive and len(first.words) == 1
    if not person or office is None or office.group != "office" or office.plural or head[start].words[0].gap.strip():
        return head, core
    merged = Segment("other", tuple(word for segment in head[start - 1 : core + 1] for word in segment.words))
    return [*head[: start - 1], merged, *head[core + 1 :]], start - 1


def _generic(segment: Segment, before: list[Segment], index: Index, on: str | None) -> Segment | None:
    """A name that is a role in another state's mouth: the Defense Department is America's, "Chile's Defense Department"
    is not.
    """
    if not any(s.sort == "name" for s in before) or segment.senses[0].entry.kind not in ("body", "office"):
        return None
    role = index.roles.phrases.get(joined(segment.text))
    owner = owner_of(before, index, on)
    if role is None or owner is None or owner.party in (None, index.party(segment.senses[0].entry)):
        return None
    return Segment("role", segment.words, role=role)


def _placed(reading: Reading, head: list[Segment], cut: list[Segment], index: Index, inside: bool) -> Reading:
    """People without a side are of the country that the words say they are in: "a professor in Orvania",
    "an Orvania-based group".
    """
    if reading.country or reading.head not in ("people", "role") or reading.party:
        return reading
    based = [s for s in head if s.quality == "based"]
    said = [s for s in cut if s.sort != "determiner"]
    links = [inside, *(each.words[-1].key in _INSIDE for each in said)]
    within = [s for s, link in zip(said, links, strict=False) if s.sort == "name" and link]
    for segment in (*based, *within):
        countries = {index.country(sense.entry) for sense in segment.senses if sense.entry.kind in ("state", "place")}
        if len(countries) == 1:
            people = reading.role is not None and reading.role.words == "people"
            return replace(reading, country=countries.pop(), sector=reading.sector or ("CVL" if people else None))
    return reading


def _about(
    reading: Reading, segment: Segment, owner: Owner | None, tail: list[Segment], index: Index, on: str | None
) -> Reading:
    """The holder whose title has what stands after "for": "the UN envoy for Syria", whoever else is a UN envoy."""
    if not tail or reading.head != "office" or owner is None or segment.role is None:
        return reading
    actor = reading.actor
    words = joined(written(word for segment in tail for word in segment.words))
    if actor is not None and (_subject(actor, owner, index) & _countries(tail, index) or not actor.office):
        return reading
    every = [(of, segment.role.key) for of in dict.fromkeys((owner.id, owner.party or owner.id))]
    held = {
        entry.id: (entry, term)
        for of, key in every
        for entry, term in index.holders(of, key)
        if tenure(term, on) == "yes" and words in joined(term.title)
    }
    if len(held) == 1:
        entry, term = next(iter(held.values()))
        return named(entry, index, on, "office.about", office=term.title, head="office", role=segment.role)
    sent = segment.role.key in _SENT or bool(actor and _subject(actor, owner, index))
    mistaken = actor is not None and sent and _countries(tail, index)
    return replace(reading, resolution=Resolution(rule="office.about")) if mistaken else reading


def _subject(actor: Actor, owner: Owner, index: Index) -> set[str]:
    """The countries that a title names besides those of its owner."""
    return _countries(segments(split(actor.office or ""), index), index) - {owner.country or ""}


def _countries(found: list[Segment], index: Index) -> set[str]:
    """The countries of the states and places named."""
    entries = (sense.entry for s in found if s.sort == "name" for sense in s.senses[:1])
    return {code for entry in entries if entry.kind in ("state", "place") and (code := index.country(entry))}


def _with_words(reading: Reading, found: list[Segment]) -> Reading:
    """People without a name are called by all the words that describe them."""
    actor = reading.actor
    if actor is None or actor.kind != "anonymous":
        return reading
    every = [word for segment in found for word in segment.words]
    name = "".join([(w.gap if at else "") + w.raw + ("'s" if w.genitive else "") for at, w in enumerate(every)])
    if name == actor.name:
        return reading
    return replace(reading, resolution=replace(reading.resolution, actor=replace(actor, name=name)))
