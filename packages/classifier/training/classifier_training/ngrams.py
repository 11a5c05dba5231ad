"""What the n-grams of a text say of its topic. They err elsewhere than the transformer does, and both together least."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .messages import Message
from .topics import OUTPUTS

EPOCHS = 12
PEAK = 0.02


@dataclass(frozen=True)
class Ngrams:
    """Which n-grams count, in code points, and among how many buckets they are shared out."""

    buckets: int
    shortest: int
    longest: int

    def as_dict(self) -> dict[str, int]:
        return asdict(self)

    def of(self, text: str) -> list[int]:
        """Buckets of the n-grams of a text, FNV-1a over code points; a figure counts as 0. As `ngrams.ts` has it."""
        plain = re.sub(r"\s+", " ", re.sub("[0-9]", "0", unicodedata.normalize("NFKC", text).lower())).strip()
        letters = [ord(letter) for letter in f" {plain} "]
        found = set()
        for start in range(len(letters)):
            hashed = 2166136261
            for size, letter in enumerate(letters[start : start + self.longest], 1):
                hashed = ((hashed ^ letter) * 16777619) & 0xFFFFFFFF
                if size >= self.shortest:
                    found.add(hashed % self.buckets)
        return sorted(found)


def batch_of(lines: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    offsets = torch.tensor([0, *np.cumsum([len(line) for line in lines])[:-1]])
    weights = torch.tensor([len(line) ** -0.5 for line in lines for _ in line])
    return torch.tensor([each for line in lines for each in line]), offsets, weights


@dataclass(frozen=True)
class NgramTable:
    """A linear model in eight bits: a row of outputs for each bucket, in steps, and what each output begins with."""

    ngrams: Ngrams
    steps: np.ndarray
    step: float
    bias: np.ndarray

    def logits_of(self, texts: list[str]) -> np.ndarray:
        table = torch.from_numpy(self.steps.astype(np.float32) * self.step)
        flat, offsets, weights = batch_of([self.ngrams.of(text) for text in texts])
        return F.embedding_bag(flat, table, offsets, mode="sum", per_sample_weights=weights).numpy() + self.bias

    def save(self, path: Path) -> None:
        np.savez(path, steps=self.steps, step=self.step, bias=self.bias, **self.ngrams.as_dict())


def load_table(path: Path) -> NgramTable:
    with np.load(path) as saved:
        ngrams = Ngrams(int(saved["buckets"]), int(saved["shortest"]), int(saved["longest"]))
        return NgramTable(ngrams, saved["steps"], float(saved["step"]), saved["bias"])


def train_table(train: list[Message], ngrams: Ngrams, seed: int) -> NgramTable:
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(ngrams.buckets, len(OUTPUTS), mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(len(OUTPUTS)))
    lines = [ngrams.of(message.text) for message in train]
    targets = torch.tensor([message.target for message in train])
    optimizer = torch.optim.Adam([table.weight, bias], lr=PEAK)
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = PEAK * (1 - epoch / EPOCHS)
        for batch in torch.randperm(len(train)).split(256):
            flat, offsets, weights = batch_of([lines[index] for index in batch])
            logits = table(flat, offsets, per_sample_weights=weights) + bias
            loss = -(targets[batch] * F.log_softmax(logits, -1)).sum(-1).mean() + 3e-6 * table.weight.square().sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    weight = table.weight.detach()
    step = float(weight.abs().max()) / 127
    return NgramTable(ngrams, torch.round(weight / step).to(torch.int8).numpy(), step, bias.detach().numpy())
