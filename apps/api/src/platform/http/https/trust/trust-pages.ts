import { createTranslation } from '@counterflow/i18n'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { encodeQR } from 'qr'
import type { HttpsServed, HttpsServing } from '../https-serving.js'
import { placesOf } from '../places.js'
import { platformOf } from './platforms.js'
import { trustPage, trustPagePolicy } from './trust-page.js'
import { trustProfile } from './trust-profile.js'
import { trustScript } from './trust-script.js'
import { visitorLanguage } from './visitor-language.js'

/**
 * The pages by which a device comes to trust the shop. They are open to everybody, and over plain HTTP: what they hold
 * is public, and a fingerprint tells whether it came unchanged.
 */
export function serveTrust(fastify: FastifyInstance, https: HttpsServing): void {
  fastify.get('/trust', async (request, reply) => {
    const { served } = https
    void reply.header('content-security-policy', trustPagePolicy)
    return send(
      reply,
      'text/html; charset=utf-8',
      await trustPage({
        language: visitorLanguage(request.headers['accept-language']),
        platform: platformOf(request.headers['user-agent'] ?? ''),
        port: served?.port,
        fingerprint: served?.authority?.fingerprint256,
        addresses: served === undefined ? [] : placesOf(served).map(({ trustUrl }) => trustUrl),
      }),
    )
  })
  fastify.get('/trust/page.js', (_request, reply) =>
    send(reply, 'text/javascript; charset=utf-8', trustScript),
  )
  fastify.get('/trust/worker.js', (_request, reply) =>
    send(reply, 'text/javascript; charset=utf-8', '// Only to be allowed.\n'),
  )
  // Asked from the plain page, which is another origin.
  fastify.get('/trust/check', (_request, reply) =>
    send(
      reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }),
      'text/plain; charset=utf-8',
      'trusted\n',
    ),
  )
  fastify.get('/trust/qr.svg', (request, reply) => {
    const { served } = https
    const place = served && placeAsked(served, request)
    return place === undefined
      ? reply.callNotFound()
      : send(reply, 'image/svg+xml', encodeQR(place, 'svg', { border: 2 }))
  })
  serveAuthority(fastify, https)
}

function serveAuthority(fastify: FastifyInstance, https: HttpsServing): void {
  fastify.get('/trust/counterflow.crt', (_request, reply) => {
    const authority = https.served?.authority
    return authority === undefined
      ? reply.callNotFound()
      : send(attached(reply, 'crt'), 'application/x-x509-ca-cert', authority.raw)
  })
  fastify.get('/trust/counterflow.pem', (_request, reply) => {
    const authority = https.served?.authority
    return authority === undefined
      ? reply.callNotFound()
      : send(attached(reply, 'pem'), 'application/x-pem-file', authority.toString())
  })
  fastify.get('/trust/counterflow.mobileconfig', async (request, reply) => {
    const authority = https.served?.authority
    if (authority === undefined) return reply.callNotFound()
    const { t } = await createTranslation(visitorLanguage(request.headers['accept-language']))
    const words = { title: t('https.trust.profileName'), body: t('https.trust.profileBody') }
    return send(reply, 'application/x-apple-aspen-config', trustProfile(authority, words))
  })
}

/** The address of the page on the network that is asked for; the likeliest unless one is. */
function placeAsked(served: HttpsServed, { query }: FastifyRequest): string | undefined {
  const places = placesOf(served).map(({ trustUrl }) => trustUrl)
  const asked = new URLSearchParams(Object.entries(query ?? {})).get('at')
  return asked === null ? places[0] : places.find((place) => place === asked)
}

const attached = (reply: FastifyReply, ending: string) =>
  reply.header('content-disposition', `attachment; filename="counterflow.${ending}"`)

const send = (reply: FastifyReply, type: string, content: string | Buffer) =>
  reply.type(type).header('cache-control', 'no-store').send(content)
