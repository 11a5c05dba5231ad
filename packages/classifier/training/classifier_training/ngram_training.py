"""Training of the n-grams: a linear model, by Adam, on messages that are varied anew in each round."""

import importlib.metadata
import logging
import random
import time
from dataclasses import dataclass

import numpy as np

from .messages import Message
from .ngrams import NgramLines, Ngrams, NgramTable, in_steps, softmax
from .topics import OUTPUTS
from .variation import vary

log = logging.getLogger(__name__)
PEAK = 0.02
TOGETHER = 256
NGRAMS = Ngrams(buckets=1 << 17, shortest=1, longest=5)
# How often a message is varied; one of seven stays as it was written.
VARIED = 0.85


@dataclass(frozen=True)
class Lessons:
    """How long it learns, whether from messages as they stand or varied, and how near zero weights are held."""

    rounds: int
    varied: bool
    restraint: float


# Held more firmly, rare n-grams could not say what they know, and the sum of both labelled a twentieth fewer.
LESSONS = Lessons(rounds=20, varied=True, restraint=1e-7)


class Adam:
    """Steps that follow the slope's recent mean, in the place of each weight."""

    def __init__(self, weights: np.ndarray):
        self.weights, self.mean, self.square, self.steps = weights, np.zeros_like(weights), np.zeros_like(weights), 0

    def step(self, slope: np.ndarray, pace: float) -> None:
        self.steps += 1
        self.mean += 0.1 * (slope - self.mean)
        self.square += 0.001 * (slope * slope - self.square)
        mean, square = self.mean / (1 - 0.9**self.steps), self.square / (1 - 0.999**self.steps)
        self.weights -= pace * mean / (np.sqrt(square) + 1e-8)


def train_table(train: list[Message], ngrams: Ngrams, lessons: Lessons, seed: int) -> NgramTable:
    order, chance = np.random.default_rng(seed), random.Random(seed)
    table = Adam(np.zeros((ngrams.buckets, len(OUTPUTS)), np.float32))
    bias = Adam(np.zeros(len(OUTPUTS), np.float32))
    targets = np.array([message.target for message in train], np.float32)
    lines = [ngrams.of(message.text) for message in train]
    started = time.monotonic()
    for number in range(lessons.rounds):
        if lessons.varied and number > 0:
            lines = [ngrams.of((vary(m, chance) if chance.random() < VARIED else m).text) for m in train]
        pace, total = PEAK * (1 - number / lessons.rounds), 0.0
        places = order.permutation(len(train))
        for first in range(0, len(train), TOGETHER):
            batch = places[first : first + TOGETHER]
            given = NgramLines([lines[place] for place in batch])
            shares = softmax(given.sums(table.weights) + bias.weights)
            total -= float((targets[batch] * np.log(np.maximum(shares, 1e-9))).sum())
            wrong = (shares - targets[batch]) / len(batch)
            table.step(given.slopes(wrong, ngrams.buckets) + 2 * lessons.restraint * table.weights, pace)
            bias.step(wrong.sum(0), pace)
        log.info("n-grams, round %d: loss %.4f, %.0f s", number + 1, total / len(train), time.monotonic() - started)
    steps, step = in_steps(table.weights)
    return NgramTable(ngrams, steps, step, bias.weights)


def facts_of_ngrams(messages: int, corpus: str) -> dict:
    """What the model card says of them."""
    shape = f"{NGRAMS.shortest} to {NGRAMS.longest} characters in {NGRAMS.buckets:,} buckets, in eight bits"
    lessons = f"{LESSONS.rounds} rounds over {messages:,} messages, each varied anew, weights held to zero by {LESSONS.restraint:g}"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "tokenizers", "onnxruntime"))
    return {"N-grams": f"{shape}; {lessons}; own corpus sha256 `{corpus}`; with {versions}"}
