import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { policyWith, scriptsAndWasm } from './security-headers.js'

const aYear = 31_536_000_000

/** The print agent on the cashier's own computer, which prints where a browser reaches no printer. */
const printAgent = ['http://127.0.0.1:17717', 'http://localhost:17717']

/**
 * Serves the built till at /till/: files whose name holds their hash for good, and everything else always asked for
 * anew, so that a till never starts with half of an older version. Its service worker looks after /till/ alone.
 */
export async function serveTill(fastify: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(path.join(folder, 'index.html'))) return
  const policy = policyWith({
    scriptSrc: scriptsAndWasm,
    connectSrc: ["'self'", ...printAgent],
    imgSrc: ["'self'", 'data:', 'blob:'],
  })
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
    scope.get('/till', (_request, reply) => reply.redirect('/till/', 308))
    scope.get<{ Params: { '*': string } }>('/till/*', (request, reply) => {
      const file = request.params['*']
      void reply.header('content-security-policy', policy)
      if (file.startsWith('assets/')) return reply.sendFile(file, { maxAge: aYear, immutable: true })
      const isScreen = !path.posix.basename(file).includes('.')
      return reply
        .sendFile(isScreen ? 'index.html' : file, { cacheControl: false })
        .header('cache-control', 'no-cache')
        .header('service-worker-allowed', '/till/')
    })
  })
}
