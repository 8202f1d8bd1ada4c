"""Text made safe for a page.

In: any text an outlet may have printed. Out: `Markup`, escaped, with what HTML cannot hold replaced one for one.
Refused: links to anything but http and https.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

# what HTML or UTF-8 cannot hold: C0 and C1 controls but tab and newlines, lone surrogates, non-characters
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ANCHOR = re.compile(r"[^A-Za-z0-9_-]")


def clean(text: str) -> str:
    r"""The text with each character that a page cannot hold replaced by U+FFFD, so that offsets stay.

    >>> clean("no\x00 comment")
    'no\ufffd comment'
    """
    return _UNFIT.sub("\ufffd", text)


def safe(text: str) -> Markup:
    """Clean, escaped text.

    >>> safe("<script>alert('talks')</script>")
    Markup('&lt;script&gt;alert(&#39;talks&#39;)&lt;/script&gt;')
    """
    return escape(clean(text))


def label(text: str) -> str:
    """Text for a tooltip or a drawing, where no element can isolate its direction: one line, no overrides."""
    return " ".join(_BIDI.sub("", clean(text)).split())


def anchor(prefix: str, id: str) -> str:
    """An id for an element, from any id of an entry; two entries never share one.

    >>> anchor("article", "wire/3"), anchor("article", "wire.3")
    ('article-wire.2f.3', 'article-wire.2e.3')
    """
    return f"{prefix}-" + _ANCHOR.sub(lambda found: f".{ord(found[0]):x}.", id)


def web_address(url: str | None) -> str | None:
    """The address if a reader may follow it, or None.

    >>> web_address("javascript:alert(1)"), web_address("https://halcyon.example/world")
    (None, 'https://halcyon.example/world')
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def finalize(value: object) -> object:
    """What a template does with every value before it is escaped."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
