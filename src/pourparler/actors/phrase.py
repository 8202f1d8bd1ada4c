"""A mention cut into what its words are.

In: the words of a mention, names and roles. Out: `Segment`s: names, roles, qualities, prepositions, other words.
Refused: nothing; a name that is only part of a longer, unknown name is marked as other words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from pourparler.actors.grammar import grammar
from pourparler.actors.index import ADJECTIVE, PLACE, SURNAME, Index, Sense
from pourparler.actors.roles import Role, Roles
from pourparler.actors.words import Word, key

Sort = Literal["name", "role", "quality", "determiner", "number", "preposition", "and", "other"]
_WORDS = grammar()
_TOWARD = frozenset({"anti", "pro"})
_PARTIES = frozenset({"Social", "Christian", "Liberal", "Free", "National", "New", "Popular", "United", "Independent"})
_SHORTEST_LIST = 3


class Segment(NamedTuple):
    """A run of words of one sort; a named tuple, for every phrase makes several of them."""

    sort: Sort
    words: tuple[Word, ...]
    senses: tuple[Sense, ...] = ()
    role: Role | None = None
    quality: str | None = None

    @property
    def genitive(self) -> bool:
        """Whether it owns what follows: "Putin's"."""
        return self.words[-1].genitive

    @property
    def adjective(self) -> bool:
        """Whether it names a side by its adjective or demonym."""
        senses = self.senses
        if len(senses) == 1:
            return senses[0].how == ADJECTIVE
        return bool(senses) and all(sense.how == ADJECTIVE for sense in senses)

    @property
    def text(self) -> str:
        """Its words as written."""
        words = self.words
        return words[0].raw if len(words) == 1 else words[0].raw + "".join([word.gap + word.raw for word in words[1:]])


def segments(words: list[Word], index: Index) -> list[Segment]:
    """The segments of a mention, in order; at each place the longest name or role, a name where both are as long.

    >>> from pourparler.actors import Registry
    >>> from pourparler.actors.words import split
    >>> found = segments(split("the Ukrainian foreign minister"), Registry.load().index)
    >>> [segment.sort for segment in found]
    ['determiner', 'name', 'role']
    """
    keys, found, at = [word.key for word in words], [], 0
    while at < len(words):
        segment = _segment(words, keys, at, index)
        found.append(segment)
        at += len(segment.words)
    return [_unless_part(found, place) if held.sort == "name" else held for place, held in enumerate(found)]


def _segment(words: list[Word], keys: list[str], at: int, index: Index) -> Segment:
    name, role = index.at(words, keys, at), _unbroken(words, keys, at, index)
    if name is not None and not words[at].capital and not _may_be_name(words[at : at + name[0]], name[1], len(words)):
        name = None
    if name is not None and role is not None and role[0] == name[0] == 1 and _is_title(words, at, name[1]):
        name = None
    if name is not None and (role is None or name[0] >= role[0]):
        return Segment("name", tuple(words[at : at + name[0]]), senses=name[1])
    if role is not None and not (role[0] == 1 and _is_quality(words, keys, at, index.roles)):
        return Segment("role", tuple(words[at : at + role[0]]), role=role[1])
    if words[at].raw == "under" and (at + 1 == len(words) or words[at + 1].raw.lower() != "secretary"):
        return Segment("preposition", (words[at],))  # "the administration under Venn" is no deputy of hers
    return _single(words[at], index.roles)


def _unbroken(words: list[Word], keys: list[str], at: int, index: Index) -> tuple[int, Role] | None:
    """The role at a place; beyond a comma where "and" closes its list ("minister of industry, trade and supply")."""
    role = index.role_at(keys, at)
    if role is None or role[0] < _SHORTEST_LIST:
        return role
    commas = [place for place in range(at + 1, at + role[0]) if "," in words[place].gap]
    if not commas or "and" in keys[commas[-1] : at + role[0]]:
        return role
    return index.role_at(keys[: commas[0]], at)


def _is_title(words: list[Word], at: int, senses: tuple[Sense, ...]) -> bool:
    """Whether a surname is an office here: "the King of Orvania" is no Mr King."""
    return at + 1 < len(words) and words[at + 1].key == "of" and all(sense.how == SURNAME for sense in senses)


def _may_be_name(words: list[Word], senses: tuple[Sense, ...], total: int) -> bool:
    """Words without a capital are a name only when they are all there is ("turkey" typed at the prompt)."""
    if len(words) == total or any(sense.low for sense in senses):
        return True
    return any(letter.isupper() for word in words for letter in word.raw)


def _is_quality(words: list[Word], keys: list[str], at: int, roles: Roles) -> bool:
    """A word that is both ("deputy", "military") is a quality before another role or a name."""
    if keys[at] not in roles.qualities or at + 1 >= len(words):
        return False
    if words[at].genitive or words[at + 1].gap.strip() not in ("", "-", "."):
        return False
    return roles.at(keys, at + 1) is not None or (words[at].capital and words[at + 1].capital)


def _single(word: Word, roles: Roles) -> Segment:
    low = word.raw.lower()
    if low in _WORDS.definite:
        return Segment("determiner", (word,), (), None, "definite")
    if low in _WORDS.indefinite:
        return Segment("determiner", (word,), (), None, "indefinite")
    quality = roles.qualities.get(word.key)
    if quality is not None:
        return Segment("quality", (word,), (), None, quality)
    if low.isdigit():
        return Segment("number", (word,))
    if low in _WORDS.prepositions:
        return Segment("preposition", (word,))
    return Segment("and" if low in ("and", "or") else "other", (word,))


def _unless_part(found: list[Segment], at: int) -> Segment:
    """The segment, or other words where a short name is part of a longer unknown one ("Port Sudan", "Jake Wood")."""
    segment = found[at]
    if _before(found, at + 1) == "-" and found[at + 1].words[0].key in _WORDS.after_hyphen:
        quality = "based" if found[at + 1].words[0].key == "based" else "plain"
        return Segment("quality", segment.words, senses=segment.senses, quality=quality)
    if at and segment.words[0].gap == "-" and found[at - 1].words[-1].raw.lower() in _TOWARD:
        return Segment("quality", segment.words, senses=segment.senses, quality="plain")  # "anti-Tesk marches"
    if segment.adjective or segment.genitive:
        return segment
    short = len(segment.words) == 1 or all(s.how in (SURNAME, PLACE) for s in segment.senses)
    after = found[at + 1] if at + 1 < len(found) else None
    if after is not None and _unknown_name(after) and _before(found, at + 1) in ("", ".") and _person(segment):
        return Segment("other", segment.words)
    before = found[at - 1] if at else None
    if before is not None and before.words[-1].raw in _PARTIES and not _before(found, at) and _group(segment):
        return Segment("other", segment.words)  # "a Social Democrat" of any country
    gaps = ("", "-") if _person(segment) else ("",)  # "Orla Venn-Khan" is no Khan
    if segment.senses[0].how == SURNAME and _is_of_another(found, at):
        return Segment("other", segment.words)
    if short and before is not None and _unknown_name(before) and not before.genitive and _before(found, at) in gaps:
        return Segment("other", segment.words)
    return segment


def _is_of_another(found: list[Segment], at: int) -> bool:
    """Whether a surname ends or begins the full name of somebody else: "Tobin M. Khan", two surnames side by side."""
    segment, before = found[at], found[at - 1] if at else None
    after = found[at + 1] if at + 1 < len(found) else None
    if not _surname(segment):
        return False
    if before is not None and len(before.words[-1].raw) == 1 and before.words[-1].raw.isupper():
        return _before(found, at) in ("", ".") and not _first_named(found, at, segment)
    if before is not None and _surname(before) and not before.genitive and not _before(found, at):
        return True
    return after is not None and _surname(after) and not _before(found, at + 1)


def _first_named(found: list[Segment], at: int, segment: Segment) -> bool:
    """Whether the word before an initial is the first name of one who bears the surname: "Hugo R. Vantrell"."""
    first = found[at - 2].words[-1].key if at > 1 else None
    return any(key(sense.entry.name.split(" ")[0]) == first for sense in segment.senses)


def _surname(segment: Segment) -> bool:
    """Whether it is only somebody's surname, and nothing else."""
    return segment.sort == "name" and all(s.how == SURNAME for s in segment.senses) and len(segment.words) <= 2


def _group(segment: Segment) -> bool:
    """Whether a single word is the name of a party or a movement only."""
    return len(segment.words) == 1 and all(sense.entry.kind == "group" for sense in segment.senses)


def _person(segment: Segment) -> bool:
    return any(sense.entry.kind == "person" for sense in segment.senses)


def _before(found: list[Segment], at: int) -> str:
    if at >= len(found):
        return "|"
    gap = found[at].words[0].gap
    return "" if gap == " " else gap.strip()


def _unknown_name(segment: Segment) -> bool:
    return segment.sort == "other" and segment.words[0].capital and segment.words[0].key not in _WORDS.stops


def role_keys(found: list[Segment]) -> tuple[str, ...]:
    """The roles that the segments of a title name: "Deputy Prime Minister" -> deputy-prime-minister."""
    roles = [segment for segment in found if segment.sort == "role" and segment.role]
    deputy = any(segment.quality == "deputy" for segment in found)
    if not roles:
        return ()
    offices = [s.role.key for s in roles if s.role and s.role.group in ("office", "people")]
    head = offices[-1] if offices and offices[0] == "minister" else (offices[0] if offices else "")
    return (f"deputy-{head}" if deputy else head,) if head else ()
