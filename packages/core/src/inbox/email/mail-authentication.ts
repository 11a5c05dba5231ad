interface Verdict {
  readonly method: string
  readonly result: string
  readonly properties: ReadonlyMap<string, string>
}

/** Comments stand in parentheses, which may hold others; what separates words does so outside of quotation marks. */
function withoutComments(text: string): string {
  let depth = 0
  let quoted = false
  let kept = ''
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) kept += /[;\s]/.test(character) ? '_' : character
    else if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}

function readVerdict(text: string): Verdict[] {
  const words = text.trim().split(/\s+/)
  const pairs = words.map((word) => {
    const at = word.indexOf('=')
    const [name, value] = at < 1 ? ['', ''] : [word.slice(0, at), word.slice(at + 1)]
    return [name.toLowerCase(), value.toLowerCase()] as const
  })
  const [first, ...properties] = pairs
  if (first === undefined || first[0] === '') return []
  const [method = ''] = first[0].split('/')
  return [{ method, result: first[1], properties: new Map(properties) }]
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** Whether `domain` may speak for `from`: it is the same, or one above it. */
function isAligned(domain: string | undefined, from: string): boolean {
  if (domain === undefined || !domain.includes('.')) return false
  return from === domain || from.endsWith(`.${domain}`)
}

/**
 * Whether a mail is really from the domain of its sender, as the shop's own mail server says in
 * `Authentication-Results` (RFC 8601): by DMARC, or by SPF and DKIM together, both for the sender's domain.
 *
 * @param headers the values of all such headers, the topmost first
 * @param server what the shop's own server calls itself there, `mx.example.com`; the word of any other is not taken
 * @param from the address in `From`, in small letters
 */
export function isAuthentic(headers: readonly string[], server: string, from: string): boolean {
  const name = server.trim().toLowerCase()
  const domain = domainOf(from)
  if (name === '' || !domain.includes('.')) return false
  // A server writes above what it was given, so that a forged one with its name stands below.
  const parts = headers
    .map((value) => withoutComments(value).split(';'))
    .find(([id = '']) => id.trim().split(/\s+/)[0]?.toLowerCase() === name)
  const verdicts = (parts ?? []).slice(1).flatMap(readVerdict)
  const passes = (method: string, properties: readonly string[]) =>
    verdicts.some(
      (verdict) =>
        verdict.method === method &&
        verdict.result === 'pass' &&
        properties.some((property) => {
          const value = verdict.properties.get(property)
          return isAligned(value && domainOf(value), domain)
        }),
    )
  if (verdicts.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return false
  return (
    passes('dmarc', ['header.from', 'from']) ||
    (passes('spf', ['smtp.mailfrom', 'smtp.mail']) && passes('dkim', ['header.d', 'header.i']))
  )
}
