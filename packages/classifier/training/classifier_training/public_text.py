"""The public text that is trained on beside our own corpus; it stays outside the repository.

Unlabelled lines teach the languages (`unlabelled`); a small, capped part carries labels of ours (`supervised`), so
that no template of one source outweighs what was composed by hand.
"""

import random
import re
from pathlib import Path

from .messages import Message, json_lines, target_of

SOURCES = {
    "bitext": "utterances.jsonl",
    "amazon-product-questions": "questions.jsonl",
    "commerce-ui-strings": "strings.jsonl",
    "pveller-ecommerce-luis": "utterances.jsonl",
    "multidogo": "utterances.jsonl",
    "banking77": "utterances.jsonl",
    "korean-chatbot-songys": "pairs.jsonl",
    "korean-klue-korsts": "sentences.jsonl",
    "korean-speech-acts": "utterances.jsonl",
    "ud-gsd": "sentences.jsonl",
    "japanese-jglue": "sentences.jsonl",
}

LONGEST = 300

# A line with one of these may well be a shop's customer speaking, and is no example of "none of the topics".
SHOPPING = re.compile(
    r"order|price|cost|pay|buy|bought|purchas|deliver|shipp|refund|return|charge|card|discount|coupon|sale|shop|store|"
    r"product|item|stock|cancel|track|parcel|package|address|phone|hour|open|contact|email|number|"
    r"주문|가격|얼마|결제|구매|구입|배송|택배|환불|반품|교환|할인|쿠폰|세일|매장|가게|상품|제품|재고|취소|도매|사고|"
    r"살까|샀|추천|영업|전화|주소|카드|문의|"
    r"注文|値段|価格|いくら|支払|購入|買|配送|送料|届|返品|返金|交換|割引|クーポン|セール|店|商品|在庫|キャンセル|卸|"
    r"おすすめ|営業|電話|住所|カード|お金",
    re.IGNORECASE,
)
AMAZON_OFF_TOPIC = re.compile(
    r"ship|deliver|return|refund|price|cost|\$|warrant|sell|buy|order|discount|replac|broke|guarantee|arriv|receiv",
    re.IGNORECASE,
)
OTHER_TRADES = {"airline", "finance", "insurance", "software", "media"}


def unlabelled(folder: Path) -> list[tuple[str, str]]:
    """(language, text) of every public line, without what is too long to be a message."""
    lines = []
    for name, file in SOURCES.items():
        for path in sorted((folder / name).glob("*.jsonl")):
            for row in json_lines(path):
                lines.append((row["lang"], row["text"][:LONGEST]))
                if name == "korean-chatbot-songys":
                    lines.append((row["lang"], row["answer"]))
    return lines


def supervised(folder: Path, seed: int) -> list[Message]:
    """Labelled public lines, capped by source and topic."""
    rows: dict[tuple[str, str], list[tuple[str, str, dict[str, float]]]] = {}

    def add(source: str, bucket: str, lang: str, text: str, shares: dict[str, float]) -> None:
        if 3 < len(text) <= LONGEST:
            rows.setdefault((source, bucket), []).append((lang, text, shares))

    for row in json_lines(folder / "bitext" / SOURCES["bitext"]):
        if row["suggested_topic"]:
            add("bitext", row["intent"], "en", row["text"], {row["suggested_topic"]: 1.0})
    for row in json_lines(folder / "amazon-product-questions" / "questions.jsonl"):
        if not AMAZON_OFF_TOPIC.search(row["text"]):
            add("amazon", "questions", "en", row["text"], {"product_details": 0.93, "product_interest": 0.04, "none": 0.03})
    for row in json_lines(folder / "pveller-ecommerce-luis" / SOURCES["pveller-ecommerce-luis"]):
        if row["intent"] == "Explore":
            add("pveller", "explore", "en", row["text"], {"product_interest": 1.0})
    for row in json_lines(folder / "multidogo" / SOURCES["multidogo"]):
        if row["domain"] in OTHER_TRADES and not SHOPPING.search(row["text"]):
            add("multidogo", row["domain"], "en", row["text"], {"none": 1.0})
    for row in json_lines(folder / "banking77" / SOURCES["banking77"]):
        if not SHOPPING.search(row["text"]):
            add("banking77", "all", "en", row["text"], {"none": 1.0})
    for row in json_lines(folder / "korean-chatbot-songys" / SOURCES["korean-chatbot-songys"]):
        if not SHOPPING.search(row["text"]):
            add("songys", "all", "ko", row["text"], {"none": 1.0})
    for row in json_lines(folder / "korean-speech-acts" / SOURCES["korean-speech-acts"]):
        if not SHOPPING.search(row["text"]):
            add("speech-acts", row["kind"], "ko", row["text"], {"none": 1.0})
    for row in json_lines(folder / "japanese-jglue" / SOURCES["japanese-jglue"]):
        if len(row["text"]) < 60 and not SHOPPING.search(row["text"]):
            add("jglue", row["kind"], "ja", row["text"], {"none": 1.0})

    caps = {"bitext": 60, "amazon": 500, "pveller": 120, "multidogo": 70, "banking77": 150, "songys": 350, "speech-acts": 60, "jglue": 130}
    chosen = []
    for (source, bucket), found in sorted(rows.items()):
        found = sorted(set((lang, text, tuple(sorted(shares.items()))) for lang, text, shares in found))
        random.Random(f"{seed}/{source}/{bucket}").shuffle(found)
        for lang, text, shares in found[: caps[source]]:
            chosen.append(Message(text, lang, f"public-{source}", target_of(dict(shares))))
    return chosen
