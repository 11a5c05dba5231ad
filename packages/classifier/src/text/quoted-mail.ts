/** Where an answer ends and the mail that it answers begins, as mail programs write it in three languages. */
const beginningsOfQuote: readonly RegExp[] = [
  /^\s*-{2,}\s*(original message|forwarded message|원본 메시지|원본 메일|전달된 메시지|元のメッセージ|転送されたメッセージ)\s*-{2,}/iu,
  /^\s*on\b.{4,120}\bwrote:\s*$/iu,
  /^\s*.{0,40}\d{4}년.{4,100}(작성|님이 작성|썼습니다|wrote):?\s*$/u,
  /^\s*.{0,40}\d{4}年.{4,100}(のメール|書きました|wrote)[:：]\s*$/u,
  /^\s*\d{4}[/.-]\d{1,2}[/.-]\d{1,2}.{2,100}(wrote|のメール|作成|작성)[:：]\s*$/iu,
  /^\s*_{10,}\s*$/u,
]

/** A header of a quoted mail; two in a row, so that "From: Berlin" in a message is left alone. */
const header =
  /^\s*(from|sent|to|subject|date|보낸 ?사람|보낸 ?날짜|받는 ?사람|제목|날짜|差出人|送信日時|宛先|件名|日時)\s*[:：]/iu

const signature =
  /^\s*(--|—{2,}|sent from my \S+.*|get outlook for .*|나의 \S+에서 보냄.*|내 \S+에서 보냄.*|iphone(에서 보냄|から送信).*|.{0,12}から送信)\s*$/iu

/**
 * What a person wrote in a mail, without the mail that they answer and without a signature. Where nothing would be
 * left, all of it stays: better to read a quotation than nothing.
 */
export function withoutQuotes(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex(
    (line, index) =>
      beginningsOfQuote.some((beginning) => beginning.test(line)) ||
      signature.test(line) ||
      (header.test(line) && header.test(lines[index + 1] ?? '')),
  )
  const written = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/u.test(line))
  const kept = written.join('\n')
  return /[\p{L}\p{N}]/u.test(kept) ? kept : text
}
