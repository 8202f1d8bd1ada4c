"""(stub)"""
from __future__ import annotations
from pourparler.sources.draft import Draft
from pourparler.sources.text import read_text
def read_markdown(text: str, source: str) -> Draft:
    """stub"""
    return read_text(text, source)
