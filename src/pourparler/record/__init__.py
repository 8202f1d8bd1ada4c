"""The record: findings in, entries out; nothing that was reported as kept is lost."""

from pourparler.record.entries import ALONE, ActorEntry, Added, Counts, Outcome, Succession
from pourparler.record.filter import EVERY_KIND, Filter
from pourparler.record.judged import Judged
from pourparler.record.judgement import (
    CorrectAct,
    CorrectActor,
    CorrectAddressee,
    Correction,
    CorrectPart,
    CorrectPolarity,
    Judgement,
    Verdict,
)
from pourparler.record.rebase import rebased
from pourparler.record.revision import Difference
from pourparler.record.shape import extraction_from, extraction_json, statement_json
from pourparler.record.standing import Standing
from pourparler.record.store import Store, open_store

__all__ = [
    "ALONE", "EVERY_KIND", "ActorEntry", "Added", "CorrectAct", "CorrectActor", "CorrectAddressee", "CorrectPart",
    "CorrectPolarity", "Correction", "Counts", "Difference", "Filter", "Judged", "Judgement", "Outcome", "Standing",
    "Store", "Succession", "Verdict", "extraction_from", "extraction_json", "open_store", "rebased", "statement_json",
]  # fmt: skip
