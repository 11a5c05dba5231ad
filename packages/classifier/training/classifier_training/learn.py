"""Goes on learning from what the staff of a shop corrected, and keeps the result only if it is better.

What learns are the n-grams: the words of a shop, in seconds and without the checkpoint that trained the transformer.
"""

import argparse
import hashlib
import json
import logging
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from .graph import NGRAMS, ROWS, ROWS_SCALE, onnx_logits
from .measure import Measure, measure, rounded
from .messages import Message, json_lines, own_corpus, sha256_of, target_of
from .model_card import percent
from .ngrams import NgramLines, Ngrams, in_steps, softmax
from .topics import INDEX, LANGUAGES, NONE

log = logging.getLogger(__name__)
PACKAGE = Path(__file__).resolve().parents[2]
FEWEST_HELD_BACK = 20
REMINDERS = 3000
EPOCHS = 6
PEAK = 0.3
NOT_BETTER = 3


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="classifier_training.learn", description=__doc__)
    parser.add_argument("--corrections", type=Path, required=True, help="JSON lines that the shop exported")
    parser.add_argument("--shop", type=Path, required=True, help="the folder of the shop's own model; made the first time")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def corrections(path: Path) -> list[Message]:
    """Each text once, with what was said of it last; a topic that is null is none of them."""
    last: dict[str, Message] = {}
    for row in json_lines(path):
        topic = row.get("topic") or NONE
        if topic not in INDEX or not row["text"].strip():
            raise SystemExit(f"No correction: {json.dumps(row, ensure_ascii=False)[:200]}")
        lang = row.get("lang") or row.get("language")
        known = lang if lang in LANGUAGES else LANGUAGES[0]
        last[row["text"]] = Message(row["text"], known, "shop", target_of({topic: 1.0}))
    return list(last.values())


def held_back(message: Message) -> bool:
    """A quarter, always the same: what one run learnt from never judges the next."""
    return hashlib.sha256(message.text.encode()).digest()[0] < 64


class ShopModel:
    """A model's folder, opened: what its transformer says, and the table of its n-grams."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.onnx = folder / "onnx" / "model_quantized.onnx"
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.ngrams = Ngrams(**config[NGRAMS])
        values = {each.name: numpy_helper.to_array(each) for each in onnx.load(self.onnx).graph.initializer}
        self.table = values[ROWS][:-1].astype(np.float32) * float(values[ROWS_SCALE])

    def logits(self, texts: list[str]) -> np.ndarray:
        return onnx_logits(self.onnx, self.folder / "tokenizer.json", texts, self.ngrams)

    def learn(self, messages: list[Message], chance: random.Random) -> np.ndarray:
        """The table after some rounds over messages; the transformer's part of their logits stays as it is."""
        lines = [self.ngrams.of(message.text) for message in messages]
        rest = self.logits([message.text for message in messages]) - NgramLines(lines).sums(self.table)
        targets = np.array([message.target for message in messages])
        table = self.table.copy()
        for epoch in range(EPOCHS):
            pace = PEAK * (1 - epoch / EPOCHS)
            order = list(range(len(messages)))
            chance.shuffle(order)
            for index in (order[start : start + 32] for start in range(0, len(order), 32)):
                given = NgramLines([lines[each] for each in index])
                # Summed, not averaged: a correction moves its own n-grams as far in a large batch as in a small one.
                wrong = softmax(rest[index] + given.sums(table)) - targets[index]
                table -= pace * given.slopes(wrong, self.ngrams.buckets)
        return table

    def write(self, table: np.ndarray, folder: Path) -> None:
        """The same folder with another table."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        rows, step = in_steps(table)
        values = {ROWS: np.vstack([rows, np.zeros_like(rows[:1])]), ROWS_SCALE: np.array(step, np.float32)}
        model = onnx.load(self.onnx)
        for each in model.graph.initializer:
            if each.name in values:
                each.CopyFrom(numpy_helper.from_array(values[each.name], each.name))
        path = folder / "onnx" / "model_quantized.onnx"
        onnx.save(model, path)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        config["model_version"] = sha256_of([path, folder / "tokenizer.json"])[:12]
        (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def judged(model: ShopModel, messages: list[Message]) -> tuple[float, int, Measure]:
    """The mean surprise at what is right, how many labels are wrong, and how good the labels are."""
    shares = softmax(model.logits([message.text for message in messages]))
    right = np.array([message.topic for message in messages])
    surprise = float(-np.log(np.maximum(shares[np.arange(len(right)), right], 1e-9)).mean())
    best = shares.argmax(-1)
    wrong = int(((rounded(shares).max(-1) >= 0.9) & (best != INDEX[NONE]) & (best != right)).sum())
    return surprise, wrong, measure(shares, messages)


def told(name: str, found: tuple[float, int, Measure]) -> str:
    surprise, wrong, measured = found
    labels = f"{measured.labels} labels, {wrong} wrong, best guess right {percent(measured.accuracy)}"
    return f"{name}: surprise {surprise:.3f}, {labels}"


def replace(new: Path, folder: Path) -> None:
    """The old folder stays beside it until the next time."""
    previous = folder.with_name(f"{folder.name}.previous")
    shutil.rmtree(previous, ignore_errors=True)
    if folder.exists():
        os.replace(folder, previous)
    os.replace(new, folder)


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = arguments()
    chance = random.Random(options.seed)
    messages = corrections(options.corrections)
    judges = [message for message in messages if held_back(message)]
    lessons = [message for message in messages if not held_back(message)]
    if len(judges) < FEWEST_HELD_BACK:
        raise SystemExit(f"{len(messages)} corrections are too few to judge by: about {4 * FEWEST_HELD_BACK} are needed.")
    current = ShopModel(options.shop if options.shop.exists() else PACKAGE / "model")
    # Some of what it learnt at first comes again, so that a few corrections of one kind do not push out all else.
    corpus = own_corpus(PACKAGE / "corpus")
    reminders = chance.sample(corpus, min(REMINDERS, len(corpus)))
    table = current.learn(lessons + reminders, chance)
    options.shop.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.shop.parent) as place:
        folder = Path(place) / "new"
        current.write(table, folder)
        before, after = judged(current, judges), judged(ShopModel(folder), judges)
        log.info("learnt from %d corrections, judged by %d that were held back", len(lessons), len(judges))
        log.info(told("current", before))
        log.info(told("new", after))
        if after[0] >= before[0] or after[1] > before[1]:
            log.info("It is not better: the current model stays.")
            return NOT_BETTER
        replace(folder, options.shop)
    log.info("It is better: %s has it now. Name that folder as CLASSIFIER_MODEL and start the shop again.", options.shop)
    return 0


if __name__ == "__main__":
    sys.exit(main())
