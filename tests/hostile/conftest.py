"""What is read by processes of their own must be importable there."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
