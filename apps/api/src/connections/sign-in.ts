/** How a request signs in, and what of it nobody may read afterwards. */
export interface SignIn {
  readonly headers: Readonly<Record<string, string>>
  /** The secret and whatever is made of it. */
  readonly secrets: readonly string[]
}

/** @param name the user of `basic`, the header of `header` */
export function signInOf(kind: 'none' | 'bearer' | 'basic' | 'header', name: string, secret: string): SignIn {
  switch (kind) {
    case 'none':
      return { headers: {}, secrets: [] }
    case 'bearer':
      return { headers: { authorization: `Bearer ${secret}` }, secrets: formsOf(secret) }
    case 'basic': {
      const encoded = Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')
      return { headers: { authorization: `Basic ${encoded}` }, secrets: [...formsOf(secret), encoded] }
    }
    case 'header':
      return { headers: { [name.toLowerCase()]: secret }, secrets: formsOf(secret) }
  }
}

/** How a service that quotes a secret may write it: as it is, inside JSON, inside an address. The longest first. */
function formsOf(secret: string): string[] {
  const forms = new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  return [...forms].sort((left, right) => right.length - left.length)
}

const redacted = '•••'

/** `text` without `secrets`. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) => (rest.includes(secret) ? rest.replaceAll(secret, redacted) : rest),
    text,
  )
}
