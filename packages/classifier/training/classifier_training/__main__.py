"""The training command: stage after stage, each kept in the work folder and made again only when asked for."""

import argparse
import importlib.metadata
import json
import logging
import platform
import shutil
from functools import partial
from pathlib import Path

from . import export, finetune, finish, linear_baseline, ngrams, pretrain, public_text, tokenizer
from .encoder import Shape
from .messages import sha256_of
from .ngram_training import LESSONS, NGRAMS, facts_of_ngrams, train_table

STAGES = ["tokenizer", "pretraining", "teachers", "finetuning", "ngrams", "baseline", "export"]
PACKAGES = ["torch", "tokenizers", "onnx", "onnxruntime", "numpy"]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="classifier_training", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with the public text")
    parser.add_argument("--work", type=Path, required=True, help="where stages keep what they make")
    parser.add_argument("--again-from", choices=STAGES, help="make this stage and all after it again")
    parser.add_argument("--finetune-on", action="store_true", help="go on fine-tuning what is there")
    parser.add_argument("--vocabulary", type=int, default=16384)
    parser.add_argument("--pretraining-minutes", type=float, default=30)
    parser.add_argument("--finetuning-minutes", type=float, default=42)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--teachers", type=int, default=2, help="how many classifiers teach the one that ships; 0: none")
    parser.add_argument("--layers", type=int, default=Shape.layers)
    parser.add_argument("--hidden", type=int, default=Shape.hidden)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Pipeline:
    """What the stages share: the data, cut the same way each time, and the folders."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.work: Path = options.work
        self.work.mkdir(parents=True, exist_ok=True)
        self.tokenizer = self.work / "tokenizer.json"
        self.encoder = self.work / "encoder.pt"
        self.teachers = [self.work / f"teacher-{number + 1}.pt" for number in range(options.teachers)]
        self.classifier = self.work / "classifier.pt"
        self.ngrams = self.work / "ngrams.npz"
        self.baseline = self.work / "linear-baseline.json"
        self.messages = finish.OwnMessages()
        self.public = public_text.unlabelled(options.corpus)
        self.train = self.messages.parts["train"] + public_text.supervised(options.corpus, options.seed)

    def remember(self, stage: str, facts: dict) -> None:
        (self.work / f"{stage}.json").write_text(json.dumps(facts, indent=2), encoding="utf-8")

    def remembered(self, stage: str) -> dict:
        path = self.work / f"{stage}.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def make_tokenizer(self) -> None:
        own = [(message.lang, message.text) for message in self.messages.parts["train"]]
        lines = tokenizer.text_for_training(own, self.public, self.options.seed)
        tokenizer.train_tokenizer(lines, self.options.vocabulary).save(str(self.tokenizer))

    def make_encoder(self) -> None:
        lines = [message.text for message in self.messages.parts["train"]] * 4 + [text for _, text in self.public]
        shape = Shape(
            vocabulary=tokenizer.load_tokenizer(self.tokenizer).get_vocab_size(),
            hidden=self.options.hidden,
            layers=self.options.layers,
            heads=self.options.hidden // 64,
            feedforward=4 * self.options.hidden,
        )
        minutes = self.options.pretraining_minutes
        self.remember("pretraining", pretrain.pretrain(lines, self.tokenizer, shape, minutes, self.options.seed, self.encoder))

    def make_teacher(self, number: int) -> None:
        """A classifier like the one that ships; chance alone makes it another."""
        facts = self.finetuned(self.teachers[number], self.options.seed + number + 1)
        self.remember(f"teacher-{number + 1}", facts)

    def make_classifier(self) -> None:
        facts = self.finetuned(
            self.classifier,
            self.options.seed,
            go_on=self.options.finetune_on,
            teachers=self.teachers,
            unlabelled=self.public,
        )
        if self.options.finetune_on:
            facts["history"] = self.remembered("finetuning").get("history", []) + facts["history"]
        self.remember("finetuning", facts)

    def finetuned(self, out: Path, seed: int, **more) -> dict:
        """Each of the teachers, and their pupil, has an equal part of the time."""
        minutes = self.options.finetuning_minutes / (self.options.teachers + 1)
        return finetune.finetune(
            self.train, self.messages.development, self.tokenizer, self.encoder, self.options.epochs, minutes, seed, out, **more
        )

    def make_ngrams(self) -> None:
        train_table(self.train, NGRAMS, LESSONS, self.options.seed).save(self.ngrams)

    def make_baseline(self) -> None:
        linear_baseline.train_linear(self.train, self.messages.parts["calibration"], self.options.seed, self.baseline)

    def export(self) -> None:
        model = finetune.load_classifier(self.classifier)
        transformer = export.export_onnx(model, self.work)
        made = finish.MadeParts(transformer, export.config_of(model), self.tokenizer, ngrams.load_table(self.ngrams))
        finish.finish(made, self.messages, self.facts(model), self.options.seed, self.work)
        shutil.copyfile(self.baseline, linear_baseline.FILE)

    def facts(self, model) -> dict:
        shape = model.encoder.shape
        pretraining, finetuning = self.remembered("pretraining"), self.remembered("finetuning")
        public_hash = sha256_of(sorted(self.options.corpus.glob("*/*.jsonl")))
        parts = self.messages.parts
        versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
        return {
            "Shape": f"{shape.layers} layers × {shape.hidden}, {shape.heads} heads, {shape.vocabulary:,} tokens, {sum(p.numel() for p in model.parameters()):,} weights, in eight bits; n-grams beside it",
            "Seed": self.options.seed,
            "Data": f"own corpus sha256 `{self.messages.hash()}`, public text sha256 `{public_hash[:16]}`; {len(self.train):,} messages learnt from, {len(parts['calibration']):,} for calibration, {len(parts['test']):,} for the test, cut by source of writing",
            "Pretraining": f"{pretraining.get('tokens', 0):,} tokens in {pretraining.get('steps', 0):,} steps, loss {pretraining.get('loss')}; embeddings begin from counts of neighbours",
            "Fine-tuning": f"{len(finetuning.get('history', []))} rounds, each varied anew, {self.taught()}the best on the development set was kept",
            "Made with": f"Python {platform.python_version()}, {versions}",
            **facts_of_ngrams(len(self.train), self.messages.hash()),
        }

    def taught(self) -> str:
        return f"with {len(self.teachers)} teachers made alike, " if self.teachers else ""


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = arguments()
    pipeline = Pipeline(options)
    again = STAGES.index(options.again_from) if options.again_from else len(STAGES)
    made = [
        ("tokenizer", pipeline.tokenizer, pipeline.make_tokenizer),
        ("pretraining", pipeline.encoder, pipeline.make_encoder),
        *(("teachers", path, partial(pipeline.make_teacher, number)) for number, path in enumerate(pipeline.teachers)),
        ("finetuning", pipeline.classifier, pipeline.make_classifier),
        ("ngrams", pipeline.ngrams, pipeline.make_ngrams),
        ("baseline", pipeline.baseline, pipeline.make_baseline),
    ]
    for stage, path, make in made:
        more = stage == "finetuning" and options.finetune_on
        if STAGES.index(stage) >= again or more or not path.exists():
            logging.info("stage %s: %s", stage, path.name)
            make()
            again = again if more else min(again, STAGES.index(stage) + 1)
    logging.info("stage export")
    pipeline.export()


main()
