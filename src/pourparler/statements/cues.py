"""The words that report: `cues.yaml`, read and checked.

In: the vocabulary. Out: `Lexicon`, from a lemma to the act, kind and frames of a cue.
Refused: unknown acts, kinds, frames and fields, with file and line (VocabularyError).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.model import Act, Kind

_LISTS = (
    "carriers",
    "shades",
    "sourceless",
    "hearsay",
    "relays",
    "speakers",
    "listeners",
    "kickers",
    "documents",
    "abstract",
    "things",
    "evidencing",
    "greeting",
    "threatened",
    "offered",
    "declared",
    "measures",
    "handled",
    "guarded",
    "admitted",
)
_SHAPES = frozenset({"clause", "quote", "infinitive", "order", "order_on", "object"})
_PREPOSITIONS = frozenset(
    {"about", "against", "as", "at", "for", "in", "of", "on", "to", "toward", "towards", "with", "over"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a reporting word does: its act, its kind, the frames it takes, and where its addressee stands."""

    act: Act
    kind: Kind
    frames: frozenset[str] = frozenset()
    addressee: str | None = None

    def also(self, other: Cue) -> Cue:
        """This cue with the frames of another group of the same word."""
        return Cue(
            act=self.act,
            kind=self.kind,
            frames=self.frames | other.frames,
            addressee=self.addressee or other.addressee,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every reporting word, by lemma; `phrases` are verbs of two words ("rule out")."""

    verbs: Mapping[str, Cue]
    frames: Mapping[tuple[str, str], Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    carriers: frozenset[str]
    shades: frozenset[str]
    sourceless: frozenset[str]
    hearsay: frozenset[str]
    relays: frozenset[str]
    speakers: frozenset[str]
    listeners: frozenset[str]
    kickers: frozenset[str]
    documents: frozenset[str]
    abstract: frozenset[str]
    things: frozenset[str]
    evidencing: frozenset[str]
    greeting: frozenset[str]
    threatened: frozenset[str]
    offered: frozenset[str]
    declared: frozenset[str]
    measures: frozenset[str]
    handled: frozenset[str]
    guarded: frozenset[str]
    admitted: frozenset[str]

    def can_speak(self, lemma: str) -> bool:
        """Whether a common noun names someone (or a paper of theirs) rather than a thing.

        >>> [lexicon().can_speak(noun) for noun in ("baker", "report", "plan", "skepticism")]
        [True, True, False, False]
        """
        if lemma in self.speakers or lemma in self.documents:
            return True
        return (
            lemma not in self.things
            and lemma not in self.nouns
            and not (len(lemma) > 6 and lemma.endswith(tuple(self.abstract)))
        )

    def act_of(self, lemma: str, frame: str) -> Cue:
        """The cue of a verb in one of its frames; "ask to" and "ask for" may differ in act."""
        return self.frames.get((lemma, frame)) or self.verbs[lemma]


@cache
def lexicon() -> Lexicon:
    """The bundled lexicon, read once.

    >>> lexicon().verbs["deny"].act, sorted(lexicon().verbs["deny"].frames)
    ('deny', ['clause', 'infinitive', 'object', 'quote'])
    """
    with resources.as_file(resources.files(__package__).joinpath("cues.yaml")) as path:
        return read_lexicon(path)


def read_lexicon(path: Path) -> Lexicon:
    """A lexicon file; raises VocabularyError with file and line."""
    root = NodeReader.file(path)
    given = root.fields({"verbs", "nouns", "adjectives", *_LISTS})
    top = {name: _needed(root, given, name) for name in ("verbs", "nouns", "adjectives", *_LISTS)}
    frames: dict[tuple[str, str], Cue] = {}
    verbs = _groups(top["verbs"], frames)
    return Lexicon(
        verbs=verbs,
        frames=frames,
        nouns=_groups(top["nouns"]),
        adjectives=_groups(top["adjectives"]),
        **{name: frozenset(top[name].texts()) for name in _LISTS},
    )


def _groups(groups: NodeReader, by_frame: dict[tuple[str, str], Cue] | None = None) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for group in groups.items():
        fields = group.fields({"act", "kind", "frames", "words", "addressee"})
        cue = Cue(
            act=cast(Act, _one_of(_needed(group, fields, "act"), frozenset(get_args(Act)))),
            kind=cast(Kind, _one_of(_needed(group, fields, "kind"), frozenset(get_args(Kind)))),
            frames=frozenset(_one_of(f, _SHAPES | _PREPOSITIONS) for f in _members(fields.get("frames"))),
            addressee=fields["addressee"].text() if "addressee" in fields else None,
        )
        for word in _needed(group, fields, "words").texts():
            cues[word] = cues[word].also(cue) if word in cues else cue
            for frame in cue.frames if by_frame is not None else ():
                by_frame.setdefault((word, frame), cue)  # type: ignore[union-attr]
    return cues


def _needed(node: NodeReader, fields: Mapping[str, NodeReader], name: str) -> NodeReader:
    """A field that must be there; VocabularyError at the line of its group where it is not."""
    if name not in fields:
        node.refuse(f"the field {name!r} is missing")
    return fields[name]


def _members(node: NodeReader | None) -> list[NodeReader]:
    return list(node.items()) if node else []


def _one_of(node: NodeReader, known: frozenset[str]) -> str:
    word = node.text()
    if word not in known:
        node.refuse(f"{word!r} is not known here; known are {', '.join(sorted(known))}")
    return word
