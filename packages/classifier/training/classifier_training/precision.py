"""The numbers in which this machine computes fastest."""

import time
from functools import cache

import torch

ROUNDS = 5


def computing(device: torch.device) -> torch.autocast:
    """The context for a model's arithmetic: bfloat16 where that is faster, float32 where a processor only imitates it."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=prefers_bfloat16(device.type))


@cache
def prefers_bfloat16(kind: str) -> bool:
    return kind != "cpu" or seconds_of(torch.bfloat16) < seconds_of(torch.float32)


def seconds_of(dtype: torch.dtype) -> float:
    """How long a product of the model's size takes, there and back, at best, even where a judgement asks for no way back."""
    with torch.enable_grad():
        return min(seconds_there_and_back(dtype) for _ in range(ROUNDS))


def seconds_there_and_back(dtype: torch.dtype) -> float:
    left = torch.randn(2048, 192, dtype=dtype, requires_grad=True)
    right = torch.randn(192, 768, dtype=dtype, requires_grad=True)
    begun = time.perf_counter()
    (left @ right).sum().backward()
    return time.perf_counter() - begun
