"""A linear model on pairs to fours of characters: what a transformer has to beat. `npm run eval` runs it in JavaScript."""

import base64
import json
import re
import unicodedata
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .messages import Message
from .topics import OUTPUTS

BUCKETS = 1 << 15
SHORTEST, LONGEST = 1, 4


def features(text: str) -> list[int]:
    """Buckets of the n-grams of a text, FNV-1a over code points; a figure counts as 0."""
    plain = re.sub(r"\s+", " ", re.sub("[0-9]", "0", unicodedata.normalize("NFKC", text).lower())).strip()
    letters = [ord(letter) for letter in f" {plain} "]
    found = set()
    for size in range(SHORTEST, LONGEST + 1):
        for start in range(len(letters) - size + 1):
            hashed = 2166136261
            for letter in letters[start : start + size]:
                hashed = ((hashed ^ letter) * 16777619) & 0xFFFFFFFF
            found.add(hashed % BUCKETS)
    return sorted(found)


def batch_of(lines: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    offsets = torch.tensor([0, *np.cumsum([len(line) for line in lines])[:-1]])
    weights = torch.tensor([len(line) ** -0.5 for line in lines for _ in line])
    return torch.tensor([each for line in lines for each in line]), offsets, weights


def train_linear(train: list[Message], calibration: list[Message], seed: int, out: Path) -> None:
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(BUCKETS, len(OUTPUTS), mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(len(OUTPUTS)))
    lines = [features(message.text) for message in train]
    targets = torch.tensor([message.target for message in train])
    optimizer = torch.optim.Adam([table.weight, bias], lr=0.02)
    for epoch in range(12):
        for group in optimizer.param_groups:
            group["lr"] = 0.02 * (1 - epoch / 12)
        for batch in torch.randperm(len(train)).split(128):
            flat, offsets, weights = batch_of([lines[index] for index in batch])
            logits = table(flat, offsets, per_sample_weights=weights) + bias
            loss = -(targets[batch] * F.log_softmax(logits, -1)).sum(-1).mean() + 3e-6 * table.weight.square().sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        flat, offsets, weights = batch_of([features(message.text) for message in calibration])
        logits = table(flat, offsets, per_sample_weights=weights) + bias
        wanted = torch.tensor([message.target for message in calibration])
        scales = torch.linspace(0.3, 3, 100)
        losses = [-(wanted * F.log_softmax(scale * logits, -1)).sum(-1).mean() for scale in scales]
        scale = float(scales[int(torch.stack(losses).argmin())])
        most = float(table.weight.abs().max())
        steps = torch.round(table.weight / most * 127).to(torch.int8).numpy()
    content = {
        "buckets": BUCKETS,
        "shortest": SHORTEST,
        "longest": LONGEST,
        "outputs": OUTPUTS,
        "step": most / 127 * scale,
        "bias": [round(float(each) * scale, 5) for each in bias.detach()],
        "weights": base64.b64encode(steps.tobytes()).decode(),
    }
    out.write_text(json.dumps(content) + "\n", encoding="utf-8")
