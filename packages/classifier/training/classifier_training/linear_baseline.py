"""A linear model on n-grams alone: what the model has to beat. `npm run eval` runs it in JavaScript."""

import base64
import json
from pathlib import Path

import numpy as np

from .messages import Message
from .ngram_training import Lessons, train_table
from .ngrams import Ngrams, softmax
from .topics import OUTPUTS

FILE = Path(__file__).resolve().parents[2] / "evaluation" / "linear-baseline.json"
BASELINE = Ngrams(buckets=1 << 15, shortest=1, longest=4)
LESSONS = Lessons(rounds=12, varied=False, restraint=3e-6)


def train_linear(train: list[Message], calibration: list[Message], seed: int, out: Path) -> None:
    table = train_table(train, BASELINE, LESSONS, seed)
    logits = table.logits_of([message.text for message in calibration])
    wanted = np.array([message.target for message in calibration])
    scales = np.linspace(0.3, 3, 100)
    losses = [float(-(wanted * np.log(np.maximum(softmax(logits * scale), 1e-9))).sum(-1).mean()) for scale in scales]
    scale = float(scales[int(np.argmin(losses))])
    content = {
        **BASELINE.as_dict(),
        "outputs": OUTPUTS,
        "step": table.step * scale,
        "bias": [round(float(each) * scale, 5) for each in table.bias],
        "weights": base64.b64encode(table.steps.tobytes()).decode(),
    }
    out.write_text(json.dumps(content) + "\n", encoding="utf-8")
