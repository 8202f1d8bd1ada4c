"""When something was said.

In: a parsed article. Out: for a draft, the date that belongs to its cue, with its words.
Refused: dates of what was said, of another clause or a caption; bounds such as "since May 9"; days after publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Token

from pourparler.dates import Expression, is_late, tag, when_of
from pourparler.language import ParsedArticle
from pourparler.model import Span, When
from pourparler.statements.cues import lexicon
from pourparler.statements.draft import Draft
from pourparler.statements.syntax import past_time

_BOUND = re.compile(
    r"\b(?:since|until|till|before|by|from|from over|through|between|after|following)(?: the)? $", re.IGNORECASE
)
_CREDIT = r"\((?:[Pp]hoto|[Cc]redit|[Ff]ile|[Ss]ource|AP\b|AFP|REUTERS|Getty)"
_APART = re.compile(r"(?:\d{4}|[a-z]{4,})[.!?][\"”')\]]*\s|\n|" + _CREDIT)
_OCCASIONS = frozenset({"address", "conference", "speech"})
_WHILE = frozenset({"as", "when", "while"})
_NOT_THEN = frozenset({"after", "before", "once", "since", "until"})


class Dated:
    """The dated words of an article, and which of them say when something was said."""

    NEAR = 60
    """Code points between the cue and the date that belongs to it."""

    def __init__(self, parsed: ParsedArticle) -> None:
        article = parsed.article
        published = article.published
        self.text = article.text
        self.last = _last_day(published.value, published.day) if published is not None else None
        self.expressions: tuple[Expression, ...] = tag(article.text, published.value if published is not None else None)

    def when(self, draft: Draft, content: tuple[Span, ...]) -> When | None:
        """The date nearest to the cue among the narrator's words of its sentence and clause, or None."""
        reach = draft.passage.span(draft.passage.doc[draft.anchor].sent)
        cue = draft.passage.span(draft.passage.doc[draft.anchor])
        near = [
            (max(e.span.start - cue.end, cue.start - e.span.end), e)
            for e in self.expressions
            if e.type in ("DATE", "TIME") and reach.holds(e.span) and not any(c.overlaps(e.span) for c in content)
        ]
        for distance, expression in sorted(near, key=lambda pair: (pair[0], pair[1].span.start)):
            when = when_of(expression)
            if when is None or distance > self.NEAR or not self._can_be(when):
                continue
            if self._stands_with(expression.span, cue) and _is_of_clause(draft, expression.span):
                return when
        return None

    def _can_be(self, when: When) -> bool:
        """Whether words can have been uttered then: a date, and not one after the article appeared."""
        if when.value.endswith("_REF") or when.precision in ("year", "vague", "season"):
            return False
        return self.last is None or when.value[:1] == "X" or when.value[:10] <= self.last

    def _stands_with(self, words: Span, cue: Span) -> bool:
        """Whether no bound stands before the date, and no end of a sentence or credit of a picture beside it."""
        gap = self.text[min(words.end, cue.end) - 5 : max(words.start, cue.start)]
        return not (_BOUND.search(self.text[max(0, words.start - 12) : words.start]) or _APART.search(gap))


def _last_day(value: str, day: str) -> str:
    """The last day that words of the article can have been said."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if is_late(value) else day


def _is_of_clause(draft: Draft, words: Span) -> bool:
    """Whether the clause of the date is that of the cue, one around it, or one that says on what occasion it was.

    Not: what somebody did who is only described ("Trump, who landed on Monday, said"), nor what others did.
    """
    tokens, cue = draft.passage.tokens(words), draft.passage.doc[draft.anchor]
    if tokens is None or cue.pos_ not in ("VERB", "AUX"):
        return True
    verb = next((head for head in tokens.root.ancestors if head.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb == cue:
        return True
    if not verb.is_ancestor(cue):
        return _is_occasion(verb, cue)
    if past_time(cue) is not None and cue.head == verb:
        return False
    between = [step for step in (cue, *cue.ancestors) if verb.is_ancestor(step)]
    behind = tokens.root.i > verb.i
    return not any(_describes(s) or _is_of_another_time(s) or (behind and _is_added(s)) for s in between)


def _is_added(verb: Token) -> bool:
    """Whether the verb is added to another with a subject of its own: "prices rose on Monday, and a spokesman said"."""
    return verb.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _describes(verb: Token) -> bool:
    """Whether the verb describes a thing: "on Monday both signed the pact that he had denounced"."""
    if verb.dep_ != "relcl" or _speaks(verb.head):
        return False
    asked = {pronoun.lower_ for child in verb.children if child.dep_ == "prep" for pronoun in child.children}
    return "which" not in asked and all(child.lower_ != "who" for child in verb.children)


def _is_of_another_time(verb: Token) -> bool:
    """Whether the verb stands in a clause after "after": "on Monday they left after the mayor had refused"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in _NOT_THEN
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _NOT_THEN for c in verb.children)


def _speaks(noun: Token) -> bool:
    """Whether the noun is of words or of the occasion for them: a letter, a warning, a speech."""
    words, lemma = lexicon(), noun.lemma_.lower()
    return lemma in words.documents or lemma in words.nouns or lemma in _OCCASIONS


def _is_occasion(verb: Token, cue: Token) -> bool:
    """Whether a clause tells the occasion of the cue: "speaking on Monday", "in a note of Monday", "as both met"."""
    if verb.dep_ == "acl":
        return _speaks(verb.head) and cue.is_ancestor(verb)
    if _is_added(verb):
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    tells = verb.dep_ in ("pcomp", "conj", "aux") or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or marks & _WHILE))
    host = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return bool(tells) and (host == cue or host.is_ancestor(cue) or (host != verb and _is_occasion(host, cue)))
