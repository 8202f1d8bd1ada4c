"""What parties take positions on: the tree of `issues.yaml`, and which issue some words are about.

In: words, or tokens of a parse. Out: slugs of issues, the one that most words tell first.
Refused: words that tell none (None); a file of issues with unknown fields or parents (VocabularyError, file and line).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pourparler.actors.nodes import NodeReader

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = frozenset(
    {"-", "–", "'", "’", "'s", "’s", '"', "“", "”", "the", "a", "an", "its", "their", "our", "his", "her"}
)
_WORD = re.compile(r"\w+(?:['’]s\b)?|[^\w\s]")
_FAINTER = ("weak", "strong")
_REACH, _FAR = 25, 0.2
_FIELDS = frozenset({"gloss", "pax", "words", "weak", "not", "children"})
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
Grade = Literal["strong", "weak", "not"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue: what it holds, the codes of PA-X for the same, and the wider issue that it belongs to."""

    slug: str
    gloss: str
    pax: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that tell an issue, faintly if `weak`, or that do not although they look like it (`not`)."""

    words: tuple[str, ...]
    issue: str
    grade: Grade

    @property
    def weight(self) -> int:
        """How much it tells: longer phrases more, a weak one hardly."""
        return {"strong": 2 + len(self.words), "weak": 1, "not": 0}[self.grade]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A phrase found among words: half-open places in their list."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTree:
    """The issues by slug, and their phrases by the first word."""

    issues: Mapping[str, Issue]
    phrases: Mapping[str, tuple[Phrase, ...]] = field(repr=False)

    def within(self, slug: str, wider: str) -> bool:
        """Whether an issue is the wider one, or somewhere below it."""
        at: str | None = slug
        while at is not None and at != wider:
            at = self.issues[at].parent if at in self.issues else None
        return at == wider

    def told(self, words: Iterable[str | Token]) -> tuple[Told, ...]:
        """The phrases among words, in order: of those that overlap the longest, without what is excepted."""
        kept = [(at, _forms(word)) for at, word in enumerate(words) if str(word).lower() not in _JOINTS]
        found = [
            Told(start=kept[i][0], end=kept[last][0] + 1, phrase=p)
            for i in range(len(kept))
            for first in sorted(kept[i][1])
            for p in self.phrases.get(first, ())
            if (last := _fits(p, kept, i)) is not None
        ]
        best: dict[tuple[int, int, str], Told] = {}
        for told in found:
            if told.phrase.grade != "not" and not _beaten(told, found):
                best.setdefault((told.start, told.end, told.phrase.issue), told)
        return tuple(best.values())

    def scores(self, words: Iterable[str | Token]) -> dict[str, float]:
        """How much the words tell of each issue, most first; of equals the one named earlier. What stands far behind
        the first words is mostly a reason or a circumstance, and counts less.
        """
        total: dict[str, float] = {}
        for told in self.told(words):
            weight = told.phrase.weight * max(_FAR, 1 - told.start / _REACH)
            total[told.phrase.issue] = total.get(told.phrase.issue, 0.0) + weight
        return dict(sorted(total.items(), key=lambda pair: -pair[1]))


def issue_of(words: str, tree: IssueTree | None = None) -> str | None:
    """The issue that some words are about, or None.

    >>> issue_of("to hand over every prisoner of war"), issue_of("the sanctions should stay")
    ('prisoners-and-hostages', 'sanctions-and-assets')
    >>> issue_of("it was a cold morning") is None
    True
    """
    return next(iter((tree or issue_tree()).scores(_WORD.findall(words))), None)


def issues_in(tokens: Iterable[Token], tree: IssueTree | None = None) -> tuple[str, ...]:
    """The issues that tokens of a parse are about, the one that most words tell first.

    >>> from pourparler.language import load_language
    >>> issues_in(load_language()("Orsk wants the truce to come before any withdrawal of its soldiers."))
    ('ceasefire-and-monitoring', 'withdrawal', 'armed-forces-and-weapons')
    """
    return tuple((tree or issue_tree()).scores(tokens))


def issue_tree() -> IssueTree:
    """The issues by which is read: those of `reading_by`, else the bundled ones."""
    return _CHOSEN.get() or _bundled()


@contextmanager
def reading_by(tree: IssueTree | None) -> Iterator[None]:
    """While open, words are read by this tree; None: by the bundled one.

    >>> with reading_by(IssueTree(issues={}, phrases={})):
    ...     issue_of("to lift the sanctions") is None
    True
    """
    before = _CHOSEN.set(tree)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


@cache
def _bundled() -> IssueTree:
    return load_issues()


_CHOSEN: ContextVar[IssueTree | None] = ContextVar("issues", default=None)


def load_issues(*paths: str | Path) -> IssueTree:
    """The bundled issues, and those of the files: new ones, or more words for those there are.

    Raises VocabularyError with file and line for a field that is unknown, or an issue without a gloss.
    """
    issues: dict[str, Issue] = {}
    phrases: dict[str, list[Phrase]] = {}
    with resources.as_file(resources.files(__package__).joinpath("issues.yaml")) as bundled:
        for path in (bundled, *map(Path, paths)):
            _read(NodeReader.file(path).fields({"issues"}).get("issues"), path, None, issues, phrases)
    return IssueTree(issues=issues, phrases={word: tuple(each) for word, each in phrases.items()})


def _read(
    node: NodeReader | None, path: Path, parent: str | None, issues: dict[str, Issue], phrases: dict[str, list[Phrase]]
) -> None:
    if node is None:
        NodeReader.file(path).refuse("the field 'issues' is missing")
    for slug, item in node.pairs():
        if not _SLUG.fullmatch(slug):
            item.refuse(f"{slug!r} is no slug: small letters and digits, joined by hyphens")
        fields = item.fields(_FIELDS)
        known = issues.get(slug)
        if known is None and "gloss" not in fields:
            item.refuse(f"the issue {slug!r} is new and needs a gloss")
        if known is not None and parent not in (None, known.parent):
            item.refuse(f"the issue {slug!r} stands elsewhere already, below {known.parent or 'none'}")
        issues[slug] = Issue(
            slug=slug,
            gloss=fields["gloss"].text() if "gloss" in fields else known.gloss if known else "",
            pax=(known.pax if known else ()) + (fields["pax"].texts() if "pax" in fields else ()),
            parent=known.parent if known else parent,
        )
        for name, grade in _GRADES:
            for words in fields[name].texts() if name in fields else ():
                _add(phrases, words, slug, grade, fields[name])
        if "children" in fields:
            _read(fields["children"], path, slug, issues, phrases)


_GRADES: tuple[tuple[str, Grade], ...] = (("words", "strong"), ("weak", "weak"), ("not", "not"))


def _add(phrases: dict[str, list[Phrase]], words: str, slug: str, grade: Grade, node: NodeReader) -> None:
    parts = tuple(word for word in _WORD.findall(words) if word not in _JOINTS) or tuple(_WORD.findall(words))
    if not parts:
        node.refuse(f"{words!r} has no word")
    phrase = Phrase(words=parts, issue=slug, grade=grade)
    held = phrases.setdefault(parts[0], [])
    if phrase not in held:
        held.append(phrase)


def _fits(phrase: Phrase, kept: list[tuple[int, frozenset[str]]], at: int) -> int | None:
    """The place of a phrase's last word, from its first at `at`; a name may stand in between ("end the Orsk war")."""
    where = at
    for word in phrase.words[1:]:
        where += 1
        if where < len(kept) and word not in kept[where][1] and any(form[0].isupper() for form in kept[where][1]):
            where += 1
        if where >= len(kept) or word not in kept[where][1]:
            return None
    return where


def _beaten(told: Told, found: Iterable[Told]) -> bool:
    """Whether an exception of its issue holds it, or a longer phrase, or the same words tell another issue strongly."""
    for other in found:
        if not (other.start <= told.start and told.end <= other.end):
            continue
        if other.phrase.grade == "not":
            if other.phrase.issue == told.phrase.issue:
                return True
        elif other.end - other.start > told.end - told.start or (told.phrase.grade, other.phrase.grade) == _FAINTER:
            return True
    return False


def _forms(word: str | Token) -> frozenset[str]:
    """The forms under which a word may stand in the vocabulary: as written, in small letters, bent back."""
    if isinstance(word, str):
        return _bent(word)
    return _bent(word.text) | {word.lemma_.lower()}


@lru_cache(maxsize=8_192)
def _bent(word: str) -> frozenset[str]:
    """ "Withdrawing" may be "withdraw", "bodies" "body": every way back is tried, the vocabulary decides."""
    raw = word.removesuffix("'s").removesuffix("’s")
    small = raw.lower()
    found = {raw, small}
    if small.endswith("ies") and len(small) > 4:
        found.add(small[:-3] + "y")
    if small.endswith("es") and len(small) > 4:
        found.add(small[:-2])
    if small.endswith("s") and not small.endswith(("ss", "us", "is")) and len(small) > 3:
        found.add(small[:-1])
    for ending in ("ing", "ed"):
        stem = small.removesuffix(ending)
        if stem != small and len(stem) > 2:
            found |= {stem, stem + "e"} | ({stem[:-1]} if stem[-1] == stem[-2] else set())
    return frozenset(found)
