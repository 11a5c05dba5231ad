"""A thousand lines with their ids and n-grams, against which JavaScript is tested."""

import json
import random
from pathlib import Path

from .messages import Message
from .ngrams import Ngrams
from .tokenizer import load_tokenizer
from .topics import LANGUAGES

# What a normaliser, a splitter or a fallback may read differently.
ODD = [
    "ＡＢＣ１２３　ｶﾞﾝﾀﾞﾑ ㍍ ㌔ ﷺ",
    "주문한거 언제와요ㅠㅠㅠㅠ ㅋㅋㅋㅋㅋㅋ ㅈㅜㅁㅜㄴ",
    "각각 = 각각, が = が",
    "hello​world\u00a0again\tand\nagain   spaces",
    "😀👩‍👩‍👧‍👦🏳️‍🌈🇰🇷🙇‍♀️ €£₩¥ ½ ² ℃ №",
    "https://example.com/a?b=c#d ref #00012345678 me@example.com 100,000원 ¥3,980",
    "????!!!!....wwwwwwーーーーー~~~~",
    "[image] <0x41> ▁ 𠮷野家 𝓯𝓪𝓷𝓬𝔂 Ⅳ ﬁ",
    "Ünïcödé ĐẶNG İstanbul Straße ΣΊΣΥΦΟΣ привет مرحبا שלום ไทย हिन्दी",
    "",
    "、。〜…·「」『』！？",
]


def write_fixture(messages: list[Message], tokenizer_path: Path, ngrams: Ngrams, seed: int, out: Path) -> int:
    tokenizer = load_tokenizer(tokenizer_path)
    chance = random.Random(seed)
    texts = list(ODD)
    for lang in LANGUAGES:
        texts.extend(m.text for m in chance.sample([m for m in messages if m.lang == lang], 334))
    # Of the n-grams the sum is enough: a bucket that differs changes it.
    rows = [{"text": text, "ids": tokenizer.encode(text).ids, "ngrams": int(ngrams.of(text).sum())} for text in texts]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)
