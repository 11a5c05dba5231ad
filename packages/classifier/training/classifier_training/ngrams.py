"""What the n-grams of a text say of its topic. They err elsewhere than the transformer does, and both together least.

Everything here is NumPy, so that a shop can teach its model without PyTorch.
"""

import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Ngrams:
    """Which n-grams count, in code points, and among how many buckets they are shared out."""

    buckets: int
    shortest: int
    longest: int

    def as_dict(self) -> dict[str, int]:
        return asdict(self)

    def of(self, text: str) -> np.ndarray:
        """Buckets of the n-grams of a text, FNV-1a over code points; a figure counts as 0. As `ngrams.ts` has it."""
        plain = re.sub(r"\s+", " ", re.sub("[0-9]", "0", unicodedata.normalize("NFKC", text).lower())).strip()
        letters = np.array([ord(letter) for letter in f" {plain} "], dtype=np.uint64)
        hashed = np.full(len(letters), 2166136261, dtype=np.uint64)
        found = []
        for size in range(1, min(self.longest, len(letters)) + 1):
            # Of each place at once: the n-gram that begins there has one letter more than in the round before.
            hashed = ((hashed[: len(letters) - size + 1] ^ letters[size - 1 :]) * np.uint64(16777619)) & np.uint64(0xFFFFFFFF)
            if size >= self.shortest:
                found.append(hashed % np.uint64(self.buckets))
        return np.unique(np.concatenate(found)).astype(np.int64)


class NgramLines:
    """N-grams of many texts after each other. Each counts the less, the more its text has."""

    def __init__(self, lines: list[np.ndarray]):
        lengths = np.array([len(line) for line in lines])
        self.count = len(lines)
        self.flat = np.concatenate(lines)
        self.starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.lines = np.repeat(np.arange(self.count), lengths)
        self.weights = np.repeat(lengths.astype(np.float32) ** -0.5, lengths)

    def sums(self, table: np.ndarray) -> np.ndarray:
        """A row a text: the rows of its n-grams, weighed and added."""
        return np.add.reduceat(table[self.flat] * self.weights[:, None], self.starts, axis=0)

    def slopes(self, of_sums: np.ndarray, buckets: int) -> np.ndarray:
        """How what is wished of the sums falls upon the rows of the table."""
        columns = [
            np.bincount(self.flat, weights=column[self.lines] * self.weights, minlength=buckets) for column in of_sums.T
        ]
        return np.stack(columns, axis=1).astype(np.float32)


@dataclass(frozen=True)
class NgramTable:
    """A linear model in eight bits: a row of outputs for each bucket, in steps, and what each output begins with."""

    ngrams: Ngrams
    steps: np.ndarray
    step: float
    bias: np.ndarray

    def logits_of(self, texts: list[str]) -> np.ndarray:
        table = self.steps.astype(np.float32) * self.step
        return NgramLines([self.ngrams.of(text) for text in texts]).sums(table) + self.bias

    def save(self, path: Path) -> None:
        np.savez(path, steps=self.steps, step=self.step, bias=self.bias, **self.ngrams.as_dict())


def load_table(path: Path) -> NgramTable:
    with np.load(path) as saved:
        ngrams = Ngrams(int(saved["buckets"]), int(saved["shortest"]), int(saved["longest"]))
        return NgramTable(ngrams, saved["steps"], float(saved["step"]), saved["bias"])


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def in_steps(table: np.ndarray) -> tuple[np.ndarray, float]:
    """A table in eight bits, and how much one step is."""
    step = float(np.abs(table).max()) / 127
    return np.round(table / step).astype(np.int8), step
