"""How good the answers are: what `npm run eval` prints, and what the model card shows."""

from dataclasses import dataclass

import numpy as np

from .messages import Message
from .topics import INDEX, NONE

CERTAIN = 0.9


@dataclass(frozen=True)
class Measure:
    messages: int
    accuracy: float
    labels: int
    precision: float
    coverage: float
    none_labelled: float
    calibration_error: float


def rounded(probabilities: np.ndarray) -> np.ndarray:
    return np.round(probabilities.astype(np.float64), 4)


def bins_of(probabilities: np.ndarray, topics: np.ndarray, count: int = 10) -> list[tuple[float, float, int]]:
    """(mean certainty, share right, messages) of each tenth of certainty that has messages."""
    certainty, right = probabilities.max(-1), probabilities.argmax(-1) == topics
    place = np.minimum((certainty * count).astype(int), count - 1)
    return [
        (float(certainty[place == each].mean()), float(right[place == each].mean()), int((place == each).sum()))
        for each in range(count)
        if (place == each).any()
    ]


def measure(probabilities: np.ndarray, messages: list[Message]) -> Measure:
    """Of messages that have one topic; ambiguous ones have no right answer."""
    chosen = [index for index, message in enumerate(messages) if not message.ambiguous]
    found = rounded(probabilities[chosen])
    topics = np.array([messages[index].topic for index in chosen])
    guess = found.argmax(-1)
    none = INDEX[NONE]
    labelled = (guess != none) & (found.max(-1) >= CERTAIN)
    in_topic = topics != none
    bins = bins_of(found, topics)
    return Measure(
        messages=len(chosen),
        accuracy=float((guess == topics).mean()),
        labels=int(labelled.sum()),
        precision=float((guess == topics)[labelled].mean()) if labelled.any() else float("nan"),
        coverage=float(labelled[in_topic].mean()) if in_topic.any() else float("nan"),
        none_labelled=float(labelled[~in_topic].mean()) if (~in_topic).any() else float("nan"),
        calibration_error=sum(abs(mean - share) * count for mean, share, count in bins) / len(chosen),
    )
