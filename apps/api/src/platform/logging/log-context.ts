import { AsyncLocalStorage } from 'node:async_hooks'

/** What a line in the log says about what it was written for. */
export interface LogContext {
  readonly runId?: string
  readonly jobId?: string
}

const storage = new AsyncLocalStorage<LogContext>()

/**
 * Runs `work` so that every line that it logs, and that is logged by whatever it calls or awaits, carries `context`.
 * @example await withLogContext({ runId: run.id }, () => driver.drive())
 */
export function withLogContext<Result>(context: LogContext, work: () => Result): Result {
  const outer = storage.getStore()
  return storage.run(outer === undefined ? context : { ...outer, ...context }, work)
}

/** What the line that is being logged now was written for, as an object of its own: the logger adds to it. */
export function currentLogContext(): LogContext {
  return { ...storage.getStore() }
}
