import { emailSettingsSchema } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { inputOf, writtenOf } from './email-fields'
import { plainFields } from './plain-fields'

describe('the e-mail channel as it is typed', () => {
  const settings = {
    address: 'help@example.com',
    receiveBy: 'imap',
    imap: { host: 'imap.example.com', port: 993, secure: true, user: 'help', folder: 'INBOX' },
    subAddressing: true,
    authenticationServer: 'mx.example.com',
  }

  it('is what was saved, and is saved as it was', () => {
    expect(inputOf(writtenOf(settings))).toEqual(settings)
    expect(
      emailSettingsSchema.parse(inputOf({ ...writtenOf(settings), receiveBy: 'webhook' })).imap,
    ).toBeNull()
  })

  it('has sensible values at first, which lack what only people know', () => {
    expect(writtenOf(null)).toMatchObject({ receiveBy: 'imap', port: 993, secure: true, folder: 'INBOX' })
    const wrong = emailSettingsSchema.safeParse(inputOf({ ...writtenOf(null), port: 'x' }))
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['address', 'imap.host', 'imap.port', 'imap.user']),
    )
  })
})

it('shows the plain fields of a plugin’s settings, with what the plugin chose', () => {
  const schema = {
    type: 'object',
    properties: {
      address: { type: 'string', title: 'Address', default: 'https://api.example.com' },
      loud: { type: 'boolean' },
      most: { type: 'integer', description: 'At once.' },
      list: { type: 'array' },
    },
  }
  expect(plainFields(schema)).toEqual([
    {
      name: 'address',
      kind: 'text',
      title: 'Address',
      description: undefined,
      initial: 'https://api.example.com',
    },
    { name: 'loud', kind: 'boolean', title: 'loud', description: undefined, initial: false },
    { name: 'most', kind: 'number', title: 'most', description: 'At once.', initial: '' },
  ])
  expect(plainFields(undefined)).toEqual([])
})
