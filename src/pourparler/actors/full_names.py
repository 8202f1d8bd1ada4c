"""Names of persons in full: as the parse labels them, or by a rank, a title, an apposition, an age beside them.

In: a sentence with its segments. Out: the words of each name.
Refused: single words, places and peoples, capitals throughout, names that the registry has.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.actors.appositions import apposition
from pourparler.actors.given import gender_of
from pourparler.actors.grammar import grammar
from pourparler.actors.index import ADJECTIVE, PLACE, Index
from pourparler.actors.pairs import follows_side
from pourparler.actors.phrase import Segment
from pourparler.actors.reader import read_chunk
from pourparler.actors.scan import Sentence, runs
from pourparler.actors.short_names import says
from pourparler.actors.words import Word, key, slug

_WORDS = grammar()
_NOT_FIRST = frozenset({"von", "van", "der", "den", "dos"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "PRODUCT", "LAW", "LANGUAGE"})
_YEAR = 4


def surnames_in(sentences: list[Sentence]) -> frozenset[str]:
    """The last words of what the parse takes for a person at least once."""
    each = (sentence.passage.tokens(sentence.span) for sentence in sentences)
    ents = (ent for tokens in each if tokens is not None for ent in tokens.ents)
    return frozenset(key(ent[-1].text) for ent in ents if ent.label_ == "PERSON")


def full_names(
    sentence: Sentence, pieces: list[Segment], surnames: frozenset[str], index: Index, on: str | None
) -> Iterator[list[Word]]:
    """The names of persons among the words: as the parse labels them, or after a title."""
    known = {word.start for piece in pieces if piece.sort == "name" and not _local(piece) for word in piece.words}
    taken: set[int] = set()
    tokens = sentence.passage.tokens(sentence.span)
    for ent in tokens.ents if tokens is not None else ():
        span = sentence.passage.span(ent)
        words = [w for w in sentence.words if span.start <= w.start and w.end <= span.end + 2]
        words = _without_titles(words, index, known)
        own = not any(sense.how == ADJECTIVE for word in words[1:] for sense in index.exact(word.key))
        if ent.label_ == "PERSON" and own and _full_name(words) and not any(w.start in known for w in words):
            taken.update(w.start for w in words)
            yield words
    for run in runs(pieces):
        reading = read_chunk([w for s in run for w in s.words], index, on)
        if reading.head == "new" and reading.actor is not None:
            size = len(slug(reading.actor.name).split("-"))
            words = [w for s in run for w in s.words][-max(2, size) :]
            words = [w for w in words if w.raw in reading.actor.name]
            seen = any(w.start in taken for w in words)
            if not seen and _full_name(words) and _is_person(words, sentence):
                taken.update(w.start for w in words)
                yield words
        for other in (_ranked(run, sentence, taken, index), _told_by_surname(run, sentence, taken, surnames)):
            if other:
                taken.update(word.start for word in other)
                yield other
        yield from _explained(run, sentence, taken, index, on)
    yield from _aged(sentence, taken, index)


def goes_on(word: Word, sentence: Sentence) -> bool:
    """Whether a name is only the end of a longer one: what stands after "bin" is the father's."""
    at = next((place for place, each in enumerate(sentence.words) if each.start == word.start), 0)
    return at > 1 and sentence.words[at - 1].raw.lower() in ("bin", "ibn", "bint", "ould") and not word.gap.strip()


def _ranked(run: list[Segment], sentence: Sentence, taken: set[int], index: Index) -> list[Word]:
    """A name that the parse missed, by the rank or the form of address before it: "Sergeant Tobin Harsk"."""
    at = next((i for i in range(len(run) - 1, -1, -1) if run[i].sort != "other"), None)
    words = [word for segment in run[at + 1 :] for word in segment.words] if at is not None else []
    ranked = at is not None and run[at].sort == "quality" and _is_rank(run[at].words[-1], index)
    if at is None or not (ranked or follows_side(run[at], words, sentence)):
        return []
    labels = {token.ent_type_ for word in words if (token := sentence.tokens.get(word.start))}
    if not _full_name(words) or words[0].start in taken or labels & _PLACES:
        return []
    return words


def _told_by_surname(run: list[Segment], sentence: Sentence, taken: set[int], surnames: frozenset[str]) -> list[Word]:
    """Two capitals that the parse missed, where elsewhere it takes the second for a person, or which say something and
    begin with a given name.
    """
    at = next((i for i in range(len(run) - 1, -1, -1) if run[i].sort != "other"), -1)
    words = [word for segment in run[at + 1 :] for word in segment.words]
    if len(words) != 2 or not _full_name(words) or words[0].start in taken:
        return []
    token = sentence.tokens.get(words[-1].start)
    speaks = token is not None and says(token) and gender_of(words[0].raw) is not None
    if words[-1].key not in surnames and not speaks:
        return []
    proper = all((t := sentence.tokens.get(word.start)) is not None and t.pos_ == "PROPN" for word in words)
    return words if proper else []


def _is_rank(word: Word, index: Index) -> bool:
    address = word.key in index.roles.forms_of_address or word.key in (
        "dr",
        "prof",
        "professor",
        "gen",
        "col",
        "capt",
        "lt",
    )
    return word.capital and (address or word.key in index.roles.phrases)


def _explained(
    run: list[Segment], sentence: Sentence, taken: set[int], index: Index, on: str | None
) -> Iterator[list[Word]]:
    """A name that the parse missed, by the apposition after it: "Tobin Harsk, a Tesk lawmaker"."""
    words = [word for segment in run for word in segment.words]
    if any(segment.sort != "other" for segment in run) or not _full_name(words) or len(words) > 3:
        return
    if words[0].start in taken or not all(word.capital for word in words):
        return
    if any(
        r.role and r.role.group in ("office", "people") and not r.role.plural
        for r in apposition(words[-1], sentence, index, on)
    ):
        yield words


def _aged(sentence: Sentence, taken: set[int], index: Index) -> Iterator[list[Word]]:
    """A name that the parse missed, by the age after it ("Tobin Harsk, 45,")."""
    for at, age in enumerate(sentence.words):
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        closed = after is None or after.gap.strip()[:1] in (",", ")")
        if not (age.raw.isdigit() and len(age.raw) < _YEAR and age.gap.strip() in (",", "(") and closed):
            continue
        start = at
        while start > 0 and (start == at or sentence.words[start].gap.strip() in ("", "-")):
            before = sentence.words[start - 1]
            if not (before.capital or before.key in _WORDS.particles):
                break
            start -= 1
        words = sentence.words[start:at]
        words = words[1:] if len(words) > 2 and _of_people(words[0], index) else words
        if _full_name(words) and words[0].start not in taken and not any(w.start in taken for w in words):
            taken.update(word.start for word in words)
            yield words


def _local(piece: Segment) -> bool:
    """Whether a name is only that of a place or a people, which may be a first name too ("Virginia")."""
    return len(piece.words) == 1 and all(sense.how in (ADJECTIVE, PLACE) for sense in piece.senses)


def _without_titles(words: list[Word], index: Index, known: set[int]) -> list[Word]:
    inside = [at for at, word in enumerate(words) if at and word.raw.isupper() and index.roles.at([word.key], 0)]
    if inside and len(words) - inside[-1] > 2:
        words = words[inside[-1] + 1 :]  # "Marsh Party MP Tobin Harsk"
    if len(words) > 2 and _of_people(words[0], index):
        words = words[1:]  # "Tesk Tobin Harsk"
    while words and (_is_title(words[0], index) or (words[0].start in known and len(words) > 2)):
        words = words[1:]
    return words


def _of_people(word: Word, index: Index) -> bool:
    """Whether a word is an adjective or a demonym, and nothing else."""
    senses = index.exact(word.key)
    return bool(senses) and gender_of(word.raw) is None and all(sense.how == ADJECTIVE for sense in senses)


def _is_title(word: Word, index: Index) -> bool:
    return word.key in index.roles.qualities or index.roles.at([word.key], 0) is not None


def _is_person(words: list[Word], sentence: Sentence) -> bool:
    """Whether the parse, or a first name, takes capitalised words after a title for a person."""
    labels = {token.ent_type_ for word in words if (token := sentence.tokens.get(word.start))}
    return "PERSON" in labels or gender_of(text_of(words)) is not None


def _full_name(words: list[Word]) -> bool:
    if not 2 <= len(words) <= 4 or not (words[0].capital and words[-1].capital):
        return False
    if words[0].key in _NOT_FIRST or all(w.raw.isupper() for w in words if len(w.raw) > 1):
        return False
    if words[0].raw.isupper() and len(words[0].raw) > 2:
        return False
    if all(word.gap == "-" for word in words[1:]):  # "Al-Harsk", "Lind-Prell": a surname alone
        return False
    if any(word.raw.lower() in _WORDS.not_people or word.key in _WORDS.stops for word in words):
        return False
    clean = all(not word.genitive for word in words[:-1]) and all(w.gap.strip() in ("", "-", ".") for w in words[1:])
    return (
        clean and all(word.capital or len(word.raw) <= 3 for word in words) and not any(w.raw.isdigit() for w in words)
    )


def text_of(words: list[Word]) -> str:
    """The words as they stand in the text."""
    return "".join((word.gap if at else "") + word.raw for at, word in enumerate(words))
