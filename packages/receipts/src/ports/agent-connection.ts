import {
  type PrinterConnection,
  PrinterError,
  type PrinterPort,
  type PrinterProblem,
} from './printer-port.js'

/** A printer that the print agent on this computer knows. */
export interface AgentPrinter {
  /** `http://127.0.0.1:17717` */
  readonly url: string
  readonly token: string
  readonly printer: string
}

/** Where the agent waits unless it was told otherwise. */
export const usualAgentUrl = 'http://127.0.0.1:17717'

const patience = 20_000

const problems: Readonly<Record<string, PrinterProblem>> = {
  not_connected: 'not_connected',
  unknown_printer: 'not_connected',
  vanished: 'vanished',
  not_paired: 'not_paired',
  not_allowed: 'not_paired',
}

/**
 * The printers that the agent knows.
 * @throws PrinterError (`not_connected` when no agent runs, `not_paired` when it does not know the token).
 */
export async function agentPrinters({ url, token }: Omit<AgentPrinter, 'printer'>): Promise<string[]> {
  const answer = await asked(`${url}/v1/printers`, { headers: { authorization: `Bearer ${token}` } })
  const printers =
    typeof answer === 'object' && answer !== null && 'printers' in answer ? answer.printers : []
  return Array.isArray(printers) ? printers.filter((name) => typeof name === 'string') : []
}

/** A printer that is reached through the print agent. */
export class AgentConnection implements PrinterConnection {
  constructor(private readonly printer: AgentPrinter) {}

  async open(): Promise<PrinterPort> {
    let waiting: Uint8Array[] = []
    const flush = async (answers: 0 | 1): Promise<number | undefined> => {
      const job = new Blob(waiting.map((bytes) => Uint8Array.from(bytes)))
      waiting = []
      return job.size === 0 ? undefined : this.#send(job, answers)
    }
    return {
      // A receipt is sent as a whole, so that those of two tills never meet on one paper.
      write: async (bytes) => void waiting.push(bytes),
      readByte: () => flush(1),
      close: async () => void (await flush(0)),
    }
  }

  async #send(job: Blob, answers: 0 | 1): Promise<number | undefined> {
    const { url, token, printer } = this.printer
    const request = {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      body: job,
    }
    const place = `${url}/v1/printers/${encodeURIComponent(printer)}/jobs?answers=${answers}`
    // By its key, a job that is sent again because its answer was lost is not printed again.
    const answer = await asked(place, request).catch((error: unknown) => {
      if (error instanceof PrinterError && error.problem === 'not_connected') return asked(place, request)
      throw error
    })
    if (typeof answer !== 'object' || answer === null || !('answer' in answer)) return undefined
    const [first]: unknown[] = Array.isArray(answer.answer) ? answer.answer : []
    return typeof first === 'number' ? first : undefined
  }
}

async function asked(place: string, request: RequestInit): Promise<unknown> {
  let response: Response
  let body: unknown
  try {
    response = await fetch(place, { ...request, signal: AbortSignal.timeout(patience) })
    body = await response.json()
  } catch (cause) {
    throw new PrinterError('not_connected', { cause })
  }
  if (response.ok) return body
  const problem = typeof body === 'object' && body !== null && 'problem' in body ? body.problem : undefined
  throw new PrinterError((typeof problem === 'string' ? problems[problem] : undefined) ?? 'out_of_order')
}
