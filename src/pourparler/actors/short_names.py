"""What an article calls its new people for short: by their first names, or by one name only.

In: the sentences of an article, its newcomers by id, the index. Out: the first names that mean one of them, and people
who bear one name and speak.
Refused: a name that the registry has, that two bear, or that the article also writes small or beside another name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pourparler.actors.entry import Entry, Gender
from pourparler.actors.given import is_common
from pourparler.actors.index import SURNAME, Index
from pourparler.actors.roles import joined
from pourparler.actors.scan import Sentence
from pourparler.actors.words import Word, key, split

_SHORTEST = 3
_SPEECH = frozenset({"say", "tell", "add", "explain", "recall", "insist", "admit", "note", "ask", "describe", "warn"})
_SUBJECTS = frozenset({"nsubj"})
_LEARNED = frozenset({"dr", "prof", "professor", "doctor"})
_INSIDE = r"(?<=[\w,;:] )(?:[A-Z]\w*|[A-Z]\w?\w?\.)[ -]"  # a capital before a name, not that of a sentence's first word


def first_names(people: Iterable[Entry], text: str, index: Index) -> Iterator[tuple[Entry, str]]:
    """Each newcomer whose first name means nobody else in the article, with that name."""
    every = list(people)
    counted = Counter(split(entry.name)[0].key for entry in every)
    for entry in every:
        words = split(entry.name)
        first = words[0].raw
        if len(words) < 2 or len(first) < _SHORTEST or counted[words[0].key] > 1 or not _is_free(first, index):
            continue
        beside = re.findall(rf"\b{re.escape(first)}[ -]+([A-Z][\w'’-]*)", text)
        before = re.findall(rf"{_INSIDE}{re.escape(first)}\b(?! {re.escape(words[1].raw)})", text)
        addressed = all(key(other.strip(" -.")) in _forms_of_address(index) for other in before)
        if all(other.startswith(words[1].raw) for other in beside) and addressed:
            yield entry, first


def _forms_of_address(index: Index) -> frozenset[str]:
    return frozenset(index.roles.forms_of_address) | _LEARNED


def titled_names(sentences: list[Sentence], index: Index) -> Iterator[tuple[str, str, Gender | None]]:
    """The names of one word behind a form of address ("Dr Harsk") that does or says something: the word, the name with
    its title, and the gender that this says. The surname of somebody known is one where the title is of his gender.
    """
    for sentence in sentences:
        for title, name, after in zip(sentence.words, sentence.words[1:], [*sentence.words[2:], None], strict=False):
            address = title.key in _forms_of_address(index) and title.capital and not title.genitive
            alone = after is None or not after.capital or after.gap.strip(" \xa0") not in ("", "-") or name.genitive
            if not (address and alone and name.capital and name.gap.strip() in ("", ".") and name.raw.isalpha()):
                continue
            token = sentence.tokens.get(name.start)
            told = token is not None and token.dep_ in _SUBJECTS and token.ent_type_ in ("", "PERSON")
            gender = index.roles.forms_of_address.get(title.key)
            if told and _may_be_new(name, gender, index):
                yield name.raw, f"{title.raw} {name.raw}", gender


def _may_be_new(name: Word, gender: Gender | None, index: Index) -> bool:
    """Whether a single name is nobody's whom the index has, or only of people of another gender."""
    if len(name.raw) < _SHORTEST or index.roles.at([name.key], 0) is not None or name.key in index.roles.qualities:
        return False
    senses = index.exact(joined(name.raw))
    return all(s.how == SURNAME and gender is not None and s.entry.gender not in (None, gender) for s in senses)


def single_names(sentences: list[Sentence], text: str, index: Index) -> Iterator[str]:
    """The one-word names of persons who speak in the article and are named twice or more."""
    small = {word.raw for sentence in sentences for word in sentence.words if word.raw.islower()}
    labels: dict[str, list[str]] = {}
    speak: dict[str, None] = {}
    for sentence in sentences:
        for token in sentence.tokens.values():
            if token.pos_ != "PROPN" or not token.text[:1].isupper():
                continue
            labels.setdefault(token.text, []).append(token.ent_type_)
            if _speaks(token):
                speak[token.text] = None
    for name in speak:
        seen = labels[name]
        persons = {label for label in seen if label} == {"PERSON"} and len(seen) > 1
        plain = name.isalpha() and not name.isupper() and len(name) >= _SHORTEST and name.lower() not in small
        beside = rf"{_INSIDE}{re.escape(name)}\b|\b{re.escape(name)}[ -][A-Z]"
        if persons and plain and _is_free(name, index) and re.search(beside, text) is None:
            yield name


def _is_free(name: str, index: Index) -> bool:
    return not index.exact(joined(name)) and not is_common(name)


def _speaks(token: Token) -> bool:
    """Whether a name alone is the subject of a verb of speech."""
    return says(token) and not any(child.dep_ in ("compound", "conj") for child in token.children)


def says(token: Token) -> bool:
    """Whether a name's last word is the subject of a verb of speech."""
    return token.dep_ in _SUBJECTS and token.head.lemma_.lower() in _SPEECH
