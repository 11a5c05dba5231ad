"""English as it is typed: neighbours on the keyboard, letters left out, words cut short."""

import random
import re

ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
NEIGHBOURS = {
    letter: [
        ROWS[r][c]
        for r in range(max(0, row - 1), min(3, row + 2))
        for c in range(max(0, column - 1), min(len(ROWS[r]), column + 2))
        if (r, c) != (row, column)
    ]
    for row, letters in enumerate(ROWS)
    for column, letter in enumerate(letters)
}

SHORT_FORMS = [
    (r"\byou\b", ["u", "ya", "yu"]),
    (r"\byour\b", ["ur", "yr", "youre"]),
    (r"\bare\b", ["r"]),
    (r"\bplease\b", ["pls", "plz", "plss", "pleas"]),
    (r"\bthanks\b", ["thx", "ty", "tnx", "thks"]),
    (r"\bbecause\b", ["cuz", "coz", "bc", "cos"]),
    (r"\bto\b", ["2"]),
    (r"\bfor\b", ["4"]),
    (r"\bwhat is\b", ["whats", "wats"]),
    (r"\bwhat\b", ["wat", "wht", "waht"]),
    (r"\bi am\b", ["im"]),
    (r"\bdo not\b", ["dont"]),
    (r"\bwhen\b", ["wen", "whn"]),
    (r"\bwhere\b", ["wheres", "wer", "were"]),
    (r"\bhave\b", ["hav", "hv", "haev"]),
    (r"\bthe\b", ["teh", "th", "da", ""]),
    (r"\bdelivery\b", ["delivary", "delievery", "dlvry"]),
    (r"\breceived?\b", ["recieved", "recived", "got"]),
    (r"\bdiscount\b", ["discout", "disc", "discont"]),
    (r"\brefund\b", ["refnd", "refound", "reefund"]),
    (r"\bwant to\b", ["wanna"]),
    (r"\bgoing to\b", ["gonna"]),
    (r"\btomorrow\b", ["tmrw", "tmr", "2moro", "tomorow"]),
    (r"\btoday\b", ["2day", "tday"]),
    (r"\bavailable\b", ["avail", "availible", "avaliable"]),
    (r"\baddress\b", ["adress", "addres", "addr"]),
    (r"\bpeople\b", ["ppl"]),
    (r"\bquestion\b", ["q", "qn", "quesiton"]),
    (r"\bmessage\b", ["msg"]),
    (r"\band\b", ["n", "&", "an"]),
    (r"\bnot\b", ["nt", "no"]),
    (r"\bso\b", ["soo"]),
    (r"\bit's\b", ["its"]),
]


def slip(text: str, times: int, chance: random.Random) -> str:
    letters = list(text)
    places = [index for index, letter in enumerate(letters) if letter.lower() in NEIGHBOURS]
    for place in chance.sample(places, min(times, len(places))):
        letter = letters[place].lower()
        kind = chance.random()
        if kind < 0.3:
            letters[place] = chance.choice(NEIGHBOURS[letter])
        elif kind < 0.55:
            letters[place] = ""
        elif kind < 0.75:
            letters[place] = letter + letter
        elif place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def shorten(text: str, chance: random.Random, share: float) -> str:
    for pattern, forms in SHORT_FORMS:
        if chance.random() < share:
            text = re.sub(pattern, lambda _: chance.choice(forms), text, flags=re.IGNORECASE)
    return text


def vary_english(text: str, chance: random.Random) -> str:
    if chance.random() < 0.55:
        text = text.lower()
    elif chance.random() < 0.06:
        text = text.upper()
    if chance.random() < 0.35:
        text = shorten(text, chance, 0.5)
    if chance.random() < 0.35:
        text = text.replace("'", "").replace("’", "")
    if chance.random() < 0.35:
        text = slip(text, 1 + len(text) // 40 + (chance.random() < 0.3), chance)
    if chance.random() < 0.04:
        text = text.replace(" ", "", 1) if chance.random() < 0.5 else re.sub(" ", "  ", text)
    return text
