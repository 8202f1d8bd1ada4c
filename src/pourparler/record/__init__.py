"""The record: findings in, entries out; nothing that was reported as kept is lost."""

from pourparler.record.entries import ActorEntry, Added, Counts, Outcome
from pourparler.record.filter import EVERY_KIND, Filter
from pourparler.record.rebase import rebased
from pourparler.record.store import Store, open_store

__all__ = [
    "EVERY_KIND", "ActorEntry", "Added", "Counts", "Filter", "Outcome", "Store", "open_store", "rebased",
]  # fmt: skip
