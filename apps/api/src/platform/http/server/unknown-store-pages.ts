import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What lies beside the store: whoever goes wrong there is told so by a problem document. */
const besideTheStore: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'assets',
  'hooks',
  'metrics',
  'pay',
  'pos',
  'till',
])

/**
 * Answers people who ask for an address that the store does not have with a page of the store, which leads them on;
 * programs, which ask for something else than a page, hear of it as everywhere.
 */
export function answerUnknownStorePages(
  fastify: FastifyInstance,
  draw: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || !['GET', 'HEAD'].includes(request.method)) return
    const [, first = ''] = request.url.split(/[/?]/)
    if (besideTheStore.has(first) || !wantsPage(request.headers.accept)) return
    return draw(request, reply)
  })
}

const wantsPage = (accept = '*/*') => accept.trim() === '*/*' || accept.includes('text/html')
