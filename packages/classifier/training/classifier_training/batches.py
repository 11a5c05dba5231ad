"""Batches of token ids: lines of like length together, as many as fill a budget of tokens."""

import random
from collections.abc import Iterator

import torch
from torch import Tensor

from .tokenizer import PAD


def batches_by_length(lengths: list[int], budget: int, order: random.Random) -> Iterator[list[int]]:
    """Indexes of lines, shuffled, but neighbours in length within a batch."""
    indexes = list(range(len(lengths)))
    order.shuffle(indexes)
    chunk = 4096
    batches = []
    for start in range(0, len(indexes), chunk):
        some = sorted(indexes[start : start + chunk], key=lengths.__getitem__)
        batch: list[int] = []
        for index in some:
            if batch and lengths[index] * (len(batch) + 1) > budget:
                batches.append(batch)
                batch = []
            batch.append(index)
        if batch:
            batches.append(batch)
    order.shuffle(batches)
    yield from batches


def padded(lines: list[list[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, lines))
    ids = torch.full((len(lines), longest), PAD)
    for row, line in enumerate(lines):
        ids[row, : len(line)] = torch.tensor(line)
    return ids, (ids != PAD).long()
