"""The words that tell of happenings: `verbs.yaml`, `idioms.yaml`, `nouns.yaml`, `classes.yaml`, `scopes.yaml`, checked.

In: the vocabularies. Out: `EventLexicon`: the frames of a verb, the reading of a noun, the scope of a word.
Refused: unknown types, modes, contexts, slots, classes and fields, with file and line (VocabularyError).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.events.plover import CONTEXTS, MODES
from pourparler.events.senses import Idiom, NounFrame, VerbFrame
from pourparler.model.event import Category, EventStatus, EventType

_SIGNS = frozenset({"$names", "$any", "$actorish", "$none"})
_COMPLEMENTS = frozenset({"infinitive", "gerund", "clause", "order"})
_SLOTS = frozenset({"object", "dative", "owner", "subject", "complement"})
_PREPOSITIONS = frozenset(
    [
        "about",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "between",
        "by",
        "dead",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "out",
        "outside",
        "over",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "within",
        "with",
        "without",
    ]
)
_SCOPES = frozenset(
    {"through", "planned", "ready", "wished", "asked", "possible", "denied", "ended", "lasting", "unreal", "conditions"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """Frames by the first word of the verb (its further words beside it), nouns and scopes by lemma."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], VerbFrame], ...]]
    idioms: Mapping[str, tuple[Idiom, ...]]
    nouns: Mapping[str, NounFrame]
    classes: Mapping[str, frozenset[str]]
    scopes: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, EventStatus]


@cache
def event_lexicon() -> EventLexicon:
    """The bundled vocabularies, read once.

    >>> event_lexicon().nouns["bombing"].type, event_lexicon().adjectives["upcoming"]
    ('ASSAULT', 'planned')
    """
    with resources.as_file(resources.files(__package__)) as folder:
        return read_event_lexicon(folder)


def read_event_lexicon(folder: Path) -> EventLexicon:
    """The five vocabularies of a folder; raises VocabularyError with file and line."""
    classes = {name: frozenset(node.texts()) for name, node in NodeReader.file(folder / "classes.yaml").pairs()}
    scopes = dict(NodeReader.file(folder / "scopes.yaml").fields(_SCOPES | {"adjectives"}))
    adjectives = {
        word: cast(EventStatus, _known(name, node, frozenset(get_args(EventStatus))))
        for name, node in scopes.pop("adjectives").pairs()
        for word in node.texts()
    }
    return EventLexicon(
        verbs=_verbs(NodeReader.file(folder / "verbs.yaml"), classes),
        idioms=_idioms(NodeReader.file(folder / "idioms.yaml"), classes),
        nouns=_nouns(NodeReader.file(folder / "nouns.yaml")),
        classes=classes,
        scopes={name: frozenset(node.texts()) for name, node in scopes.items()},
        adjectives=adjectives,
    )


def _verbs(
    root: NodeReader, classes: Mapping[str, frozenset[str]]
) -> dict[str, tuple[tuple[tuple[str, ...], VerbFrame], ...]]:
    top = root.fields({"verbs", "groups"})
    groups = {name: node.texts() for name, node in top["groups"].pairs()}
    found: dict[str, list[tuple[tuple[str, ...], VerbFrame]]] = {}
    known = {"type", "mode", "contexts", "category", "words", "object", "subject", "prep", "complement", "recipient"}
    known |= {"mutual", "conflict", "status", "speech", "bare", "sided", "decides", "ahead", "doer"}
    for item in top["verbs"].items():
        fields = item.fields(known)
        frame = _verb_frame(item, fields, classes)
        for word in fields["words"].texts():
            if word.startswith("$") and word[1:] not in groups:
                fields["words"].refuse(f"{word!r} is no group; known are {', '.join(sorted(groups))}")
            for each in groups[word[1:]] if word.startswith("$") else (word,):
                first, *rest = each.split()
                found.setdefault(first, []).append((tuple(rest), frame))
    return {word: tuple(frames) for word, frames in found.items()}


def _verb_frame(item: NodeReader, fields: Mapping[str, NodeReader], classes: Mapping[str, frozenset[str]]) -> VerbFrame:
    for name in ("type", "words"):
        if name not in fields:
            item.refuse(f"the field {name!r} is missing")
    type_, mode, contexts = _naming(fields)
    slots = _texts(fields, "recipient") if "recipient" in fields else ("object", "owner")
    for slot in slots:
        _known(slot, fields["recipient"], _SLOTS | _PREPOSITIONS)
    for slot in _texts(fields, "doer"):
        _known(slot, fields["doer"], _SLOTS | _PREPOSITIONS)
    return VerbFrame(
        type=type_,
        line=item.node.start_mark.line + 1,
        mode=mode,
        contexts=contexts,
        category=cast(Category, _one(fields, "category", frozenset(get_args(Category)))),
        object=_meant(fields, "object", classes),
        subject=_meant(fields, "subject", classes),
        prep=tuple(_prep(word, fields["prep"], classes) for word in _texts(fields, "prep")),
        complement=frozenset(_known(word, fields["complement"], _COMPLEMENTS) for word in _texts(fields, "complement")),
        recipient=slots,
        doer=_texts(fields, "doer"),
        mutual="mutual" in fields and fields["mutual"].flag(),
        conflict=cast(EventType, _one(fields, "conflict", frozenset(get_args(EventType)))),
        status=cast(EventStatus, _one(fields, "status", frozenset(get_args(EventStatus)))),
        speech="speech" in fields and fields["speech"].flag(),
        bare="bare" in fields and fields["bare"].flag(),
        sided="sided" in fields and fields["sided"].flag(),
        ahead="ahead" in fields and fields["ahead"].flag(),
        decides="decides" in fields and fields["decides"].flag(),
    )


def _idioms(root: NodeReader, classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[Idiom, ...]]:
    found: dict[str, list[Idiom]] = {}
    for item in root.fields({"idioms"})["idioms"].items():
        fields = item.fields({"words", "object", "subject", "prep", "complement", "below"})
        if "words" not in fields:
            item.refuse("the field 'words' is missing")
        frame = VerbFrame(
            type="OTHER",
            line=item.node.start_mark.line + 1,
            object=_meant(fields, "object", classes),
            subject=_meant(fields, "subject", classes),
            prep=tuple(_prep(word, fields["prep"], classes) for word in _texts(fields, "prep")),
            complement=frozenset(
                _known(word, fields["complement"], _COMPLEMENTS) for word in _texts(fields, "complement")
            ),
        )
        for word in fields["words"].texts():
            first, *rest = word.split()
            idiom = Idiom(rest=tuple(rest), frame=frame, below=_meant(fields, "below", classes))
            found.setdefault(first, []).append(idiom)
    return {word: tuple(idioms) for word, idioms in found.items()}


def _naming(fields: Mapping[str, NodeReader]) -> tuple[EventType, str | None, tuple[str, ...]]:
    type_ = cast(EventType, _known(fields["type"].text(), fields["type"], frozenset(get_args(EventType))))
    mode = _one(fields, "mode", MODES.get(type_, frozenset()))
    return type_, mode, tuple(_known(c, fields["contexts"], CONTEXTS) for c in _texts(fields, "contexts"))


def _nouns(root: NodeReader) -> dict[str, NounFrame]:
    found: dict[str, NounFrame] = {}
    for item in root.fields({"nouns"})["nouns"].items():
        fields = item.fields(
            {"type", "mode", "contexts", "words", "actor", "recipient", "mutual", "category", "compound"}
        )
        type_, mode, contexts = _naming(fields)
        for slot in (*_texts(fields, "actor"), *_texts(fields, "recipient")):
            _known(slot, item, _SLOTS | _PREPOSITIONS)
        frame = NounFrame(
            type=type_,
            line=item.node.start_mark.line + 1,
            mode=mode,
            contexts=contexts,
            category=cast(Category, _one(fields, "category", frozenset(get_args(Category)))),
            compound=frozenset(_texts(fields, "compound")),
            actor=_texts(fields, "actor"),
            recipient=_texts(fields, "recipient"),
            mutual="mutual" in fields and fields["mutual"].flag(),
        )
        for word in fields["words"].texts():
            if word in found:
                fields["words"].refuse(f"{word!r} stands twice")
            found[word] = frame
    return found


def _prep(word: str, node: NodeReader, classes: Mapping[str, frozenset[str]]) -> tuple[str, frozenset[str]]:
    """ "of:talks" asks for a noun of that class behind the preposition."""
    preposition, _, asked = word.partition(":")
    _known(preposition, node, _PREPOSITIONS)
    return preposition, classes.get(asked, frozenset({asked})) if asked else frozenset()


def _meant(fields: Mapping[str, NodeReader], name: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The lemmas that classes and single words stand for; the signs stay as they are, "=vote" is the word itself."""
    lemmas: frozenset[str] = frozenset()
    for word in _texts(fields, name):
        if word.startswith("$"):
            _known(word, fields[name], _SIGNS)
        lemmas |= frozenset({word[1:]}) if word.startswith("=") else classes.get(word, frozenset({word}))
    return lemmas


def _texts(fields: Mapping[str, NodeReader], name: str) -> tuple[str, ...]:
    return fields[name].texts() if name in fields else ()


def _one(fields: Mapping[str, NodeReader], name: str, known: frozenset[str]) -> str | None:
    return _known(fields[name].text(), fields[name], known) if name in fields else None


def _known(word: str, node: NodeReader, known: frozenset[str]) -> str:
    if word not in known:
        node.refuse(f"{word!r} is not known here; known are {', '.join(sorted(known))}")
    return word
