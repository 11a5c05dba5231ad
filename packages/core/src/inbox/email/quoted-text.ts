/** Below such a line stands another mail, whatever follows. */
const separators: readonly RegExp[] = [
  /^\s*-{2,}\s*(original message|forwarded message|원본 메시지|원본 메일|전달된 메시지|元のメッセージ|転送されたメッセージ)\s*-{2,}/iu,
  /^\s*begin forwarded message:\s*$/iu,
  /^\s*_{10,}\s*$/u,
]

/** Such a line says who wrote what is quoted below it. */
const attributions: readonly RegExp[] = [
  /^\s*on\b.{4,200}\bwrote:\s*$/iu,
  /^\s*.{0,60}\d{4}년.{4,160}(작성|님이 작성|썼습니다|wrote)\s*:?\s*$/u,
  /^\s*.{0,60}\d{4}年.{4,160}(のメール|書きました|wrote)\s*[:：]\s*$/u,
  /^\s*\d{4}年\d{1,2}月\d{1,2}日.{2,160}<[^<>\s]+@[^<>\s]+>\s*[:：]\s*$/u,
  /^\s*\d{4}[/.-]\d{1,2}[/.-]\d{1,2}.{2,160}(wrote|のメール|作成|작성)\s*[:：]\s*$/iu,
]

/** A header of a quoted mail; two in a row, so that "From: Berlin" in a message is left alone. */
const header =
  /^\s*\*?(from|sent|to|subject|date|보낸 ?사람|보낸 ?날짜|받는 ?사람|제목|날짜|差出人|送信日時|宛先|件名|日時)\*?\s*[:：]/iu

const longestMarker = 400

const isQuoted = (line: string) => /^\s*>/u.test(line)
const isBlank = (line: string) => line.trim() === ''
const saysSomething = (text: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)

/** A mail in two parts: what its sender wrote, and the mails before it, which a screen folds. */
export interface FoldedMail {
  readonly text: string
  /** Empty: nothing is quoted. */
  readonly quoted: string
}

/**
 * Parts what somebody wrote from the mail that they answer or pass on. Answers between quoted lines stay with them.
 * Where nothing would be left, all of it is text: better to read a quotation than nothing.
 */
export function foldQuoted(whole: string): FoldedMail {
  const lines = whole.split('\n')
  // What comes after it is quoted to the end: nothing of the sender's own stands among or below.
  const lastOwn = lines.findLastIndex((line) => !isQuoted(line) && !isBlank(line))
  const start = lines.findIndex((_, index) => beginsQuote(lines, index, lastOwn))
  if (start === -1) return { text: whole.trim(), quoted: '' }
  const text = lines.slice(0, start).join('\n').trim()
  if (!saysSomething(text)) return { text: whole.trim(), quoted: '' }
  return { text, quoted: lines.slice(start).join('\n').trim() }
}

function beginsQuote(lines: readonly string[], index: number, lastOwn: number): boolean {
  const line = lines[index] ?? ''
  if (line.length > longestMarker) return false
  const next = lines[index + 1] ?? ''
  if (separators.some((one) => one.test(line)) || (header.test(line) && header.test(next))) return true
  if (isQuoted(line)) return index > lastOwn
  // Long attributions are broken over two lines.
  const both = next.length > longestMarker ? line : `${line} ${next.trim()}`
  const isAttribution = attributions.some((one) => one.test(line) || one.test(both))
  // Where nothing is quoted by signs, all below is; else answers may stand in between.
  return isAttribution && (lastOwn <= index + 1 || !lines.slice(index, index + 8).some(isQuoted))
}
