import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { definePlugin, defineTrigger, pollingConfigShape, z } from '@counterflow/plugin-sdk'
import { describePlugin } from '@counterflow/plugin-sdk/manifest'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../../../test/outside-service.js'
import { definitionOf, openTriggerWorkbench, type SetClock } from '../../../../test/trigger-workbench.js'
import { Retention } from '../../../platform/retention/retention.js'
import { polledItems, polls } from './poll.table.js'
import { Poller } from './poller.js'

const text = { en: 'Parcels', ko: '소포', ja: '荷物' }

/** The bundle of a plugin whose one trigger asks `config.url` for parcels after the cursor. */
const bundle = `export default {
  name: 'parcels', actions: [], templates: [],
  triggers: [{ name: 'new', kind: 'polling', poll: async ({ config, cursor, http, signal }) => {
    const { body } = await http.request({ method: 'GET', url: config.url + '?after=' + cursor, signal })
    return JSON.parse(body)
  } }],
}`

async function writePlugin(folder: string): Promise<void> {
  const described = definePlugin({
    name: 'parcels',
    title: text,
    actions: [],
    templates: [],
    triggers: [
      defineTrigger({
        name: 'new',
        kind: 'polling',
        title: text,
        description: text,
        category: 'parcels',
        config: z.strictObject({ ...pollingConfigShape, url: z.string() }),
        output: z.strictObject({ parcel: z.string() }),
        timeoutSeconds: 1,
        poll: async () => ({ items: [], cursor: null }),
      }),
    ],
  })
  const sha512 = createHash('sha512').update(bundle).digest('base64')
  const manifest = describePlugin(described, '1.0.0', { file: 'plugin.mjs', sha512 })
  const target = path.join(folder, 'parcels/dist')
  await mkdir(target, { recursive: true })
  await writeFile(path.join(target, 'plugin.mjs'), bundle)
  await writeFile(path.join(target, 'manifest.json'), JSON.stringify(manifest))
}

const found = (cursor: number, ...ids: string[]) =>
  json({ items: ids.map((id) => ({ id, output: { parcel: id } })), cursor })

describe('polling', () => {
  const clock: SetClock = { now: '' }
  let folder: string
  let post: OutsideService
  let bench: Awaited<ReturnType<typeof openTriggerWorkbench>>
  let poller: Poller

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'counterflow-plugins-'))
    await writePlugin(folder)
    post = await startOutsideService()
    bench = await openTriggerWorkbench(clock, [folder])
    poller = bench.context.get(Poller, { strict: false })
  })
  beforeEach(async () => {
    clock.now = '2026-11-22T08:00:00Z'
    post.heard.length = 0
    await bench.database.delete(polls)
  })
  afterAll(async () => {
    await bench.close()
    await post.close()
    await rm(folder, { recursive: true })
  })

  const trigger = (everySeconds = 60) => ({
    type: 'parcels.new',
    config: { everySeconds, url: `${post.url}/parcels` },
  })
  const stateOf = async (workflowId: string) => {
    const [row] = await bench.database.select().from(polls).where(eq(polls.workflowId, workflowId))
    return row
  }
  async function pollAt(now: string): Promise<void> {
    clock.now = now
    await poller.doDue()
    await poller.settled()
  }
  /** A workflow whose first poll has noted `ids`. */
  async function primed(...ids: string[]) {
    const id = await bench.turnOn(trigger())
    post.answer(found(1, ...ids))
    await pollAt('2026-11-22T08:00:00Z')
    return id
  }

  it('notes what is there at first, and starts a run for each item that comes later', async () => {
    const id = await primed('a', 'b')
    expect(await bench.payloads(id)).toEqual([])
    post.answer(found(2, 'a', 'b', 'c', 'd', 'c'))
    await pollAt('2026-11-22T08:00:59Z')
    expect(post.heard.map((heard) => heard.path)).toEqual(['/parcels?after=null'])
    await pollAt('2026-11-22T08:01:00Z')
    expect(post.heard.map((heard) => heard.path)).toEqual(['/parcels?after=null', '/parcels?after=1'])
    expect(await bench.payloads(id)).toEqual([{ parcel: 'c' }, { parcel: 'd' }])
    expect(await stateOf(id)).toMatchObject({ cursor: 2, lastFound: 2, lastError: null, failures: 0 })
  })

  it('starts nothing for an item that comes again, whatever the cursor', async () => {
    const id = await primed()
    post.answer(found(2, 'a'))
    await pollAt('2026-11-22T08:01:00Z')
    await pollAt('2026-11-22T08:02:00Z')
    expect(await bench.payloads(id)).toEqual([{ parcel: 'a' }])
  })

  it('is made once, however many processes look', async () => {
    const id = await primed()
    const other = (await bench.process()).context.get(Poller, { strict: false })
    post.answer(found(2, 'a', 'b'))
    clock.now = '2026-11-22T08:01:00Z'
    await Promise.all([poller.doDue(), other.doDue(), poller.doDue(), other.doDue()])
    await Promise.all([poller.settled(), other.settled()])
    expect(await bench.payloads(id)).toHaveLength(2)
    expect(post.heard).toHaveLength(2)
  })

  it('is repeated after a crash between the answer and its keeping, and starts nothing twice', async () => {
    const id = await primed()
    post.answer(found(2, 'a', 'b'))
    await bench.database.execute(sql`
      create function die() returns trigger language plpgsql as $$ begin
        perform pg_terminate_backend(pg_backend_pid()); return new; end $$`)
    await bench.database.execute(
      sql`create trigger dies before insert on runs for each row execute function die()`,
    )
    await pollAt('2026-11-22T08:01:00Z')
    expect(await bench.payloads(id)).toEqual([])
    expect(await stateOf(id)).toMatchObject({ cursor: 1 })

    await bench.database.execute(sql`drop trigger dies on runs`)
    await pollAt('2026-11-22T08:01:30Z')
    expect(await bench.payloads(id)).toEqual([])
    // The lease of the process that died is over.
    await pollAt('2026-11-22T08:02:00Z')
    expect(await bench.payloads(id)).toEqual([{ parcel: 'a' }, { parcel: 'b' }])
    expect(post.heard.at(-1)?.path).toBe('/parcels?after=1')
  })

  it('writes nothing for a process that came too late', async () => {
    const id = await primed()
    post.answer((_, response) => {
      // Meanwhile another process takes the poll over.
      void bench.database
        .update(polls)
        .set({ epoch: sql`${polls.epoch} + 1` })
        .then(() => response.end(JSON.stringify({ items: [{ id: 'a', output: {} }], cursor: 9 })))
    })
    await pollAt('2026-11-22T08:01:00Z')
    expect(await bench.payloads(id)).toEqual([])
    expect(await stateOf(id)).toMatchObject({ cursor: 1 })
  })

  it('keeps its cursor and waits longer and longer while it fails, and says why', async () => {
    const id = await primed()
    post.answer((_, response) => response.end('no JSON'))
    await pollAt('2026-11-22T08:01:00Z')
    expect(await stateOf(id)).toMatchObject({
      cursor: 1,
      failures: 1,
      lastError: { code: 'unexpected', message: expect.stringContaining('JSON') },
      nextAt: new Date('2026-11-22T08:03:00Z'),
    })
    await pollAt('2026-11-22T08:03:00Z')
    expect(await stateOf(id)).toMatchObject({ failures: 2, nextAt: new Date('2026-11-22T08:07:00Z') })
    post.answer(found(2, 'a'))
    await pollAt('2026-11-22T08:07:00Z')
    expect(await stateOf(id)).toMatchObject({ failures: 0, lastError: null, cursor: 2 })
    expect(await bench.payloads(id)).toHaveLength(1)
  })

  it.each([
    ['answers something else', json({ items: [{ output: 1 }], cursor: 1 }), 'invalid_output'],
    [
      'answers what cannot be stored',
      json({ items: [{ id: 'a', output: '\0' }], cursor: 1 }),
      'invalid_output',
    ],
    ['never answers', () => {}, 'timed_out'],
  ])('fails when the other side %s', async (_, answer, code) => {
    const id = await primed()
    post.answer(answer)
    await pollAt('2026-11-22T08:01:00Z')
    expect(await stateOf(id)).toMatchObject({ failures: 1, cursor: 1, lastError: { code } })
  })

  it('waits for nobody who asks somebody else: a host that is silent holds up its own polls only', async () => {
    const silent = await startOutsideService(() => {})
    try {
      const config = { everySeconds: 60, url: `${silent.url}/parcels` }
      for (let count = 0; count < 30; count += 1) await bench.turnOn({ type: 'parcels.new', config })
      clock.now = '2026-11-22T08:00:01Z'
      const id = await bench.turnOn(trigger())
      post.answer(found(1, 'a'))
      await poller.doDue()
      await expect.poll(() => post.heard.length).toBe(1)
      await expect.poll(() => silent.heard.length).toBe(10)
      await expect.poll(async () => (await stateOf(id))?.cursor).toBe(1)
      let isTold = false
      poller.onRoom(() => {
        isTold = true
      })
      await poller.settled()
      expect(isTold).toBe(true)
      await poller.doDue()
      await expect.poll(() => silent.heard.length).toBe(20)
      await poller.settled()
    } finally {
      await silent.close()
    }
  })

  it('goes with its workflow, and begins anew when it asks something else', async () => {
    const id = await primed('a')
    const noted = () => bench.database.select().from(polledItems).where(eq(polledItems.workflowId, id))
    await bench.change(id, 1, { ...definitionOf(trigger()), name: 'Renamed' })
    expect(await stateOf(id)).toMatchObject({ primed: true, cursor: 1 })
    expect(await noted()).toHaveLength(1)

    await bench.change(id, 2, definitionOf(trigger(120)))
    expect(await stateOf(id)).toMatchObject({ primed: false, cursor: null })
    expect(await noted()).toEqual([])

    await bench.editing.turnOff(id)
    expect(await stateOf(id)).toBeUndefined()
  })

  it('forgets items that no poll has found for thirty days', async () => {
    const id = await primed('old', 'listed')
    post.answer(found(2, 'listed'))
    await pollAt('2026-12-20T08:00:00Z')
    await pollAt('2026-12-23T08:00:00Z')
    await bench.context.get(Retention).forgetAll()
    const kept = await bench.database.select().from(polledItems).where(eq(polledItems.workflowId, id))
    expect(kept.map(({ itemId }) => itemId)).toEqual(['listed'])
  })

  it('starts nothing anew for what it knew before it could not ask for months', async () => {
    const id = await primed('a', 'b')
    const forget = () => bench.context.get(Retention).forgetAll()
    clock.now = '2027-02-01T08:00:00Z'
    await forget()
    post.answer((_, response) => response.end('no JSON'))
    await pollAt('2027-02-01T08:01:00Z')
    await forget()
    post.answer(found(2, 'a', 'b', 'c'))
    await pollAt('2027-02-02T08:00:00Z')
    await forget()
    expect(await bench.payloads(id)).toEqual([{ parcel: 'c' }])
  })
})
