/** Where a byte is no character of its own in windows-1252, `TextDecoder` gives the control character of its number. */
const bytesOf = new Map<string, number>(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (character, byte) => [character, byte],
  ),
)

/** What mails of our languages are written in when they do not say so, with what tells a good guess. */
const candidates: readonly { readonly label: string; readonly script: RegExp }[] = [
  { label: 'utf-8', script: /[^\p{ASCII}\p{Cc}]/gu },
  { label: 'iso-2022-jp', script: /[ぁ-ヿ]/gu },
  { label: 'euc-kr', script: /\p{Script=Hangul}/gu },
  { label: 'shift_jis', script: /[ぁ-ヿ]/gu },
  { label: 'euc-jp', script: /[ぁ-ヿ]/gu },
]

/** So much of what is not ASCII must be of the script, or it was no good guess. */
const convincing = 0.3

/**
 * Makes a text readable again that was decoded as windows-1252 because its mail names no character set, or a wrong
 * one: the bytes come back, and are read as what fits them. A text that was right stays as it is.
 */
export function readableText(text: string): string {
  const bytes = bytesIn(text)
  if (bytes === undefined) return text
  for (const { label, script } of candidates) {
    const decoded = decode(label, bytes)
    if (decoded !== undefined && share(decoded, script) >= convincing) return decoded
  }
  return text
}

/** The bytes of a text that windows-1252 can say; undefined for any other, and for one of plain ASCII. */
function bytesIn(text: string): Uint8Array | undefined {
  const isPlain = /^[\u0020-\u007E\s]*$/.test(text)
  if (isPlain) return undefined
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) {
    const byte = bytesOf.get(text[index] ?? '')
    if (byte === undefined) return undefined
    bytes[index] = byte
  }
  return bytes
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function share(text: string, script: RegExp): number {
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  return foreign === 0 ? 0 : (text.match(script)?.length ?? 0) / foreign
}
