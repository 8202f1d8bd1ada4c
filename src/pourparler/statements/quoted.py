"""Quotations and the words that carry them.

In: a parsed article and the drafts of its verbs. Out: the same drafts with their quotations, and drafts for quotations
that only their place gives a speaker: split ones, those of several sentences or paragraphs.
Refused: a quotation between two speakers with nothing to choose by; it stays without a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pourparler.language import Passage
from pourparler.statements.carriers import carries, is_mark, noun_behind, verb_after, verb_before
from pourparler.statements.chains import relayed
from pourparler.statements.complements import has_to, lemma_of
from pourparler.statements.cues import Lexicon
from pourparler.statements.draft import Draft, Run
from pourparler.statements.listeners import addressee_of
from pourparler.statements.placed import Quoted
from pourparler.statements.speakers import beside, issuer
from pourparler.statements.syntax import agent, is_passive, reach_of, trim, verb_group


class Carrying:
    """Decides which draft carries which quotation; `drafts` holds the outcome."""

    def __init__(
        self,
        passages: Sequence[Passage],
        placed: Sequence[Quoted],
        maps: dict[int, tuple[int, ...]],
        drafts: Sequence[Draft],
        lexicon: Lexicon,
    ):
        self.before = dict(zip(map(id, passages[1:]), passages, strict=False))
        self.placed = placed
        self.maps = maps
        self.lexicon = lexicon
        self.drafts = list(drafts)
        self.owner: dict[int, int] = {}

    def settle(self) -> list[Draft]:
        """All drafts, each with its quotations."""
        for step in (self._by_clause, self._by_place, self._by_continuation, self._by_neighbour, self._by_continuation):
            for index, quoted in enumerate(self.placed):
                if index not in self.owner:
                    draft = step(index, quoted)
                    if draft is not None:
                        self._give(index, draft)
        return self.drafts

    def _give(self, index: int, draft: int) -> None:
        self.owner[index] = draft
        held = self.drafts[draft]
        quoted = self.placed[index]
        lead = _lead(quoted, held, self.maps[id(quoted.passage)])
        content = (*held.content, lead) if lead is not None else held.content
        self.drafts[draft] = replace(held, quotes=(*held.quotes, quoted.quotation.span), content=content)

    def _by_clause(self, index: int, quoted: Quoted) -> int | None:
        """The innermost draft outside the quotation whose complement reaches into it and over most of one sentence."""
        best: tuple[int, int] | None = None
        for number, draft in enumerate(self.drafts):
            if draft.passage is not quoted.passage or draft.anchor in quoted.run:
                continue
            if self.maps[id(draft.passage)][draft.anchor] >= 0:
                continue
            covered = sum(
                min(run.end, quoted.run.end) - max(run.start, quoted.run.start)
                for run in draft.content
                if run.overlaps(quoted.run)
            )
            if covered * 2 >= min(quoted.run.end - quoted.run.start, 12):
                distance = abs(draft.anchor - (quoted.run.start if draft.anchor < quoted.run.start else quoted.run.end))
                if best is None or distance < best[0]:
                    best = (distance, number)
        return best[1] if best else None

    def _by_place(self, index: int, quoted: Quoted) -> int | None:
        """A cue right after or right before the quotation."""
        doc = quoted.doc
        last = doc[quoted.run.end - 2] if quoted.run.end - quoted.run.start > 2 else doc[quoted.run.end - 1]
        ends_open = last.text in (",", "?", "!", "—", "–", "…", "...") or (
            quoted.run.end < len(doc) and doc[quoted.run.end].text in (",", "—", "–")
        )
        order = (verb_after, verb_before) if ends_open else (verb_before, verb_after)
        for look in order:
            verb = look(quoted, self.maps[id(quoted.passage)], self.lexicon)
            if verb is not None:
                return self._draft_at(quoted.passage, verb, quoted)
        return self._signed(quoted)

    def _signed(self, quoted: Quoted) -> int | None:
        """A quotation with the speaker's name under it: "“Enough.” — Ilan Dorvath"."""
        doc, start = quoted.doc, quoted.run.end
        if start + 1 >= len(doc) or doc[start].text not in ("—", "–", "―", "-", "--") or not quoted.is_full():
            return None
        end = next((i for i in range(start + 1, len(doc)) if doc[i].is_space or doc[i].text == '"'), len(doc))
        name = doc[start + 1 : end]
        words = [t for t in name if not t.is_punct]
        if not 1 <= len(words) <= 8 or words[0].pos_ != "PROPN" or any(t.pos_ in ("VERB", "AUX") for t in words):
            return None
        cue = self.lexicon.verbs["say"]
        self.drafts.append(
            Draft.of_cue(
                quoted.passage,
                start,
                cue,
                source=trim(doc, Run(start + 1, end)),
                cue_run=Run(start, start + 1),
                content=(),
                rule="quotation.signed",
                confidence=0.8,
            )
        )
        return len(self.drafts) - 1

    def _draft_at(self, passage: Passage, verb: Token, quoted: Quoted) -> int | None:
        """The draft of this verb, made if it has none and carries the quotation."""
        for number, draft in enumerate(self.drafts):
            if draft.passage is passage and draft.anchor == verb.i:
                return number
        lemma = lemma_of(verb, self.lexicon)
        numbers = self.maps[id(passage)]
        if lemma is None:
            return None
        cue = self.lexicon.act_of(lemma, "quote")
        passive = is_passive(verb)
        reach = reach_of(passage.doc, verb, numbers)
        source, via = relayed(verb, passive, reach, numbers, self.lexicon)
        group = verb_group(verb, self.lexicon.shades)
        if verb.dep_ == "acl":
            source = source or issuer(verb, reach, numbers, self.lexicon)
        if not passive or _is_named(verb, group):
            source = source or beside(verb, group, numbers)
            source = source or (noun_behind(verb, quoted) if passage is quoted.passage else None)
        purpose = verb.tag_ == "VB" and has_to(verb)
        if source is None and passage is not quoted.passage:
            return None
        if not quoted.is_full() and (source is None or purpose):
            return None
        self.drafts.append(
            Draft.of_cue(
                passage,
                verb.i,
                cue,
                source=source,
                cue_run=group,
                content=(),
                addressee=addressee_of(verb, lemma, None, cue, reach, self.lexicon),
                polarity="asked" if lemma in ("ask", "wonder", "inquire", "query") else "asserted",
                rule="quotation.place",
                confidence=0.95 if source is not None else 0.5,
                via=via,
            )
        )
        return len(self.drafts) - 1

    def _by_continuation(self, index: int, quoted: Quoted) -> int | None:
        """A quotation over several paragraphs belongs to whoever carries one of them."""
        group = self._group(index)
        return next((self.owner[i] for i in group if i in self.owner), None)

    def _group(self, index: int) -> range:
        first, last = index, index
        while first > 0 and self.placed[first].quotation.continues:
            first -= 1
        while last + 1 < len(self.placed) and self.placed[last + 1].quotation.continues:
            last += 1
        return range(first, last + 1)

    def _by_neighbour(self, index: int, quoted: Quoted) -> int | None:
        """A whole sentence in marks goes with the report before it, or with the quotation that follows at once."""
        if not self._alone(quoted):
            return None
        if not quoted.is_full():
            return self._second_half(index, quoted)
        before = self._from_before(index, quoted)
        return before if before is not None else self._from_after(index, quoted)

    def _second_half(self, index: int, quoted: Quoted) -> int | None:
        """The carrier of the quotation before a short one, if only its report parts them: '"No," he said. "Never."'"""
        before = self.placed[index - 1] if index else None
        if before is None or before.passage is not quoted.passage or index - 1 not in self.owner:
            return None
        number = self.owner[index - 1]
        draft = self.drafts[number]
        between = Run(before.run.end, quoted.run.start)
        return number if draft.anchor in between and between.end - between.start <= 12 else None

    def _alone(self, quoted: Quoted) -> bool:
        """Whether nothing but the quotation stands in its sentences."""
        doc, run = quoted.doc, quoted.run
        end = run.end
        while end < len(doc) and is_mark(doc[end]) and not doc[end].is_sent_start and doc[end].text != '"':
            end += 1
        return bool(doc[run.start].is_sent_start) and (
            end >= len(doc) or bool(doc[end].is_sent_start) or doc[end].text == '"'
        )

    def _from_before(self, index: int, quoted: Quoted) -> int | None:
        doc = quoted.doc
        if quoted.run.start == 0:
            return self._from_passage_before(index, quoted)
        numbers = self.maps[id(quoted.passage)]
        last = quoted.run.start - 1
        while last > 0 and doc[last].is_space:
            last -= 1
        if numbers[last] >= 0:
            return self.owner.get(numbers[last])
        sentence = doc[last].sent
        return self._reporter_of(quoted.passage, Run(sentence.start, sentence.end))

    def _from_passage_before(self, index: int, quoted: Quoted) -> int | None:
        """The report that ends the paragraph before in a colon: "Dorvath went on:", and then his words."""
        passage = self.before.get(id(quoted.passage))
        if passage is None or quoted.run.end < len(quoted.doc) - 1:
            return None
        doc, numbers = passage.doc, self.maps[id(passage)]
        last = next((t.i for t in reversed(doc) if not t.is_space), 0)
        if doc[last].text != ":":
            return None
        sentence = Run(doc[last].sent.start, last)
        known = self._reporter_of(passage, sentence)
        if known is not None:
            return known
        verb = next(
            (doc[i] for i in range(last - 1, sentence.start, -1) if numbers[i] < 0 and carries(doc[i], self.lexicon)),
            None,
        )
        return self._draft_at(passage, verb, quoted) if verb is not None else None

    def _reporter_of(self, passage: Passage, sentence: Run) -> int | None:
        """The last spoken report of a sentence that names who speaks."""
        numbers = self.maps[id(passage)]
        spoken = [
            (draft.anchor, number)
            for number, draft in enumerate(self.drafts)
            if draft.passage is passage
            and draft.anchor in sentence
            and draft.kind != "attitude"
            and draft.source is not None
            and numbers[draft.anchor] < 0
            and self._heads(draft)
        ]
        finite = [pair for pair in spoken if passage.doc[pair[0]].dep_ != "pcomp"]  # not "said in announcing it"
        return max(finite or spoken)[1] if spoken else None

    def _heads(self, draft: Draft) -> bool:
        """Whether a draft is the sentence's own report, not one inside another's words."""
        return not any(
            other is not draft and other.passage is draft.passage and any(draft.anchor in run for run in other.content)
            for other in self.drafts
        )

    def _from_after(self, index: int, quoted: Quoted) -> int | None:
        following = index + 1
        if following >= len(self.placed) or self.placed[following].passage is not quoted.passage:
            return None
        between = quoted.doc[quoted.run.end : self.placed[following].run.start]
        return self.owner.get(following) if not any(t.is_alpha for t in between) else None


def _is_named(verb: Token, group: Run) -> bool:
    """Whether the parser took a name and its verb for a thing done: '"No," Orsk posted on his page'."""
    name = verb.head
    return verb.dep_ == "acl" and name.pos_ == "PROPN" and name.i + 1 == group.start and agent(verb) is None


def _lead(quoted: Quoted, draft: Draft, numbers: tuple[int, ...]) -> Run | None:
    """The subject before the marks of a quotation before its report: 'Peace "is not near. We wait," Orsk said'."""
    doc, run = quoted.doc, quoted.run
    start = doc[run.start].sent.start
    inner = [t for t in doc[run.start : run.end] if t.is_alpha]
    if draft.passage is not quoted.passage or draft.anchor < run.end or not 1 <= run.start - start <= 8 or not inner:
        return None
    words = doc[start : run.start]
    plain = all(numbers[t.i] < 0 and t.pos_ not in ("VERB", "AUX", "CCONJ", "SCONJ") and t.text != ":" for t in words)
    taken = draft.source is not None and draft.source.overlaps(Run(start, run.start))
    goes_on = inner[0].pos_ in ("VERB", "AUX") and inner[0].text[:1].islower()
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in words)
    return trim(doc, Run(start, run.start)) if plain and goes_on and subject and not taken else None
