import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { languageSchema } from '@counterflow/core'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ServedPages } from '../../platform/http/http-options.js'
import { platformOf } from '../../platform/http/https/trust/platforms.js'
import { visitorLanguage } from '../../platform/http/https/trust/visitor-language.js'
import { agentAddress, agentFileName, printAgentPage, printAgentPolicy } from './print-agent-page.js'

const querySchema = z.object({ lang: languageSchema.optional().catch(undefined) })

/**
 * Serves the built print agent with a page that says how to start it. Both are open to everybody: a cashier's computer
 * is often signed in nowhere, and the agent holds nothing of the shop.
 */
export const printAgentPages =
  (file: string): ServedPages =>
  (fastify) => {
    if (!existsSync(file)) return
    fastify.get('/print-agent', async (request, reply) => {
      const { lang } = querySchema.parse(request.query)
      const content = await readFile(file)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', printAgentPolicy)
        .send(
          await printAgentPage({
            language: lang ?? visitorLanguage(request.headers['accept-language']),
            platform: platformOf(request.headers['user-agent'] ?? ''),
            sha256: createHash('sha256').update(content).digest('hex'),
            origin: tillOrigin(request),
          }),
        )
    })
    fastify.get(agentAddress, async (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${agentFileName}"`)
        .send(await readFile(file)),
    )
  }

/** A till opens on HTTPS, or on the machine that serves it: only then is this page's origin that of tills. */
function tillOrigin({ protocol, host, hostname }: FastifyRequest): string | undefined {
  return protocol === 'https' || hostname === 'localhost' || hostname === '127.0.0.1'
    ? `${protocol}://${host}`
    : undefined
}
