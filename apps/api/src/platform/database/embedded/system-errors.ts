import { EmbeddedPostgresError } from './embedded-postgres-error.js'

const REASONS: Record<string, string> = {
  EACCES: 'this account may not write there',
  EDQUOT: 'the quota of this account is used up',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder should be',
  EPERM: 'this account may not hand files over to the one that the database must run under',
  EROFS: 'that disk is read-only',
}

/** Turns what the operating system refused into what the person can do about it; other errors stay. */
export function explainSystemError(error: unknown, home: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const reason = REASONS[String(error.code)]
  if (!reason) return error
  return new EmbeddedPostgresError(
    `The database cannot be kept in ${home}: ${reason} (${error.message}).\n` +
      'Mend that, name another folder with COUNTERFLOW_DATA, or set DATABASE_URL to a PostgreSQL server of yours.',
  )
}
