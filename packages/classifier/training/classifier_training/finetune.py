"""Fine-tuning on labelled messages, varied anew each time round; the best round on the development set is kept.

Several classifiers that only differ by chance are right together more often than each alone, and better know how sure
they are. So a few are trained as teachers first, and the one that ships learns from what they say as well as from the
labels, on text that nobody has labelled, too.
"""

import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from .batches import batches_by_length, padded
from .encoder import Classifier, Encoder, Shape
from .messages import Message
from .precision import computing
from .schedule import schedule
from .tokenizer import load_tokenizer
from .topics import LANGUAGES, OUTPUTS
from .variation import vary

log = logging.getLogger(__name__)
SMOOTHING = 0.02
# How much of a labelled message's target is what the teachers say.
TEACHING = 0.5
# Lines without a label in each round, for each one with a label.
UNLABELLED = 0.4
# The weights that are judged and kept are an average over the last steps, of which each counts this much less.
AVERAGING = 0.995
TOKENS_A_BATCH = 1536
PEAK = 8e-4


def logits_of(model: Classifier, tokenizer, texts: list[str]) -> Tensor:
    """Raw outputs for texts, in order, without variation."""
    model.eval()
    device = next(model.parameters()).device
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    found = torch.zeros(len(texts), len(OUTPUTS))
    with torch.no_grad():
        for batch in batches_by_length([len(ids) for ids in encoded], 8192, random.Random(0)):
            ids, present = padded([encoded[index] for index in batch])
            with computing(device):
                found[batch] = model(ids.to(device), present.to(device)).float().cpu()
    model.train()
    return found


def accuracy(logits: Tensor, messages: list[Message]) -> dict[str, float]:
    """Right answers by language, and over all; ambiguous messages have none and are left out."""
    right = [(m.lang, int(row.argmax()) == m.topic) for row, m in zip(logits, messages, strict=True) if not m.ambiguous]
    shares = {
        lang: sum(hit for each, hit in right if each == lang) / max(1, sum(each == lang for each, _ in right))
        for lang in LANGUAGES
    }
    return {**shares, "all": sum(hit for _, hit in right) / max(1, len(right))}


def balance(messages: list[Message]) -> list[float]:
    """How much a message weighs, so that each language and topic counts about the same."""
    counts: dict[tuple[str, int], float] = {}
    for message in messages:
        counts[message.lang, message.topic] = counts.get((message.lang, message.topic), 0) + 1
    mean = sum(counts.values()) / len(counts)
    return [min(2.0, max(0.5, (mean / counts[m.lang, m.topic]) ** 0.5)) for m in messages]


def finetune(
    train: list[Message],
    development: list[Message],
    tokenizer_path: Path,
    encoder_path: Path,
    epochs: int,
    minutes: float,
    seed: int,
    out: Path,
    go_on: bool = False,
    teachers: Sequence[Path] = (),
    unlabelled: Sequence[tuple[str, str]] = (),
) -> dict:
    """
    With `go_on`, begins from what is at `out`, with half of the learning rate, and keeps it if nothing is better.
    `unlabelled`, pairs of language and text, is used where there are teachers.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    chance = random.Random(seed)
    saved = torch.load(encoder_path, map_location="cpu")
    shape = Shape(**saved["shape"])
    encoder = Encoder(shape)
    encoder.load_state_dict(saved["encoder"])
    model = Classifier(encoder, len(OUTPUTS)).to(device).train()
    peak = PEAK
    if go_on:
        model.load_state_dict(torch.load(out, map_location="cpu")["classifier"])
        peak = PEAK / 2
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGING))
    taught_by = [load_classifier(path).to(device) for path in teachers]
    tokenizer, plain = load_tokenizer(tokenizer_path, dropout=0.1), load_tokenizer(tokenizer_path)
    optimizer = torch.optim.AdamW(model.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.05, fused=True)
    more = round(UNLABELLED * len(train)) if teachers else 0
    weights = torch.tensor(balance(train) + [1.0] * more)
    targets = torch.tensor([m.target for m in train])
    targets = targets * (1 - SMOOTHING) + SMOOTHING / len(OUTPUTS)
    # What nobody has labelled has the teachers' word alone.
    targets = torch.cat([targets, torch.zeros(more, len(OUTPUTS))])
    taught = torch.cat([torch.full((len(train),), TEACHING if teachers else 0.0), torch.ones(more)])
    started, history = time.monotonic(), []

    def judged() -> tuple[dict[str, float], float]:
        found = accuracy(logits_of(averaged.module, plain, [m.text for m in development]), development)
        return found, sum(found[lang] for lang in LANGUAGES) / len(LANGUAGES)

    best = judged()[1] if go_on else -1.0
    for epoch in range(epochs):
        varied = [vary(m, chance) if chance.random() < 0.85 else m for m in train]
        texts = [m.text for m in varied] + by_language(unlabelled, more, chance)
        encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
        batches = list(batches_by_length([len(ids) for ids in encoded], TOKENS_A_BATCH, chance))
        total = 0.0
        for number, batch in enumerate(batches):
            # Whichever ends first, rounds or time: the learning rate comes down with it.
            share = max((epoch + number / len(batches)) / epochs, (time.monotonic() - started) / (minutes * 60))
            if share >= 1.0:
                break
            for group in optimizer.param_groups:
                group["lr"] = peak * schedule(share, warmup=0.06)
            ids, present = padded([encoded[index] for index in batch])
            ids, present = ids.to(device), present.to(device)
            wanted = targets[batch].to(device)
            if taught_by:
                part = taught[batch].unsqueeze(1).to(device)
                wanted = (1 - part) * wanted + part * said_by(taught_by, ids, present)
            with computing(device):
                logits = model(ids, present)
            losses = -(wanted * F.log_softmax(logits.float(), -1)).sum(-1)
            loss = (losses * weights[batch].to(device)).mean()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            averaged.update_parameters(model)
            total += loss.item()
        found, score = judged()
        history.append({"epoch": epoch + 1, "loss": round(total / (number + 1), 4), **{k: round(v, 4) for k, v in found.items()}})
        log.info("fine-tuning %s, %.0f s", history[-1], time.monotonic() - started)
        if score >= best:
            best = score
            torch.save({"classifier": averaged.module.state_dict(), "shape": shape.as_dict()}, out)
        if time.monotonic() - started > minutes * 60:
            break
    return {"history": history, "best": round(best, 4)}


def said_by(teachers: list[Classifier], ids: Tensor, present: Tensor) -> Tensor:
    """The mean of what the teachers hold likely."""
    with torch.no_grad(), computing(ids.device):
        return torch.stack([F.softmax(teacher(ids, present).float(), -1) for teacher in teachers]).mean(0)


def by_language(lines: Sequence[tuple[str, str]], count: int, chance: random.Random) -> list[str]:
    """So many lines, of each language about as many."""
    if count == 0:
        return []
    of = {lang: [text for language, text in lines if language == lang] for lang in LANGUAGES}
    return [chance.choice(of[LANGUAGES[number % len(LANGUAGES)]]) for number in range(count)]


def load_classifier(path: Path) -> Classifier:
    saved = torch.load(path, map_location="cpu")
    model = Classifier(Encoder(Shape(**saved["shape"])), len(OUTPUTS))
    model.load_state_dict(saved["classifier"])
    return model.eval()
