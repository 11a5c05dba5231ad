import { createTranslation } from '@counterflow/i18n'
import { describe, expect, it } from 'vitest'
import { offeredEvents } from './offered-events.js'
import { checkedAddress } from './webhook-address.js'

const allowed = { outboundPrivate: 'allow' } as const
const denied = { outboundPrivate: 'deny' } as const
const refusal = expect.objectContaining({ type: 'webhook-address-refused' })

describe('an address', () => {
  it.each([
    'https://example.com/hooks?shop=1',
    'https://10.0.0.1/',
    'http://127.0.0.1:4190/hooks',
    'http://[::1]/',
    'http://warehouse:8080/',
    'http://nas.local/',
  ])('may be %s', (url) => expect(checkedAddress(url, allowed)).toBe(url))

  it.each([
    'http://example.com/',
    'http://93.184.216.34/',
    'https://user:pass@example.com/',
    'https://example.com/#part',
    'not an address',
  ])('may not be %s', (url) => {
    expect(() => checkedAddress(url, allowed)).toThrow(refusal)
  })

  it.each(['https://127.0.0.1/', 'https://warehouse/', 'http://localhost:80/', 'https://[fd00::1]/'])(
    'may not be %s where private ones are forbidden',
    (url) => expect(() => checkedAddress(url, denied)).toThrow(refusal),
  )

  it('may be a public one where private ones are forbidden', () => {
    expect(checkedAddress('https://example.com/', denied)).toBe('https://example.com/')
  })
})

describe('every event on offer', () => {
  it.each(['en', 'ko', 'ja'] as const)('has words in %s', async (language) => {
    const { exists } = await createTranslation(language)
    const keys = [...offeredEvents.keys()].flatMap((type) => [
      `webhooks.event.${type}`,
      `webhooks.subject.${type.split('.', 1).join('')}`,
    ])
    expect(keys.filter((key) => !exists(key))).toEqual([])
    expect(offeredEvents.size).toBeGreaterThan(50)
  })
})
