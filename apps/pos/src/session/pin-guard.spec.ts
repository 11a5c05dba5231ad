// @vitest-environment node
import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cashier } from '../../test/test-till'
import { base64urlOf } from '../enrolment/base64url'
import { importPinKey } from '../enrolment/device-keys'
import { isPin } from './pin'
import { type PinFailures, PinGuard } from './pin-guard'

const minute = 60_000

function guarded() {
  const failures = new Map<string, PinFailures>()
  const clock = { now: 1_000_000_000 }
  const guard = () =>
    new PinGuard(
      async (_, typed) => typed === '2468',
      {
        read: async (staffId) => failures.get(staffId),
        write: async (staffId, failure) => {
          if (failure === undefined) failures.delete(staffId)
          else failures.set(staffId, failure)
        },
      },
      () => clock.now,
    )
  return { clock, guard }
}

describe('a PIN', () => {
  it('may be wrong four times, then asks for a minute, doubling, also after the app was closed', async () => {
    const { clock, guard } = guarded()
    for (const left of [4, 3, 2, 1])
      expect(await guard().check(cashier, '0001')).toEqual({ kind: 'wrong', left })
    const first = { kind: 'wait', until: clock.now + minute }
    expect(await guard().check(cashier, '0001')).toEqual(first)
    // The right one does not help before the time is over.
    expect(await guard().check(cashier, '2468')).toEqual(first)
    clock.now += minute
    expect(await guard().check(cashier, '0001')).toEqual({ kind: 'wait', until: clock.now + 2 * minute })
    clock.now += 2 * minute
    expect(await guard().check(cashier, '2468')).toEqual({ kind: 'right' })
    expect(await guard().check(cashier, '0001')).toEqual({ kind: 'wrong', left: 4 })
  })

  it('waits no longer because the clock was set back', async () => {
    const { clock, guard } = guarded()
    for (let tries = 0; tries < 5; tries += 1) await guard().check(cashier, '0001')
    clock.now -= 365 * 24 * 60 * minute
    expect(await guard().check(cashier, '2468')).toEqual({ kind: 'wait', until: clock.now + minute })
    clock.now += minute
    expect(await guard().check(cashier, '2468')).toEqual({ kind: 'right' })
  })

  it('cannot be tried many times at once', async () => {
    const { guard } = guarded()
    const one = guard()
    const answers = await Promise.all(Array.from({ length: 8 }, () => one.check(cashier, '0001')))
    expect(answers.map(({ kind }) => kind)).toEqual([...Array(4).fill('wrong'), ...Array(4).fill('wait')])
  })

  it('is checked as the server made it: PBKDF2, then HMAC with a secret of this device', async () => {
    const bytes = (length: number) => webcrypto.getRandomValues(new Uint8Array(length))
    const [salt, secret] = [bytes(16), bytes(32)]
    const material = await crypto.subtle.importKey('raw', new TextEncoder().encode('2468'), 'PBKDF2', false, [
      'deriveBits',
    ])
    const derived = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 1_000 },
      material,
      256,
    )
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    const serverSide = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign'])
    const verifier = base64urlOf(await crypto.subtle.sign('HMAC', serverSide, derived))
    const pin = { salt: base64urlOf(salt.buffer), iterations: 1_000, verifier }
    const [here, elsewhere] = await Promise.all(
      [secret, bytes(32)].map((key) => importPinKey(base64urlOf(key.buffer))),
    )
    if (here === undefined || elsewhere === undefined) throw new Error('No keys.')
    expect(await isPin(pin, '2468', here)).toBe(true)
    expect(await isPin(pin, '2469', here)).toBe(false)
    expect(await isPin(pin, '2468', elsewhere)).toBe(false)
    await expect(crypto.subtle.exportKey('raw', here)).rejects.toThrow()
  })
})
