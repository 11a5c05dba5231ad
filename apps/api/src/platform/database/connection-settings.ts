import type pg from 'pg'

/** How `pg` reaches the server: an address, or a Unix socket's folder in `host`. */
export type DatabaseAddress =
  | string
  | { host: string; port: number; user: string; password: string; database: string }

/** Who gets no connection is told so after this many milliseconds, whether the server is silent or the pool is busy. */
const patience = 10_000
/** A server that vanished without a word is noticed this many milliseconds later, and not after two hours. */
const firstKeepAlive = 10_000
/**
 * A process that is stopped, or vanishes, in the middle of a transaction keeps its locks from all others no longer than
 * half a minute.
 */
const sessionOptions = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=30000'
/**
 * A prepared plan lives as long as its connection: one that was made while a table was small would read all of it later.
 * Older servers take a table without any index that helps for so expensive then that they would compile the statement.
 */
const byIndex = ' -c enable_seqscan=off -c jit=off'
/**
 * Left to itself, PostgreSQL plans a statement anew each time that it is asked with few rows, since it takes such a plan
 * for cheaper; planning costs several times what such a statement does.
 */
const once = ' -c plan_cache_mode=force_generic_plan'

/** How the statements of a connection are planned. */
export interface Planning {
  /** Whether all of them find what they look for by an index, so that no plan may read a table from end to end. */
  readonly isKeyed?: boolean
  /** Whether one plan does for whatever they are asked with, so that each connection makes it once. */
  readonly isPlannedOnce?: boolean
}

/**
 * What every connection has in common. `name` tells in `pg_stat_activity` what it is for.
 */
export function connectionSettings(
  address: DatabaseAddress,
  name: string,
  { isKeyed = false, isPlannedOnce = false }: Planning = {},
): pg.ClientConfig {
  const options = `${sessionOptions}${isKeyed ? byIndex : ''}${isPlannedOnce ? once : ''}`
  const settings = {
    application_name: `counterflow ${name}`,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    keepAliveInitialDelayMillis: firstKeepAlive,
  }
  if (typeof address !== 'string') return { ...address, ...settings, options }
  return { connectionString: withOptions(address, options), ...settings }
}

/** `pg` prefers what an address says to the settings beside it, so our options join those of the address. */
function withOptions(address: string, options: string): string {
  const url = new URL(address)
  const own = url.searchParams.get('options')
  url.searchParams.set('options', own === null ? options : `${own} ${options}`)
  return url.href
}
