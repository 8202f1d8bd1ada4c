"""Negotiations: which affairs the coverage tells of, suggested from who talks with whom, named and mended by hand."""

from pourparler.record.negotiations.negotiation import Belonging, Negotiation, Role, Side

__all__ = ["Belonging", "Negotiation", "Role", "Side"]
