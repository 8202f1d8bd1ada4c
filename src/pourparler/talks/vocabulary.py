"""The words that tell of talks: `nouns.yaml`, `verbs.yaml`, `turns.yaml`, checked.

In: the vocabularies. Out: `Vocabulary`: nouns and verbs of talks, and which words say what became of them.
Refused: unknown kinds, statuses and fields, a word that stands twice, with file and line (VocabularyError).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.model.talks import TalksKind, TalksStatus

_KINDS = frozenset(get_args(TalksKind))
_STATUSES = frozenset(get_args(TalksStatus))
_ROLES = frozenset({"subject", "object", "noun", "adjective", "prepositional", "behind", "infinitive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksNoun:
    """A noun that names talks: `alone` without a side beside it, or only with one of the words `beside`."""

    kind: TalksKind
    line: int
    alone: bool = False
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksVerb:
    """A verb that is talks of itself, with what must stand around it; `particles` are its further words."""

    kind: TalksKind
    line: int
    particles: tuple[str, ...] = ()
    object: str | None = None
    prep: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    plural: bool = False
    bare: bool = False
    mediator: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Nouns and verbs by lemma, the stricter first; turns by role and word, each with its status."""

    nouns: Mapping[str, tuple[TalksNoun, ...]]
    verbs: Mapping[str, tuple[TalksVerb, ...]]
    turns: Mapping[str, Mapping[str, TalksStatus]]
    not_talks: frozenset[str]
    bodies: frozenset[str]
    regions: frozenset[str]
    measures: frozenset[str]
    sharing: frozenset[str]
    others: frozenset[str]
    contests: frozenset[str]
    publics: frozenset[str]
    civic: frozenset[str]
    bonds: frozenset[str]
    topics: Mapping[str, frozenset[str]]

    def turn(self, role: str, word: str) -> TalksStatus | None:
        """The status that a word gives talks in that role.

        >>> vocabulary().turn("object", "call off"), vocabulary().turn("subject", "break down")
        ('cancelled', 'failed')
        """
        return self.turns[role].get(word)


@cache
def vocabulary() -> Vocabulary:
    """The bundled vocabularies, read once."""
    with resources.as_file(resources.files(__package__)) as folder:
        return read_vocabulary(folder)


def read_vocabulary(folder: Path) -> Vocabulary:
    """The three vocabularies of a folder; raises VocabularyError with file and line."""
    top = NodeReader.file(folder / "nouns.yaml").fields(
        {
            "nouns",
            "not_talks",
            "measures",
            "sharing",
            "others",
            "topics",
            "bodies",
            "regions",
            "contests",
            "bonds",
            "publics",
            "civic",
        }
    )
    return Vocabulary(
        nouns=_nouns(top["nouns"]),
        verbs=_verbs(NodeReader.file(folder / "verbs.yaml").fields({"verbs"})["verbs"]),
        turns=_turns(NodeReader.file(folder / "turns.yaml")),
        not_talks=frozenset(top["not_talks"].texts()),
        bodies=frozenset(top["bodies"].texts()),
        regions=frozenset(top["regions"].texts()),
        measures=frozenset(top["measures"].texts()),
        sharing=frozenset(top["sharing"].texts()),
        others=frozenset(top["others"].texts()),
        contests=frozenset(top["contests"].texts()),
        publics=frozenset(top["publics"].texts()),
        civic=frozenset(top["civic"].texts()),
        bonds=frozenset(top["bonds"].texts()),
        topics={name: frozenset(node.texts()) for name, node in top["topics"].pairs()},
    )


def _nouns(root: NodeReader) -> dict[str, tuple[TalksNoun, ...]]:
    found: dict[str, list[TalksNoun]] = {}
    for item in root.items():
        fields = item.fields({"kind", "words", "alone", "beside"})
        noun = TalksNoun(
            kind=_kind(item, fields),
            line=item.node.start_mark.line + 1,
            alone="alone" in fields and fields["alone"].flag(),
            beside=frozenset(fields["beside"].texts()) if "beside" in fields else frozenset(),
        )
        for word in _words(item, fields):
            found.setdefault(word, []).append(noun)
    return {word: tuple(nouns) for word, nouns in found.items()}


def _verbs(root: NodeReader) -> dict[str, tuple[TalksVerb, ...]]:
    found: dict[str, list[TalksVerb]] = {}
    for item in root.items():
        fields = item.fields({"kind", "words", "object", "prep", "with", "plural", "bare", "mediator", "place"})
        object_ = fields["object"].text() if "object" in fields else None
        if object_ not in (None, "sides", "place"):
            fields["object"].refuse(f"{object_!r} is not known here; known are place, sides")
        for word in _words(item, fields):
            first, *rest = word.split()
            verb = TalksVerb(
                kind=_kind(item, fields),
                line=item.node.start_mark.line + 1,
                particles=tuple(rest),
                object=object_,
                prep=frozenset(fields["prep"].texts()) if "prep" in fields else frozenset(),
                beside=frozenset(fields["with"].texts()) if "with" in fields else frozenset(),
                plural="plural" in fields and fields["plural"].flag(),
                bare="bare" in fields and fields["bare"].flag(),
                mediator="mediator" in fields and fields["mediator"].flag(),
                place="place" in fields and fields["place"].flag(),
            )
            found.setdefault(first, []).append(verb)
    return {word: tuple(verbs) for word, verbs in found.items()}


def _turns(root: NodeReader) -> dict[str, dict[str, TalksStatus]]:
    found: dict[str, dict[str, TalksStatus]] = {}
    for role, node in root.fields(_ROLES).items():
        words = found.setdefault(role, {})
        for status, listed in node.pairs():
            if status not in _STATUSES:
                listed.refuse(f"{status!r} is no status; known are {', '.join(sorted(_STATUSES))}")
            for word in listed.texts():
                if word in words:
                    listed.refuse(f"{word!r} stands twice under {role}")
                words[word] = cast(TalksStatus, status)
    missing = _ROLES - set(found)
    if missing:
        root.refuse(f"missing: {', '.join(sorted(missing))}")
    return found


def _kind(item: NodeReader, fields: Mapping[str, NodeReader]) -> TalksKind:
    if "kind" not in fields:
        item.refuse("the field 'kind' is missing")
    kind = fields["kind"].text()
    if kind not in _KINDS:
        fields["kind"].refuse(f"{kind!r} is no kind of talks; known are {', '.join(sorted(_KINDS))}")
    return cast(TalksKind, kind)


def _words(item: NodeReader, fields: Mapping[str, NodeReader]) -> tuple[str, ...]:
    if "words" not in fields:
        item.refuse("the field 'words' is missing")
    return fields["words"].texts()
