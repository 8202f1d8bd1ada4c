"""What the parse says of the words of an article, as far as actors need it.

In: a parsed article. Out: `Parse`: labels and heads of spans, antecedents, coordination, subjects, unknown persons.
Refused: spans that cover no whole token; they have no head.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pourparler.actors.clauses import (
    controller,
    doer_to,
    object_before,
    of_another,
    other_reported,
    owner_around,
    plural_subject,
    plurals_before,
    reported,
    subjects_around,
)
from pourparler.actors.given import gender_of
from pourparler.actors.roles import Roles
from pourparler.actors.scan import Sentence, is_subject
from pourparler.actors.scene import Stranger
from pourparler.language import ParsedArticle
from pourparler.model import Span

_AND = frozenset({"and", "or", "&"})
_OWN = frozenset({"det", "poss", "nummod"})
_ONE = frozenset({"a", "an", "one", "another"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_THINGS = frozenset({"NN", "NNP"})
_STEPS = 4


class Parse:
    """The parse of one article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed
        self._labels: dict[str, list[tuple[str, bool]]] | None = None

    def head(self, span: Span) -> Token | None:
        """The token on which the others of a span depend."""
        tokens = self._tokens(span)
        return tokens.root if tokens is not None else None

    def label(self, span: Span) -> str | None:
        """What the parse takes the whole of a span to be."""
        tokens = self._tokens(span)
        if tokens is None:
            return None
        labels = {token.ent_type_ for token in tokens if not token.is_punct and token.lower_ != "the"}
        return labels.pop() if len(labels) == 1 else None

    def only(self, name: str, label: str) -> bool:
        """Whether all of the article's entities of this name are of one sort, and one does not open a sentence."""
        if self._labels is None:
            self._labels = {}
            for passage in self._parsed.passages:
                for ent in passage.doc.ents:
                    self._labels.setdefault(ent.text, []).append((ent.label_, bool(ent[0].is_sent_start)))
        found = self._labels.get(name, [])
        return {each for each, _ in found} == {label} and (len(found) > 1 or not found[0][1])

    def coordinated(self, span: Span) -> bool:
        """Whether a span names several side by side; "the founder and head of the fund" is one."""
        tokens = self._tokens(span)
        if tokens is None:
            return False
        root = tokens.root
        joined = any(child.lower_ in _AND for child in root.children if child.dep_ == "cc" and child in tokens)
        others = [child for child in root.children if child.dep_ == "conj" and child in tokens]
        return joined and any(_is_another(other) for other in others)

    def antecedent(self, span: Span) -> Span | None:
        """The noun phrase, up to its head, that a relative pronoun stands for."""
        passage, tokens = self._parsed.passage_at(span.start), self._tokens(span)
        if passage is None or tokens is None:
            return None
        verb = tokens.root
        for _ in range(_STEPS):
            if verb.dep_ == "relcl":
                break
            verb = verb.head
        noun = verb.head
        if verb.dep_ != "relcl" or noun.pos_ not in ("NOUN", "PROPN") or noun.i >= tokens.start:
            return None
        while noun.dep_ in ("appos", "conj") and noun.head.i < noun.i and noun.tag_ != "NNS":
            if noun.dep_ == "appos" and noun.ent_type_ == "PERSON" and noun.head.pos_ == "NOUN":
                break  # "the head of government, Ivo Karst, who"
            noun = noun.head
        last = _after_of(noun)
        return passage.span(noun.doc[noun.left_edge.i : (last if last < tokens.start else noun.i) + 1])

    def apposed(self, span: Span) -> Iterator[Span]:
        """The nouns in apposition to the head of a single noun phrase, right after the comma behind it."""
        passage, head = self._parsed.passage_at(span.start), self.head(span)
        if passage is None or head is None or head.tag_ not in ("NN", "NNP", "CD"):
            return
        for other in head.children:
            place = passage.span(other.doc[other.left_edge.i : other.i + 1])
            between = self._parsed.article.text[span.end : place.start]
            if other.dep_ == "appos" and place.start > span.end and between.strip() in (",", "—", "–", "("):
                yield place

    def in_heading(self, span: Span) -> bool:
        """Whether words stand in a headline, where every word may have a capital."""
        passage = self._parsed.passage_at(span.start)
        return passage is not None and passage.block.role in ("headline", "subheading")

    def subjects_around(self, span: Span) -> Iterator[tuple[Span, Token]]:
        """The subjects of the clauses around a word, nearest first: the noun phrase up to its head, and the head."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        if passage is None or token is None:
            return
        for subject in subjects_around(token):
            yield passage.span(subject.doc[subject.left_edge.i : subject.i + 1]), subject

    def controller(self, span: Span) -> tuple[Span, Token, bool] | None:
        """Whom the verb above has as its object, who does what the words around a place say; see `clauses`."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = controller(token) if token is not None else None
        return (passage.span(found[0]), *found) if passage is not None and found is not None else None

    def joined_to(self, span: Span) -> tuple[Span, Token] | None:
        """What an "and" joins the noun to whose owner a possessive is: the noun phrase up to its head, and the head."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        noun = token.head if token is not None and token.dep_ == "poss" else None
        if passage is None or token is None or noun is None or noun.dep_ != "conj" or noun.head.pos_ not in _NOUNS:
            return None
        between = noun.doc[noun.head.i + 1 : token.i].text.strip(" ,")
        return (
            (passage.span(noun.doc[noun.head.left_edge.i : noun.head.i + 1]), noun.head) if between == "and" else None
        )

    def object_before(self, span: Span) -> tuple[Span, bool] | None:
        """The object whose a possessive after a preposition may be, and whether the preposition says so."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = object_before(token) if token is not None else None
        return (passage.span(found[0]), found[1]) if passage is not None and found is not None else None

    def owner_around(self, span: Span) -> tuple[Span, Token] | None:
        """The named owner of the noun whose complement a possessive stands in, and its token."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = owner_around(token) if token is not None and token.dep_ == "poss" else None
        return (passage.span(found), found) if passage is not None and found is not None else None

    def of_another(self, span: Span) -> Span | None:
        """The subject of a verb that speaks of what is another's, whose object a possessive belongs to."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = of_another(token) if token is not None else None
        return passage.span(found.doc[found.left_edge.i : found.i + 1]) if passage and found is not None else None

    def doer_to(self, span: Span) -> Span | None:
        """The subject or agent of the verb whose object a pronoun is."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = doer_to(token) if token is not None else None
        return passage.span(found.doc[found.left_edge.i : found.i + 1]) if passage and found is not None else None

    def plural_subject(self, span: Span) -> Span | None:
        """The plural noun that is the one subject before a pronoun: of its own clauses, else of the sentence before."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        found = plural_subject(token) if token is not None else None
        return passage.span(found.doc[found.left_edge.i : found.i + 1]) if passage and found is not None else None

    def plurals_before(self, span: Span) -> list[Span]:
        """The plural nouns of the sentence before a pronoun."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        return (
            [passage.span(noun) for noun in plurals_before(token)] if passage is not None and token is not None else []
        )

    def nouns_before(self, span: Span, tags: frozenset[str]) -> Iterator[tuple[Span, Token]]:
        """The nouns of these tags before a word in its paragraph."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        if passage is None or token is None:
            return
        for other in token.doc[: token.i]:
            if other.tag_ in tags:
                yield passage.span(other), other

    def reported_before(self, span: Span) -> list[Span] | None:
        """Of a pronoun that is the subject of a report, the names that are subjects of one before it; else None."""
        passage, token = self._parsed.passage_at(span.start), self.head(span)
        if passage is None or token is None or not reported(token):
            return None
        return [passage.span(other) for other in other_reported(token)]

    def strangers(self, sentences: list[Sentence], covered: list[Span], quotations: list[Span]) -> Iterator[Stranger]:
        """The places where the parse sees a person whom no mention covers ("Tatyana"); a word that the article also
        writes small ("Rice") is none.
        """
        small = {word.raw for sentence in sentences for word in sentence.words if word.raw.islower()}
        for sentence in sentences:
            tokens = sentence.passage.tokens(sentence.span)
            for ent in tokens.ents if tokens is not None else ():
                span = sentence.passage.span(ent)
                inside = any(quotation.holds(span) for quotation in quotations)
                if (
                    ent.label_ == "PERSON"
                    and ent.text.lower() not in small
                    and not inside
                    and not any(whole.overlaps(span) for whole in covered)
                ):
                    yield Stranger(span=span, gender=gender_of(ent.text), subject=is_subject(ent.root))

    def somebody(self, sentences: list[Sentence], roles: Roles) -> Iterator[Stranger]:
        """The places of single people without a name who are subjects: "A man called"."""
        for sentence in sentences:
            for start, token in sentence.tokens.items():
                if token.tag_ != "NN" or token.dep_ not in ("nsubj", "nsubjpass") or token.lower_ not in roles.people:
                    continue
                if any(child.lower_ in _ONE for child in token.children):
                    span = Span(start, start + len(token))
                    yield Stranger(span=span, gender=roles.genders.get(token.lower_), subject=True)

    def subjects(self, sentences: list[Sentence], covered: list[Span]) -> Iterator[tuple[int, Span]]:
        """By sentence, its subject where that is one thing without a mention: "the report", "the ship"."""
        for sentence in sentences:
            tokens = sentence.passage.tokens(sentence.span)
            root = tokens.root if tokens is not None else None
            for child in root.children if root is not None else ():
                if child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in _THINGS:
                    span = sentence.passage.span(child.doc[child.left_edge.i : child.i + 1])
                    if not any(whole.overlaps(span) for whole in covered):
                        yield sentence.number, span

    def _tokens(self, span: Span) -> Tokens | None:
        passage = self._parsed.passage_at(span.start)
        tokens = passage.tokens(span) if passage else None
        return tokens if tokens is not None and len(tokens) > 0 else None


def _after_of(noun: Token) -> int:
    """Where the noun after a noun's "of" stands, or the noun itself: "the head of government"."""
    of = next((child for child in noun.children if child.lower_ == "of" and child.i == noun.i + 1), None)
    return next((each.i for each in of.children if each.dep_ == "pobj"), noun.i) if of is not None else noun.i


def _is_another(token: Token) -> bool:
    """Whether a conjunct is somebody else: a name, a plural, or a noun with its own article."""
    if token.pos_ == "PROPN" or token.tag_ in ("NNS", "PRP"):
        return True
    return token.pos_ == "NOUN" and any(child.dep_ in _OWN for child in token.children)
