/** Why a backup cannot be made or used; the message is for the person who asked and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What the operating system says of a file, and PostgreSQL of its disk, in words. */
const inWords: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no room left on the disk.',
  EDQUOT: 'There is no room left on the disk.',
  '53100': "There is no room left on the database's disk.",
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such folder.',
  EISDIR: 'It is a folder.',
  EACCES: 'It may not be read or written by you.',
  EPERM: 'It may not be read or written by you.',
  EROFS: 'Nothing can be written there.',
}

/** What hinders the work with files, in words; undefined where it is something else. */
export function troubleWithFiles(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? inWords[String(error.code)] : undefined
}
