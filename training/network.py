"""The encoder with its heads, in torch.

In: word pieces of a window, and the pieces of a cue or none. Out: tags, voice; and for each cue roles and labels.
Refused: nothing. The last `top` layers run once with no cue marked (tags, voice) and once for each cue, the cue marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.examples import ACTS, ANCHORS, KINDS, POLARITIES, ROLES, VOICES


class Reader(nn.Module):
    """A BERT encoder split into a trunk and a top, with linear heads on the top."""

    def __init__(self, weights: Path, top: int = 2, frozen: int = 1, dropout: float = 0.1) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(weights), add_pooling_layer=False, attn_implementation="sdpa")
        self.embeddings = bert.embeddings
        layers = list(bert.encoder.layer)
        self.trunk = nn.ModuleList(layers[: len(layers) - top])
        self.top = nn.ModuleList(layers[len(layers) - top :])
        width = bert.config.hidden_size
        self.frozen = frozen
        for part in (self.embeddings, *self.trunk[:frozen]):
            part.requires_grad_(False)
        self.mark = nn.Parameter(torch.zeros(width))
        nn.init.normal_(self.mark, std=0.05)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(ANCHORS))
        self.voice = nn.Linear(width, len(VOICES))
        self.roles = nn.Linear(width, len(ROLES))
        self.kind = nn.Linear(width, len(KINDS))
        self.polarity = nn.Linear(width, len(POLARITIES))
        self.act = nn.Linear(2 * width, len(ACTS))

    def bottom(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The trunk's states: windows × pieces × width."""
        with torch.no_grad():
            states: Tensor = self._run(self.trunk[: self.frozen], self.embeddings(input_ids=ids), mask)
        return self._run(self.trunk[self.frozen :], states, mask)

    def upper(self, states: Tensor, mask: Tensor, cues: Tensor) -> Tensor:
        """The top's states, the pieces of a cue marked (`cues`: 0/1, rows × pieces; all 0: no cue)."""
        return self.dropout(self._run(self.top, states + cues.unsqueeze(-1) * self.mark, mask))

    def _run(self, layers: Iterable[nn.Module], states: Tensor, mask: Tensor) -> Tensor:
        wide = (mask == 0)[:, None, None, :].to(states.dtype) * -1e4
        for layer in layers:
            out = layer(states, attention_mask=wide)
            states = out[0] if isinstance(out, tuple) else out
        return states

    def plain(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Tags and voice of every piece, from the top's states without a cue."""
        return self.tags(states), self.voice(states)

    def cued(self, states: Tensor, cues: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Roles of every piece, and kind, polarity and acts of the cue."""
        roles = self.roles(states)
        at_cue = _mean(states, cues)
        at_content = _mean(states, torch.sigmoid(roles[..., ROLES.index("content")]).detach())
        return roles, self.kind(at_cue), self.polarity(at_cue), self.act(torch.cat([at_cue, at_content], -1))


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    total = weights.sum(-1, keepdim=True).clamp(min=1e-3)
    return (states * weights.unsqueeze(-1)).sum(1) / total
