import { ActionError, type ActionSource, defineAction, z } from '@counterflow/plugin-sdk'
import { afterAll, describe, expect, it } from 'vitest'
import { type PackedPlugin, packActions } from '../../../test/packed-plugin.js'
import { unusedShop } from '../../../test/unused-shop.js'
import { OutboundHttp } from '../../platform/outbound/outbound-http.js'
import type { ActionCall } from './action-call.js'
import { PluginHost } from './plugin-host.js'

const http = new OutboundHttp({ outboundPrivate: 'allow' })
const packed = new Set<PackedPlugin>()
afterAll(async () => {
  await http.onApplicationShutdown()
  await Promise.all([...packed].map((plugin) => plugin.remove()))
})

type Source = ActionSource<z.ZodType<{ n: number }>, z.ZodUnknown>

/** Runs, or asks about, an action that does what `source` says. */
async function host(source: Pick<Source, 'run'> & Partial<Source>) {
  const text = { en: 'Act', ko: '실행', ja: '実行' }
  const action = defineAction({
    name: 'act',
    title: text,
    description: text,
    category: 'test',
    effects: 'once',
    input: z.strictObject({ n: z.number() }),
    output: z.unknown(),
    ...source,
  })
  const plugin = await packActions([action])
  packed.add(plugin)
  const one = new PluginHost(plugin.registry)
  const callOf = (changes: Partial<ActionCall>): ActionCall => ({
    actionId: 'test.act',
    input: { n: 1 },
    shop: unusedShop,
    http,
    idempotencyKey: 'run/act/',
    attempt: 1,
    signal: new AbortController().signal,
    ...changes,
  })
  return {
    run: (changes: Partial<ActionCall> = {}) => one.run(callOf(changes)),
    reconcile: (changes: Partial<ActionCall> = {}) => one.reconcile(callOf(changes)),
    prepare: (actionIds: readonly string[]) => one.prepare(actionIds),
    remove: async () => {
      packed.delete(plugin)
      await plugin.remove()
    },
  }
}

describe('an action', () => {
  it('is loaded before its first attempt where that is asked for, and fails in it where it cannot be', async () => {
    const early = await host({ run: async () => 'done' })
    await early.prepare(['test.act', 'test.unknown'])
    await early.remove()
    expect(await early.run()).toEqual({ ok: true, output: 'done' })
    const late = await host({ run: async () => 'done' })
    await late.remove()
    await late.prepare(['test.act'])
    expect(await late.run()).toMatchObject({ ok: false })
  })

  it('gets its input, key and attempt, and answers its output', async () => {
    const { run } = await host({
      run: async ({ input, idempotencyKey, attempt }) => ({ input, idempotencyKey, attempt }),
    })
    expect(await run({ attempt: 3 })).toEqual({
      ok: true,
      output: { input: { n: 1 }, idempotencyKey: 'run/act/', attempt: 3 },
    })
  })

  it.each([
    [{ n: 'one' }, 'n: '],
    [{ n: 1, m: 2 }, 'Unrecognized key'],
    [null, 'value: '],
  ])('does not run with the input %j', async (input, says) => {
    const { run } = await host({ run: async () => expect.unreachable() })
    expect(await run({ input })).toMatchObject({
      ok: false,
      code: 'invalid_input',
      retry: false,
      message: expect.stringContaining(says),
    })
  })

  it('is unknown when no plugin has it', async () => {
    const { run } = await host({ run: async () => null })
    expect(await run({ actionId: 'test.other' })).toMatchObject({ ok: false, code: 'action_unknown' })
  })
})

describe('an action that does not end', () => {
  it('is given up on when its time is over, and hears of it', async () => {
    const heard: string[] = []
    const { run } = await host({
      timeoutSeconds: 0.05,
      run: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            heard.push('abort')
            // What it says afterwards is nobody's, and no unhandled rejection either.
            setTimeout(() => reject(new Error('too late')), 10)
          })
        }),
    })
    expect(await run()).toMatchObject({ ok: false, code: 'timed_out', retry: true })
    expect(heard).toEqual(['abort'])
    await new Promise((resolve) => setTimeout(resolve, 30))
  })

  it('ends at once when the step is stopped, and does not begin after that', async () => {
    let begun = 0
    const { run } = await host({
      run: () => {
        begun += 1
        return new Promise(() => {})
      },
    })
    const step = new AbortController()
    const running = run({ signal: step.signal })
    await expect.poll(() => begun).toBe(1)
    step.abort()
    expect(await running).toMatchObject({ ok: false, code: 'cancelled', retry: false })
    expect(await run({ signal: step.signal })).toMatchObject({ ok: false, code: 'cancelled' })
    expect(begun).toBe(1)
  })
})

const circular: Record<string, unknown> = { name: 'circle' }
circular.self = circular
const unreadable = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no')
    },
    ownKeys: () => {
      throw new Error('no')
    },
  },
)

describe('an action that throws', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'no stock', 'no stock'],
    ['an empty text', '', 'an empty text'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 42, '42'],
    ['an object that contains itself', circular, 'circle'],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), 'a: 1'],
    ['a symbol', Symbol('sign'), 'sign'],
    ['an object that cannot be looked at', unreadable, 'threw'],
    ['an error without a message', new RangeError(), 'RangeError'],
    ['an error', new Error('broken \0 half \ud800'), 'broken \ufffd half \ufffd'],
  ])('%s', async (_, thrown, says) => {
    const { run } = await host({
      run: async () => {
        throw thrown
      },
    })
    expect(await run()).toMatchObject({
      ok: false,
      code: 'unexpected',
      retry: true,
      message: expect.stringContaining(says),
    })
  })

  it('before it has become asynchronous', async () => {
    const { run } = await host({
      run: () => {
        throw new Error('at once')
      },
    })
    expect(await run()).toMatchObject({ ok: false, message: 'at once' })
  })

  it('what it means to say', async () => {
    const { run } = await host({
      run: async () => {
        throw new ActionError({ code: 'declined', message: 'No.', retry: true, retryAfterSeconds: 7 })
      },
    })
    expect(await run()).toEqual({
      ok: false,
      code: 'declined',
      message: 'No.',
      retry: true,
      retryAfterSeconds: 7,
    })
  })

  it('a message of megabytes', async () => {
    const { run } = await host({
      run: async () => {
        throw new Error('x'.repeat(5_000_000))
      },
    })
    const result = await run()
    expect(result.ok ? '' : result.message).toHaveLength(2_000)
  })
})

describe('asking whether an attempt took place', () => {
  const run = async () => null
  it.each<[string, Source['reconcile'], object]>([
    [
      'it did',
      async ({ idempotencyKey }) => ({ happened: true, output: { key: idempotencyKey } }),
      { happened: true, output: { key: 'run/act/' } },
    ],
    ['it did not', async () => ({ happened: false }), { happened: false }],
    ['nobody knows', async () => ({ happened: 'unknown' }), { happened: 'unknown' }],
    ['it cannot be asked', undefined, { happened: 'unknown', message: expect.stringContaining('no way') }],
    [
      'asking fails',
      async () => {
        throw new Error('gateway away')
      },
      { happened: 'unknown', message: 'gateway away' },
    ],
    [
      'the answer is no JSON',
      async () => ({ happened: true, output: () => 1 }),
      { happened: 'unknown', message: expect.stringContaining('function') },
    ],
    ['it does not end', () => new Promise(() => {}), { happened: 'unknown' }],
  ])('%s', async (_, reconcile, result) => {
    const { reconcile: ask } = await host({ run, timeoutSeconds: 0.05, ...(reconcile && { reconcile }) })
    expect(await ask()).toMatchObject(result)
  })
})
