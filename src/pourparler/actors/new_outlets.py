"""Outlets of an article whom the registry does not know: "the Belsk Echo TV channel", "news site Harbourlight".

In: the sentences of an article. Out: an `Entry` for each name that stands beside a word for an outlet.
Refused: names that the registry has, people, places and days; channels of a platform ("his Telegram channel").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.actors.entry import Entry
from pourparler.actors.grammar import grammar
from pourparler.actors.index import Index
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.roles import joined
from pourparler.actors.scan import Sentence
from pourparler.actors.things import things
from pourparler.actors.unnamed import written
from pourparler.actors.words import Word, slug

_LONGEST = 4
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_NOT_OUTLETS = frozenset({"DATE", "TIME", "GPE", "LOC", "NORP", "CARDINAL", "ORDINAL", "LANGUAGE"})


def outlets(sentences: Iterable[Sentence], index: Index) -> dict[str, Entry]:
    """The new outlets by id."""
    found: dict[str, Entry] = {}
    for sentence in sentences:
        pieces = segments(sentence.words, index)
        for at, piece in enumerate(pieces):
            if not _says_outlet(piece):
                continue
            for words in (beside(pieces[:at][::-1], sentence)[::-1], beside(pieces[at + 1 :], sentence)):
                name = written(words)
                if words and not index.exact(joined(name)):
                    entry = Entry(id=slug(name), name=name, kind="outlet", sector="JRN")
                    found.setdefault(entry.id, entry)
                    break
    return found


def _says_outlet(piece: Segment) -> bool:
    """Whether words say that something is a single outlet; "news agency" does, "editor" and "media" do not."""
    plain = piece.words[-1].raw.islower() or piece.words[-1].raw == "TV"
    single = piece.role is None or not piece.role.plural
    kinds = things().meant(list(piece.words)) if piece.sort in ("role", "other") else frozenset()
    sure = len(piece.words) > 1 or piece.words[-1].key in _SURE
    return plain and single and sure and not piece.genitive and kinds == {"outlet"}


_SURE = frozenset({"newspaper", "tabloid", "broadcaster", "daily"})


def beside(pieces: Iterable[Segment], sentence: Sentence, *, places: bool = False) -> list[Word]:
    """The words of a name that goes on without a break from the word for an outlet; with `places` also where the parse
    takes it for a place that nobody knows.
    """
    words = [word for piece in _run(pieces) for word in piece.words]
    tokens = [sentence.tokens.get(word.start) for word in words]
    proper = all(token is not None and token.pos_ in ("PROPN", "NUM") for token in tokens)
    labels = {token.ent_type_ for token in tokens if token is not None}
    other = bool(labels & (_NOT_OUTLETS - _PLACES if places else _NOT_OUTLETS)) or (
        len(words) > 1 and "PERSON" in labels
    )
    first = any(word.start == sentence.span.start for word in words)
    fits = 0 < len(words) <= _LONGEST and proper and not other and not (first and len(words) == 1)
    known = any(word.key in grammar().stops or word.key in grammar().platforms for word in words)
    return words if fits and not known else []


def _run(pieces: Iterable[Segment]) -> Iterator[Segment]:
    for piece in pieces:
        joined_on = piece.words[0].gap.strip() in ("", "-")
        if (
            piece.sort not in ("other", "number")
            or not joined_on
            or not (piece.words[0].capital or piece.sort == "number")
        ):
            return
        if piece.genitive:
            return
        yield piece
