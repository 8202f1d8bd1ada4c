"""The words that take a position: `stances.yaml`, read and checked.

In: the vocabulary. Out: `StanceWords`: verbs, adjectives, nouns, verdicts and conditions with what they do.
Refused: unknown stances and fields, with file and line (VocabularyError).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.model.position import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANCES = frozenset(get_args(Stance)) - {"silent", "conditional"}
_LISTS = (
    "voicing", "told", "charges", "undertakings", "general", "mediating", "waging", "at-large", "measures",
    "forecast", "hearing", "issuing", "conceding",
    "consenting", "through", "unreal", "hostile", "stopping", "hurtful", "threats", "unless-no", "if-voiced", "if-said",
    "keeping", "failing", "forbidding", "saying", "withdrawing", "plain-refusals", "bystanders", "insiders", "papers",
    "conditions", "conditions-after-no", "soft", "negotiated", "degrees", "idle", "if-toward", "if-able", "doubtful",
    "yielding", "claiming", "mutual", "bravado", "coercion", "pleasantries", "houses", "flying", "bygone", "backed",
    "if-told", "helping", "helped", "bargaining", "civil", "conversing", "rebels",
    "weighing", "own-kept", "plans", "decided", "talking", "gifts", "endings", "public",
)  # fmt: skip
_TAKES = frozenset(
    ("object", "clause", "infinitive", "order", "gerund", "for", "to", "on", "upon", "of", "in", "with", "against",
     "at", "about", "over", "toward", "towards", "behind")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbStance:
    """The stance of a verb, what it takes, and the word that must stand beside it."""

    stance: Stance
    takes: frozenset[str]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseStance:
    """The stance of a verb with its object, the lemma of that object, and what the two take."""

    stance: Stance
    thing: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWords:
    """Everything that `stances.yaml` holds."""

    verbs: Mapping[str, tuple[VerbStance, ...]]
    phrases: Mapping[str, tuple[PhraseStance, ...]]
    adjectives: Mapping[str, Stance]
    nouns: Mapping[str, Stance]
    verdicts: Mapping[tuple[str, ...], Stance]
    lists: Mapping[str, frozenset[str]]
    conditions: Mapping[str, tuple[tuple[str, ...], ...]]
    after_no: Mapping[str, tuple[tuple[str, ...], ...]]

    @property
    def conceding(self) -> frozenset[str]:
        """Verbs whose doing gives the other side something."""
        return self.lists["conceding"]

    @property
    def consenting(self) -> frozenset[str]:
        """Verbs that say yes."""
        return self.lists["consenting"]

    @property
    def voicing(self) -> frozenset[str]:
        """Verbs that only carry a noun: "voiced support"."""
        return self.lists["voicing"]

    @property
    def through(self) -> frozenset[str]:
        """Verbs that only carry another: "continues to demand"."""
        return self.lists["through"]

    @property
    def unreal(self) -> frozenset[str]:
        """Verbs below which nothing is said to be so."""
        return self.lists["unreal"]

    def verb(self, token: Token) -> tuple[VerbStance, ...] | None:
        """What a verb may do here; those with a word beside it first."""
        beside = (c for c in token.children if c.dep_ in ("prt", "prep", "advmod", "dative", "acomp", "oprd"))
        near = {c.lower_ for c in beside if not any(d.ent_type_ in ("DATE", "TIME") for d in c.children)}
        turned = any(c.dep_ == "prt" for c in token.children)  # "backed off" is not "backed"
        every = self.verbs.get(token.lemma_.lower(), ())
        found = [v for v in every if all(b in near for b in v.beside) and (v.beside or not turned)]
        return tuple(sorted(found, key=lambda v: -len(v.beside))) or None

    def verdict(self, words: Sequence[str]) -> tuple[Stance, int] | None:
        """The stance of what is said behind "is", and how many words that takes; the longest that fits."""
        start = 0
        while start < len(words) and words[start] in self.lists["degrees"] and (words[start],) not in self.verdicts:
            start += 1
        negative = start < len(words) and words[start] == "not"
        for length in range(min(7, len(words) - start), 0, -1):
            if (stance := self.verdicts.get(tuple(words[start : start + length]))) is not None:
                return stance, start + length
        if negative:
            inner = start + 1
            while inner < len(words) and words[inner] in self.lists["degrees"]:
                inner += 1
            for length in range(min(5, len(words) - inner), 0, -1):
                said = tuple(words[inner : inner + length])
                if (stance := self.verdicts.get(("not", *said))) is not None:
                    return stance, inner + length
        return None

    def condition(self, token: Token, *, negative: bool) -> int:
        """How many words open a condition at this token; 0 where none does."""
        for table in (self.conditions, self.after_no if negative else {}):
            for phrase in table.get(token.lower_, ()):
                behind = token.doc[token.i : token.i + len(phrase)]
                if tuple(t.lower_ for t in behind) == phrase:
                    return len(phrase)
        return 0


@cache
def stance_words() -> StanceWords:
    """The bundled vocabulary, read once.

    >>> stance_words().nouns["refusal"], stance_words().adjectives["ready"]
    ('rejects', 'open')
    """
    with resources.as_file(resources.files(__package__).joinpath("stances.yaml")) as path:
        return read_stance_words(path)


def read_stance_words(path: Path) -> StanceWords:
    """The vocabulary of a file; raises VocabularyError with file and line."""
    top = NodeReader.file(path).fields({"verbs", "phrases", "adjectives", "verdicts", "nouns", *_LISTS})
    verbs: dict[str, list[VerbStance]] = {}
    for name, rows in top["verbs"].pairs():
        for row in rows.items():
            fields = row.fields({"takes", "words"})
            takes = frozenset(_known(word, fields["takes"], _TAKES) for word in fields["takes"].texts())
            for words in fields["words"].texts():
                first, *rest = words.split()
                stance = _stance(name, row)
                verbs.setdefault(first, []).append(VerbStance(stance=stance, takes=takes, beside=tuple(rest)))
    return StanceWords(
        phrases=_phrases(top["phrases"]),
        verbs={word: tuple(each) for word, each in verbs.items()},
        adjectives=_by_word(top["adjectives"]),
        nouns=_by_word(top["nouns"]),
        verdicts={tuple(word.replace("-", " - ").split()): s for word, s in _by_word(top["verdicts"]).items()},
        lists={name: frozenset(top[name].texts()) for name in _LISTS},
        conditions=_openings(top["conditions"]),
        after_no=_openings(top["conditions-after-no"]),
    )


def _phrases(node: NodeReader) -> dict[str, tuple[PhraseStance, ...]]:
    found: dict[str, list[PhraseStance]] = {}
    for name, rows in node.pairs():
        for row in rows.items():
            fields = row.fields({"takes", "words"})
            takes = frozenset(_known(word, fields["takes"], _TAKES) for word in fields["takes"].texts())
            for words in fields["words"].texts():
                verb, _, thing = words.partition(" ")
                found.setdefault(verb, []).append(PhraseStance(stance=_stance(name, row), thing=thing, takes=takes))
    return {verb: tuple(each) for verb, each in found.items()}


def _by_word(node: NodeReader) -> dict[str, Stance]:
    return {word: _stance(name, each) for name, each in node.pairs() for word in each.texts()}


def _openings(node: NodeReader) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(node.texts(), key=lambda words: -len(words.split())):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {word: tuple(each) for word, each in found.items()}


def _stance(name: str, node: NodeReader) -> Stance:
    return cast(Stance, _known(name, node, _STANCES))


def _known(word: str, node: NodeReader, known: frozenset[str]) -> str:
    if word not in known:
        node.refuse(f"{word!r} is not known here; known are {', '.join(sorted(known))}")
    return word
