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

describe('row 12, a device that was copied', () => {
  it('sends what it has recorded itself, though the server holds as much by the other copy', async () => {
    await till.happen(opening, sale())
    await till.round()
    const before = await till.database.marks.get(till.device.deviceId)
    await till.happen(sale(), sale())
    await till.round()
    // This is the copy that was made before.
    await till.database.events.filter(({ seq }) => seq > 2).delete()
    if (before !== undefined) await till.database.marks.put(before)
    await till.reopen()
    await till.happen(sale())
    const sent = () => till.server.requests.filter((request) => request === 'POST /events').length
    const already = sent()
    await till.round()
    expect(sent()).toBe(already + 1)
    await till.happen(sale())
    await till.round()
    expect(sent()).toBe(already + 2)
  })
})
