import type { Connection, ConnectionInput } from './connection-queries'

export const authKinds = ['none', 'bearer', 'basic', 'header', 'oauth'] as const

type AuthKind = (typeof authKinds)[number]

export const isAuthKind = (text: string | null): text is AuthKind => authKinds.some((kind) => kind === text)

/** A connection as its form holds it: everything a text, and what does not apply empty. */
export interface WrittenConnection {
  name: string
  baseUrl: string
  auth: {
    kind: AuthKind
    user: string
    header: string
    tokenUrl: string
    clientId: string
    clientSecret: string
    secret: string
  }
  ratePerSecond: number | string
  mostInFlight: number | string
}

export function writtenOf(connection: Connection | undefined): WrittenConnection {
  if (connection === undefined) {
    return { name: '', baseUrl: '', auth: noAuth, ratePerSecond: '', mostInFlight: '' }
  }
  const { name, baseUrl, auth, ratePerSecond, mostInFlight } = connection
  return {
    name,
    baseUrl,
    // A secret is not among what the server tells.
    auth: { ...noAuth, ...auth },
    ratePerSecond: ratePerSecond ?? '',
    mostInFlight: mostInFlight ?? '',
  }
}

const noAuth: WrittenConnection['auth'] = {
  kind: 'none',
  user: '',
  header: '',
  tokenUrl: '',
  clientId: '',
  clientSecret: '',
  secret: '',
}

const limitOf = (written: number | string) => (typeof written === 'number' ? written : null)

export function inputOf(written: WrittenConnection): ConnectionInput {
  const { name, baseUrl, ratePerSecond, mostInFlight } = written
  return {
    name,
    kind: 'http',
    baseUrl: baseUrl.trim(),
    auth: authOf(written.auth),
    ratePerSecond: limitOf(ratePerSecond),
    mostInFlight: limitOf(mostInFlight),
  }
}

function authOf(written: WrittenConnection['auth']): ConnectionInput['auth'] {
  const { kind, user, header, secret } = written
  const given = secret === '' ? {} : { secret }
  switch (kind) {
    case 'none':
      return { kind }
    case 'bearer':
      return { kind, ...given }
    case 'basic':
      return { kind, user, ...given }
    case 'header':
      return { kind, header, ...given }
    case 'oauth': {
      const { tokenUrl, clientId, clientSecret } = written
      const both = clientSecret === '' ? given : { ...given, clientSecret }
      return { kind, tokenUrl: tokenUrl.trim(), clientId: clientId.trim(), ...both }
    }
  }
}
