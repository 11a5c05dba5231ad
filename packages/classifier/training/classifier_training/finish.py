"""The end of every training: n-grams and transformer become one graph, calibrated, judged, and described in its card."""

import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import calibrate, fixture, graph, model_card
from .messages import Message, evaluation_set, own_corpus, sha256_of, split_by_source
from .ngrams import NgramTable, softmax
from .tokenizer import LONGEST
from .topics import OUTPUTS
from .variation import vary

PACKAGE = Path(__file__).resolve().parents[2]
# What was done to make the weights: it cannot be measured again, and the card is written from it.
FACTS = "training.json"


class OwnMessages:
    """Everything that was written for this project, cut the same way each time."""

    def __init__(self):
        self.own = own_corpus(PACKAGE / "corpus")
        kept = json.loads((PACKAGE / "corpus" / "kept-from-learning.json").read_text(encoding="utf-8"))
        self.parts = split_by_source(self.own, kept)
        self.development = evaluation_set(PACKAGE / "evaluation" / "development")
        self.held_out = evaluation_set(PACKAGE / "evaluation" / "held-out")

    @staticmethod
    def hash() -> str:
        return sha256_of(sorted((PACKAGE / "corpus").glob("*/*.jsonl")))[:16]


@dataclass(frozen=True)
class MadeParts:
    """What training made: the transformer's quantised graph, what describes it, and the n-grams."""

    transformer: Path
    config: dict
    tokenizer: Path
    table: NgramTable


def finish(made: MadeParts, messages: OwnMessages, facts: dict, seed: int, work: Path) -> None:
    """Writes `../model` and the lines against which JavaScript is tested."""
    folder = PACKAGE / "model"
    scales, shift = calibration_of(made, messages, seed)
    whole = work / "whole.onnx"
    graph.write_whole(made.transformer, made.table, scales, shift, whole)
    version = sha256_of([whole, made.tokenizer])[:12]
    write_folder(made, whole, version, folder)
    (folder / FACTS).write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    judged = {
        "Held out: other voices, which chose nothing": messages.held_out,
        "Test: voices of our own corpus that were left out": messages.parts["test"],
        "Development set": messages.development,
    }
    sets = []
    for title, some in judged.items():
        logits = graph.onnx_logits(whole, made.tokenizer, [message.text for message in some], made.table.ngrams)
        sets.append(model_card.Judged(title, some, softmax(logits)))
    shifts = ", ".join(f"{name} {each:+.2f}" for name, each in zip(OUTPUTS, shift, strict=True))
    calibration = f"on {len(messages.parts['calibration']):,} messages of the calibration split and the development set: transformer × {scales[0]:.3f}, n-grams × {scales[1]:.3f}; shifts {shifts}"
    model_card.write_card(folder, {"Version": f"`{version}`", **facts, "Calibration": calibration}, sets)
    lines = PACKAGE / "evaluation" / "tokenizer-ids.jsonl"
    fixture.write_fixture(messages.own, made.tokenizer, made.table.ngrams, seed, lines)


def calibration_of(made: MadeParts, messages: OwnMessages, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Certainty must hold for messages as they are typed: each is seen once more with its mistakes.

    The development set counts as much as the calibration split, since it is more like what customers write. Ambiguous
    messages are left out: of them no answer is right, so that they only taught it to doubt the others.
    """
    chance = random.Random(seed)
    plain = [message for message in messages.parts["calibration"] if not message.ambiguous]
    split = plain + [vary(message, chance) for message in plain]
    seen: list[Message] = split + messages.development
    groups = [f"split {m.lang}" for m in split] + [f"development {m.lang}" for m in messages.development]
    texts = [message.text for message in seen]
    parts = [graph.onnx_logits(made.transformer, made.tokenizer, texts), made.table.logits_of(texts)]
    return calibrate.fit(parts, np.array([message.target for message in seen]), groups)


def write_folder(made: MadeParts, whole: Path, version: str, folder: Path) -> None:
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(whole, folder / "onnx" / "model_quantized.onnx")
    if made.tokenizer != folder / "tokenizer.json":
        shutil.copyfile(made.tokenizer, folder / "tokenizer.json")
    config = {
        **made.config,
        "model_version": version,
        graph.NGRAMS: made.table.ngrams.as_dict(),
        "id2label": {str(index): name for index, name in enumerate(OUTPUTS)},
        "label2id": {name: index for index, name in enumerate(OUTPUTS)},
    }
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": LONGEST,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
        "clean_up_tokenization_spaces": False,
    }
    for name, content in (("config.json", config), ("tokenizer_config.json", tokenizer_config)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
