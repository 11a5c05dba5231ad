import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AgentSettings } from './agent-settings.js'
import { allowOrigin, answerPreflight, isAllowedOrigin, isForThisComputer } from './cross-origin.js'
import { isPaired } from './pairing.js'
import { PrintQueue } from './print-queue.js'
import { type Patience, PrinterLinkError, usualPatience } from './printer-link.js'

/** The largest job: a receipt of 500 lines has 1.5 MB. */
export const mostJobBytes = 8 * 1024 * 1024
const mostAnswers = 16

interface Answer {
  readonly status: number
  readonly body: object
}

const refusal = (status: number, problem: string, fix: string): Answer => ({ status, body: { problem, fix } })

/** The agent as a server that is not listening yet. Let it listen on the loopback address only. */
export function agentServer(settings: AgentSettings, patience: Patience = usualPatience): Server {
  const queue = new PrintQueue(patience)
  return createServer((request, response) => {
    void handle(request, response, settings, queue).catch(() => response.destroy())
  })
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  settings: AgentSettings,
  queue: PrintQueue,
): Promise<void> {
  if (!isForThisComputer(request) || !isAllowedOrigin(request, settings.origins)) {
    return reply(
      request,
      response,
      refusal(403, 'not_allowed', 'Start the agent with --origin for this till.'),
    )
  }
  allowOrigin(request, response)
  if (request.method === 'OPTIONS') return answerPreflight(request, response)
  return reply(request, response, await answerTo(request, settings, queue))
}

function reply(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  // What was not read would be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

async function answerTo(
  request: IncomingMessage,
  settings: AgentSettings,
  queue: PrintQueue,
): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'GET' && pathname === '/v1') {
    return { status: 200, body: { agent: 'counterflow-print-agent', version: 1 } }
  }
  if (!isPaired(request.headers.authorization, settings.tokenHash)) {
    return refusal(401, 'not_paired', 'Type the token of the agent in the settings of the till.')
  }
  if (request.method === 'GET' && pathname === '/v1/printers') {
    return { status: 200, body: { printers: Object.keys(settings.printers) } }
  }
  const name = /^\/v1\/printers\/([\w-]{1,40})\/jobs$/.exec(pathname)?.[1]
  if (request.method !== 'POST' || name === undefined)
    return refusal(404, 'unknown_route', 'Update the agent or the till.')
  return printed(request, { name, answers: Number(searchParams.get('answers') ?? '0') }, settings, queue)
}

async function printed(
  request: IncomingMessage,
  { name, answers }: { name: string; answers: number },
  settings: AgentSettings,
  queue: PrintQueue,
): Promise<Answer> {
  const address = Object.hasOwn(settings.printers, name) ? settings.printers[name] : undefined
  if (address === undefined) return refusal(404, 'unknown_printer', 'Start the agent with --printer for it.')
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length > 100) return refusal(400, 'no_key', 'Send an Idempotency-Key.')
  if (!Number.isSafeInteger(answers) || answers < 0 || answers > mostAnswers) {
    return refusal(400, 'bad_answers', `Ask for up to ${mostAnswers} bytes.`)
  }
  const job = await bodyOf(request)
  if (job === undefined) return refusal(413, 'too_large', `A job has ${mostJobBytes} bytes at most.`)
  try {
    const answer = await queue.print({ name, address }, key, job, answers)
    return { status: 200, body: { answer: [...answer] } }
  } catch (error) {
    if (!(error instanceof PrinterLinkError)) throw error
    return refusal(502, error.problem, 'Look whether the printer is on and connected.')
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > mostJobBytes) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
