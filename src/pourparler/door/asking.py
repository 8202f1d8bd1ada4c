"""What every question to a record needs: its store, and what is asked as a `Filter`.

In: names of actors, negotiations and issues as a person writes them. Out: `Filter`, with ids.
Refused: a name that fits none or several (RecordError, naming them).
"""

from __future__ import annotations

from typing import Any, Unpack

from pourparler.door.entries import Asked
from pourparler.errors import RecordError
from pourparler.model import Article
from pourparler.record import EVERY_KIND, Filter, Store


class Asking:
    """A store, and how it is asked."""

    def __init__(self, store: Store) -> None:
        """The record that `store` keeps; `Record.open` opens one by its path."""
        self.store = store
        self._held: Article | None = None

    def filter(self, **asked: Unpack[Asked]) -> Filter:
        """What is asked as a `Filter`, a name of an actor as its id; raises RecordError where no one or several fit."""
        if asked.get("actor"):
            asked["actor"] = self._actor_id(str(asked["actor"]))
        if asked.get("negotiation"):
            asked["negotiation"] = self.store.negotiation(str(asked["negotiation"])).id
        named: dict[str, Any] = dict(asked)
        issue = named.pop("issue", None)
        return Filter(**named, issues=self._issues(issue) if issue else ())

    def issue(self, name: str) -> str:
        """The slug of the issue of that name, or whose slug has these words; raises RecordError where none fits."""
        return self._issues(name)[0]

    def _issues(self, name: str) -> tuple[str, ...]:
        """The issue of that slug, or whose slug has these words, with those below it."""
        from pourparler.positions.issues import Issue, IssueTree, issue_tree

        own = {
            kept.slug: Issue(slug=kept.slug, gloss=kept.gloss, parent=kept.parent) for kept in self.store.own_issues()
        }
        tree = IssueTree(issues={**own, **issue_tree().issues}, phrases={})
        known = sorted({*tree.issues, *self.store.issues()})
        wanted = "-".join(name.casefold().split())
        found = [wanted] if wanted in known else [slug for slug in known if wanted in slug]
        if not found:
            raise RecordError(f"no issue {name!r}; there are {', '.join(known)}")
        if len(found) > 1:
            raise RecordError(f"{name!r} fits several issues: {', '.join(found)}; name one")
        return (*found, *(slug for slug in known if slug not in found and tree.within(slug, found[0])))

    def _actor_id(self, name: str) -> str:
        known = list(self.store.actors(Filter(kinds=EVERY_KIND)))
        wanted = name.casefold()
        if any(entry.actor.id == name for entry in known):
            return name
        exact = [e.actor for e in known if wanted in {e.actor.name.casefold(), *(n.casefold() for n, _ in e.names)}]
        found = exact or [e.actor for e in known if wanted in e.actor.name.casefold()]
        if len({actor.id for actor in found}) == 1:
            return found[0].id
        if not found:
            raise RecordError(f"no actor {name!r} in the record; `pourparler actors` lists them")
        several = ", ".join(f"{actor.id} ({actor.name})" for actor in found[:6])
        raise RecordError(f"{name!r} fits several actors: {several}; name one by its id")

    def _article(self, id: str) -> Article:
        """The article of an entry; entries come article by article, so the last one is kept at hand."""
        if self._held is None or self._held.id != id:
            self._held = self.store.article(id)
        if self._held is None:
            raise RecordError(f"article {id} is not in the record, though a statement names it; run `pourparler check`")
        return self._held
