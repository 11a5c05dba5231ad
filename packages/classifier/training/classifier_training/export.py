"""The model as the product runs it: ONNX with weights in eight bits, in a folder that transformers.js opens."""

import logging
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .encoder import Classifier
from .graph import SCALE, SHIFT, calibrated
from .tokenizer import LONGEST
from .topics import OUTPUTS

log = logging.getLogger(__name__)


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


def config_of(model: Classifier) -> dict:
    """What transformers.js has to know of the transformer."""
    shape = model.encoder.shape
    return {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feedforward,
        "hidden_act": "relu",
        "max_position_embeddings": shape.positions,
        "pad_token_id": 0,
    }
