import { hostname } from 'node:os'
import type { ProcessRole } from '../config/role.js'

/** What tells one process of an installation from the others, to people and to the other processes. */
export interface ProcessIdentity {
  readonly role: ProcessRole
  readonly host: string
  readonly pid: number
  readonly version: string
  /** Of the secret that sessions are signed with: the same in every process that may share a database. */
  readonly secretFingerprint: string | null
}

export const PROCESS_IDENTITY = Symbol('ProcessIdentity')

/** This process. */
export function thisProcess(
  given: Pick<ProcessIdentity, 'role' | 'version' | 'secretFingerprint'>,
): ProcessIdentity {
  return { host: hostname(), pid: process.pid, ...given }
}
