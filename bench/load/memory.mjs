// What processes take of the memory, by what Linux says of them.
import { readdirSync, readFileSync } from 'node:fs'

/** @param {string} file @param {RegExp} line what stands before a number of kilobytes; in megabytes, 0 where there is none */
function megabytesIn(file, line) {
  try {
    return Number(line.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** Resident memory of a process, in megabytes. @param {string | number} pid */
export const memoryOf = (pid) => megabytesIn(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/)

/** Proportional memory of a process, in megabytes: what it shares with others is divided among them. @param {string | number} pid */
export const sharedMemoryOf = (pid) => megabytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m)

/** The processes that a process has started. @param {number} pid */
export function childrenOf(pid) {
  return readdirSync('/proc').filter((entry) => {
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
      return fields?.[1] === String(pid)
    } catch {
      return false
    }
  })
}
