import { type Logger, pino } from 'pino'

export type { Logger }

export const LOGGER = Symbol('Logger')

/** Structured logs on standard output, one JSON object a line. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'password',
      'secret',
      '*.password',
      '*.secret',
      'req.headers.authorization',
      'req.headers.cookie',
    ],
    serializers: { error: pino.stdSerializers.err },
  })
}
