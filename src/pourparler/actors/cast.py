"""The people of one article.

In: a parsed article and the registry. Out: `Cast`: who any span of the article means, in text order.
Refused: guessing; where several remain they stand as candidates, where nobody fits the resolution is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pourparler.actors.anaphora import POSSESSIVES, PRONOUNS, REFLEXIVES, last_to_speak, pronoun, relative
from pourparler.actors.antecedents import Antecedents, is_third
from pourparler.actors.beside import apposed, glossed, named_behind
from pourparler.actors.clause_pronouns import coming, is_another, of_report
from pourparler.actors.clauses import reported
from pourparler.actors.credits import credited
from pourparler.actors.definite import thing_named
from pourparler.actors.documents import issuer, speaker
from pourparler.actors.entry import Entry
from pourparler.actors.homeland import Homeland
from pourparler.actors.index import Index
from pourparler.actors.interviews import answers
from pourparler.actors.introductions import Introductions
from pourparler.actors.own_words import FIRST, OwnWords
from pourparler.actors.parsing import Parse
from pourparler.actors.phrases import Phrases
from pourparler.actors.possession import RELATIVE, Possession
from pourparler.actors.reader import read
from pourparler.actors.reading import actor_of
from pourparler.actors.registry import Registry
from pourparler.actors.scan import bare_bodies, mentions, sentences_of
from pourparler.actors.scene import Scene, Stranger
from pourparler.actors.signs import Signs
from pourparler.actors.teams import played
from pourparler.actors.words import Word, slug, split
from pourparler.language import ParsedArticle
from pourparler.model import Actor, Resolution, Span, Statement

_WHO = frozenset({"person", "anonymous", "group", "office"})
_NOBODY = Resolution()


class Cast:
    """Who the words of an article mean; `who` is asked in text order, `note_source` reports each speaker found, and
    `note_statements` whose words stand where, once they are read.
    """

    def __init__(self, parsed: ParsedArticle, registry: Registry) -> None:
        article = parsed.article
        self._article, self._parse = article, Parse(parsed)
        self._on = article.published.day if article.published else None
        quotations = [quotation.inner for quotation in parsed.quotations if quotation.depth == 0]
        sentences = sentences_of(parsed)
        self._intro = Introductions(article, sentences, registry, self._on)
        self._index: Index = self._intro.index
        credits = list(credited(article.text))
        found = [m for s in sentences for m in mentions(s, self._index, self._on, quotations)]
        found = [m for m in found if not any(place.holds(m.span) for place in credits)]
        self._intro.hear(found)
        self._mentions = [m for m in found if self._intro.stands(m.reading)]
        self._scene = Scene(
            index=self._index,
            on=self._on,
            sentences=[sentence.span for sentence in sentences],
            mentions=self._mentions,
            roles=self._intro.roles(self._mentions),
            quotations=quotations,
        )
        said = list(answers(article.text, self._mentions))
        self._own = OwnWords(
            quotations=parsed.quotations,
            index=self._index,
            on=self._on,
            answers=said,
            last=lambda quotation: last_to_speak(self._scene, article.text, quotation),
        )
        self._played = played(sentences)
        homeland = Homeland(sentences, self._scene, self._own)
        self._phrases = Phrases(article, self._parse, self._scene, self._intro, homeland)
        self._possession = Possession(
            text=article.text, scene=self._scene, parse=self._parse, phrases=self._phrases, pronoun=self._who_is
        )
        self._antecedents = Antecedents(
            text=article.text, scene=self._scene, parse=self._parse, own=self._own, by_rules=self._by_rules
        )
        self._only_rules = False
        covered = [mention.whole for mention in self._mentions]
        self._scene.strangers.extend(self._parse.strangers(sentences, covered, quotations))
        self._scene.strangers.extend(self._parse.somebody(sentences, self._index.roles))
        self._scene.things.update(self._parse.subjects(sentences, covered))
        bare = {span: s.number for s in sentences for span in bare_bodies(s, self._index, quotations)}
        self._unheard = sorted({**bare, **{span: number for number, span in self._scene.things.items()}}.items())

    def who(self, span: Span, *, quoted: bool = False) -> Resolution:
        """Who a span of the article means; `quoted` says that the words stand inside a quotation."""
        found = self._who(span, quoted)
        state = found.actor is not None and found.actor.kind == "state"
        plays = state and self._scene.sentences and self._scene.sentence_at(span.start) in self._played
        return Resolution(rule="team") if plays else found

    def _who(self, span: Span, quoted: bool) -> Resolution:
        words = split(span.of(self._article.text), at=span.start)
        if not words:
            return _NOBODY
        if span.of(self._article.text).startswith("("):  # "(Photo: the Harbour Post) Venn"
            rest = [word for word in words if ")" in self._article.text[span.start : word.start]]
            return self.who(Span(rest[0].start, span.end), quoted=quoted) if rest else _NOBODY
        self._hear(span.start)
        first = words[0].raw.lower() if words[0].raw != "US" else "US"  # the state is not "us"
        if len(words) == 1 and first in (*PRONOUNS, *POSSESSIVES, *RELATIVE, *FIRST):
            return self._pronoun(span, first, quoted)
        if first in POSSESSIVES or self._is_own(words, first):
            return self._beside(span, self._possessive(span, words, quoted))
        issued = issuer(words)
        if issued is not None:
            return speaker(self._scene, self._article.text, span, words, issued, quoted=quoted, who=self._who_is)
        return self._beside(span, self._phrases.meant(span, words, quoted=quoted))

    def _who_is(self, place: Span, quoted: bool) -> Resolution:
        return self.who(place, quoted=quoted)

    def _beside(self, span: Span, found: Resolution) -> Resolution:
        found = glossed(self._scene, self._article.text, span, found)
        found = apposed(self._scene, span.of(self._article.text), self._parse.apposed(span), found)
        open_still = found.actor is None and found.rule == "several"
        return (named_behind(self._scene, self._article.text, span) if open_still else None) or found

    def _is_own(self, words: list[Word], first: str) -> bool:
        """Whether words are "our army" in the mouth of somebody who says for whom."""
        place = Span(words[0].start, words[0].end)
        return first in ("my", "our") and self._own.meant(place, first, None).actor is not None

    def note_source(self, span: Span, resolution: Resolution) -> None:
        """Report who was found to speak at a span: evidence for the next pronoun."""
        if resolution.actor is not None:
            head = self._parse.head(span)
            behind = head is not None and (head.dep_ == "poss" or reported(head))
            self._scene.speakers.append((span, resolution.actor, behind))

    def note_statements(self, statements: Iterable[Statement]) -> None:
        """Report the statements found: "I" and "we" in somebody's own words are resolved from then on."""
        self._own.note(statements)

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

    def weighed(self, span: Span, *, quoted: bool = False) -> tuple[Resolution, list[tuple[Actor | None, Signs]]]:
        """Whom the rules alone take a pronoun of the third person for, and whom it may mean, nobody last, each with
        what speaks for it: for those who fit the weights.
        """
        word, found = span.of(self._article.text).lower(), self._by_rules(span, quoted)
        return found, self._antecedents.options(span, word, found, quoted=quoted)

    def newcomers(self) -> tuple[Actor, ...]:
        """The people of the article whom the registry does not know, in the order of their first mention."""
        return tuple(actor_of(person.entry(), self._index, self._on) for person in self._intro.people.values())

    def entry(self, name: str | None) -> Entry | None:
        """What the registry, or the article of a newcomer, has under an id."""
        return self._index.entry(name)

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
        found = self._phrases.settled(reading, span, words) if group else thing_named(self._scene, span, words)
        if found.actor is not None and found.actor.kind != "anonymous" and found.rule != "office.elsewhere":
            said = replace(reading, resolution=found)
            subject = self._scene.things.get(number) == span
            self._scene.meant(span, said, number, subject=subject)
            if subject:
                del self._scene.things[number]
        elif group in ("office", "people"):
            gender = self._index.roles.genders.get(words[-1].key)
            self._scene.strangers.append(Stranger(span=span, gender=gender, subject=True))

    def _by_rules(self, place: Span, quoted: bool) -> Resolution:
        """Whom a span means where no pronoun is weighed: what is evidence for one must not rest on another's weight."""
        before, self._only_rules = self._only_rules, True
        try:
            return self.who(place, quoted=quoted)
        finally:
            self._only_rules = before

    def _pronoun(self, span: Span, word: str, quoted: bool) -> Resolution:
        found = self._pronoun_by_rules(span, word, quoted)
        if self._only_rules or not is_third(word):
            return found
        return self._antecedents.weighed(span, word, found, quoted=quoted)

    def _pronoun_by_rules(self, span: Span, word: str, quoted: bool) -> Resolution:
        if word in REFLEXIVES:
            return self._possession.owner(span, REFLEXIVES[word], quoted, reflexive=True)
        if word in PRONOUNS:
            aside = self._antecedents.is_aside(span)
            doubt = None if aside else of_report(self._scene, self._parse, span, word)
            own = self._own.at(span) if quoted else None
            teller = own.speaker if own is not None else None
            found = doubt or pronoun(self._scene, span, word, quoted=quoted, aside=aside, teller=teller)
            if is_another(self._scene, self._parse, span, word, found):
                nobody = Resolution(rule="pronoun.judged" if word == "it" else "pronoun.stranger")
                return self._unnamed_plural(span, word, quoted) or nobody
            if found.actor is not None and self._is_beside(span, found.actor, quoted):
                return Resolution(rule="pronoun.beside")
            if found.actor is None and not found.candidates and doubt is None:
                several = self._unnamed_plural(span, word, quoted)
                if several is not None:
                    return several
            open_still = found.actor is None and not found.candidates and not quoted and doubt is None
            ahead = coming(self._scene, self._parse, span, word) if open_still else found
            return found if ahead.actor is None else ahead
        if word in POSSESSIVES:
            return self._possession.owner(span, word, quoted)
        if word in RELATIVE and self._scene.sentence_span(span.start).start == span.start:
            return Resolution(rule="pronoun")  # "That said, he agreed"; "Who won?"
        if word not in RELATIVE:
            return self._own.meant(span, word, self._parse.head(span))
        antecedent = self._parse.antecedent(span)
        if antecedent is not None and split(antecedent.of(self._article.text))[0].raw.lower() not in RELATIVE:
            found = self.who(antecedent, quoted=quoted)
            if word in ("who", "whom") and found.actor is not None and found.actor.kind not in _WHO:
                return _NOBODY
            if word in ("which", "that") and found.actor is not None and found.actor.kind == "person":
                return _NOBODY  # "led by Venn - an approach that worked"
            return Resolution(rule="pronoun.relative") if found.rule in ("office.elsewhere", "new-name.body") else found
        found = relative(self._scene, span)
        people = found.actor is not None and found.actor.kind == "person"
        return _NOBODY if people and word in ("which", "that") else found

    def _is_beside(self, span: Span, actor: Actor, quoted: bool) -> bool:
        """Whether an actor does what is done to a pronoun: "Venn's army struck it" is not of the army itself."""
        place = self._parse.doer_to(span)
        if place is not None and place.of(self._article.text).lower() in PRONOUNS:
            return self.who(place, quoted=quoted).actor == actor  # "it has punished them"
        mention = self._scene.mention_at(place.end - 1) if place is not None else None
        return mention is not None and mention.reading.actor is not None and mention.reading.actor.id == actor.id

    def _unnamed_plural(self, span: Span, word: str, quoted: bool) -> Resolution | None:
        """ "They" of the unnamed people who are the subject before it: "Two Tesk clerks waited. They left"."""
        place = self._parse.plural_subject(span) if word in ("they", "them") else None
        if place is None or place.of(self._article.text).lower() in PRONOUNS:
            return None
        inside = any(quotation.holds(place) for quotation in self._scene.quotations)
        found = self.who(place, quoted=inside) if inside == quoted else _NOBODY
        kept = found.actor is not None and found.actor.kind in ("anonymous", "group")
        return replace(found, rule="pronoun.plural") if kept else None

    def _possessive(self, span: Span, words: list[Word], quoted: bool) -> Resolution:
        """ "His spokesman, Tarek Ismandi" is named; "its foreign minister" is whoever holds that office there."""
        rest = words[2:] if len(words) > 2 and words[1].key == "own" else words[1:]
        place = Span(words[0].start, words[0].end)
        word = words[0].raw.lower()
        found = self._own.meant(place, word, None) if word in FIRST else self._possession.owner(place, word, quoted)
        return self._phrases.owned(Span(rest[0].start, span.end), rest, found.actor)
