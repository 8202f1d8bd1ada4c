"""Bodies of an article whom the registry does not know: "the Harbour Board of Audit (HBA)", "shipping firm Lockgate".

In: the sentences of an article. Out: an `Entry` for each such name, its initials among its names.
Refused: initials that are not those of the words before them; names that the registry has; people, places and days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pourparler.actors.entry import Entry
from pourparler.actors.given import gender_of
from pourparler.actors.grammar import grammar
from pourparler.actors.index import NAME, Index
from pourparler.actors.new_outlets import beside
from pourparler.actors.phrase import Segment, segments
from pourparler.actors.reader import read_chunk
from pourparler.actors.roles import joined
from pourparler.actors.scan import Sentence
from pourparler.actors.things import things
from pourparler.actors.unnamed import written
from pourparler.actors.words import Word, slug, split
from pourparler.model import ActorKind

_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "al", "against"})
_INSIDE = frozenset({"of", "for", "on", "the", "against", "de", "al"})
_LONGEST = 10
_NEVER_FIRST = grammar().stops | {"the", "a", "an"}
_KINDS: tuple[ActorKind, ...] = ("company", "body", "group")
_BODIES = frozenset({"company", "body", "group", "state"})


def bodies(sentences: Iterable[Sentence], index: Index) -> dict[str, Entry]:
    """The new bodies by id; a known one whose initials the article gives stands under them too."""
    found: dict[str, Entry] = {}
    shorter: set[str] = set()
    for sentence in sentences:
        for name, initials in _with_initials(sentence):
            entry = _known_or_new(written(name), initials, index)
            if entry is not None:
                found.setdefault(entry.id, entry)
        for words, kind in _after_kind(sentence, index):
            name_of = written(words)
            found.setdefault(slug(name_of), Entry(id=slug(name_of), name=name_of, kind=kind))
        for words in _that_say_it(sentence, index):
            name_of = written(words)
            if not index.exact(joined(name_of)) and name_of not in shorter:
                short = _before_of(words)
                shorter.update(short)
                new = Entry(id=slug(name_of), name=name_of, kind="body", aliases=short)
                found.setdefault(new.id, new)
    return found


def _before_of(words: list[Word]) -> tuple[str, ...]:
    """What a long name is called for short: "the Lock Committee" of "the Lock Committee of Orvania"."""
    at = next((at for at, word in enumerate(words) if word.raw in _SMALL), 0)
    return (written(words[:at]),) if at > 1 else ()


def _that_say_it(sentence: Sentence, index: Index) -> Iterator[list[Word]]:
    """The names in capitals that say themselves what they are: "the Belsk Lock Committee", "the Tesk Union of Clerks";
    none that stands as a title before a name, or that the registry reads by its words.
    """
    words = sentence.words
    for run in _capitals(words):
        small = next((at for at, word in enumerate(run) if word.raw in _SMALL), len(run))
        kind = run[small - 1]
        role = index.roles.at([word.key for word in run], 0)
        general = role is not None and role[0] == len(run)  # "the Supreme Court" is of some state
        if kind.key not in grammar().bodies or kind.genitive or general:
            continue
        before = next((word for word in reversed(words) if word.end <= run[0].start), None)
        tokens = [sentence.tokens.get(word.start) for word in run if word.raw not in _SMALL]
        labels = {token.ent_type_ for token in tokens if token is not None}
        definite = before is not None and before.raw.lower() == "the" and run[0].gap.strip() == ""
        known = read_chunk(run, index, None)
        of_known = known.resolution.rule == "name" and known.actor is not None and known.actor.kind in _BODIES
        unread = known.actor is None or known.actor.kind == "anonymous" or (of_known and _says_more(run, kind, index))
        if (definite or labels == {"ORG"}) and unread and not known.resolution.candidates:
            yield run


def _says_more(run: list[Word], kind: Word, index: Index) -> bool:
    """Whether a name begins with that of another body and goes on with an unknown word: "the Moot Ethics Panel"."""
    pieces = segments(run, index) if kind.key in grammar().by_name else []
    return len(pieces) > 2 and pieces[0].sort == "name" and not pieces[0].genitive and pieces[1].sort == "other"


def _capitals(words: list[Word]) -> Iterator[list[Word]]:
    """Runs of words in capitals, with the small words inside them; all capitals are a headline's."""
    run: list[Word] = []
    for word in [*words, None]:
        joined_on = word is not None and word.gap in (" ", "-") and not (run and run[-1].genitive)
        small = word is not None and bool(run) and (word.raw in _INSIDE or (word.raw == "and" and _is_of(run)))
        hyphen = word is not None and bool(run) and word.gap == "-"  # "the Fact-finding Mission"
        wanted = word is not None and (word.capital or small or hyphen)
        if run and not (joined_on and wanted):
            while run and run[-1].raw in _SMALL:
                run.pop()
            if 2 <= len(run) <= _LONGEST and not all(each.raw.isupper() for each in run):
                yield run
            run = []
        if word is not None and (not word.capital or word.raw.lower() not in _NEVER_FIRST) and (word.capital or run):
            run.append(word)


def _is_of(run: list[Word]) -> bool:
    """Whether a name says already what it is for: only then an "and" goes on with it."""
    return any(word.raw in ("of", "for", "on") for word in run)


def _with_initials(sentence: Sentence) -> Iterator[tuple[list[Word], str]]:
    """The names that are followed by their initials in brackets."""
    words = sentence.words
    for at, word in enumerate(words):
        closed = at + 1 == len(words) or words[at + 1].gap.startswith(")")
        if not at or word.gap != " (" or not closed or not _is_initials(word.raw):
            continue
        name = _spelt(words[:at], word.raw)
        if name:
            yield name, word.raw


def _is_initials(raw: str) -> bool:
    return 2 <= len(raw) <= 8 and raw.isupper() and raw.isalpha()


def _spelt(words: list[Word], initials: str) -> list[Word]:
    """The last words whose capitals are these initials: all of them, in order, and none besides."""
    for size in range(len(initials), min(len(words), _LONGEST) + 1):
        name = words[-size:]
        plain = all(word.capital or word.raw in _SMALL for word in name) and name[0].capital
        if not plain or any(word.gap not in (" ", "-", " & ") or first.genitive for first, word in pairwise(name)):
            continue
        if "".join(word.raw[0] for word in name if word.capital) == initials:
            return name
    return []


def _known_or_new(name: str, initials: str, index: Index) -> Entry | None:
    senses = [sense for sense in index.exact(joined(name)) if sense.how == NAME]
    if not senses:
        last = things().meant(split(name)[-1:])
        return Entry(id=slug(name), name=name, kind="company" if last == {"company"} else "body", aliases=(initials,))
    known = senses[0].entry
    if len(senses) > 1 or known.kind not in _BODIES or joined(initials) in {joined(alias) for alias in known.aliases}:
        return None
    return replace(known, aliases=(*known.aliases, initials))


def _after_kind(sentence: Sentence, index: Index) -> Iterator[tuple[list[Word], ActorKind]]:
    """The names right after words for what they are, with another word before them: "shipping firm Lockgate"."""
    pieces = segments(sentence.words, index)
    for at, piece in enumerate(pieces):
        kind = _kind(piece)
        if kind is None or not at or pieces[at - 1].sort not in ("other", "name", "role", "quality"):
            continue
        if piece.words[0].gap.strip() or not pieces[at - 1].words[-1].raw:
            continue
        words = beside(pieces[at + 1 :], sentence, places=True)
        name = written(words)
        if words and not index.exact(joined(name)) and gender_of(name) is None and not _is_people(words):
            yield words, kind


def _kind(piece: Segment) -> ActorKind | None:
    """What a single noun says that the name after it is."""
    if piece.sort not in ("role", "other") or piece.genitive or not piece.words[-1].raw.islower():
        return None
    if piece.role is not None and (piece.role.plural or piece.role.group in ("office", "side", "institution")):
        return None
    kinds = things().meant(list(piece.words))
    if "state" in kinds or "outlet" in kinds:
        return None
    return next((kind for kind in _KINDS if kind in kinds), None)


def _is_people(words: list[Word]) -> bool:
    return any(word.raw.lower() in grammar().stops for word in words)
