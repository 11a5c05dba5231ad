import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { Account } from './account.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { program, type Runtime } from './runtime.js'

/**
 * Runs one of PostgreSQL's programs under the server's account. It gets nothing of our environment, which
 * holds secrets, and settings that would change the server.
 */
export function spawnProgram(
  runtime: Runtime,
  name: 'initdb' | 'postgres',
  parameters: string[],
  account: Account | undefined,
  options: Pick<SpawnOptions, 'detached' | 'stdio'>,
): ChildProcess {
  const env = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}
  try {
    return spawn(program(runtime, name), parameters, { ...options, ...account, cwd: '/', env })
  } catch (error) {
    throw cannotRun(error)
  }
}

/** What it means when the operating system does not let one of PostgreSQL's programs run at all. */
export function cannotRun(error: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The built-in PostgreSQL cannot run on this machine: ${reasonFor(error)}.\n` +
      'Start Counterflow as an ordinary user, or set DATABASE_URL to a PostgreSQL server of yours.',
  )
}

function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EPERM' || code === 'EINVAL') {
    return 'root may not change to another account here, and PostgreSQL refuses to run as root'
  }
  if (code === 'ENOENT')
    return 'the program does not fit this system (it needs glibc, which Alpine Linux has not)'
  return error instanceof Error ? error.message : String(error)
}
