"""The web: addresses of articles and feeds to what is read there.

In: an http(s) address that a user gave. Out: its bytes, checked on the way, for the readers beside this folder.
Refused: whatever nobody asked for; what a file says never causes a request.
"""

import re


def is_address(given: str) -> bool:
    """Whether an input is an address of the web rather than a file.

    >>> is_address("https://press.example/talks"), is_address("talks/https.txt")
    (True, False)
    """
    return re.match(r"https?://", given, re.IGNORECASE) is not None
