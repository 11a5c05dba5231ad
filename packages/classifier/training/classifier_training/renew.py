"""Trains the n-grams anew beside the transformer that ships, fits both to what is certain, and trains the baseline.

It takes minutes and no PyTorch.
"""

import argparse
import json
import logging
import tempfile
from pathlib import Path

from . import graph, linear_baseline, public_text
from .finish import FACTS, PACKAGE, MadeParts, OwnMessages, finish
from .ngram_training import LESSONS, NGRAMS, facts_of_ngrams, train_table


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="classifier_training.renew", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with the public text")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = arguments()
    folder = PACKAGE / "model"
    messages = OwnMessages()
    train = messages.parts["train"] + public_text.supervised(options.corpus, options.seed)
    table = train_table(train, NGRAMS, LESSONS, options.seed)
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    facts |= facts_of_ngrams(len(train), messages.hash())
    with tempfile.TemporaryDirectory() as place:
        transformer = graph.without_ngrams(folder / "onnx" / "model_quantized.onnx", Path(place) / "transformer.onnx")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        made = MadeParts(transformer, config, folder / "tokenizer.json", table)
        finish(made, messages, facts, options.seed, Path(place))
    # The baseline learns from the same messages, or the comparison would say more of the data than of the model.
    linear_baseline.train_linear(train, messages.parts["calibration"], options.seed, linear_baseline.FILE)


main()
