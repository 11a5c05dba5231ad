import { becomesTrue, processesWorkingIn, showsWorkingFolders, signal } from './processes.js'

const PATIENCE_MS = 5_000

/**
 * Resolves when no process works in the data folder any more. Children of a killed postmaster end by
 * themselves, at the latest when they next look up from their work.
 */
export async function outliveOrphans(dataFolder: string): Promise<void> {
  if (!showsWorkingFolders) return
  const allGone = async () => (await processesWorkingIn(dataFolder)).length === 0
  if (await becomesTrue(allGone, PATIENCE_MS)) return
  for (const pid of await processesWorkingIn(dataFolder)) signal(pid, 'SIGKILL')
  await becomesTrue(allGone, PATIENCE_MS)
}
