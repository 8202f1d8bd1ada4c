"""Bytes to articles.

In: files, folders, globs, standard input; or a text. Out: `Article`s, each fact with where it came from.
Refused: what is no English coverage in a format that is read; each is a `Problem`, the rest goes on.
"""

from pourparler.sources.door import article_from_text, read

__all__ = ["article_from_text", "read"]
