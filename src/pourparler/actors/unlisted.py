"""Names that no list has, and names cut short: bodies, units, software, a person whose title nothing reads.

In: a span with its words, the scene before it, how the registry reads it. Out: a `Resolution`, or None.
Refused: words that the parse takes for no name, and short ones that fit several; None, so that others may read them.
"""

from __future__ import annotations

import re

from pourparler.actors.given import is_common
from pourparler.actors.grammar import grammar
from pourparler.actors.parsing import Parse
from pourparler.actors.phrase import segments
from pourparler.actors.reading import Reading
from pourparler.actors.roles import joined
from pourparler.actors.scene import Scene
from pourparler.actors.words import Word, slug
from pourparler.model import Actor, Article, Resolution, Span

_SOFTWARE = re.compile(
    r"(?i)\b(?:AI|artificial[- ]intelligence)[ -](?:engine|model|chatbot|assistant|tool|system|bot)\b|\bchatbot\b"
)
_UNIT = re.compile(
    r"\b\d+(?:st|nd|rd|th) (?:[A-Z][\w-]+ ){0,3}(?:Brigade|Division|Battalion|Regiment|Corps|Army|Squadron|Fleet)$"
)
ARTICLE = re.compile(r"(?i)^(?:the|an?) ")
_NAMES = frozenset({"ORG", "PRODUCT", "WORK_OF_ART"})
COLLECTIVES = frozenset({"body", "group", "company", "outlet", "office", "software"})
_LINKS = grammar().prepositions | {"and", "or"}


class Unlisted:
    """The names of one article that nobody lists."""

    def __init__(self, article: Article, parse: Parse, scene: Scene) -> None:
        self._article, self._parse, self._scene, self._index = article, parse, scene, scene.index

    def short(self, words: list[Word]) -> Resolution | None:
        """A longer name cut short: "the NSA" by its initials, "the Post" by its last word, where one fits."""
        rest = words[1:] if words[0].key == "the" else words
        if len(rest) != 1 or not rest[0].capital or (len(words) == 1 and not rest[0].raw.isupper()):
            return None
        word = rest[0].raw
        found = {
            m.reading.actor.id: m.reading.actor
            for m in self._scene.before(words[0].start, quoted=True)
            if m.reading.actor is not None
            and m.reading.actor.kind in COLLECTIVES
            and _shortens(word, m.span.of(self._article.text))
        }
        return Resolution(actor=next(iter(found.values())), rule="name.short") if len(found) == 1 else None

    def possessed(self, span: Span, words: list[Word], reading: Reading) -> Resolution | None:
        """A body behind whose it is ("Teskland's Lock Airlines"), and a unit by its number ("the 5th Lock Brigade")."""
        unit = _UNIT.search(span.of(self._article.text))
        if unit is not None:
            actor = Actor(id=slug(unit[0]), name=unit[0], kind="body", party=reading.party)
            return Resolution(actor=actor, rule="new-name.unit")
        rest = Span(words[1].start, span.end) if words[0].genitive and len(words) > 2 else None
        if rest is None or not all(word.capital for word in words) or self._parse.label(rest) != "ORG":
            return None
        name = " ".join(rest.of(self._article.text).split())
        return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")

    def long_name(self, reading: Reading, span: Span, words: list[Word]) -> Resolution | None:
        """A body by a long name that nobody lists, which names its kind: "the Belsk Lock Union of Orvania"."""
        role = reading.role
        if reading.head != "people" or role is None or role.plural or len(words) < 2 or reading.indefinite:
            return None
        rest = words[1:] if words[0].key == "the" else words
        capital = all(word.capital or word.raw.lower() in ("of", "for", "and", "the", "in") for word in rest)
        heading = self._parse.in_heading(span)
        if not capital or len(rest) < 2 or heading or self._parse.label(span) not in _NAMES or rest[0].genitive:
            return None
        name = ARTICLE.sub("", " ".join(span.of(self._article.text).split()))
        return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")

    def titled(self, span: Span, words: list[Word]) -> Resolution | None:
        """The person whose full name closes a phrase that nothing else reads: "prime minister and party leader Ivo
        Karst", "head of the Lock Group, Ioana Prell"; not one who stands after a preposition or beside another.
        """
        mention = self._scene.mention_at(span.end - 1)
        actor = mention.reading.actor if mention is not None else None
        if mention is None or actor is None or actor.kind != "person" or mention.span.end != span.end:
            return None
        before = [word for word in words if word.end <= mention.span.start]
        own = [word for word in words if word.start >= mention.span.start]
        if any(self._is_another(word, actor) for word in before):
            return None  # "President Venn and Minister Ivo Karst" are two
        if len(own) < 2 or not before or own[0].gap.strip() not in ("", ",") or before[-1].key in _LINKS:
            return None
        pieces = segments(before, self._index)
        if not any(s.role and s.role.group in ("office", "people") and not s.role.plural for s in pieces):
            return None
        after = next((at for at in range(len(before) - 1, -1, -1) if before[at].key in _LINKS), None)
        tail = segments(before[after + 1 :], self._index) if after is not None and own[0].gap.strip() == "" else []
        office = bool(tail) and tail[-1].role is not None and tail[-1].role.group in ("office", "people")
        joined_titles = after is not None and before[after].key == "and" and after > 0
        return None if office and not joined_titles else Resolution(actor=actor, rule="title.name")

    def _is_another(self, word: Word, person: Actor) -> bool:
        """Whether a word names somebody, and not this person."""
        mention = self._scene.mention_at(word.start)
        other = mention.reading.actor if mention is not None and mention.reading.head in ("named", "new") else None
        return other is not None and other.kind == "person" and other.id != person.id

    def name(self, span: Span, words: list[Word], reading: Reading) -> Resolution | None:
        """Software and bodies, by what the words and the parse say they are; a family is nobody."""
        text = span.of(self._article.text)
        if _SOFTWARE.search(text):
            name = re.split(r"['’]s ", text)[-1].strip()
            return Resolution(actor=Actor(id=slug(name), name=name, kind="software"), rule="software")
        if words[0].key == "the" and len(words) > 1 and self._is_family(words):
            return Resolution(rule="family")
        name = ARTICLE.sub("", text).strip(" ,.;:'’\"”")
        several = 2 <= len(name.split()) <= 6 and name[:1].isupper()
        single = self._parse.only(name, "ORG") and not self._index.exact(joined(name)) and not is_common(name)
        known = several or (len(name) > 1 and name.isupper()) or single
        if self._parse.label(span) == "ORG" and reading.head != "role" and known:
            return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")
        return None

    def _is_family(self, words: list[Word]) -> bool:
        """Whether a plural is a family's or a rhetorical one: "the Harsks" is no body."""
        name = joined(" ".join(word.raw for word in words[1:]))
        senses = self._index.exact(name.removesuffix("s")) if name.endswith("s") else ()
        return any(sense.entry.kind == "person" for sense in senses)


def _shortens(word: str, name: str) -> bool:
    """Whether a word is the initials of a name, or the last of its words.

    >>> _shortens("HBA", "the Harbour Board of Audit"), _shortens("Post", "Harbour Post")
    (True, True)
    """
    parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
    if len(parts) < 2:
        return False
    return (word.isupper() and word == "".join(part[0] for part in parts)) or word == parts[-1]
