import { open } from 'node:fs/promises'
import { connect } from 'node:net'
import type { PrinterAddress } from './printer-address.js'

/** `not_connected`: nothing of the job went out. `vanished`: some of it did. */
export type LinkProblem = 'not_connected' | 'vanished'

export class PrinterLinkError extends Error {
  override readonly name = 'PrinterLinkError'

  constructor(
    readonly problem: LinkProblem,
    options?: ErrorOptions,
  ) {
    super(problem === 'not_connected' ? 'The printer cannot be reached.' : 'The printer is gone.', options)
  }
}

/** How long may pass without anything moving, in milliseconds. */
export interface Patience {
  readonly connect: number
  readonly write: number
  readonly answer: number
}

export const usualPatience: Patience = { connect: 3_000, write: 15_000, answer: 400 }

/**
 * Sends a job to a printer, and gives back up to `answers` bytes that it answers; none where it keeps silent.
 * @throws PrinterLinkError
 */
export function sendToPrinter(
  address: PrinterAddress,
  job: Uint8Array,
  answers: number,
  patience: Patience,
): Promise<Uint8Array> {
  return address.kind === 'tcp'
    ? overNetwork(address, job, answers, patience)
    : intoFile(address.path, job, patience)
}

function overNetwork(
  { host, port }: Extract<PrinterAddress, { kind: 'tcp' }>,
  job: Uint8Array,
  answers: number,
  patience: Patience,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let isConnected = false
    let isOut = false
    const answered: number[] = []
    const socket = connect({ host, port })
    const succeed = () => {
      socket.destroy()
      resolve(Uint8Array.from(answered.slice(0, answers)))
    }
    const fail = (cause: Error) => {
      socket.destroy()
      reject(new PrinterLinkError(isConnected ? 'vanished' : 'not_connected', { cause }))
    }
    const late = () => fail(new Error('The printer took too long.'))
    socket.setTimeout(patience.connect, late)
    socket.on('error', fail)
    socket.on('data', (bytes) => {
      answered.push(...(typeof bytes === 'string' ? [] : bytes))
      if (answered.length >= answers) socket.end()
    })
    // All is out. A printer that closes its side then has taken it for sure; many never do, and are not waited for.
    socket.on('finish', () => setTimeout(succeed, patience.answer).unref())
    socket.on('end', () =>
      isOut ? succeed() : fail(new Error('The printer closed in the middle of the job.')),
    )
    socket.on('connect', () => {
      isConnected = true
      socket.setTimeout(patience.write)
      socket.write(job, (error) => {
        isOut = error == null
        // Not every printer answers: then the job is done all the same.
        if (answers === 0) socket.end()
        else setTimeout(() => socket.end(), patience.answer).unref()
      })
    })
  })
}

async function intoFile(path: string, job: Uint8Array, patience: Patience): Promise<Uint8Array> {
  const device = await open(path, 'r+').catch((cause: unknown) => {
    throw new PrinterLinkError('not_connected', { cause })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The printer took too long.')), patience.write)
  })
  try {
    await Promise.race([device.writeFile(job), late])
  } catch (cause) {
    throw new PrinterLinkError('vanished', { cause })
  } finally {
    clearTimeout(timer)
    // A device that hangs would hang its closing too.
    void device.close().catch(() => undefined)
  }
  return new Uint8Array()
}
