import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { policyWith, scriptsAndWasm } from './security-headers.js'

const aYear = 31_536_000_000

/**
 * Serves the built builder at /admin/, and the page of customers who pay at /pay/: files whose name holds their hash for good, and index.html, always
 * asked for anew, for each of its screens.
 */
export async function serveBuilder(fastify: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(path.join(folder, 'index.html'))) return
  const policy = policyWith({ scriptSrc: scriptsAndWasm })
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  fastify.get('/admin', (_request, reply) => reply.redirect('/admin/', 308))
  servePayPage(fastify)
  fastify.get<{ Params: { '*': string } }>('/admin/*', (request, reply) => {
    const file = request.params['*']
    void reply.header('content-security-policy', policy)
    const hashed = file.startsWith('assets/')
    if (hashed) return reply.sendFile(file, { maxAge: aYear, immutable: true })
    const isScreen = !path.posix.basename(file).includes('.')
    return reply
      .sendFile(isScreen ? 'index.html' : file, { cacheControl: false })
      .header('cache-control', 'no-cache')
  })
}

/** The page of customers who pay, at an address of its own; that of before leads there. */
function servePayPage(fastify: FastifyInstance): void {
  fastify.get('/pay/:token', (_request, reply) =>
    reply.sendFile('pay.html', { cacheControl: false }).header('cache-control', 'no-cache'),
  )
  fastify.get<{ Params: { token: string } }>('/admin/pay/:token', ({ params }, reply) =>
    reply.redirect(`/pay/${encodeURIComponent(params.token)}`, 308),
  )
}
