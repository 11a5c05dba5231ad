"""The model as the product runs it: ONNX with weights in eight bits, in a folder that transformers.js opens."""

import json
import logging
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from .batches import padded
from .encoder import Classifier
from .tokenizer import LONGEST, load_tokenizer
from .topics import OUTPUTS

log = logging.getLogger(__name__)
SCALE, SHIFT = "scale", "shift"


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
    write_calibration(quantised, 1.0, np.zeros(len(OUTPUTS)), quantised)
    log.info("exported: %.1f MB", quantised.stat().st_size / 1e6)
    return quantised


def write_calibration(path: Path, scale: float, shift: np.ndarray, out: Path) -> None:
    model = onnx.load(path)
    for name, value in ((SCALE, np.array([scale])), (SHIFT, shift)):
        found = next(each for each in model.graph.initializer if each.name == name)
        found.CopyFrom(numpy_helper.from_array(value.astype(np.float32), name))
    onnx.save(model, out)


def onnx_logits(model: Path, tokenizer_path: Path, texts: list[str]) -> np.ndarray:
    """What the product computes for texts, in order."""
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
        found[batch] = session.run(["logits"], {"input_ids": ids.numpy(), "attention_mask": present.numpy()})[0]
    return found


def write_folder(onnx_path: Path, tokenizer_path: Path, model: Classifier, version: str, folder: Path) -> None:
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
