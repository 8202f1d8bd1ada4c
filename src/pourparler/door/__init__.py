"""The library's door: a record to read into and to ask, and what one text says without a record."""

from pourparler.door.entries import Asked, Entries
from pourparler.door.record import Record, extract

__all__ = ["Asked", "Entries", "Record", "extract"]
