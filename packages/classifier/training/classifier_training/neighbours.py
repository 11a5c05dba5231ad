"""First embeddings from which tokens stand near which: what costs a transformer an hour, in a minute of counting.

Positive pointwise mutual information of neighbours, then its main directions (as GloVe and word2vec find them, too).
"""

import numpy as np
import torch
from torch import Tensor

REACH = 4


def counted_pairs(lines: list[list[int]], vocabulary: int) -> tuple[np.ndarray, np.ndarray]:
    """Keys `row * vocabulary + column`, and how often the two stand near each other, near ones counting more."""
    # Lines are parted, so that the last token of one is no neighbour of the next one's first.
    gap = [-1] * REACH
    stream = np.fromiter((token for line in lines for token in (*line[1:-1], *gap)), dtype=np.int64)
    keys, weights = [], []
    for distance in range(1, REACH + 1):
        left, right = stream[:-distance], stream[distance:]
        both = (left >= 0) & (right >= 0)
        found, times = np.unique(left[both] * vocabulary + right[both], return_counts=True)
        keys.append(found)
        weights.append(times / distance)
    unique, place = np.unique(np.concatenate(keys), return_inverse=True)
    return unique, np.bincount(place, weights=np.concatenate(weights))


def embeddings_from_neighbours(lines: list[list[int]], vocabulary: int, width: int, seed: int) -> Tensor:
    """A row a token, with the spread that a fresh embedding has several times over."""
    torch.manual_seed(seed)
    keys, weights = counted_pairs(lines, vocabulary)
    rows, columns = keys // vocabulary, keys % vocabulary
    rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
    weights = np.concatenate([weights, weights])
    often = np.bincount(rows, weights=weights, minlength=vocabulary)
    smoothed = often**0.75
    information = np.log(weights * smoothed.sum() / (often[rows] * smoothed[columns]))
    kept = information > 0
    matrix = torch.sparse_coo_tensor(
        torch.from_numpy(np.stack([rows[kept], columns[kept]])),
        torch.from_numpy(information[kept]).float(),
        (vocabulary, vocabulary),
    ).coalesce()
    basis = torch.randn(vocabulary, width + 16)
    for _ in range(4):
        basis, _ = torch.linalg.qr(torch.sparse.mm(matrix, basis))
    projected = torch.sparse.mm(matrix.t(), basis)
    left, strength, _ = torch.linalg.svd(projected, full_matrices=False)
    found = left[:, :width] * strength[:width].sqrt()
    # Turned at random, so that each column carries as much as another.
    found = found @ torch.linalg.qr(torch.randn(width, width))[0]
    norm = found.norm(dim=1, keepdim=True)
    found = torch.where(norm > 0, found / norm.clamp(min=1e-6), torch.randn_like(found) / width**0.5)
    return found * (0.06 * width**0.5)
