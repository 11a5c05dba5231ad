import type { LoggerService } from '@nestjs/common'
import type { Logger } from '../../logging/logger.js'

/** Nest's own messages in our log; its reports on every route and module are for debugging. */
export function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...details: unknown[]) =>
      logger[level]({ details }, String(message))
  return {
    log: write('debug'),
    debug: write('debug'),
    verbose: write('debug'),
    warn: write('warn'),
    error: write('error'),
  }
}
