"""Makes certainty mean what it says: one scale and eleven shifts, fitted on voices that the model never learnt from."""

import numpy as np
import torch
from torch.nn import functional as F


def fit(logits: np.ndarray, targets: np.ndarray, languages: list[str]) -> tuple[float, np.ndarray]:
    """Least surprise over the calibration split, each language counting the same; shifts are held near zero."""
    given, wanted = torch.from_numpy(logits).double(), torch.from_numpy(targets).double()
    counts = {lang: languages.count(lang) for lang in set(languages)}
    weights = torch.tensor([1 / counts[lang] for lang in languages], dtype=torch.double)
    weights = weights / weights.sum()
    scale = torch.ones(1, dtype=torch.double, requires_grad=True)
    shift = torch.zeros(logits.shape[1], dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale, shift], max_iter=200, line_search_fn="strong_wolfe")

    def surprise():
        optimizer.zero_grad()
        losses = -(wanted * F.log_softmax(scale * given + shift, -1)).sum(-1)
        loss = (losses * weights).sum() + 0.02 * shift.square().sum()
        loss.backward()
        return loss

    optimizer.step(surprise)
    return float(scale.detach()), shift.detach().numpy()


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
