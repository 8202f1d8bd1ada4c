"""From attributed texts to training windows.

In: texts with attributions (the corpus; for research PolNeAR). Out: `Window`s of word pieces, labelled for every head.
Refused: nothing; an attribution that a window cuts off is left out of that window.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from corpus.marked import Attribution, Dispatch
from tokenizers import Tokenizer

from pourparler.model.statement import Act, Kind, Polarity

ROLES = ("source", "content", "addressee", "reporter", "reporter-cue")
ANCHORS = ("O", "B-cue", "I-cue", "B-bare", "I-bare")  # "bare": no cue in the text; its source stands for it
VOICES = ("none", "judges", "predicts", "explains")
KINDS: tuple[str, ...] = get_args(Kind)
POLARITIES: tuple[str, ...] = get_args(Polarity)
ACTS: tuple[str, ...] = get_args(Act)
NONE = -100
REACH = 144  # pieces that the top sees around a cue

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as the heads see it; labels are None where the data do not say."""

    cue: Span | None
    roles: dict[str, tuple[Span, ...]]
    kind: str | None = None
    polarity: str | None = None
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its attributions; `voice` is None where nobody marked it."""

    name: str
    text: str
    attributions: tuple[Marked, ...]
    voice: tuple[tuple[Span, str], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One attribution in a window: the pieces of its cue, its roles (a 0/1 row of pieces each), its labels."""

    pieces: tuple[int, ...]
    roles: tuple[tuple[int, ...], ...]
    kind: int
    polarity: int
    act: int
    acts: tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class Window:
    """A stretch of word pieces with labels; `ids` begins with [CLS] and ends with [SEP]."""

    ids: list[int]
    tags: list[int]
    voice: list[int]
    anchors: list[Anchor] = field(default_factory=list)


def of_dispatch(dispatch: Dispatch) -> Text:
    """A dispatch of the corpus as a text to learn from."""
    return Text(
        name=dispatch.path, text=dispatch.text, voice=dispatch.voice,
        attributions=tuple(_marked(one) for one in dispatch.attributions),
    )  # fmt: skip


def _marked(one: Attribution) -> Marked:
    reporters = tuple(link.source for link in one.via if link.source)
    cues = tuple(link.cue for link in one.via if link.cue)
    return Marked(
        cue=one.cue, kind=one.kind, polarity=one.polarity, acts=one.acts,
        roles={
            "source": (one.source,) if one.source else (), "content": one.content,
            "addressee": (one.addressee,) if one.addressee else (), "reporter": reporters, "reporter-cue": cues,
        },
    )  # fmt: skip


def of_polnear(path: Path) -> Iterator[Text]:
    """PolNeAR's texts, for research runs that are not shipped: spans only, no labels."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        found = tuple(_polnear(one) for one in row["attributions"])
        yield Text(name=row["doc_id"], text=row["text"], attributions=found)


def _polnear(one: dict[str, Any]) -> Marked:
    spans = {name: tuple(one[name]) if one[name] else None for name in ("source", "cue")}
    source = spans["source"]
    content = tuple((start, end) for start, end in one["content"] or ())
    roles: dict[str, tuple[Span, ...]] = {"source": (source,) if source else (), "content": content}
    return Marked(cue=spans["cue"], roles=roles)


def windows(text: Text, tokenizer: Tokenizer, size: int, stride: int, offset: int = 0) -> Iterator[Window]:
    """The windows of a text, `size` pieces each, `stride` pieces apart, the first one short by `offset`."""
    encoding = tokenizer.encode(text.text, add_special_tokens=False)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    spans, ids = encoding.offsets, encoding.ids
    inner = size - 2
    starts = [0] if len(ids) <= inner else [*range(-offset, max(1, len(ids) - inner + stride), stride)]
    for start in starts:
        first, last = max(0, start), min(len(ids), start + inner)
        if last - first < 8 and len(starts) > 1:
            continue
        yield _window(text, spans[first:last], [cls, *ids[first:last], sep])


def _window(text: Text, spans: list[Span], ids: list[int]) -> Window:
    window = Window(ids=ids, tags=[NONE, *[0] * len(spans), NONE], voice=[NONE] * len(ids))
    if text.voice is not None:
        window.voice[1:-1] = [0] * len(spans)
        for span, kind in text.voice:
            for at in _pieces(spans, span):
                window.voice[at] = VOICES.index(kind)
    for one in sorted(text.attributions, key=lambda one: (one.cue is not None, one.cue or (0, 0))):
        anchor = _stand_in(one)
        pieces = _pieces(spans, anchor) if anchor else []
        if not pieces:
            continue
        begin, inside = (1, 2) if one.cue else (3, 4)
        window.tags[pieces[0]] = begin
        for at in pieces[1:]:
            window.tags[at] = inside
        window.anchors.append(_anchor(one, pieces, spans))
    return window


def _stand_in(one: Marked) -> Span | None:
    """The words that stand for an attribution: its cue, else its source, else the first words of its content."""
    if one.cue is not None:
        return one.cue
    return one.roles["source"][0] if one.roles["source"] else None


def _pieces(spans: list[Span], span: Span) -> list[int]:
    return [at for at, (start, end) in enumerate(spans, 1) if start < span[1] and end > span[0]]


def _anchor(one: Marked, pieces: list[int], spans: list[Span]) -> Anchor:
    rows = []
    for role in ROLES:
        row = [0] * (len(spans) + 2)
        for span in one.roles.get(role, ()):
            for at in _pieces(spans, span):
                row[at] = 1
        rows.append(tuple(row))
    return Anchor(
        pieces=tuple(pieces), roles=tuple(rows),
        kind=KINDS.index(one.kind) if one.kind else NONE,
        polarity=POLARITIES.index(one.polarity) if one.polarity else NONE,
        act=ACTS.index(one.acts[0]) if one.acts else NONE,
        acts=tuple(int(act in one.acts) for act in ACTS) if one.acts else (),
    )  # fmt: skip


def every_window(texts: Iterable[Text], tokenizer: Tokenizer, size: int, stride: int, offset: int) -> list[Window]:
    """The windows of all texts, in order."""
    return [window for text in texts for window in windows(text, tokenizer, size, stride, offset)]
