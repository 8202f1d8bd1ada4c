"""What is done by saying it.

In: the act of the cue, the words said and their form. Out: the main act and all of them.
Refused: to let a row of `acts.yaml` replace the act of a cue that it does not name ("denied", "demanded").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast, get_args

from pourparler.actors.nodes import NodeReader
from pourparler.model import Act, Form

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " "})
_WINDOW = 400
"""Code points of the content that are looked at: an act is done in its first sentences."""


_ASIDE = re.compile(r"(?<=.{24}) (?:which|who|whose|whom|where|after|that (?:is|are|was|were|has|had))\b")
"""Where a clause of another begins: what stands in it is not what the words do."""
_OF_MAIN = frozenset({"assess", "accuse", "warn"})
"""Acts of words that weigh only in the main clause: "hit a house that was close to the quay" is no judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of `acts.yaml`: the act of words that fit, the cues it may sharpen, and the form it asks for."""

    act: Act
    pattern: re.Pattern[str]
    of: frozenset[str] = frozenset({"inform"})
    form: str | None = None

    def fits(self, words: str, form: Form) -> bool:
        """Whether words of such a form perform this act."""
        return self.form in (None, form) and self.pattern.search(words) is not None


@cache
def _rows() -> tuple[Row, ...]:
    with resources.as_file(resources.files(__package__).joinpath("acts.yaml")) as path:
        return read_rows(path)


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a file of acts, in its order; raises VocabularyError with file and line."""
    return tuple(_row(item) for item in NodeReader.file(path).fields({"acts"})["acts"].items())


def _row(item: NodeReader) -> Row:
    fields = item.fields({"act", "pattern", "any", "before", "after", "of", "form"})
    if "act" not in fields:
        item.refuse("the field 'act' is missing")
    of = [_one_of(node, get_args(Act)) for node in fields["of"].items()] if "of" in fields else ["inform"]
    return Row(
        act=cast(Act, _one_of(fields["act"], get_args(Act))),
        pattern=_pattern(item, fields),
        of=frozenset(of),
        form=_one_of(fields["form"], get_args(Form)) if "form" in fields else None,
    )


def _pattern(item: NodeReader, fields: dict[str, NodeReader]) -> re.Pattern[str]:
    """`pattern`, or `any` of some words between what stands before and after them: the edges of a word."""
    if ("pattern" in fields) == ("any" in fields):
        item.refuse("one of the fields 'pattern' and 'any' is needed, not both")
    if "pattern" in fields:
        written = fields["pattern"].text()
    else:
        before, after = (fields[name].text() if name in fields else r"\b" for name in ("before", "after"))
        written = f"{before}(?:{'|'.join(word.text() for word in fields['any'].items())}){after}"
    try:
        return re.compile(written)
    except re.error as wrong:
        fields.get("pattern", item).refuse(f"not a regular expression: {wrong}")


def _one_of(node: NodeReader, known: tuple[str, ...]) -> str:
    word = node.text()
    if word not in known:
        node.refuse(f"{word!r} is not known here; known are {', '.join(known)}")
    return word


def acts_of(cue: Act, words: str, form: Form = "indirect") -> tuple[Act, ...]:
    """The main act first, then the others that the words perform.

    >>> acts_of("inform", "We are ready to talk, but only if the shelling stops.")
    ('condition', 'express-readiness')
    >>> acts_of("deny", "that the convoy was hit")
    ('deny',)
    >>> acts_of("assess", "the raid a disgrace"), acts_of("inform", "that the talks were useful")
    (('accuse', 'assess'), ('assess',))
    """
    plain = words[:_WINDOW].translate(_PLAIN).lower()
    main_clause = _ASIDE.split(plain, maxsplit=1)[0]
    said = [
        row
        for row in _rows()
        if (cue in row.of or _besides(row)) and row.fits(main_clause if row.act in _OF_MAIN else plain, form)
    ]
    main = next((row.act for row in said if cue in row.of), cue)
    acts = dict.fromkeys([main, cue, *(row.act for row in said)])
    return tuple(act for act in acts if act != "inform" or act == main)


def _besides(row: Row) -> bool:
    """Whether what a row finds holds beside any cue: not the judgement that is in nearly all that people say."""
    return "inform" in row.of and row.act != "assess"
