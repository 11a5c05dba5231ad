"""Makes certainty mean what it says, fitted on voices that the model never learnt from."""

import numpy as np

from .ngrams import softmax

# Holds shifts near zero, so that a few messages of a topic do not decide for all.
RESTRAINT = 0.02
MOST_STEPS = 100


def fit(parts: list[np.ndarray], targets: np.ndarray, groups: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """A scale for each part of the model and a shift for each output, with the least surprise, by Newton's method.

    Each group of messages counts the same, however many it has.
    """
    outputs = targets.shape[1]
    # What each value does to each output of each message.
    shifts = np.broadcast_to(np.eye(outputs), (len(targets), outputs, outputs))
    design = np.concatenate([np.stack(parts, axis=-1).astype(np.float64), shifts], axis=-1)
    weights = np.array([1 / groups.count(group) for group in groups])
    weights = weights / weights.sum()
    held = np.array([0.0] * len(parts) + [RESTRAINT] * outputs)

    def surprise(values: np.ndarray) -> float:
        logits = design @ values
        most = logits.max(-1, keepdims=True)
        shares = logits - most - np.log(np.exp(logits - most).sum(-1, keepdims=True))
        return float(-(weights[:, None] * targets * shares).sum() + (held * values**2).sum())

    values = np.array([1 / len(parts)] * len(parts) + [0.0] * outputs)
    for _ in range(MOST_STEPS):
        shares = softmax(design @ values)
        slope = np.einsum("n,no,nov->v", weights, shares - targets, design) + 2 * held * values
        spread = np.einsum("n,no,nov,now->vw", weights, shares, design, design)
        mean = np.einsum("no,nov->nv", shares, design)
        bend = spread - np.einsum("n,nv,nw->vw", weights, mean, mean) + np.diag(2 * held)
        step = np.linalg.solve(bend, slope)
        # Far from the end a whole step may be too long.
        length, before = 1.0, surprise(values)
        while length > 1e-6 and surprise(values - length * step) > before:
            length /= 2
        values = values - length * step
        if np.abs(length * step).max() < 1e-9:
            break
    return values[: len(parts)], values[len(parts) :]
