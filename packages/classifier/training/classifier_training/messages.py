"""Messages with their targets, read from JSON lines, and split by source of writing."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .topics import INDEX, LANGUAGES, OUTPUTS


@dataclass(frozen=True)
class Message:
    """What a customer wrote; `target` shares it out among the outputs and sums to one."""

    text: str
    lang: str
    source: str
    target: tuple[float, ...]

    @property
    def topic(self) -> int:
        return max(range(len(self.target)), key=self.target.__getitem__)

    @property
    def ambiguous(self) -> bool:
        return max(self.target) < 0.9


def target_of(shares: dict[str, float]) -> tuple[float, ...]:
    target = [0.0] * len(OUTPUTS)
    for topic, share in shares.items():
        target[INDEX[topic]] = share
    total = sum(target)
    return tuple(share / total for share in target)


def json_lines(path: Path):
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def own_corpus(folder: Path) -> list[Message]:
    """Every message of our own corpus, in a fixed order."""
    messages = []
    for lang in LANGUAGES:
        for path in sorted((folder / lang).glob("*.jsonl")):
            for row in json_lines(path):
                shares = row.get("targets") or {path.stem: 1.0}
                messages.append(Message(row["text"], lang, row["source"], target_of(shares)))
    return messages


def evaluation_set(folder: Path) -> list[Message]:
    """A folder of messages that are never trained on, only measured against."""
    return [
        Message(row["text"], row["lang"], path.stem, target_of({row["topic"]: 1.0}))
        for path in sorted(folder.glob("*.jsonl"))
        for row in json_lines(path)
    ]


def split_by_source(messages: list[Message], kept: dict[str, list[str]]) -> dict[str, list[Message]]:
    """Whole sources of writing go to the part that names them, all others to `train`, in an order that no new one moves.

    Who is kept from learning is named, not drawn: a voice that the transformer learnt from must never come to judge it.
    """
    part_of = {source: part for part, sources in kept.items() for source in sources}
    missing = sorted(set(part_of) - {message.source for message in messages})
    if missing:
        raise ValueError(f"Kept from learning, but not in the corpus: {', '.join(missing)}")
    parts: dict[str, list[Message]] = {name: [] for name in [*kept, "train"]}
    for lang in LANGUAGES:
        by_source: dict[str, list[Message]] = {}
        for message in messages:
            if message.lang == lang:
                by_source.setdefault(message.source, []).append(message)
        for source in sorted(by_source, key=lambda source: hashlib.sha256(source.encode()).hexdigest()):
            parts[part_of.get(source, "train")].extend(by_source[source])
    return parts


def sha256_of(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
