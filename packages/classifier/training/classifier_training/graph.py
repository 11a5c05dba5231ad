"""The ONNX graph as the product runs it: a transformer in eight bits with n-grams beside it, both calibrated.

Nothing here needs PyTorch: the graph that ships is enough to change its n-grams and its calibration.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from .ngrams import Ngrams, NgramTable
from .tokenizer import PAD, load_tokenizer
from .topics import OUTPUTS

SCALE, SHIFT, NGRAMS = "scale", "shift", "ngrams"
ROWS, ROWS_SCALE = "ngram_rows", "ngram_scale"
# What the transformer's logits are called once something is added to them.
INNER = "transformer_logits"
LOGITS = "logits"
TOGETHER = 32


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
    renamed(graph, LOGITS, INNER)
    rows = np.vstack([table.steps, np.zeros((1, len(OUTPUTS)), np.int8)])
    constants = {
        ROWS: rows,
        "ngram_none": np.array(table.ngrams.buckets, np.int64),
        "ngram_one": np.array(1, np.float32),
        "ngram_axis": np.array([1], np.int64),
        ROWS_SCALE: np.array(scales[1] * table.step, np.float32),
    }
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())
    graph.input.append(helper.make_tensor_value_info(NGRAMS, TensorProto.INT64, ["lines", "ngrams_of_a_line"]))
    steps = [
        ("Gather", [ROWS, NGRAMS], "ngram_steps", {}),
        ("Cast", ["ngram_steps"], "ngram_values", {"to": TensorProto.FLOAT}),
        ("ReduceSum", ["ngram_values", "ngram_axis"], "ngram_sum", {"keepdims": 0}),
        ("Less", [NGRAMS, "ngram_none"], "ngram_there", {}),
        ("Cast", ["ngram_there"], "ngram_counted", {"to": TensorProto.FLOAT}),
        ("ReduceSum", ["ngram_counted", "ngram_axis"], "ngram_count", {"keepdims": 1}),
        ("Max", ["ngram_count", "ngram_one"], "ngram_count_or_one", {}),
        ("Sqrt", ["ngram_count_or_one"], "ngram_root", {}),
        ("Div", ["ngram_sum", "ngram_root"], "ngram_logits", {}),
        ("Mul", ["ngram_logits", ROWS_SCALE], "ngram_scaled", {}),
        ("Add", [INNER, "ngram_scaled"], LOGITS, {}),
    ]
    graph.node.extend(helper.make_node(kind, given, [name], **how) for kind, given, name, how in steps)
    onnx.checker.check_model(model)
    onnx.save(model, out)


def without_ngrams(path: Path, out: Path) -> Path:
    """The transformer of a whole graph alone, and not calibrated: what `write_whole` was given."""
    model = onnx.load(path)
    graph = model.graph
    added = {name for node in graph.node for name in node.output if name.startswith("ngram_")}
    nodes = [node for node in graph.node if not added & {*node.input, *node.output}]
    constants = [each for each in graph.initializer if not each.name.startswith("ngram_")]
    inputs = [each for each in graph.input if each.name != NGRAMS]
    for field, kept in ((graph.node, nodes), (graph.initializer, constants), (graph.input, inputs)):
        del field[:]
        field.extend(kept)
    renamed(graph, INNER, LOGITS)
    onnx.checker.check_model(model)
    onnx.save(model, out)
    onnx.save(calibrated(out, 1.0, np.zeros(len(OUTPUTS))), out)
    return out


def renamed(graph, before: str, after: str) -> None:
    producer = next(node for node in graph.node if before in node.output)
    producer.output[:] = [after]


def onnx_logits(model: Path, tokenizer_path: Path, texts: list[str], ngrams: Ngrams | None = None) -> np.ndarray:
    """What the product computes for texts, in order; `ngrams` where the graph has that input."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options)
    tokenizer = load_tokenizer(tokenizer_path)
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    found = np.zeros((len(texts), len(OUTPUTS)), dtype=np.float32)
    order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
    for first in range(0, len(order), TOGETHER):
        batch = order[first : first + TOGETHER]
        ids = filled([encoded[index] for index in batch], PAD)
        present = (ids != PAD).astype(np.int64)
        given = {"input_ids": ids, "attention_mask": present}
        if ngrams:
            given[NGRAMS] = filled([ngrams.of(texts[index]) for index in batch], ngrams.buckets)
        found[batch] = session.run([LOGITS], given)[0]
    return found


def filled(lines: list, filler: int) -> np.ndarray:
    """Lines as rows of one length."""
    rows = np.full((len(lines), max(map(len, lines))), filler, np.int64)
    for row, line in enumerate(lines):
        rows[row, : len(line)] = line
    return rows
