import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ScheduleConfig } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { definitionOf, openTriggerWorkbench, type SetClock } from '../../../../test/trigger-workbench.js'
import { shopUpdated } from '../../../commerce/commerce.public.js'
import { shops } from '../../../commerce/shop/shop.table.js'
import { initialShop, shopRow } from '../../../commerce/shop/shop-settings.js'
import { shownShop } from '../../../commerce/shop/shop-update.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { createLogger } from '../../../platform/logging/logger.js'
import { DueLoop } from '../../../platform/scheduling/due-loop.js'
import { schedules } from './schedule.table.js'
import { Scheduler } from './scheduler.js'

const plugins = path.resolve(import.meta.dirname, '../../../../../../packages/plugins')
const isPacked = existsSync(path.join(plugins, 'schedule/dist/manifest.json'))

const cron = (config: Partial<ScheduleConfig> & { cron: string }) => ({ type: 'schedule.cron', config })

describe.skipIf(!isPacked)('a schedule', () => {
  const clock: SetClock = { now: '2026-11-22T08:30:00Z' }
  let bench: Awaited<ReturnType<typeof openTriggerWorkbench>>
  let scheduler: Scheduler

  beforeAll(async () => {
    bench = await openTriggerWorkbench(clock, [plugins])
    scheduler = bench.context.get(Scheduler, { strict: false })
  })
  beforeEach(async () => {
    clock.now = '2026-11-22T08:30:00Z'
    await bench.database.delete(schedules)
  })
  afterAll(() => bench.close())

  async function fireAt(now: string): Promise<void> {
    clock.now = now
    await scheduler.doDue()
  }
  const nextOf = async (workflowId: string) => {
    const [row] = await bench.database.select().from(schedules).where(eq(schedules.workflowId, workflowId))
    return row?.nextAt?.toISOString().slice(0, 16)
  }

  it('starts a run at its time, once, and not before', async () => {
    const id = await bench.turnOn(cron({ cron: '0 * * * *', timeZone: 'Europe/Berlin' }))
    await fireAt('2026-11-22T08:59:59.999Z')
    expect(await bench.payloads(id)).toEqual([])
    await fireAt('2026-11-22T09:00:00.100Z')
    await fireAt('2026-11-22T09:00:00.900Z')
    expect(await bench.payloads(id)).toEqual([
      { scheduledFor: '2026-11-22T09:00:00.000Z', firedAt: '2026-11-22T09:00:00.100Z', missed: 0 },
    ])
    expect(await nextOf(id)).toBe('2026-11-22T10:00')
  })

  it('tells when the next is due', async () => {
    await bench.turnOn(cron({ cron: '15 * * * *', timeZone: 'UTC' }))
    await bench.turnOn(cron({ cron: '45 * * * *', timeZone: 'UTC' }))
    expect(await scheduler.doDue()).toEqual(new Date('2026-11-22T08:45:00Z'))
  })

  it('fires once, however many processes look at the clock', async () => {
    const id = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    const others = await Promise.all([bench.process(), bench.process(), bench.process()])
    const schedulers = [scheduler, ...others.map(({ context }) => context.get(Scheduler, { strict: false }))]
    clock.now = '2026-11-22T09:00:00Z'
    await Promise.all([...schedulers, ...schedulers].map((one) => one.doDue()))
    expect(await bench.payloads(id)).toHaveLength(1)
  })

  it('loses nothing when its process dies in between, and makes nothing twice', async () => {
    const id = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    // The process dies with the run written and not yet committed.
    await bench.database.execute(sql`
      create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`)
    await bench.database.execute(
      sql`create trigger dies before insert on runs for each row execute function die()`,
    )
    await fireAt('2026-11-22T09:00:01Z').catch(() => {})
    expect(await bench.payloads(id)).toEqual([])
    expect(await nextOf(id)).toBe('2026-11-22T09:00')

    await bench.database.execute(sql`drop trigger dies on runs`)
    await fireAt('2026-11-22T09:00:02Z')
    await fireAt('2026-11-22T09:00:03Z')
    expect(await bench.payloads(id)).toMatchObject([{ firedAt: '2026-11-22T09:00:02.000Z', missed: 0 }])
  })

  it('keeps to the policy for times that were missed', async () => {
    const ids = {
      skip: await bench.turnOn(cron({ cron: '0 * * * *', timeZone: 'UTC', missed: 'skip' })),
      once: await bench.turnOn(cron({ cron: '0 * * * *', timeZone: 'UTC', missed: 'once' })),
      all: await bench.turnOn(cron({ cron: '0 * * * *', timeZone: 'UTC', missed: 'all' })),
    }
    await fireAt('2026-11-22T11:30:00Z')
    expect(await bench.payloads(ids.skip)).toEqual([])
    expect(await bench.payloads(ids.once)).toMatchObject([
      { scheduledFor: '2026-11-22T11:00:00.000Z', missed: 3 },
    ])
    expect(await bench.payloads(ids.all)).toMatchObject([
      { scheduledFor: '2026-11-22T09:00:00.000Z', missed: 1 },
      { scheduledFor: '2026-11-22T10:00:00.000Z', missed: 1 },
      { scheduledFor: '2026-11-22T11:00:00.000Z', missed: 1 },
    ])
    await fireAt('2026-11-22T12:00:00Z')
    expect(await bench.payloads(ids.skip)).toMatchObject([{ missed: 0 }])
  })

  it.each([
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00:00Z', ['2026-03-08T07:00', '2026-03-09T06:30']],
  ])('follows the clocks of %s', async (timeZone, expression, from, times) => {
    clock.now = from
    const id = await bench.turnOn(cron({ cron: expression, timeZone }))
    for (const time of times) {
      expect(await nextOf(id)).toBe(time)
      await fireAt(`${time}:05Z`)
    }
    expect(await bench.payloads(id)).toMatchObject(
      times.map((time) => ({ scheduledFor: `${time}:00.000Z`, missed: 0 })),
    )
  })

  it("is kept in the shop's time zone unless it has its own, and moves with it", async () => {
    const id = await bench.turnOn(cron({ cron: '0 9 * * *' }))
    expect(await nextOf(id)).toBe('2026-11-23T00:00')
    const berlin = { ...initialShop, timeZone: 'Europe/Berlin' }
    await bench.context.get(Transactions).run(async (transaction) => {
      await transaction.insert(shops).values(shopRow(berlin))
      const payload = shownShop(berlin)
      await bench.context.get(EventLog).append(transaction, shopUpdated, { subjectId: 'shop', payload })
    })
    expect(await nextOf(id)).toBe('2026-11-23T08:00')
    await bench.database.delete(shops)
  })

  it('goes with its workflow: off, changed to another time, changed to another trigger', async () => {
    const off = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    await bench.editing.turnOff(off)
    expect(await nextOf(off)).toBeUndefined()

    const changed = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    await bench.change(changed, 1, definitionOf(cron({ cron: '0 12 * * *', timeZone: 'UTC' })))
    expect(await nextOf(changed)).toBe('2026-11-22T12:00')
    await bench.change(changed, 2, definitionOf({ type: 'commerce.order_created', config: {} }))
    expect(await nextOf(changed)).toBeUndefined()
  })

  it('does not lose a time that is due while another step is edited', async () => {
    const id = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    clock.now = '2026-11-22T09:00:00.500Z'
    const same = definitionOf(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    await bench.change(id, 1, { ...same, nodes: [{ id: 'note', kind: 'set', values: { done: false } }] })
    await scheduler.doDue()
    expect(await bench.payloads(id)).toHaveLength(1)
  })

  it('starts nothing when its own condition does not want the time', async () => {
    const field = { $ref: ['trigger', 'missed'] }
    const id = await bench.turnOn({
      ...cron({ cron: '0 9 * * *', timeZone: 'UTC' }),
      when: { all: [{ field, operator: 'equals', value: 0 }] },
    })
    await fireAt('2026-11-22T10:00:00Z')
    expect(await bench.payloads(id)).toEqual([])
    await fireAt('2026-11-23T09:00:00Z')
    expect(await bench.payloads(id)).toHaveLength(1)
  })

  it('is looked at by a loop that needs nobody to wake it', async () => {
    const id = await bench.turnOn(cron({ cron: '0 9 * * *', timeZone: 'UTC' }))
    const loop = new DueLoop(scheduler, () => new Date(clock.now), createLogger('silent'))
    loop.wake()
    clock.now = '2026-11-22T09:00:00Z'
    await expect.poll(() => bench.payloads(id)).toHaveLength(1)
    await loop.stop()
  })
})
