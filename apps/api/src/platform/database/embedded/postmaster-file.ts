import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server says about itself in `postmaster.pid`, in its data folder. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  /** `ready` accepts connections; `starting` and `stopping` do not. */
  readonly status: string
}

const PID_LINE = 0
const PORT_LINE = 3
const STATUS_LINE = 7

/** Reads the text of a `postmaster.pid`; `undefined` while the server is still writing it. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[PID_LINE])
  const port = Number(lines[PORT_LINE])
  if (!Number.isSafeInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined
  return { pid, port, status: lines[STATUS_LINE] ?? '' }
}

/** `undefined` when there is none: nothing runs on that folder, or it is only just starting. */
export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | undefined> {
  try {
    return parsePostmasterFile(await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'))
  } catch {
    return undefined
  }
}
