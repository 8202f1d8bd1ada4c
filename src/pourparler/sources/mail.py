"""Mail: an article that was sent, or several in one digest.

In: the bytes of a mail (.eml). Out: a `Draft` of its text, and of each mail that it carries.
Refused: mails without words, encrypted ones. A sender is an outlet only if it is known or calls itself one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from pourparler.model import Fact
from pourparler.problems import Problem
from pourparler.sources.decode import UndecodableError, decode
from pourparler.sources.draft import Draft, title_in
from pourparler.sources.fragment import story_of
from pourparler.sources.outlet import known_outlet, named_outlet, outlet_in_line
from pourparler.sources.published import given_date
from pourparler.sources.text import read_text

_MOST_MAILS = 500
_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)
_BREAK = re.compile(r"\n-{30}\n+(?=(?:(?:From|Date|Subject|To|Message|Message-ID|Content-Type): .*\n)+\n)")
_SIGNATURE = re.compile(r"\n-- ?\n(?:[^\n]*\n?){0,12}\Z")  # RFC 3676, 4.3; hardly longer than a dozen lines
_STUB = 0.6  # share of the words of the HTML part below which the plain part is a stub ("view in your browser")


def read_mail(data: bytes, source: str) -> Iterator[Draft | Problem]:
    """The article of a mail and those of the mails that are attached to it."""
    try:
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        every = list(_carried(mail))
    except Exception as error:  # fields that are none have made the parser raise half a dozen unrelated errors
        yield Problem(source=source, message=f"a mail that cannot be read ({error}); save its text")
        return
    told = 0
    for number, one in enumerate(every[:_MOST_MAILS], 1):
        where = source if len(every) == 1 else f"{source}, mail {number}"
        for found in _articles(one, where):
            if isinstance(found, Problem) and number == 1 and len(every) > 1:
                continue  # the cover of a digest
            told += 1
            yield found
    if len(every) > _MOST_MAILS:
        yield Problem(source=source, message=f"{len(every):,} mails in one, of which {_MOST_MAILS} were read; split it")


def _carried(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The mail, and those inside it, outermost first."""
    yield mail
    for part in mail.walk():
        if part is not mail and part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage):
                yield inner


def _articles(mail: EmailMessage, where: str) -> Iterator[Draft | Problem]:
    plain, html = _body(mail, "text/plain"), _body(mail, "text/html")
    if "encrypted" in mail.get_content_type():
        yield Problem(source=where, message="an encrypted mail; save its text")
        return
    pieces = _BREAK.split("\n" + plain) if plain else []
    if len(pieces) > 2:
        for number, piece in enumerate(pieces[1:], 1):
            yield from read_mail(piece.strip("\n").encode(), f"{where}, part {number}")
        return
    draft = _draft(mail, plain, html, where)
    yield draft or Problem(source=where, message="no words in this mail; save what is attached to it, and give that")


def _draft(mail: EmailMessage, plain: str | None, html: str | None, where: str) -> Draft | None:
    subject = _FORWARDED.sub("", " ".join(str(mail.get("Subject") or "").split()))
    story = story_of(html, subject or None) if html else None
    if story and len((plain or "").split()) < _STUB * len(story.text.split()):
        layout = story.layout
        made = Draft(
            source=where, text=story.text, blocks=layout.blocks, byline=layout.byline, outlet=layout.outlet,
            dates=layout.dates,
        )  # fmt: skip
    elif plain and plain.strip():
        made = read_text(_SIGNATURE.sub("\n", plain.replace("\r\n", "\n")).strip("\n"), where)
    else:
        return None
    date = given_date(str(mail.get("Date") or ""), "meta")
    span = title_in(made.text, subject, made.blocks)
    title = Fact(value=subject, origin="meta", span=span) if subject else made.title
    dates = (*((date,) if date else ()), *made.dates)
    return replace(made, title=title, outlet=_outlet(mail) or made.outlet, dates=dates)


def _outlet(mail: EmailMessage) -> Fact | None:
    """The outlet that sent the mail, if its name or its host is known or it calls itself a post, a courier, a wire."""
    name, address = parseaddr(str(mail.get("From") or ""))
    host = address.rpartition("@")[2]
    if known := known_outlet(name) or (known_outlet(host) if host else None):
        return Fact(value=known.name, origin="meta")
    own = outlet_in_line(name, ()) if name else None
    return named_outlet(own, "meta") if own else None


def _body(mail: EmailMessage, type_: str) -> str | None:
    """The words of the mail's own parts of one type, those of carried mails and attachments left out."""
    found = []
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822" or part.is_attachment():
            continue
        if part.is_multipart():
            waiting[:0] = [inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]
        elif part.get_content_type() == type_:
            payload = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(payload, bytes) and (text := _decoded(payload, charset)):
                found.append(text)
    return "\n\n".join(found) or None


def _decoded(payload: bytes, charset: str | None) -> str | None:
    try:
        return decode(payload, charset).text
    except UndecodableError:
        return None
