"""Scorers, gold readers and floors; not shipped in the wheel. `python -m bench` runs them all and writes the page."""
