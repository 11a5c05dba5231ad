"""The model as the product runs it: ONNX with weights in eight bits, in a folder that transformers.js opens."""

import json
import logging
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from .batches import padded
from .encoder import Classifier
from .ngrams import Ngrams, NgramTable
from .tokenizer import LONGEST, load_tokenizer
from .topics import OUTPUTS

log = logging.getLogger(__name__)
SCALE, SHIFT, NGRAMS = "scale", "shift", "ngrams"


class Exported(torch.nn.Module):
    """The classifier with its calibration as part of the graph, so that nobody can run it without."""

    def __init__(self, model: Classifier):
        super().__init__()
        self.model = model
        # Any values but ones and zeros, which an optimiser would take away.
        self.register_buffer(SCALE, torch.full((1,), 2.0))
        self.register_buffer(SHIFT, torch.arange(1.0, len(OUTPUTS) + 1))

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids, attention_mask) * self.scale + self.shift


def export_onnx(model: Classifier, work: Path) -> Path:
    """The quantised graph, not calibrated yet."""
    plain, quantised = work / "model.onnx", work / "model_quantized.onnx"
    ids = torch.full((2, 12), 300)
    lines, length = torch.export.Dim("lines", min=1), torch.export.Dim("length", min=2, max=LONGEST)
    names = ["input_ids", "attention_mask"]
    program = torch.onnx.export(
        Exported(model).eval(),
        (ids, torch.ones_like(ids)),
        dynamo=True,
        input_names=names,
        output_names=["logits"],
        dynamic_shapes={name: {0: lines, 1: length} for name in names},
        verbose=False,
    )
    program.optimize()
    graph = program.model_proto
    # Shapes noted by the exporter are wrong once the quantiser has turned a weight round.
    del graph.graph.value_info[:]
    onnx.save(graph, plain)
    quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
    onnx.save(calibrated(quantised, 1.0, np.zeros(len(OUTPUTS))), quantised)
    log.info("exported: %.1f MB", quantised.stat().st_size / 1e6)
    return quantised


def calibrated(path: Path, scale: float, shift: np.ndarray) -> onnx.ModelProto:
    model = onnx.load(path)
    for name, value in ((SCALE, np.array([scale])), (SHIFT, shift)):
        found = next(each for each in model.graph.initializer if each.name == name)
        found.CopyFrom(numpy_helper.from_array(value.astype(np.float32), name))
    return model


def write_whole(path: Path, table: NgramTable, scales: np.ndarray, shift: np.ndarray, out: Path) -> None:
    """The transformer's graph with the n-grams added to its outputs, and both calibrated: nobody can run one alone.

    The input `ngrams` has the buckets of each text, filled up with the number of buckets, which is a row of zeros.
    """
    model = calibrated(path, scales[0], shift + scales[1] * table.bias)
    graph = model.graph
    producer = next(node for node in graph.node if "logits" in node.output)
    producer.output[:] = ["transformer_logits"]
    rows = np.vstack([table.steps, np.zeros((1, len(OUTPUTS)), np.int8)])
    constants = {
        "ngram_rows": rows,
        "ngram_none": np.array(table.ngrams.buckets, np.int64),
        "ngram_one": np.array(1, np.float32),
        "ngram_axis": np.array([1], np.int64),
        "ngram_scale": np.array(scales[1] * table.step, np.float32),
    }
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())
    graph.input.append(helper.make_tensor_value_info(NGRAMS, TensorProto.INT64, ["lines", "ngrams_of_a_line"]))
    steps = [
        ("Gather", ["ngram_rows", NGRAMS], "ngram_steps", {}),
        ("Cast", ["ngram_steps"], "ngram_values", {"to": TensorProto.FLOAT}),
        ("ReduceSum", ["ngram_values", "ngram_axis"], "ngram_sum", {"keepdims": 0}),
        ("Less", [NGRAMS, "ngram_none"], "ngram_there", {}),
        ("Cast", ["ngram_there"], "ngram_counted", {"to": TensorProto.FLOAT}),
        ("ReduceSum", ["ngram_counted", "ngram_axis"], "ngram_count", {"keepdims": 1}),
        ("Max", ["ngram_count", "ngram_one"], "ngram_count_or_one", {}),
        ("Sqrt", ["ngram_count_or_one"], "ngram_root", {}),
        ("Div", ["ngram_sum", "ngram_root"], "ngram_logits", {}),
        ("Mul", ["ngram_logits", "ngram_scale"], "ngram_scaled", {}),
        ("Add", ["transformer_logits", "ngram_scaled"], "logits", {}),
    ]
    graph.node.extend(helper.make_node(kind, given, [name], **how) for kind, given, name, how in steps)
    onnx.checker.check_model(model)
    onnx.save(model, out)


def onnx_logits(model: Path, tokenizer_path: Path, texts: list[str], ngrams: Ngrams | None = None) -> np.ndarray:
    """What the product computes for texts, in order; `ngrams` where the graph has that input."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options)
    tokenizer = load_tokenizer(tokenizer_path)
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    found = np.zeros((len(texts), len(OUTPUTS)), dtype=np.float32)
    order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
    for first in range(0, len(order), 32):
        batch = order[first : first + 32]
        ids, present = padded([encoded[index] for index in batch])
        given = {"input_ids": ids.numpy(), "attention_mask": present.numpy()}
        if ngrams:
            given[NGRAMS] = buckets_of([texts[index] for index in batch], ngrams)
        found[batch] = session.run(["logits"], given)[0]
    return found


def buckets_of(texts: list[str], ngrams: Ngrams) -> np.ndarray:
    lines = [ngrams.of(text) for text in texts]
    filled = np.full((len(lines), max(map(len, lines))), ngrams.buckets, np.int64)
    for row, line in enumerate(lines):
        filled[row, : len(line)] = line
    return filled


def write_folder(
    onnx_path: Path, tokenizer_path: Path, model: Classifier, ngrams: Ngrams, version: str, folder: Path
) -> None:
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(onnx_path, folder / "onnx" / "model_quantized.onnx")
    shutil.copyfile(tokenizer_path, folder / "tokenizer.json")
    shape = model.encoder.shape
    config = {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "model_version": version,
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feedforward,
        "hidden_act": "relu",
        "max_position_embeddings": shape.positions,
        "pad_token_id": 0,
        NGRAMS: ngrams.as_dict(),
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
