"""The tokenizer: byte-pair encoding of our own over three scripts, with bytes for what it never saw.

It must give the same ids in Python and in JavaScript. Hence no SentencePiece map, no stripping of accents (Hangul
would fall apart, and Japanese voicing marks vanish), and only regular expressions that mean the same in both.
"""

import random
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)
LONGEST = 160
MARKS = r"!-/:-@\[-`{-~、。〜…·「」『』"
MARK = f"[{MARKS}]"
LOUD = [("!", "!"), (r"\?", "?"), (r"\.", "."), ("~", "~"), ("w", "w"), ("ー", "ー"), ("ᄏ", "ᄏ"), ("ᄒ", "ᄒ"), ("ᅲ", "ᅲ"), ("ᅮ", "ᅮ")]


def with_rules(tokenizer: Tokenizer) -> Tokenizer:
    """How text is made alike and cut before pairs are merged."""
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            # JavaScript knows the sigma at the end of a word, Rust does not.
            normalizers.Replace("ς", "σ"),
            normalizers.Replace(Regex(r"https?:[^\s]+"), " url "),
            # No figure decides a topic, only that there is one, and how long it is.
            normalizers.Replace(Regex("[0-9]"), "0"),
            normalizers.Replace(Regex("0{5,}"), "00000"),
            # How often a mark is repeated says how loud somebody is, not what about.
            *[normalizers.Replace(Regex(f"{mark}{{3,}}"), shown * 2) for mark, shown in LOUD],
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Replace(Regex(f" +(?={MARK})"), ""),
            normalizers.Strip(),
            # Spaces become visible here, since in JavaScript the splitter that does so begins each piece anew.
            normalizers.Prepend("▁"),
            normalizers.Replace(" ", "▁"),
        ]
    )
    # One splitter, and of the plainest kind: in JavaScript no piece can be merged with the next.
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(f"▁?[^▁{MARKS}]+|▁|{MARK}"), "isolated")
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(replacement="▁")])
    return tokenizer


def train_tokenizer(lines: list[str], vocabulary: int) -> Tokenizer:
    tokenizer = with_rules(Tokenizer(models.BPE(unk_token="[UNK]", byte_fallback=True, fuse_unk=False)))
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=[*SPECIAL, *[f"<0x{byte:02X}>" for byte in range(256)]],
        limit_alphabet=5000,
        min_frequency=3,
        max_token_length=10,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)]
    )
    return tokenizer


def text_for_training(own: list[tuple[str, str]], public: list[tuple[str, str]], seed: int) -> list[str]:
    """Languages weigh about the same, and our own messages most."""
    order = random.Random(seed)
    lines = [text for _, text in own] * 3
    for lang, most in (("en", 60_000), ("ko", 60_000), ("ja", 60_000)):
        found = [text for each, text in public if each == lang]
        order.shuffle(found)
        lines.extend(found[:most])
    return lines


def load_tokenizer(path: Path, dropout: float | None = None) -> Tokenizer:
    """`dropout` leaves merges out at random, so that training sees a word in several cuts."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.model.dropout = dropout
    tokenizer.enable_truncation(LONGEST)
    return tokenizer
