import { type EmailSettings, emailSettingsSchema, type Json } from '@counterflow/core'

/** The e-mail channel as it is typed: every field is there, whichever way mail comes in. */
export interface WrittenEmail {
  address: string
  receiveBy: EmailSettings['receiveBy']
  host: string
  port: number | string
  secure: boolean
  user: string
  folder: string
  subAddressing: boolean
  authenticationServer: string
}

export function writtenOf(settings: unknown): WrittenEmail {
  const known = emailSettingsSchema.safeParse(settings).data
  const { imap = null, ...rest } = known ?? {}
  return {
    address: '',
    receiveBy: 'imap',
    subAddressing: false,
    authenticationServer: '',
    ...rest,
    host: imap?.host ?? '',
    port: imap?.port ?? 993,
    secure: imap?.secure ?? true,
    user: imap?.user ?? '',
    folder: imap?.folder ?? 'INBOX',
  }
}

export function inputOf({ host, port, secure, user, folder, ...rest }: WrittenEmail): Record<string, Json> {
  const imap = {
    host,
    port: typeof port === 'number' ? port : Number.parseInt(port, 10) || 0,
    secure,
    user,
    folder,
  }
  return { ...rest, address: rest.address.trim(), imap: rest.receiveBy === 'imap' ? imap : null }
}
