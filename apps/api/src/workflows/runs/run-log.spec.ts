import { expect, it } from 'vitest'
import { createLogger } from '../../platform/logging/logger.js'
import { logRunEnd } from './run-log.js'

it('tells of each run that ended, and why it failed, to who asks for it', () => {
  const lines: unknown[] = []
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const error = { code: 'refused', message: 'No stock.', nodeId: 'reserve' }
  for (const level of ['info', 'warn']) {
    const logger = createLogger(level, destination)
    logRunEnd(logger, 'one', { result: 'succeeded', error: null })
    logRunEnd(logger, 'two', { result: 'failed', error })
  }
  expect(lines).toMatchObject([
    { runId: 'one', result: 'succeeded', msg: 'run' },
    { runId: 'two', result: 'failed', code: 'refused', step: 'reserve', reason: 'No stock.', msg: 'run' },
  ])
})
