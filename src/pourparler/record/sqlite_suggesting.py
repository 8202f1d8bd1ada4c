"""Which negotiations a record in SQLite suggests, and what of its articles tells of each.

In: the scenes and talks of all articles, a file of negotiations. Out: rows of negotiations, of what belongs to them.
Refused: nothing; what is derived is made anew each time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pourparler.record.negotiation_shape import negotiation_json
from pourparler.record.sqlite_reading import SQLiteReader, spelled_row

if TYPE_CHECKING:
    from pourparler.record.negotiations.scenes import Scene


class SQLiteSuggesting(SQLiteReader):
    """The negotiations that the articles of a record suggest."""

    def _scenes(self) -> list[Scene]:
        from pourparler.record.negotiations.scenes import Line, Scene

        rows = self._all(
            "SELECT a.id, a.first_day, s.lines FROM scene s JOIN article a ON a.no = s.article "
            "WHERE a.no NOT IN (SELECT article FROM superseded) ORDER BY a.id"
        )
        return [
            Scene(
                article=id,
                day=day,
                lines=tuple(
                    Line(start=start, stop=stop, sides=tuple(sides), cues=tuple(cues))
                    for start, stop, sides, cues in json.loads(lines)
                ),
            )
            for id, day, lines in rows
        ]

    def _suggest(self) -> None:
        from pourparler.record.negotiations.belonging import chosen, heard_in, passages, reasons, standing, told
        from pourparler.record.negotiations.dealings import dealing_from, with_dealings
        from pourparler.record.negotiations.editing import edits_from
        from pourparler.record.negotiations.furniture import without_furniture
        from pourparler.record.negotiations.hearing import Ear
        from pourparler.record.negotiations.suggest import suggest
        from pourparler.record.negotiations.words import words_of

        talks = self._all(
            "SELECT a.id, t.found FROM talks t JOIN article a ON a.no = t.article ORDER BY a.id, t.position"
        )
        dealings = [each for id, kept in talks if (each := dealing_from(id, json.loads(kept))) is not None]
        articles = self._all("SELECT id, text, title FROM article")
        texts = {id: text for id, text, _ in articles}
        known = set(self._ids("SELECT id FROM side"))
        scenes = with_dealings(without_furniture(self._scenes(), texts), dealings, texts, known)
        names = dict(self._all("SELECT id, min(name) FROM actor GROUP BY id ORDER BY id"))
        names |= dict(self._all("SELECT id, name FROM side"))
        kept = self._all("SELECT words, name FROM negotiations_file")
        words = words_of(scenes, texts, {id: title for id, _, title in articles})
        found = suggest(scenes, words, names, edits_from(*kept[0]) if kept else None)
        self._connection.execute("DELETE FROM told")
        self._connection.execute("DELETE FROM belongs")
        self._connection.execute("DELETE FROM negotiation")
        self._many(
            "INSERT INTO negotiation (id, position, found) VALUES (?, ?, ?)",
            [
                (each.negotiation.id, at, json.dumps(negotiation_json(each.negotiation)))
                for at, each in enumerate(found)
            ],
        )
        signs = [each.signs for each in found]
        ear = Ear(signs)
        belongs: list[tuple[Any, ...]] = []
        stretches: list[tuple[Any, ...]] = []
        for scene in scenes:
            lines = heard_in(scene, words.spoken[scene.article], ear)
            heard = told(scene, words, lines, signs)
            whole = chosen(heard)
            for at, score in zip(whole, standing(heard, whole), strict=True):
                why = json.dumps(reasons(heard[at], names))
                belongs.append((found[at].negotiation.id, score, why, scene.article))
            for at, places in passages(scene, lines, whole).items():
                stretches += [(found[at].negotiation.id, start, stop, scene.article) for start, stop in places]
        self._many(
            "INSERT INTO belongs (negotiation, article, score, reasons) "
            "SELECT ?1, no, ?2, ?3 FROM article WHERE id = ?4",
            belongs,
        )
        self._many(
            "INSERT INTO told (article, negotiation, start, stop) SELECT no, ?1, ?2, ?3 FROM article WHERE id = ?4",
            stretches,
        )

    def _many(self, command: str, values: Sequence[tuple[Any, ...]]) -> None:
        self._connection.executemany(command, [spelled_row(row) for row in values])
