"""How the learning rate goes over a training run."""

import math


def schedule(share: float, warmup: float) -> float:
    """Up in a line, then down in half a cosine; `share` of the run is done."""
    if share < warmup:
        return max(share / warmup, 0.01)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (share - warmup) / (1 - warmup)))
