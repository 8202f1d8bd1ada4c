"""Negotiations as a person wants them: a file that names, splits, joins and hides what the record suggests.

In: a YAML file with the list `negotiations`, and `hidden`. Out: `Edits`, and the negotiations after them.
Refused: unknown fields, a name or id given twice, an entry with neither `from` nor two parties: file and line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import yaml

from pourparler.actors.nodes import NodeReader
from pourparler.actors.words import slug
from pourparler.errors import VocabularyError
from pourparler.record.negotiations.affairs import Affair
from pourparler.record.negotiations.negotiation import Negotiation, Role, Side
from pourparler.record.negotiations.pairs import Pair

_TOP = frozenset({"negotiations", "hidden"})
_ENTRY = frozenset({"name", "id", "from", "parties", "mediators", "issues", "aliases", "words"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One negotiation of the file; `of` are the ids of the suggestions that it renames, joins or is split from."""

    id: str
    name: str
    of: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """All of a file; `hidden` are suggestions that are left out."""

    entries: tuple[Edit, ...] = ()
    hidden: frozenset[str] = frozenset()


def read_edits(path: Path) -> Edits:
    """The edits of a file; raises VocabularyError with file and line."""
    return _edits(NodeReader.file(path))


def edits_from(text: str, name: str) -> Edits:
    """The edits of a file that was read before; `name` is what errors call it."""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as wrong:
        raise VocabularyError(f"{name}: not YAML: {wrong}") from wrong
    if root is None:
        raise VocabularyError(f"{name}:1: the file is empty; it needs the list `negotiations`")
    return _edits(NodeReader(root, Path(name)))


def _edits(root: NodeReader) -> Edits:
    top = root.fields(_TOP)
    if not top:
        root.refuse("the file needs a list `negotiations`, or `hidden`")
    entries: dict[str, Edit] = {}
    for item in top["negotiations"].items() if "negotiations" in top else ():
        entry = _edit(item)
        if entry.id in entries:
            item.refuse(f"the id {entry.id!r} stands twice (first at {entries[entry.id].where}); give one an `id`")
        entries[entry.id] = entry
    hidden = top["hidden"].texts() if "hidden" in top else ()
    return Edits(entries=tuple(entries.values()), hidden=frozenset(hidden))


def _edit(item: NodeReader) -> Edit:
    fields = item.fields(_ENTRY)
    if "name" not in fields:
        item.refuse("a negotiation needs a `name`")
    lists = {key: fields[key].texts() if key in fields else () for key in _ENTRY - {"name", "id"}}
    name = fields["name"].text()
    id = fields["id"].text() if "id" in fields else slug(name)
    if not _ID.fullmatch(id):
        fields["id"].refuse(f"an id is lower-case words joined by hyphens, found {id!r}")
    if not lists["from"] and len(lists["parties"]) < 2:
        item.refuse(f"{name!r} needs `from` (ids that `pourparler negotiations` lists) or at least two `parties`")
    return Edit(
        id=id,
        name=name,
        of=lists["from"],
        parties=lists["parties"],
        mediators=lists["mediators"],
        issues=lists["issues"],
        aliases=lists["aliases"],
        words=lists["words"],
        where=item.where,
    )


def edited(
    edits: Edits, suggested: Sequence[tuple[Negotiation, Affair]], names: Mapping[str, str]
) -> Iterator[tuple[Negotiation, Affair, tuple[str, ...]]]:
    """The negotiations after the edits, those of the file first, each with its affair and the words given for it.

    Raises VocabularyError where `from` names no suggestion.
    """
    by_id = {negotiation.id: (negotiation, affair) for negotiation, affair in suggested}
    taken = Counter(id for edit in edits.entries for id in edit.of)
    for edit in edits.entries:
        for id in edit.of:
            if id not in by_id:
                raise VocabularyError(
                    f"{edit.where}: {edit.name!r} is from {id!r}, which the record does not suggest; "
                    f"it suggests {', '.join(by_id) or 'none'}"
                )
        parts = [by_id[id] for id in edit.of]
        split = any(taken[id] > 1 for id in edit.of)
        affair = _affair(edit, [affair for _, affair in parts], _others(edit, edits) if split else None)
        yield _negotiation(edit, parts, affair, names, split=split), affair, edit.words
    for negotiation, affair in suggested:
        if negotiation.id not in taken and negotiation.id not in edits.hidden:
            yield negotiation, affair, ()


def _others(edit: Edit, edits: Edits) -> frozenset[str]:
    """The parties of the other negotiations that are split from the same suggestion."""
    return frozenset(
        p for other in edits.entries if other != edit and set(other.of) & set(edit.of) for p in other.parties
    )


def _affair(edit: Edit, parts: Sequence[Affair], others: frozenset[str] | None) -> Affair:
    named = tuple(sorted({(min(p), max(p)) for p in combinations(edit.parties, 2)}))
    through = tuple((min(p, m), max(p, m)) for p in edit.parties for m in edit.mediators)
    held = dict.fromkeys(pair for part in parts for pair in part.pairs)
    if others is not None:
        own = set(edit.parties) - others
        held = dict.fromkeys(pair for pair in held if own & set(pair) and not (others - set(edit.parties)) & set(pair))
    pairs: tuple[Pair, ...] = tuple(dict.fromkeys((*named, *held, *through)))
    seed = named[0] if named and others is not None else parts[0].seed if parts else named[0]
    topics = edit.issues or tuple(dict.fromkeys(topic for part in parts for topic in part.topics))
    return Affair(seed=seed, pairs=pairs or (seed,), topics=topics, mass=sum(part.mass for part in parts))


def _negotiation(
    edit: Edit,
    parts: Sequence[tuple[Negotiation, Affair]],
    affair: Affair,
    names: Mapping[str, str],
    *,
    split: bool,
) -> Negotiation:
    given: list[tuple[str, Role]] = [(side, "party") for side in edit.parties]
    given += [(side, "mediator") for side in edit.mediators]
    known = {side.id: side for negotiation, _ in parts for side in negotiation.sides}
    sides = [
        replace(known[id], role=role) if id in known else Side(id=id, name=names.get(id, id), role=role)
        for id, role in given
    ]
    roles = {role for _, role in given}
    if not split:
        sides += [side for id, side in known.items() if side.role not in roles and id not in {s.id for s in sides}]
    return Negotiation(
        id=edit.id,
        name=edit.name,
        sides=tuple(sides),
        issues=affair.topics,
        aliases=edit.aliases,
        from_="file",
        suggested=edit.of if not split else (),
        support=affair.mass,
    )
