"""The people of one article.

In: a parsed article and the registry. Out: `Cast`: who any span of the article means, in text order.
Refused: guessing; where several remain they stand as candidates, where nobody fits the resolution is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pourparler.actors.anaphora import PRONOUNS, Scene, Stranger, definite, institution, is_aside, pronoun
from pourparler.actors.entry import Entry
from pourparler.actors.given import gender_of, is_common
from pourparler.actors.index import Index, surnames
from pourparler.actors.newcomers import newcomers
from pourparler.actors.offices import file_offices
from pourparler.actors.reader import read
from pourparler.actors.reading import Reading, actor_of
from pourparler.actors.registry import Registry
from pourparler.actors.roles import joined
from pourparler.actors.scan import Mention, Sentence, is_subject, mentions, sentences_of
from pourparler.actors.words import key, slug, split
from pourparler.language import ParsedArticle
from pourparler.model import Actor, Resolution, Span

_SOFTWARE = re.compile(
    r"(?i)\b(?:AI|artificial[- ]intelligence)[ -](?:engine|model|chatbot|assistant|tool|system|bot)\b|\bchatbot\b"
)
_ARTICLE = re.compile(r"(?i)^(?:the|an?) ")
_POSSESSIVE = frozenset(["his", "her", "their", "its", "my", "our", "your"])
_ANONYMOUS_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


class Cast:
    """Who the words of an article mean; `who` is asked in text order, `note_source` reports each speaker found."""

    def __init__(self, parsed: ParsedArticle, registry: Registry) -> None:
        article = parsed.article
        self._article, self._registry = article, registry
        self._on = article.published.day if article.published else None
        self._quotations = [quotation.inner for quotation in parsed.quotations if quotation.depth == 0]
        sentences = sentences_of(parsed)
        self._new = newcomers(sentences, registry.index, self._on)
        self._index = Index(registry.index.roles, wider=registry.index)
        self._file_newcomers()
        found = [m for s in sentences for m in mentions(s, self._index, self._on, self._quotations)]
        self._introduce(found)
        self._mentions = [m for m in found if self._stands(m)]
        self._scene = Scene(
            index=self._index,
            on=self._on,
            sentences=[sentence.span for sentence in sentences],
            mentions=self._mentions,
            strangers=list(self._strangers(sentences)),
            roles={name: person.roles for name, person in self._new.items()},
        )
        self._parsed = parsed

    def who(self, span: Span, *, quoted: bool = False) -> Resolution:
        """Who a span of the article means; `quoted` says that the words stand inside a quotation."""
        text = span.of(self._article.text)
        words = split(text)
        if not words:
            return Resolution()
        if len(words) == 1 and words[0].raw.lower() in PRONOUNS:
            aside = is_aside(self._article.text, span, self._scene.sentence_span(span.start))
            return pronoun(self._scene, span, words[0].raw.lower(), quoted=quoted, aside=aside)
        if words[0].raw.lower() in _POSSESSIVE:
            return self._anonymous(span, None)
        reading = read(text, self._index, self._on)
        resolution = self._settled(reading, span, words[0].raw.lower())
        if resolution.actor is None and not resolution.candidates:
            return self._unknown(span, text, reading)
        return resolution

    def note_source(self, span: Span, resolution: Resolution) -> None:
        """Report who was found to speak at a span: evidence for the next pronoun."""
        if resolution.actor is not None:
            self._scene.speakers.append((span, resolution.actor))

    def mentions(self) -> Iterator[tuple[Span, Resolution]]:
        """The named mentions of the article in order: those of the registry, and newcomers with an office or a side."""
        for mention in self._mentions:
            actor = mention.reading.actor
            if actor is None or mention.reading.head not in ("named", "new") or actor.kind == "anonymous":
                continue
            if mention.seat:
                place = self._article.text[mention.span.start : mention.span.end]
                actor = Actor(id=slug(place), name=place, kind="place", party=actor.party)
            elif actor.id in self._new and actor.party is None and actor.office is None:
                continue
            yield mention.span, replace(mention.reading.resolution, actor=actor)

    def newcomers(self) -> tuple[Actor, ...]:
        """The people of the article whom the registry does not know, in the order of their first mention."""
        return tuple(actor_of(person.entry(), self._index, self._on) for person in self._new.values())

    def _file_newcomers(self) -> None:
        entries = [person.entry() for person in self._new.values()]
        self._index.add(entries)
        for entry in entries:
            for surname in surnames(entry):
                if self._keeps_surname(surname):
                    self._index.names.pop(joined(surname), None)
        file_offices(self._index, entries)

    def _keeps_surname(self, surname: str) -> bool:
        """Whether someone in office bears the surname and is introduced too: relatives go by their first names."""
        if is_common(surname):
            return False
        for sense in self._registry.index.exact(joined(surname)):
            entry = sense.entry
            held = self._on is not None and any(term.held(self._on) == "yes" for term in entry.offices)
            if entry.kind == "person" and held and (entry.name in self._article.text or self._titled(surname)):
                return True
        return False

    def _strangers(self, sentences: list[Sentence]) -> Iterator[Stranger]:
        """The places where the parse sees a person whom no mention covers ("Tatyana")."""
        covered = [mention.whole for mention in self._mentions]
        for sentence in sentences:
            tokens = sentence.passage.tokens(sentence.span)
            for ent in tokens.ents if tokens is not None else ():
                span = sentence.passage.span(ent)
                inside = any(quotation.holds(span) for quotation in self._quotations)
                if ent.label_ == "PERSON" and not inside and not any(whole.overlaps(span) for whole in covered):
                    yield Stranger(span=span, gender=gender_of(ent.text), subject=is_subject(ent.root))

    def _titled(self, surname: str) -> bool:
        """Whether the article puts a title before a bare surname ("Minister Lavrov")."""
        before = re.findall(rf"(\w+) {re.escape(surname)}\b", self._article.text)
        return any(key(word) in self._index.roles.phrases for word in before)

    def _introduce(self, found: list[Mention]) -> None:
        """A person named in full or by title bears the surname from there on, whoever else bears it elsewhere."""
        for mention in found:
            actor = mention.reading.actor
            entry = self._index.entry(actor.id) if actor and mention.full else None
            if entry is not None and entry.kind == "person" and entry.id not in self._index.entries:
                self._index.add([entry])

    def _stands(self, mention: Mention) -> bool:
        actor = mention.reading.actor
        entry = self._index.entry(actor.id) if actor else None
        return entry is None or entry.kind != "person" or self._surname_holds(entry, mention.reading)

    def _surname_holds(self, entry: Entry, reading: Reading) -> bool:
        """A bare surname means one who was introduced, or one in office whose name is not everybody's."""
        if reading.resolution.rule != "surname" or entry.id in self._index.entries:
            return True
        held = self._on is None or any(term.held(self._on) != "no" for term in entry.offices)
        return held and not any(is_common(surname) for surname in surnames(entry))

    def _settled(self, reading: Reading, span: Span, first: str) -> Resolution:
        if reading.head == "people":
            return self._people(reading, span, first)
        if reading.head == "role" and not reading.bare and reading.role is not None and reading.role.group == "office":
            name = " ".join(_ARTICLE.sub("", span.of(self._article.text)).split())
            return Resolution(actor=Actor(id=slug(name), name=name, kind="office"), rule="office.elsewhere")
        if reading.head == "role" and reading.role is not None and reading.bare:
            if reading.role.group == "institution":
                return institution(self._scene, span, reading.role)
            return definite(self._scene, span, reading.role, self._article.text)
        if reading.head == "named" and reading.actor is not None:
            entry = self._index.entry(reading.actor.id)
            if entry is not None and entry.kind == "person" and not self._surname_holds(entry, reading):
                return Resolution(candidates=(reading.actor,), rule="surname.unintroduced")
        if reading.resolution.candidates and reading.head in ("named", "office"):
            return self._scene.narrowed(reading.resolution, span)
        return reading.resolution

    def _people(self, reading: Reading, span: Span, first: str) -> Resolution:
        actor = reading.actor
        if actor is None or actor.kind != "anonymous":
            return reading.resolution
        if first in _ANONYMOUS_DEFINITE and reading.role is not None and reading.bare and not reading.past:
            found = definite(self._scene, span, reading.role, self._article.text, party=reading.party)
            if found.actor is not None or found.candidates:
                return found
        return self._anonymous(span, reading)

    def _anonymous(self, span: Span, reading: Reading | None) -> Resolution:
        """Someone unnamed, of this article and this place only; remembered for "the official" after it."""
        name = " ".join(span.of(self._article.text).split())
        party = reading.party if reading else None
        actor = Actor(id=f"anonymous-{self._article.id}-{span.start}", name=name, kind="anonymous", party=party)
        if reading is not None and reading.role is not None:
            self._scene.unnamed.append((span, reading.role.key, reading.role.plural, actor))
        return Resolution(actor=actor, rule="anonymous")

    def _unknown(self, span: Span, text: str, reading: Reading) -> Resolution:
        """Software and bodies that nobody listed, by what the words and the parse say they are."""
        if _SOFTWARE.search(text):
            name = re.split(r"['’]s ", text)[-1].strip()
            return Resolution(actor=Actor(id=slug(name), name=name, kind="software"), rule="software")
        label = self._label(span)
        name = _ARTICLE.sub("", text).strip(" ,.;:'’\"”")
        several = 2 <= len(name.split()) <= 6 and name[:1].isupper()
        if label == "ORG" and reading.head != "role" and (several or (len(name) > 1 and name.isupper())):
            return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")
        if split(text)[0].raw.lower() not in _ANONYMOUS_DEFINITE and self._common_noun(span):
            return self._anonymous(span, None)
        return Resolution()

    def _common_noun(self, span: Span) -> bool:
        """Whether the head of a span is a common noun: "witnesses", "local media"."""
        passage = self._parsed.passage_at(span.start)
        tokens = passage.tokens(span) if passage else None
        return tokens is not None and len(tokens) > 0 and tokens.root.pos_ == "NOUN"

    def _label(self, span: Span) -> str | None:
        """What the parse takes the whole of a span to be."""
        passage = self._parsed.passage_at(span.start)
        tokens = passage.tokens(span) if passage else None
        if tokens is None:
            return None
        core = [token for token in tokens if not token.is_punct and token.lower_ != "the"]
        labels = {token.ent_type_ for token in core}
        return labels.pop() if len(labels) == 1 else None
