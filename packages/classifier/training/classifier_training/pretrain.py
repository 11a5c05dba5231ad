"""Masked-language pretraining: the languages first, so that few labels go further."""

import logging
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from torch.nn import functional as F

from .batches import batches_by_length, padded
from .neighbours import embeddings_from_neighbours
from .encoder import Encoder, MaskedLanguageModel, Shape
from .precision import computing
from .schedule import schedule
from .tokenizer import MASK, load_tokenizer

log = logging.getLogger(__name__)
FIRST_ORDINARY = 5 + 256
TOKENS_A_BATCH = 4096


def hide(ids: torch.Tensor, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Hides 15 in a hundred tokens: most behind the mask, some behind another token, some left as they are."""
    chance = torch.rand(ids.shape, generator=generator)
    hidden = (chance < 0.15) & (ids >= FIRST_ORDINARY)
    how = torch.rand(ids.shape, generator=generator)
    shown = torch.where(hidden & (how < 0.8), torch.full_like(ids, MASK), ids)
    other = torch.randint(FIRST_ORDINARY, int(ids.max()) + FIRST_ORDINARY + 1, ids.shape, generator=generator)
    return torch.where(hidden & (how > 0.9), other, shown), hidden


def pretrain(lines: list[str], tokenizer_path: Path, shape: Shape, minutes: float, seed: int, out: Path) -> dict:
    """Trains for so many minutes (the schedule follows the clock) and saves the encoder at `out`."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    order = random.Random(seed)
    tokenizer = load_tokenizer(tokenizer_path, dropout=0.05)
    model = MaskedLanguageModel(Encoder(replace(shape, dropout=0.0))).to(device).train()
    plain = [encoding.ids for encoding in load_tokenizer(tokenizer_path).encode_batch(lines)]
    with torch.no_grad():
        model.encoder.tokens.weight.copy_(embeddings_from_neighbours(plain, shape.vocabulary, shape.hidden, seed))
    log.info("embeddings from neighbours are made")
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    started, step, epoch, seen, recent = time.monotonic(), 0, 0, 0, 0.0
    share = 0.0
    while share < 1.0:
        encoded = [encoding.ids[:96] for encoding in tokenizer.encode_batch(lines)]
        for batch in batches_by_length([len(line) for line in encoded], TOKENS_A_BATCH, order):
            share = (time.monotonic() - started) / (minutes * 60)
            if share >= 1.0:
                break
            ids, present = padded([encoded[index] for index in batch])
            shown, hidden = hide(ids, generator)
            if not hidden.any():
                continue
            shown = shown.clamp(max=shape.vocabulary - 1)
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * schedule(share, warmup=0.04)
            with computing(device):
                logits = model(shown.to(device), present.to(device), hidden.to(device))
                loss = F.cross_entropy(logits.float(), ids[hidden].to(device))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen += int(present.sum())
            recent = 0.98 * recent + 0.02 * loss.item() if step > 1 else loss.item()
            if step % 100 == 0:
                log.info("pretraining %.0f%%: step %d, loss %.3f, %.0f tokens a second", share * 100, step, recent, seen / (time.monotonic() - started))
                torch.save({"encoder": model.encoder.state_dict(), "shape": shape.as_dict()}, out.with_suffix(".partial"))
        epoch += 1
    torch.save({"encoder": model.encoder.state_dict(), "shape": shape.as_dict()}, out)
    return {"steps": step, "tokens": seen, "epochs": epoch, "loss": round(recent, 3), "minutes": minutes}
