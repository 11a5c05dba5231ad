const contentType = /^content-type\s*:[^\n]*(?:\r?\n[ \t][^\n]*)*/im
const multipart = /^content-type\s*:\s*multipart\/([\w-]+)/i
const announced = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^;\s"]+))/i
/** A line that divides: after it comes the head of a part. */
const divider = /^--([^\s"][^"\r\n]{0,68}?)[ \t]*\r?\n(?=content-)/im

/**
 * A mail whose head announces parts that its body does not have: divided as the body is, or else as the one text that it
 * is. Whoever wrote it wrote words, which are lost to whoever believes the head.
 */
export function dividedMail(head: string, body: string): string {
  const [typed] = contentType.exec(head) ?? []
  const [, kind] = (typed === undefined ? undefined : multipart.exec(typed)) ?? []
  if (typed === undefined || kind === undefined) return head
  const [, quoted, bare] = announced.exec(typed) ?? []
  const boundary = quoted ?? bare ?? ''
  if (boundary !== '' && body.includes(`--${boundary}`)) return head
  const [, found] = divider.exec(body) ?? []
  if (found !== undefined)
    return head.replace(typed, () => withEnd(typed, `multipart/${kind}; boundary="${found}"`))
  const isHtml = /^\s*<(?:!doctype|html|body|div|p)\b/i.test(body)
  return head.replace(typed, () => withEnd(typed, isHtml ? 'text/html' : 'text/plain'))
}

const withEnd = (typed: string, value: string) => `Content-Type: ${value}${typed.endsWith('\r') ? '\r' : ''}`
