import { createHash } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** Whether the running system shows the working folder of a process, as Linux does. */
export const showsWorkingFolders = process.platform === 'linux'

/**
 * The processes whose working folder is `folder`: PostgreSQL's postmaster and its children live in their data
 * folder. A process number alone proves nothing, since numbers are used again; and a killed process that
 * nobody has reaped still answers to its number, but has no working folder any more.
 */
export async function processesWorkingIn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc')
  const numbers = entries.map(Number).filter((pid) => Number.isInteger(pid) && pid > 0)
  const found = await Promise.all(numbers.map(async (pid) => ((await worksIn(pid, folder)) ? [pid] : [])))
  return found.flat()
}

export async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!showsWorkingFolders) return answersSignals(pid)
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === folder
  } catch (error) {
    return isDenied(error) && (await commandLineOf(pid)).includes(serverName(folder))
  }
}

/**
 * What the server on a data folder calls itself in the title of each of its processes. Root in a container
 * may not see working folders of other accounts (it lacks CAP_SYS_PTRACE there), but everybody sees titles.
 */
export function serverName(dataFolder: string): string {
  return `counterflow-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`
}

/** The program that a process was started with; `undefined` where the system does not tell. */
export async function programOf(pid: number): Promise<string | undefined> {
  return (await commandLineOf(pid)).split('\0')[0] || undefined
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between being found and being told to.
  }
}

/** Resolves to whether `condition` became true within `timeout` milliseconds. */
export async function becomesTrue(condition: () => Promise<boolean>, timeout: number): Promise<boolean> {
  const deadline = performance.now() + timeout
  while (!(await condition())) {
    if (performance.now() > deadline) return false
    await delay(10)
  }
  return true
}

/** Empty for a process that is gone, or that nobody has reaped. */
async function commandLineOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
