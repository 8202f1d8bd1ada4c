"""Who did what to whom, coded in PLOVER, with what status."""

from pourparler.events.reading import code_events

__all__ = ["code_events"]
