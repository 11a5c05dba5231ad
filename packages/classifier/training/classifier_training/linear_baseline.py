"""A linear model on n-grams alone: what the model has to beat. `npm run eval` runs it in JavaScript."""

import base64
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from .messages import Message
from .ngrams import Ngrams, train_table
from .topics import OUTPUTS

BASELINE = Ngrams(buckets=1 << 15, shortest=1, longest=4)


def train_linear(train: list[Message], calibration: list[Message], seed: int, out: Path) -> None:
    table = train_table(train, BASELINE, seed)
    logits = torch.from_numpy(table.logits_of([message.text for message in calibration]))
    wanted = torch.tensor([message.target for message in calibration])
    scales = np.linspace(0.3, 3, 100)
    losses = [float(-(wanted * F.log_softmax(logits * scale, -1)).sum(-1).mean()) for scale in scales]
    scale = float(scales[int(np.argmin(losses))])
    content = {
        **BASELINE.as_dict(),
        "outputs": OUTPUTS,
        "step": table.step * scale,
        "bias": [round(float(each) * scale, 5) for each in table.bias],
        "weights": base64.b64encode(table.steps.tobytes()).decode(),
    }
    out.write_text(json.dumps(content) + "\n", encoding="utf-8")
