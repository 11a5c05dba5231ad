"""The transformer encoder: BERT's inputs and shape, with the norm before each block, and the mean of all tokens."""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .tokenizer import LONGEST


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    hidden: int = 192
    layers: int = 3
    heads: int = 3
    feedforward: int = 768
    positions: int = LONGEST
    dropout: float = 0.1

    def as_dict(self) -> dict:
        return asdict(self)


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.heads = shape.heads
        self.scale = (shape.hidden // shape.heads) ** -0.5
        self.before_attention = nn.LayerNorm(shape.hidden)
        self.query_key_value = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.before_feedforward = nn.LayerNorm(shape.hidden)
        self.up = nn.Linear(shape.hidden, shape.feedforward)
        self.down = nn.Linear(shape.feedforward, shape.hidden)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        parts = self.query_key_value(self.before_attention(hidden))
        query, key, value = (
            part.reshape(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in parts.split(width, dim=-1)
        )
        # For lines this short, the plain product is three times as fast as the fused one on a CPU.
        mixed = (query * self.scale @ key.transpose(-1, -2) + mask).softmax(-1) @ value
        hidden = hidden + self.dropout(self.attended(mixed.transpose(1, 2).reshape(batch, length, width)))
        inner = F.relu(self.up(self.before_feedforward(hidden)))
        return hidden + self.dropout(self.down(inner))


class Encoder(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.tokens = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.last_norm = nn.LayerNorm(shape.hidden)
        self.apply(self._initialise)

    @staticmethod
    def _initialise(module: nn.Module) -> None:
        if isinstance(module, (nn.Linear, nn.Embedding)):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, nn.Linear):
            nn.init.zeros_(module.bias)

    def forward(self, ids: Tensor, present: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.dropout(self.norm(self.tokens(ids) + self.positions(places)))
        mask = (1.0 - present[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.last_norm(hidden)


class MaskedLanguageModel(nn.Module):
    """Guesses the tokens that were hidden; its embedding is also its output."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(encoder.shape.hidden, encoder.shape.hidden)
        self.norm = nn.LayerNorm(encoder.shape.hidden)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.vocabulary))

    def forward(self, ids: Tensor, present: Tensor, hidden_places: Tensor) -> Tensor:
        found = self.encoder(ids, present)[hidden_places]
        return F.linear(self.norm(F.relu(self.dense(found))), self.encoder.tokens.weight, self.bias)


class Classifier(nn.Module):
    def __init__(self, encoder: Encoder, outputs: int):
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(encoder.shape.hidden, encoder.shape.hidden)
        self.dropout = nn.Dropout(0.2)
        self.output = nn.Linear(encoder.shape.hidden, outputs)

    def forward(self, ids: Tensor, present: Tensor) -> Tensor:
        hidden = self.encoder(ids, present)
        weight = present.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        return self.output(self.dropout(F.relu(self.dense(self.dropout(mean)))))
