"""Japanese as it is typed: flick and romaji slips, kana for kana, marks left out."""

import random
import re

FLICK_ROWS = [
    "あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも", "らりるれろ",
    "がぎぐげご", "ざじずぜぞ", "だぢづでど", "ばびぶべぼ", "やゆよ", "わをん",
]  # fmt: skip
ROW_OF = {letter: row for row in FLICK_ROWS for letter in row}
VOICED = dict(zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True))
UNVOICED = {voiced: plain for plain, voiced in VOICED.items()}
SMALL = dict(zip("ゃゅょっぁぃぅぇぉ", "やゆよつあいうえお", strict=True))
CONSONANTS = dict(zip("かさたなはまやらわがざだばぱ", "kstnhmyrwgzdbp", strict=True))

POLITE_TO_PLAIN = [
    (r"でしょうか", ["ですか", "ですかね", "？", "だろ"]),
    (r"ますか(?=[？?。]|$)", ["ます？", "ますかね", "ますでしょうか", "るの？", "ますか"]),
    (r"ください", ["下さい", "くださーい", "ちょうだい", "くれ", "くだい", "ほしい"]),
    (r"いただけますか", ["もらえますか", "もらえる？", "いただけませんか"]),
    (r"したいです", ["したい", "したいのですが", "したいんだけど", "したいんやけど"]),
    (r"のですが", ["んですが", "んですけど", "んだけど", "のですけど"]),
    (r"ありますか", ["ある？", "あります？", "ありますでしょうか", "ありませんか"]),
    (r"できますか", ["できる？", "できます？", "出来ますか", "可能ですか"]),
    (r"届きません", ["届かない", "届かん", "とどかない", "届いてない"]),
    (r"商品", ["しょうひん", "品物", "もの"]),
    (r"注文", ["ちゅうもん", "オーダー", "注文"]),
    (r"返品", ["へんぴん", "返品"]),
    (r"送料", ["そうりょう", "送料"]),
    (r"在庫", ["ざいこ", "在庫"]),
    (r"届", ["とど", "届"]),
    (r"下さい", ["ください"]),
    (r"何時", ["なんじ"]),
    (r"値段", ["ねだん", "値段"]),
]


def slip(text: str, times: int, chance: random.Random) -> str:
    letters = list(text)
    places = [index for index, letter in enumerate(letters) if letter in ROW_OF or letter in SMALL]
    for place in chance.sample(places, min(times, len(places))):
        letter = letters[place]
        kind = chance.random()
        if kind < 0.3:
            letters[place] = chance.choice(ROW_OF.get(letter, letter))
        elif kind < 0.5:
            letters[place] = VOICED.get(letter, UNVOICED.get(letter, SMALL.get(letter, letter)))
        elif kind < 0.7:
            letters[place] = ""
        elif kind < 0.8:
            letters[place] = letter + letter
        elif kind < 0.9 and letter in ROW_OF:
            letters[place] = CONSONANTS.get(ROW_OF[letter][0], "") + ("" if chance.random() < 0.5 else letter)
        elif place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def to_hiragana(text: str) -> str:
    return "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in text)


def vary_japanese(text: str, chance: random.Random) -> str:
    if chance.random() < 0.35:
        for pattern, forms in POLITE_TO_PLAIN:
            if chance.random() < 0.5:
                text = re.sub(pattern, lambda _: chance.choice(forms), text, count=1)
    if chance.random() < 0.3:
        text = slip(text, 1 + len(text) // 30, chance)
    if chance.random() < 0.25:
        text = re.sub("[、。]", lambda _: chance.choice(["", " ", "　", ""]), text)
    if chance.random() < 0.03:
        text = to_hiragana(text)
    if chance.random() < 0.1:
        text += chance.choice(["笑", "w", "💦", "😭", "🙏", "…", "！", "？？", "。", "泣", "(>_<)", "🙇‍♀️"])
    return text
