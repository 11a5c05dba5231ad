const idDigits = 25
const sealDigits = 13
const tokenPattern = new RegExp(`^r([0-9a-z]{${idDigits}})([0-9a-z]{${sealDigits}})$`)
const longestLocalPart = 64

const inBase36 = (hex: string, digits: number) => BigInt(`0x${hex}`).toString(36).padStart(digits, '0')

/** What an answer is sent to carries the conversation's id and a seal that nobody else can make. */
export interface ReplyToken {
  /** A UUID in small letters. */
  readonly conversationId: string
  /** 16 hexadecimal digits, made under a secret of the shop. */
  readonly seal: string
}

/** The text of a token: small letters and digits, since mail servers change the case of addresses. */
export function writeReplyToken({ conversationId, seal }: ReplyToken): string {
  return `r${inBase36(conversationId.replaceAll('-', ''), idDigits)}${inBase36(seal, sealDigits)}`
}

/** What a token says; undefined for what is none. Whether its seal is true, the caller finds out. */
export function readReplyToken(text: string): ReplyToken | undefined {
  const [, id = '', seal = ''] = tokenPattern.exec(text.toLowerCase()) ?? []
  if (id === '') return undefined
  const hex = inHex(id, 32)
  const sealed = inHex(seal, 16)
  if (hex === undefined || sealed === undefined) return undefined
  return { conversationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), seal: sealed }
}

function inHex(base36: string, digits: number): string | undefined {
  const value = [...base36].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  const hex = value.toString(16)
  return hex.length > digits ? undefined : hex.padStart(digits, '0')
}

/**
 * The shop's own address with a token in it, `shop+r…@example.com`; undefined where it would be longer than mail
 * servers take.
 */
export function replyAddress(own: string, token: string): string | undefined {
  const at = own.lastIndexOf('@')
  const local = `${own.slice(0, at)}+${token}`
  return at < 1 || local.length > longestLocalPart ? undefined : `${local}${own.slice(at)}`
}

/** The tokens in the addresses that a mail went to, if they are the shop's own. */
export function replyTokensIn(addresses: readonly string[], own: string): ReplyToken[] {
  const at = own.lastIndexOf('@')
  const [local, domain] = [own.slice(0, at).toLowerCase(), own.slice(at).toLowerCase()]
  return addresses.flatMap((one) => {
    const address = one.trim().toLowerCase()
    if (!address.startsWith(`${local}+`) || !address.endsWith(domain)) return []
    return readReplyToken(address.slice(local.length + 1, -domain.length)) ?? []
  })
}
