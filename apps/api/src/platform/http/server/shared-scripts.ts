import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** In the order in which they are preferred; each is laid beside the script by its build. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** A page shows what a browser has for ten minutes without asking, and for a day while it asks. */
const caching = 'public, max-age=600, stale-while-revalidate=86400'

/**
 * Serves scripts that pages of any site load by a tag, at addresses that never change: an answer of a few bytes tells a
 * browser that it has the script of today.
 * @param scripts the built file of each address; one that was not built is not served
 */
export async function serveSharedScripts(
  fastify: FastifyInstance,
  scripts: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [address, file] of Object.entries(scripts)) {
    const content = await readOrNothing(file)
    if (content === undefined) continue
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
    const encoded = new Map<string, Buffer>()
    for (const [encoding, ending] of encodings) {
      const compressed = await readOrNothing(`${file}${ending}`)
      if (compressed !== undefined) encoded.set(encoding, compressed)
    }
    fastify.get(address, (request, reply) => {
      void reply.headers({
        etag,
        vary: 'accept-encoding',
        'cache-control': caching,
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      if (knows(request, etag)) return reply.status(304).send()
      return sendSmallest(request, reply, content, encoded)
    })
  }
}

async function readOrNothing(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined)
}

/** Proxies that compress mark the name of what they pass on as a weak one. */
function knows({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((name) => name.trim().replace(/^W\//, ''))
  return known?.includes(etag) ?? false
}

function sendSmallest(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  content: Buffer,
  encoded: ReadonlyMap<string, Buffer>,
): FastifyReply {
  const accepted = String(headers['accept-encoding'] ?? '')
  const encoding = encodings
    .map(([name]) => name)
    .find((name) => accepted.includes(name) && encoded.has(name))
  if (encoding === undefined) return reply.send(content)
  return reply.header('content-encoding', encoding).send(encoded.get(encoding))
}
