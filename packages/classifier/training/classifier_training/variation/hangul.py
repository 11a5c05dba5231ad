"""Korean as it is typed: spaces left out or put in, and slips on the two-set keyboard, jamo by jamo."""

import random
import re

FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
LAST = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]

ROWS = ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"]
NEIGHBOURS = {
    key: [
        ROWS[r][c]
        for r in range(max(0, row - 1), min(3, row + 2))
        for c in range(max(0, column - 1), min(len(ROWS[r]), column + 2))
        if (r, c) != (row, column)
    ]
    for row, keys in enumerate(ROWS)
    for column, key in enumerate(keys)
}
SHIFTED = {"ㅂ": "ㅃ", "ㅈ": "ㅉ", "ㄷ": "ㄸ", "ㄱ": "ㄲ", "ㅅ": "ㅆ", "ㅐ": "ㅒ", "ㅔ": "ㅖ"}
UNSHIFTED = {shifted: plain for plain, shifted in SHIFTED.items()}
# Vowels that are taken for one another, by ear or by habit.
ALIKE = {"ㅐ": "ㅔ", "ㅔ": "ㅐ", "ㅚ": "ㅙ", "ㅙ": "ㅚ", "ㅖ": "ㅔ", "ㅟ": "ㅣ", "ㅢ": "ㅣ"}

ENGLISH_KEYS = dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True))

SPOKEN_ENDINGS = [
    (r"요(?=[\s?!.~]|$)", ["여", "용", "염", "욤", "요오", "유", "욥"]),
    (r"나요(?=[\s?!.~]|$)", ["나여", "남", "나", "나용"]),
    (r"습니까", ["습니까요", "슴니까", "나요"]),
    (r"습니다", ["슴다", "습니당", "읍니다", "슴니다"]),
    (r"해주세요", ["해주세여", "해줘요", "해주셈", "해쥬세요", "부탁"]),
    (r"어떻게", ["어케", "어떡해", "어뜨케", "어떻해"]),
    (r"되나요", ["돼나요", "되여", "됨?", "돼요"]),
    (r"되요|돼요", ["되요", "돼여", "됨", "대요"]),
    (r"했는데", ["햇는데", "했는대", "했눈데"]),
    (r"않", ["안"]),
    (r"있", ["잇"]),
    (r"했", ["햇"]),
    (r"왔", ["왓"]),
    (r"빨리", ["빨랑", "빨이"]),
    (r"언제", ["언재", "은제", "언졔"]),
    (r"배송", ["베송", "배숑", "배송이"]),
    (r"주문", ["쥬문", "줌누", "주믄"]),
    (r"환불", ["환뷸", "환블"]),
]


def apart(syllable: str) -> tuple[str, str, str] | None:
    code = ord(syllable) - 0xAC00
    if not 0 <= code < 11172:
        return None
    return FIRST[code // 588], MIDDLE[code % 588 // 28], LAST[code % 28]


def together(first: str, middle: str, last: str) -> str:
    if first in FIRST and middle in MIDDLE and last in LAST:
        return chr(0xAC00 + (FIRST.index(first) * 21 + MIDDLE.index(middle)) * 28 + LAST.index(last))
    return first + middle + last


def slip_syllable(syllable: str, chance: random.Random) -> str:
    parts = apart(syllable)
    if parts is None:
        return syllable
    first, middle, last = parts
    kind = chance.random()
    if kind < 0.2:
        first = chance.choice(NEIGHBOURS.get(first, [first]))
    elif kind < 0.35:
        middle = ALIKE.get(middle, chance.choice(NEIGHBOURS.get(middle, [middle])))
    elif kind < 0.5:
        first = SHIFTED.get(first, UNSHIFTED.get(first, first))
    elif kind < 0.65:
        last = UNSHIFTED.get(last, "") if last else last
    elif kind < 0.8:
        # The final consonant comes too early, or is left hanging.
        return together(first, middle, "") + (last if len(last) == 1 else "")
    elif kind < 0.9:
        return first + syllable
    else:
        return first + middle + last
    return together(first, middle, last)


def slip(text: str, times: int, chance: random.Random) -> str:
    letters = list(text)
    places = [index for index, letter in enumerate(letters) if apart(letter)]
    for place in chance.sample(places, min(times, len(places))):
        letters[place] = slip_syllable(letters[place], chance)
    return "".join(letters)


def in_english_keys(text: str) -> str:
    """The keyboard was left on English."""
    typed = []
    for letter in text:
        parts = apart(letter)
        keys = "".join(parts) if parts else letter
        typed.append("".join(ENGLISH_KEYS.get(UNSHIFTED.get(key, key), key) for key in keys))
    return "".join(typed)


def respace(text: str, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.35:
        return text.replace(" ", "")
    if kind < 0.85:
        return re.sub(" ", lambda space: "" if chance.random() < 0.5 else " ", text)
    return "".join(letter + (" " if apart(letter) and chance.random() < 0.12 else "") for letter in text)


def vary_korean(text: str, chance: random.Random) -> str:
    if chance.random() < 0.35:
        for pattern, forms in SPOKEN_ENDINGS:
            if chance.random() < 0.5:
                text = re.sub(pattern, lambda _: chance.choice(forms), text)
    if chance.random() < 0.45:
        text = respace(text, chance)
    if chance.random() < 0.35:
        text = slip(text, 1 + len(text) // 30, chance)
    if chance.random() < 0.12:
        text += chance.choice(["ㅠㅠ", "ㅠ", "ㅜㅜ", "ㅋㅋ", "ㅎㅎ", ";;", "??", "~", "..", "ㅡㅡ", "^^", "ㅠㅠㅠ"])
    if len(text) < 20 and chance.random() < 0.004:
        text = in_english_keys(text)
    return text
