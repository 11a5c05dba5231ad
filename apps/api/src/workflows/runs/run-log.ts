import type { Logger } from '../../platform/logging/logger.js'
import type { RunEnd } from './endings/run-endings.js'

/** One line for a run that has ended. What went in and came out is in its history, and never in the log. */
export function logRunEnd(logger: Logger, runId: string, { result, error }: RunEnd): void {
  if (!logger.isLevelEnabled('info')) return
  const reason = error === null ? {} : { code: error.code, step: error.nodeId, reason: error.message }
  logger.info({ runId, result, ...reason }, 'run')
}
