"""Makes certainty mean what it says, fitted on voices that the model never learnt from."""

import numpy as np
import torch
from torch.nn import functional as F


def fit(parts: list[np.ndarray], targets: np.ndarray, groups: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """A scale for each part of the model and a shift for each output, with the least surprise.

    Each group of messages counts the same, however many it has; shifts are held near zero.
    """
    given = torch.stack([torch.from_numpy(part).double() for part in parts])
    wanted = torch.from_numpy(targets).double()
    weights = torch.tensor([1 / groups.count(group) for group in groups], dtype=torch.double)
    weights = weights / weights.sum()
    scales = torch.full((len(parts), 1, 1), 1 / len(parts), dtype=torch.double, requires_grad=True)
    shift = torch.zeros(targets.shape[1], dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([scales, shift], max_iter=200, line_search_fn="strong_wolfe")

    def surprise():
        optimizer.zero_grad()
        losses = -(wanted * F.log_softmax((scales * given).sum(0) + shift, -1)).sum(-1)
        loss = (losses * weights).sum() + 0.02 * shift.square().sum()
        loss.backward()
        return loss

    optimizer.step(surprise)
    return scales.detach().flatten().numpy(), shift.detach().numpy()


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
