import { describe, expect, it, vi } from 'vitest'
import {
  ClassificationFailedError,
  ClassifierBusyError,
  ClassifierUnavailableError,
} from './classifier-errors.js'
import { MessageQueue } from './message-queue.js'
import { type ModelProcess, ProcessEndedError } from './worker/model-process.js'

/** A process that ends whenever it reads `deadly`, and notes what it was given together. */
function processes(deadly?: string) {
  const batches: (readonly string[])[] = []
  let started = 0
  let closed = 0
  const start = async (): Promise<ModelProcess> => {
    started += 1
    return {
      async judge(texts) {
        batches.push(texts)
        if (deadly !== undefined && texts.includes(deadly)) throw new ProcessEndedError('It ended.')
        return { shares: texts.map((text) => [text.length]), modelVersion: 'test' }
      },
      async close() {
        closed += 1
      },
      async crash() {},
    }
  }
  return { batches, start, started: () => started, closed: () => closed }
}

describe('the queue of the classifier', () => {
  it('gives the process what waits together, and each its own answer', async () => {
    const { batches, start, started } = processes()
    const queue = new MessageQueue(start, 100)
    const judged = await Promise.all(['a', 'bb', 'ccc'].map((text) => queue.judge(text)))
    expect(judged.map(({ shares }) => shares[0])).toEqual([1, 2, 3])
    expect(batches).toEqual([['a', 'bb', 'ccc']])
    expect(started()).toBe(1)
  })

  it('refuses what is too much, and judges what it has taken', async () => {
    const queue = new MessageQueue(processes().start, 2)
    const taken = [queue.judge('a'), queue.judge('b')]
    await expect(queue.judge('c')).rejects.toThrow(ClassifierBusyError)
    await expect(Promise.all(taken)).resolves.toHaveLength(2)
    await expect(queue.judge('d')).resolves.toMatchObject({ modelVersion: 'test' })
  })

  it('answers the neighbours of a message that ends the process, and gives up that one alone', async () => {
    const { start } = processes('deadly')
    const queue = new MessageQueue(start, 100)
    const [before, deadly, after] = await Promise.allSettled(
      ['before', 'deadly', 'after'].map((text) => queue.judge(text)),
    )
    expect(before?.status).toBe('fulfilled')
    expect(after?.status).toBe('fulfilled')
    expect(deadly).toMatchObject({ status: 'rejected', reason: expect.any(ClassificationFailedError) })
  })

  it('lets a process go that has nothing to do, and starts another when it is asked again', async () => {
    const { start, started, closed } = processes()
    const queue = new MessageQueue(start, 100, 1)
    await queue.judge('a')
    await vi.waitFor(() => expect(closed()).toBe(1), { timeout: 15_000 })
    await expect(queue.judge('b')).resolves.toMatchObject({ modelVersion: 'test' })
    expect(started()).toBe(2)
  })

  it('refuses all where the model cannot be run, and when it was closed', async () => {
    const unavailable = new MessageQueue(() => Promise.reject(new ClassifierUnavailableError('no.')), 100)
    await expect(unavailable.judge('a')).rejects.toThrow('The classifier cannot be run: no.')
    const closed = new MessageQueue(processes().start, 100)
    await closed.close()
    await expect(closed.judge('a')).rejects.toThrow(ClassifierUnavailableError)
  })
})
