import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withLogContext } from './log-context.js'
import { createLogger } from './logger.js'

function recording(level = 'info') {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger(level, { write: (line) => void lines.push(JSON.parse(line)) })
  return { lines, logger }
}

describe('the log', () => {
  it('carries the run in everything that is logged on its behalf, and in nothing else', async () => {
    const { lines, logger } = recording()
    const step = async (name: string, milliseconds: number) => {
      await delay(milliseconds)
      logger.info({ step: name }, 'step')
    }
    logger.info('before')
    await Promise.all([
      withLogContext({ runId: 'one' }, async () => {
        await step('a', 4)
        setTimeout(() => logger.info('later'), 1)
        await step('b', 6)
      }),
      withLogContext({ runId: 'two' }, () => step('c', 5)),
    ])
    logger.info('after')
    const told = lines.map(({ msg, step: name, runId }) => `${name ?? msg} ${runId ?? '–'}`)
    expect(told.toSorted()).toEqual(['a one', 'after –', 'b one', 'before –', 'c two', 'later one'])
  })

  it('tells a run within a job apart from the job, and does not hand on what one line says', () => {
    const { lines, logger } = recording()
    withLogContext({ jobId: '7' }, () => {
      withLogContext({ runId: 'one' }, () => logger.info({ extra: 1 }, 'both'))
      logger.info('job')
    })
    expect(lines).toMatchObject([{ runId: 'one', jobId: '7', extra: 1 }, { jobId: '7' }])
    expect(lines[1]).not.toHaveProperty('runId')
    expect(lines[1]).not.toHaveProperty('extra')
  })

  it('says what the line itself says, where both speak of it', () => {
    const { lines, logger } = recording()
    withLogContext({ runId: 'one' }, () => logger.info({ runId: 'two' }, 'line'))
    expect(lines).toMatchObject([{ runId: 'two' }])
  })

  it('costs a run next to nothing', async () => {
    const { logger } = recording('warn')
    const run = async () => {
      logger.info({ result: 'succeeded' }, 'run')
    }
    const inContext = async (count: number) => {
      for (let index = 0; index < count; index += 1) await withLogContext({ runId: 'one' }, run)
    }
    // The fastest of many, since others work on the same processors.
    let fastest = Number.POSITIVE_INFINITY
    for (let time = 0; time < 20; time += 1) {
      const start = performance.now()
      await inContext(3_000)
      fastest = Math.min(fastest, (performance.now() - start) / 3_000)
    }
    expect(fastest).toBeLessThan(0.01)
  })
})
