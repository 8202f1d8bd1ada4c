"""From a record to its overviews: pure functions over articles and statements, no store, no clock, no locale.

In: model dataclasses, as iterables. Out: timeline, holdings, speakers, outlets. Refused: deciding anything anew;
what no stage has resolved stays unresolved here.
"""

from pourparler.analysis.attribution import (
    SourceKind,
    anchor_of,
    chain,
    counted,
    party_of,
    source_kind,
    speaker,
    words,
)
from pourparler.analysis.calendar import Unit, bins, first_day, start_of, stretches, unit_for
from pourparler.analysis.holdings import Holdings, OutletSummary, holdings, outlets
from pourparler.analysis.speakers import Speaker, SpeakerGroup, speaker_groups
from pourparler.analysis.timeline import TimelineEntry, timeline

__all__ = [
    "Holdings", "OutletSummary", "SourceKind", "Speaker", "SpeakerGroup", "TimelineEntry", "Unit", "anchor_of", "bins",
    "chain", "counted", "first_day", "holdings", "outlets", "party_of", "source_kind", "speaker", "speaker_groups",
    "start_of", "stretches", "timeline", "unit_for", "words",
]  # fmt: skip
