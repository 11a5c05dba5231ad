import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, it, vi } from 'vitest'
import { Coalescer } from './coalescer.js'

it('takes no more at once than it may carry, however heavy single values are', async () => {
  const sent: number[][] = []
  const coalescer = new Coalescer<number, number>(
    async (values) => {
      sent.push(values)
      return values
    },
    3,
    { weigh: (value) => value, heaviest: 10 },
  )
  const given = [1, 2, 3, 4, 6, 5, 11, 12, 1, 9]
  expect(await Promise.all(given.map((value) => coalescer.submit(value)))).toEqual(given)
  expect(sent).toEqual([[1, 2, 3], [4, 6], [5], [11], [12], [1, 9]])
})

it('begins a flush beside another one for a crowd, and for nobody less', async () => {
  const sent: { values: number[]; done: (answers: number[]) => void }[] = []
  const send = (values: number[]) =>
    new Promise<number[]>((done) => {
      sent.push({ values, done })
    })
  const options = { weigh: (value: number) => value, abreast: { flushes: 2, crowd: 10 } }
  const coalescer = new Coalescer<number, number>(send, 3, options)
  const answers: Promise<number>[] = []
  const submitAll = async (...values: number[]) => {
    answers.push(...values.map((value) => coalescer.submit(value)))
    await turn()
    return sent.map(({ values: together }) => together)
  }
  expect(await submitAll(1)).toEqual([[1]])
  expect(await submitAll(4, 5)).toEqual([[1]])
  expect(await submitAll(2)).toEqual([[1], [4, 5, 2]])
  // Two are enough, however large the crowd.
  expect(await submitAll(20, 30)).toHaveLength(2)
  sent[1]?.done([4, 5, 2])
  expect(await submitAll()).toEqual([[1], [4, 5, 2], [20, 30]])
  // What is no crowd waits for the one that is still under way.
  expect(await submitAll(3)).toHaveLength(3)
  sent[2]?.done([20, 30])
  expect(await submitAll()).toHaveLength(3)
  sent[0]?.done([1])
  expect(await submitAll()).toEqual([[1], [4, 5, 2], [20, 30], [3]])
  sent[3]?.done([3])
  expect(await Promise.all(answers)).toEqual([1, 4, 5, 2, 20, 30, 3])
  // And whoever comes next finds nobody under way.
  expect((await submitAll(6)).at(-1)).toEqual([6])
})

const turn = () => new Promise(setImmediate)

afterEach(() => {
  vi.useRealTimers()
})

it('lets the first of a crowd wait for the others where it is told to', async () => {
  vi.useFakeTimers()
  const sent: number[][] = []
  const send = async (values: number[]) => {
    sent.push(values)
    return values
  }
  const coalescer = new Coalescer<number, number>(send, 10, { gathering: 5 })
  const first = coalescer.submit(1)
  await vi.advanceTimersByTimeAsync(4)
  const second = coalescer.submit(2)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(await Promise.all([first, second])).toEqual([1, 2])
  expect(sent).toEqual([[1, 2]])
})

it('does for all what is part of no caller, and each caller goes on as before', async () => {
  const caller = new AsyncLocalStorage<string>()
  const coalescer = new Coalescer<number, string>(
    async (values) => values.map(() => caller.getStore() ?? 'nobody'),
    10,
  )
  const submit = (name: string) =>
    caller.run(name, async () => [await coalescer.submit(1), caller.getStore()])
  expect(await Promise.all([submit('one'), submit('other')])).toEqual([
    ['nobody', 'one'],
    ['nobody', 'other'],
  ])
})

it('lets those who came during a flush wait for more, and nobody else', async () => {
  vi.useFakeTimers()
  const sent: number[][] = []
  const send = async (values: number[]) => {
    sent.push(values)
    await new Promise((resolve) => setTimeout(resolve, 10))
    return values
  }
  const pauses: [number, readonly number[]][] = []
  const pause = (milliseconds: number, waiting: readonly number[]) => {
    pauses.push([Math.round(milliseconds), waiting])
    return 20
  }
  const coalescer = new Coalescer<number, number>(send, 3, { pause })
  const answers = [coalescer.submit(1)]
  await vi.advanceTimersByTimeAsync(5)
  answers.push(coalescer.submit(2))
  await vi.advanceTimersByTimeAsync(20)
  answers.push(coalescer.submit(3))
  expect(sent).toEqual([[1]])
  await vi.advanceTimersByTimeAsync(5)
  expect(sent).toEqual([[1], [2, 3]])
  expect(pauses).toEqual([[10, [2]]])
  // A full flush waits for nobody.
  for (const value of [4, 5, 6]) answers.push(coalescer.submit(value))
  await vi.advanceTimersByTimeAsync(11)
  expect(sent.at(-1)).toEqual([4, 5, 6])
  await vi.advanceTimersByTimeAsync(100)
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5, 6])
})
