import type { Connection, ConnectionInput } from './connection-queries'

export const authKinds = ['none', 'bearer', 'basic', 'header'] as const

type AuthKind = (typeof authKinds)[number]

export const isAuthKind = (text: string | null): text is AuthKind => authKinds.some((kind) => kind === text)

/** A connection as its form holds it: everything a text, and what does not apply empty. */
export interface WrittenConnection {
  name: string
  baseUrl: string
  auth: { kind: AuthKind; user: string; header: string; secret: string }
  ratePerSecond: number | string
  mostInFlight: number | string
}

export function writtenOf(connection: Connection | undefined): WrittenConnection {
  if (connection === undefined) {
    const auth = { kind: 'none' as const, user: '', header: '', secret: '' }
    return { name: '', baseUrl: '', auth, ratePerSecond: '', mostInFlight: '' }
  }
  const { name, baseUrl, auth, ratePerSecond, mostInFlight } = connection
  return {
    name,
    baseUrl,
    auth: {
      kind: auth.kind,
      user: auth.kind === 'basic' ? auth.user : '',
      header: auth.kind === 'header' ? auth.header : '',
      secret: '',
    },
    ratePerSecond: ratePerSecond ?? '',
    mostInFlight: mostInFlight ?? '',
  }
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

function authOf({ kind, user, header, secret }: WrittenConnection['auth']): ConnectionInput['auth'] {
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
  }
}
