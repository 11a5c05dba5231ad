import { type DestinationStream, type Logger, pino } from 'pino'
import { currentLogContext } from './log-context.js'

export type { Logger }

export const LOGGER = Symbol('Logger')

/**
 * Structured logs, one JSON object a line, each with what it was written for: see `withLogContext`.
 * @param destination standard output, unless a spec looks at what is logged
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: currentLogContext,
      redact: [
        'password',
        'secret',
        '*.password',
        '*.secret',
        'req.headers.authorization',
        'req.headers.cookie',
      ],
      serializers: { error: pino.stdSerializers.err },
    },
    destination ?? pino.destination(1),
  )
}
