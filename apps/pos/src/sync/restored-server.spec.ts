// @vitest-environment node
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { opening, sale } from '../../test/ledger-wishes'
import { SyncingDevice } from '../../test/syncing-device'

let till: SyncingDevice

beforeEach(async () => {
  till = await SyncingDevice.open()
})

afterEach(() => till.close())

describe('a server that was restored from a backup that is older than this device', () => {
  const restore = () => {
    till.server.events.clear()
    till.server.history = 'second'
    till.server.unknown.add('token-1')
  }

  it('hears who it was once it is enrolled again, and gets all that it sold, once', async () => {
    await till.happen(opening, sale(), sale())
    await till.round()
    restore()
    await till.happen(sale())
    expect(await till.round()).toMatchObject({ isReached: true, trouble: 'not_accepted' })
    await till.enrolAgain(101)
    await till.happen(opening, sale())
    expect(await till.round()).toMatchObject({ isReached: true, trouble: null })
    expect([till.server.held(1).length, till.server.held(101).length]).toEqual([4, 2])
    const asked = till.server.requests.length
    expect(await till.round()).toMatchObject({ isReached: true, trouble: null })
    expect(till.server.requests.slice(asked)).not.toContain('POST /events')
  })

  it('hears it also from a till that has become another register', async () => {
    await till.happen(opening, sale())
    await till.round()
    restore()
    await till.enrolAgain(101, {
      register: { id: '01980003-0000-7000-8000-000000000009', name: 'Counter 9', code: 'A9' },
    })
    expect(await till.round()).toMatchObject({ trouble: null })
    expect(till.server.held(1)).toHaveLength(2)
  })

  it.each([
    ['an older app has enrolled it', { publicKey: undefined }, true],
    ['the server has no ear for it', {}, false],
  ])('leaves it here, and says so, where %s', async (_, more, takesClaims) => {
    await till.database.devices.update(till.device.deviceId, more)
    till.server.takesClaims = takesClaims
    await till.happen(opening, sale())
    await till.round()
    restore()
    await till.enrolAgain(101)
    await till.happen(opening)
    expect(await till.round()).toMatchObject({ isReached: true, trouble: 'left_behind' })
    expect([till.server.held(1).length, till.server.held(101).length]).toEqual([0, 1])
  })

  it('gets again what a device of before had sent, where it knows that one', async () => {
    await till.happen(opening, sale(), sale())
    await till.round()
    await till.enrolAgain(101)
    await till.round()
    till.server.events.set(1, till.server.held(1).slice(0, 1))
    till.server.history = 'second'
    await till.round()
    expect(till.server.held(1).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })
})
