"""One more way to write a message. What it asks for must stay what it was."""

import random
import re
from dataclasses import replace

from ..messages import Message
from ..topics import INDEX
from .hangul import vary_korean
from .kana import vary_japanese
from .latin import vary_english

BY_LANGUAGE = {"en": vary_english, "ko": vary_korean, "ja": vary_japanese}

OPENINGS = {
    "en": ["hi", "hello", "hey", "hi there,", "good morning", "hello sir", "hey guys", "Hi team,", "hiya", "excuse me", "quick question", "hi, hope you're well.", "Dear Sir/Madam,", "yo", "question:", "hello??", "sorry to bother you", "um"],
    "ko": ["안녕하세요", "안녕하세요~", "저기요", "문의드립니다", "사장님", "안뇽하세요", "저", "수고하십니다", "여보세요", "안녕하세요 문의드려요", "하이", "혹시", "죄송한데", "수고많으십니다.", "궁금한게 있어요", "문의요"],
    "ja": ["こんにちは", "こんばんは。", "すみません", "お世話になっております。", "はじめまして。", "あの", "質問です", "お聞きしたいのですが", "すいません、", "初めてです。", "お疲れ様です", "失礼します", "ちょっと聞きたい", "教えて"],
}  # fmt: skip
CLOSINGS = {
    "en": ["thanks", "thx", "thank you", "please", "pls reply", "asap", "let me know", "cheers", "ty!", "Kind regards, Anna", "🙏", "😊", "!!", "??", "please help", "anyone?", "- Sam", "Sent from my iPhone"],
    "ko": ["감사합니다", "부탁드려요", "답변 부탁드립니다", "빠른 답변 부탁드려요", "ㅎㅎ", "수고하세요", "알려주세요", "궁금합니다", "🙏", "급해요", "감사합니당", "답장 좀요"],
    "ja": ["お願いします", "よろしくお願いします。", "よろしくお願いいたします。", "教えてください", "ありがとうございます", "お返事お待ちしています", "🙏", "急いでます", "です", "よろしくです", "m(_ _)m"],
}  # fmt: skip
ORDER_NUMBERS = {
    "en": ["order #{n}", "#{n}", "order no {n}", "ref {n}", "order {n}", "AB-{n}"],
    "ko": ["주문번호 {n}", "#{n}", "{n}번 주문", "주문 {n}"],
    "ja": ["注文番号{n}", "#{n}", "注文番号：{n}", "{n}の件"],
}
ABOUT_AN_ORDER = {INDEX["order_edits"], INDEX["order_status"], INDEX["returns"]}
EMOJI = ["😊", "😭", "🙏", "😡", "🥺", "❤️", "😅", "🤔", "✨", "😩", "👀", "‼️"]


def vary(message: Message, chance: random.Random) -> Message:
    text = BY_LANGUAGE[message.lang](message.text, chance)
    if chance.random() < 0.25:
        text = re.sub(r"[?？!！.。]+$", "", text)
    if chance.random() < 0.1:
        text = re.sub(r"[,.!?;:]", "", text)
    if message.topic in ABOUT_AN_ORDER and not message.ambiguous and chance.random() < 0.06:
        number = chance.choice(ORDER_NUMBERS[message.lang]).format(n=chance.randint(100, 9_999_999))
        text = f"{number} {text}" if chance.random() < 0.6 else f"{text} {number}"
    if chance.random() < 0.12:
        text = f"{chance.choice(OPENINGS[message.lang])} {text}"
    if chance.random() < 0.1:
        text = f"{text} {chance.choice(CLOSINGS[message.lang])}"
    if chance.random() < 0.04:
        text += chance.choice(EMOJI)
    return replace(message, text=text) if text.strip() else message
