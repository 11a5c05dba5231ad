import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

/** Nothing from elsewhere, nothing inline but styles, and no frame around us. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** For pages with a camera: what reads codes is WebAssembly. That is compiled, and still no text is evaluated. */
export const scriptsAndWasm = ["'self'", "'wasm-unsafe-eval'"]

/** Gives every answer its headers. They are worked out once and not for each answer, which costs more than sending it. */
export function secureAnswers(fastify: FastifyInstance, publicUrl: string): void {
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // A promise of https is only ours to make when the shop has it.
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 15_552_000 } : false,
  })
  fastify.addHook('onRequest', (request, reply, next) => setHeaders(request.raw, reply.raw, () => next()))
}

/** The policy for pages that need more than the others, as the text of its header. */
export function policyWith(more: Partial<typeof policy>): string {
  return Object.entries({ ...policy, ...more })
    .map(([name, sources]) => {
      const directive = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      return `${directive} ${sources.join(' ')}`
    })
    .join(';')
}
