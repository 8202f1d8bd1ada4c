"""Article -> parsed text: passages, sentences, quotation marks, and the way back to every offset."""

from pourparler.language.offsets import OffsetMap
from pourparler.language.parse import load_language, parse, parse_all
from pourparler.language.parsed import ParsedArticle, Passage, Quotation

__all__ = ["OffsetMap", "ParsedArticle", "Passage", "Quotation", "load_language", "parse", "parse_all"]
