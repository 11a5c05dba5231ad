/** Why a backup cannot be made or used; the message is for the person who asked and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
