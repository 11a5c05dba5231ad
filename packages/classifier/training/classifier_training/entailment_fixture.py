"""A model that says whether one sentence follows from another, small enough to be a test's.

It counts the words that both sentences have, so that a test can know its answers: `python -m
classifier_training.entailment_fixture`.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

FOLDER = Path(__file__).resolve().parents[2] / "evaluation" / "entailment"
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
# Of each question that is asked, words that no other has.
WORDS = ["pay", "cart", "cancel", "where", "coupon", "size", "color", "stock", "recommendation", "exchange", "delivery", "hours", "resell"]  # fmt: skip
LABELS = ["contradiction", "neutral", "entailment"]
LONGEST = 64


def tokenizer() -> Tokenizer:
    vocabulary = {word: place for place, word in enumerate([*SPECIAL, *WORDS])}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return made


def model() -> onnx.ModelProto:
    size = len(SPECIAL) + len(WORDS)
    constants = {
        "size": np.array(size, np.int64),
        "values": np.array([0, 1], np.float32),
        "one": np.array(1, np.float32),
        "counted": np.array([0.0] * len(SPECIAL) + [1.0] * len(WORDS), np.float32),
        "along": np.array([1], np.int64),
        "weights": np.array([[-4, 0, 8]], np.float32),
        "bias": np.array([1, 0, -1], np.float32),
    }
    steps = [
        ("OneHot", ["input_ids", "size", "values"], "words", {"axis": -1}),
        ("Cast", ["token_type_ids"], "in_second", {"to": TensorProto.FLOAT}),
        ("Sub", ["one", "in_second"], "in_first", {}),
        ("Unsqueeze", ["in_first", "last"], "first_places", {}),
        ("Unsqueeze", ["in_second", "last"], "second_places", {}),
        ("Mul", ["words", "first_places"], "first_words", {}),
        ("Mul", ["words", "second_places"], "second_words", {}),
        ("ReduceMax", ["first_words"], "first", {"axes": [1], "keepdims": 0}),
        ("ReduceMax", ["second_words"], "second", {"axes": [1], "keepdims": 0}),
        ("Mul", ["first", "second"], "both", {}),
        ("Mul", ["both", "counted"], "shared", {}),
        ("ReduceSum", ["shared", "along"], "count", {"keepdims": 1}),
        ("MatMul", ["count", "weights"], "weighed", {}),
        ("Add", ["weighed", "bias"], "logits", {}),
    ]
    constants["last"] = np.array([2], np.int64)
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    graph = helper.make_graph(
        [helper.make_node(kind, given, [name], **how) for kind, given, name, how in steps],
        "entailment",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["lines", "length"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["lines", len(LABELS)])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(made)
    return made


def main() -> None:
    (FOLDER / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(model(), FOLDER / "onnx" / "model.onnx")
    tokenizer().save(str(FOLDER / "tokenizer.json"))
    config = {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "id2label": {str(place): name for place, name in enumerate(LABELS)},
        "label2id": {name: place for place, name in enumerate(LABELS)},
    }
    tokenizer_config = {
        "tokenizer_class": "BertTokenizer",
        "model_max_length": LONGEST,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
    }
    for name, content in (("config.json", config), ("tokenizer_config.json", tokenizer_config)):
        (FOLDER / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
