"""(stub)"""
from __future__ import annotations
from pourparler.problems import Problem
from pourparler.sources.draft import Draft
def declared_encoding(data: bytes) -> str | None:
    """stub"""
    return None
def read_html(text: str, source: str) -> Draft | Problem:
    """stub"""
    return Problem(source=source, message="HTML is not read yet; give text, Markdown, JSON or JSONL")
