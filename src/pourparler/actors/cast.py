"""The people of one article.

In: a parsed article and the registry. Out: `Cast`: who any span of the article means, in text order.
Refused: guessing; where several remain they stand as candidates, where nobody fits the resolution is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pourparler.actors.anaphora import FIRST, POSSESSIVES, PRONOUNS, is_aside, possessor, pronoun, relative
from pourparler.actors.coordination import names_person
from pourparler.actors.definite import body_of, definite, institution, introduced, thing
from pourparler.actors.documents import Issued, issuer
from pourparler.actors.given import is_common
from pourparler.actors.grammar import grammar
from pourparler.actors.index import Index
from pourparler.actors.introductions import Introductions
from pourparler.actors.owners import owner_by
from pourparler.actors.parsing import Parse
from pourparler.actors.phrase import segments
from pourparler.actors.reader import read
from pourparler.actors.reading import Reading, actor_of
from pourparler.actors.registry import Registry
from pourparler.actors.roles import joined
from pourparler.actors.scan import bare_bodies, mentions, sentences_of
from pourparler.actors.scene import Scene, Stranger, Unnamed
from pourparler.actors.things import things
from pourparler.actors.words import Word, slug, split
from pourparler.language import ParsedArticle
from pourparler.model import Actor, Resolution, Span

_SOFTWARE = re.compile(
    r"(?i)\b(?:AI|artificial[- ]intelligence)[ -](?:engine|model|chatbot|assistant|tool|system|bot)\b|\bchatbot\b"
)
_ARTICLE = re.compile(r"(?i)^(?:the|an?) ")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both", "each", "neither", "either", "all"})
_EVERY = frozenset({"both", "each", "neither", "either", "all"})
_COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})
_GENERAL = frozenset(
    {"spokesperson", "advisor", "director-general", "coordinator", "commissioner", "leader", "envoy", "ambassador"}
    | {"negotiator", "minister"}
)
_WHO = frozenset({"person", "anonymous", "group", "office"})
_OF_ANYTHING = frozenset({"director-general", "advisor", "coordinator"})
_COLLECTIVES = frozenset({"body", "group", "company", "outlet", "office", "software"})
_NOUNS = frozenset({"NOUN", "PRON", "NUM", "DET", "ADJ"})
_NOBODY = Resolution()


class Cast:
    """Who the words of an article mean; `who` is asked in text order, `note_source` reports each speaker found."""

    def __init__(self, parsed: ParsedArticle, registry: Registry) -> None:
        article = parsed.article
        self._article, self._parse = article, Parse(parsed)
        self._on = article.published.day if article.published else None
        quotations = [quotation.inner for quotation in parsed.quotations if quotation.depth == 0]
        sentences = sentences_of(parsed)
        self._intro = Introductions(article, sentences, registry, self._on)
        self._index: Index = self._intro.index
        found = [m for s in sentences for m in mentions(s, self._index, self._on, quotations)]
        self._intro.hear(found)
        self._mentions = [m for m in found if self._intro.stands(m.reading)]
        self._scene = Scene(
            index=self._index,
            on=self._on,
            sentences=[sentence.span for sentence in sentences],
            mentions=self._mentions,
            roles=self._intro.roles(self._mentions),
        )
        covered = [mention.whole for mention in self._mentions]
        self._scene.strangers.extend(self._parse.strangers(sentences, covered, quotations))
        self._scene.things.update(self._parse.subjects(sentences, covered))
        bare = {span: s.number for s in sentences for span in bare_bodies(s, self._index, quotations)}
        self._unheard = sorted({**bare, **{span: number for number, span in self._scene.things.items()}}.items())

    def who(self, span: Span, *, quoted: bool = False) -> Resolution:
        """Who a span of the article means; `quoted` says that the words stand inside a quotation."""
        words = split(span.of(self._article.text), at=span.start)
        if not words:
            return _NOBODY
        if span.of(self._article.text).startswith("("):  # "(Photo: the Harbour Post) Venn"
            rest = [word for word in words if ")" in self._article.text[span.start : word.start]]
            return self.who(Span(rest[0].start, span.end), quoted=quoted) if rest else _NOBODY
        self._hear(span.start)
        first = words[0].raw.lower()
        if len(words) == 1 and first in (*PRONOUNS, *POSSESSIVES, *_RELATIVE, *FIRST):
            return self._pronoun(span, first, quoted)
        if first in POSSESSIVES:
            return self._possessive(span, words, quoted)
        issued = issuer(words)
        if issued is not None:
            return self._document(span, words, issued, quoted)
        return self._phrase(span, words, quoted)

    def note_source(self, span: Span, resolution: Resolution) -> None:
        """Report who was found to speak at a span: evidence for the next pronoun."""
        if resolution.actor is not None:
            head = self._parse.head(span)
            self._scene.speakers.append((span, resolution.actor, head is not None and head.dep_ == "poss"))

    def mentions(self) -> Iterator[tuple[Span, Resolution]]:
        """The named mentions of the article in order: those of the registry, and newcomers with an office or a side."""
        for mention in self._mentions:
            actor = mention.reading.actor
            if actor is None or mention.reading.head not in ("named", "new") or actor.kind == "anonymous":
                continue
            if mention.seat:
                place = mention.span.of(self._article.text)
                actor = Actor(id=slug(place), name=place, kind="place", party=actor.party)
            elif actor.id in self._intro.people and actor.party is None and actor.office is None:
                continue
            yield mention.span, replace(mention.reading.resolution, actor=actor)

    def newcomers(self) -> tuple[Actor, ...]:
        """The people of the article whom the registry does not know, in the order of their first mention."""
        return tuple(actor_of(person.entry(), self._index, self._on) for person in self._intro.people.values())

    def _hear(self, until: int) -> None:
        """What stands definite before a place becomes a mention: "The minister smiled" is the article's minister."""
        while self._unheard and self._unheard[0][0].end <= until:
            span, number = self._unheard.pop(0)
            words = split(span.of(self._article.text), at=span.start)
            if words and words[0].raw.lower() == "the":
                self._hear_subject(number, span, words)

    def _hear_subject(self, number: int, span: Span, words: list[Word]) -> None:
        reading = read(span.of(self._article.text), self._index, self._on)
        group = reading.role.group if reading.role is not None else None
        found = self._settled(reading, span, words) if group else self._thing(span, words)
        if found.actor is not None and found.actor.kind != "anonymous" and found.rule != "office.elsewhere":
            said = replace(reading, resolution=found)
            subject = self._scene.things.get(number) == span
            self._scene.meant(span, said, number, subject=subject)
            if subject:
                del self._scene.things[number]
        elif group in ("office", "people"):
            gender = self._index.roles.genders.get(words[-1].key)
            self._scene.strangers.append(Stranger(span=span, gender=gender, subject=True))

    def _pronoun(self, span: Span, word: str, quoted: bool) -> Resolution:
        if word in PRONOUNS:
            aside = is_aside(self._article.text, span, self._scene.sentence_span(span.start))
            return pronoun(self._scene, span, word, quoted=quoted, aside=aside)
        if word in POSSESSIVES:
            return possessor(self._scene, span, word, quoted=quoted)
        if word not in _RELATIVE:
            return Resolution(rule="pronoun.first")
        antecedent = self._parse.antecedent(span)
        if antecedent is not None and split(antecedent.of(self._article.text))[0].raw.lower() not in _RELATIVE:
            found = self.who(antecedent, quoted=quoted)
            if word in ("who", "whom") and found.actor is not None and found.actor.kind not in _WHO:
                return _NOBODY
            return Resolution(rule="pronoun.relative") if found.rule in ("office.elsewhere", "new-name.body") else found
        found = relative(self._scene, span)
        people = found.actor is not None and found.actor.kind == "person"
        return _NOBODY if people and word in ("which", "that") else found

    def _possessive(self, span: Span, words: list[Word], quoted: bool) -> Resolution:
        """ "His spokesman, Tarek Ismandi" is named; "its foreign minister" is whoever holds that office there."""
        rest = words[2:] if len(words) > 2 and words[1].key == "own" else words[1:]
        place = Span(words[0].start, words[0].end)
        owner = possessor(self._scene, place, words[0].raw.lower(), quoted=quoted).actor
        return self._owned(Span(rest[0].start, span.end), rest, owner)

    def _owned(self, rest: Span, words: list[Word], owner: Actor | None) -> Resolution:
        """Who the words after a possessor mean."""
        text = rest.of(self._article.text)
        reading = read(text, self._index, self._on)
        if reading.head in ("named", "new") and reading.actor is not None and reading.actor.kind == "person":
            return replace(reading.resolution, rule="possessive.name")
        if owner is None or self._parse.coordinated(rest):
            return Resolution(rule="possessive.unknown")
        issued = issuer(words)
        if issued is not None and issued.at < len(words) and not issued.by:
            return Resolution(actor=owner, rule="document.possessive")
        if words[-1].key in _COUNTERPARTS:
            return self._counterpart(owner, words)
        reading = read(text, self._index, self._on, owner=owner_by(owner, self._index))
        resolution = reading.resolution
        if reading.role is not None and reading.head in ("office", "people"):
            resolution = introduced(self._scene, reading, text) or resolution
        if resolution.actor is None or resolution.actor.kind == "anonymous":
            return replace(resolution, actor=None, rule="possessive.unnamed")
        return resolution

    def _counterpart(self, owner: Actor, words: list[Word]) -> Resolution:
        """Who holds at another side the office that the owner holds: "his Iranian counterpart"."""
        if owner.office is None or len(words) < 2:
            return Resolution(rule="possessive.unnamed")
        side = " ".join(word.raw for word in words[:-1])
        reading = read(f"{side} {owner.office}", self._index, self._on)
        found = reading.actor is not None and reading.actor.kind in ("person", "office")
        return replace(reading.resolution, rule="counterpart") if found else Resolution(rule="possessive.unnamed")

    def _document(self, span: Span, words: list[Word], issued: Issued, quoted: bool) -> Resolution:
        """A document speaks for whoever the phrase says issued it, and else for nobody."""
        if issued.by is not None:
            whose = self.who(Span(words[issued.by].start, words[issued.until - 1].end), quoted=quoted)
            kept = whose.actor is not None and whose.actor.kind not in ("anonymous", "place")
            kept = kept and whose.rule != "adjective"
            return replace(whose, rule="document") if kept else Resolution(rule="document")
        kinds = things().meant(words[: issued.at + 1])
        if issued.at == len(words) - 1 and kinds and words[0].raw.lower() in _DEFINITE:
            return thing(self._scene, span, kinds)
        return Resolution(rule="document")

    def _phrase(self, span: Span, words: list[Word], quoted: bool) -> Resolution:
        text, first = span.of(self._article.text), words[0].raw.lower()
        if first in _EVERY:
            return Resolution(rule="several")
        owns = len(words) > 2 and words[1].genitive and first in _DEFINITE
        kinds = things().meant(words[:2]) if owns else None
        if kinds and not self._index.at(words, [w.key for w in words], 1):
            owner = thing(self._scene, Span(span.start, words[1].end), kinds, reach=len(self._scene.sentences)).actor
            return self._owned(Span(words[2].start, span.end), words[2:], owner)
        reading = read(text, self._index, self._on)
        short = self._short(words) if reading.head != "named" else None
        resolution = short or self._settled(reading, span, words, quoted=quoted)
        if resolution.actor is None and not resolution.candidates:
            resolution = self._unknown(span, text, reading)
        start = 1 if first == "the" and len(words) > 1 else 0
        name = self._index.at(words, [word.key for word in words], start)
        whole = name is not None and name[0] == len(words) - start
        if resolution.actor is not None and not whole and self._parse.coordinated(span):
            return Resolution(rule="several")
        return resolution

    def _short(self, words: list[Word]) -> Resolution | None:
        """A longer name cut short: "the NSA" by its initials, "the Post" by its last word, where one fits."""
        rest = words[1:] if words[0].key == "the" else words
        if len(rest) != 1 or not rest[0].capital or (len(words) == 1 and not rest[0].raw.isupper()):
            return None
        word = rest[0].raw
        found = {
            m.reading.actor.id: m.reading.actor
            for m in self._scene.before(words[0].start, quoted=True)
            if m.reading.actor is not None
            and m.reading.actor.kind in _COLLECTIVES
            and _shortens(word, m.span.of(self._article.text))
        }
        return Resolution(actor=next(iter(found.values())), rule="name.short") if len(found) == 1 else None

    def _settled(self, reading: Reading, span: Span, words: list[Word], *, quoted: bool = False) -> Resolution:
        text, role = span.of(self._article.text), reading.role
        if reading.head == "people":
            return self._people(reading, span, words)
        if reading.head == "role" and role is not None and not reading.bare and role.group == "office":
            name = " ".join(_ARTICLE.sub("", text).split())
            return Resolution(actor=Actor(id=slug(name), name=name, kind="office"), rule="office.elsewhere")
        if reading.head == "role" and role is not None and reading.bare:
            return self._bare(reading, span, words, quoted=quoted)
        if reading.head == "office" and role is not None:
            if reading.resolution.rule == "office.unfilled" and role.key in _OF_ANYTHING and "'" not in text:
                return self._scene.narrowed(definite(self._scene, span, role, text, party=reading.party), span)
            vague = reading.resolution.rule != "office" or not self._agrees(reading, text)
            said = introduced(self._scene, reading, text) if vague or role.key in _GENERAL else None
            if said is not None:
                return said
            if not self._agrees(reading, text):
                return Resolution(rule="office.other-gender")
        if reading.head == "named" and reading.actor is not None and not self._intro.stands(reading):
            return Resolution(candidates=(reading.actor,), rule="surname.unintroduced")
        if reading.resolution.candidates and reading.head in ("named", "office"):
            return self._scene.narrowed(reading.resolution, span)
        return reading.resolution

    def _agrees(self, reading: Reading, text: str) -> bool:
        """Whether the holder of an office may be called by this word: no woman is a spokesman."""
        gender = self._index.roles.genders.get(split(text)[-1].key)
        known = self._scene.gender(reading.actor) if reading.actor is not None else None
        return gender is None or known in (None, gender)

    def _bare(self, reading: Reading, span: Span, words: list[Word], *, quoted: bool) -> Resolution:
        """An office or a body with nobody's name: of the article, else of the state whose own outlet this is."""
        role, text = reading.role, span.of(self._article.text)
        if role is None:
            return _NOBODY
        if role.group == "institution":
            found = institution(self._scene, span, role)
            if found.actor is None and not found.candidates:
                found = self._thing(span, words)
        else:
            found = definite(self._scene, span, role, text)
        if found.actor is not None or found.candidates or quoted or words[0].raw.lower() not in _DEFINITE:
            return found
        return self._at_home(reading, text) or (found if reading.actor is None else reading.resolution)

    def _at_home(self, reading: Reading, text: str) -> Resolution | None:
        """In a state's own outlet, where the article is about that state, its offices need no adjective."""
        home = self._intro.home(self._mentions)
        if home is None or reading.role is None:
            return None
        if reading.role.group == "institution" and reading.role.key.endswith("-ministry"):
            return Resolution(actor=body_of(self._scene, reading.role, home.id), rule="institution.home")
        owner = owner_by(actor_of(home, self._index, self._on), self._index)
        there = read(text, self._index, self._on, owner=owner)
        person = there.actor is not None and there.actor.kind == "person"
        return replace(there.resolution, rule="office.home") if person and self._agrees(there, text) else None

    def _people(self, reading: Reading, span: Span, words: list[Word]) -> Resolution:
        actor, role, text = reading.actor, reading.role, span.of(self._article.text)
        if actor is None or actor.kind != "anonymous":
            if actor is not None and role is not None and actor.kind == "group":
                self._scene.unnamed.append(Unnamed(span=span, role=role.key, plural=role.plural, actor=actor))
            return reading.resolution
        first = words[0].raw.lower()
        if not reading.bare and not reading.indefinite and things().meant(words) and self._is_name(words):
            name = _ARTICLE.sub("", text)
            return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")
        definitely = first in _DEFINITE
        if role is not None and role.key == "spokesperson" and not role.plural and not definitely:
            return self._spoken_for(reading, span, words)
        theirs = any(s.sort == "name" and names_person(s) for s in segments(words, self._index))
        if definitely and theirs:  # "the Harsk family" is none of them
            return Resolution(rule="possessive.unnamed")
        if definitely and role is not None and reading.bare and not reading.past:
            found = definite(self._scene, span, role, text, party=reading.party)
            if found.actor is not None or found.candidates:
                return found
        if definitely:
            return self._thing(span, words)
        if any(word.genitive for word in words) and role is not None and not role.plural and not reading.indefinite:
            return Resolution(rule="possessive.unnamed")
        return self._anonymous(span, reading)

    def _is_name(self, words: list[Word]) -> bool:
        """Whether a capital stands before what a phrase is, as in "Nasser hospital" and not in "Gazan hospital"."""
        found = segments(words, self._index)
        return any(s.sort == "other" and s.words[0].capital for s in found[:-1]) and found[0].sort != "and"

    def _spoken_for(self, reading: Reading, span: Span, words: list[Word]) -> Resolution:
        """A spokesman without a name is his body: "a spokesman for the ministry", "a company spokesman"."""
        at = next((i for i, w in enumerate(words) if w.key in ("for", "of", "from", "at") and i), None)
        if at is not None and at + 1 < len(words):
            body = Span(words[at + 1].start, span.end)
        else:
            cut = next((i for i, w in enumerate(words) if self._index.roles.at([w.key], 0) == (1, reading.role)), 0)
            cut = cut or len(words) - 1
            start = 1 if words[0].raw.lower() in grammar().indefinite else 0
            body = Span(words[start].start, words[cut - 1].end) if cut > start else span
        if body == span:
            last = next((actor for _, _, actor in self._scene.spoke(span.start, 1)), None)
            found = Resolution(actor=last, rule="spokesperson") if last and last.kind in _COLLECTIVES else _NOBODY
        else:
            kinds = things().meant(split(body.of(self._article.text)))
            found = thing(self._scene, body, kinds) if kinds else _NOBODY
            found = found if found.actor is not None else self.who(body)
        if found.actor is not None and found.actor.kind in _COLLECTIVES:
            return replace(found, rule="spokesperson")
        return self._anonymous(span, reading)

    def _thing(self, span: Span, words: list[Word]) -> Resolution:
        kinds = things().meant(words)
        return thing(self._scene, span, kinds) if kinds else _NOBODY

    def _anonymous(self, span: Span, reading: Reading | None) -> Resolution:
        """Someone unnamed, of this article and this place only; remembered for "the official" after it."""
        name = " ".join(span.of(self._article.text).split())
        party = reading.party if reading else None
        actor = Actor(id=f"anonymous-{self._article.id}-{span.start}", name=name, kind="anonymous", party=party)
        if reading is not None and reading.role is not None:
            self._scene.unnamed.append(
                Unnamed(span=span, role=reading.role.key, plural=reading.role.plural, actor=actor)
            )
        return Resolution(actor=actor, rule="anonymous")

    def _unknown(self, span: Span, text: str, reading: Reading) -> Resolution:
        """Software, bodies and persons that nobody listed, by what the words and the parse say they are."""
        if _SOFTWARE.search(text):
            name = re.split(r"['’]s ", text)[-1].strip()
            return Resolution(actor=Actor(id=slug(name), name=name, kind="software"), rule="software")
        words = split(text)
        name = _ARTICLE.sub("", text).strip(" ,.;:'’\"”")
        label = self._parse.label(span)
        several = 2 <= len(name.split()) <= 6 and name[:1].isupper()
        single = self._parse.only(name, "ORG") and not self._index.exact(joined(name)) and not is_common(name)
        known = several or (len(name) > 1 and name.isupper()) or single
        if label == "ORG" and reading.head != "role" and known:
            return Resolution(actor=Actor(id=slug(name), name=name, kind="body"), rule="new-name.body")
        if words[0].raw.lower() in _DEFINITE:
            return self._thing(span, words)
        head = self._parse.head(span)
        if head is not None and head.pos_ in _NOUNS and things().may_be_people(head.text):
            return self._anonymous(span, None)
        return _NOBODY


def _shortens(word: str, name: str) -> bool:
    """Whether a word is the initials of a name, or the last of its words.

    >>> _shortens("HBA", "the Harbour Board of Audit"), _shortens("Post", "Harbour Post")
    (True, True)
    """
    parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
    if len(parts) < 2:
        return False
    return (word.isupper() and word == "".join(part[0] for part in parts)) or word == parts[-1]
