const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  // PostgreSQL: shutting down, crashed, starting up, too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** What `pg` says of a connection that it lost or did not get; it gives these errors no code. */
const connectionMessages = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'timeout exceeded when trying to connect',
  'timeout expired',
])

/** Whether `error` says that the database could not be reached, and not that a statement was wrong. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (connectionMessages.has(error.message)) return true
  if ('code' in error && typeof error.code === 'string') {
    if (connectionCodes.has(error.code) || error.code.startsWith('08')) return true
    // A Unix socket that is gone.
    if (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') return true
  }
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnreachable)) return true
  return isDatabaseUnreachable(error.cause)
}
