import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { answerUnknownStorePages } from './unknown-store-pages.js'

const aYear = 31_536_000_000

/** What a page is drawn from: who asks for what, and a way to read the API as anybody may. */
interface AskedPage {
  /** The path with its query. */
  readonly url: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly acceptLanguage: string
  /** The built index.html, with places for what is drawn. */
  readonly template: string
  readonly read: (path: string) => Promise<{ status: number; body: unknown }>
}

interface DrawnPage {
  readonly status: number
  readonly html: string
}

const drawingSchema = z.object({
  /** The pages that there are, as Fastify writes paths. */
  paths: z.array(z.string().startsWith('/')),
  draw: z.custom<(asked: AskedPage) => Promise<DrawnPage>>((value) => typeof value === 'function'),
})

/**
 * Serves the built storefront at `/`: its pages drawn as HTML by the program that it brings (`server/server.js`), which
 * reads the public API of this process and nothing else; and its files.
 * @returns whether there is one
 */
export async function serveStorefront(
  fastify: FastifyInstance,
  folder: string | undefined,
): Promise<boolean> {
  if (folder === undefined || !existsSync(path.join(folder, 'server/server.js'))) return false
  const program: unknown = await import(pathToFileURL(path.join(folder, 'server/server.js')).href)
  const { paths, draw } = drawingSchema.parse(program)
  const template = await readFile(path.join(folder, 'index.html'), 'utf8')
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { status, html } = await draw({
      url: request.url,
      cookies: request.cookies,
      acceptLanguage: request.headers['accept-language'] ?? '',
      template,
      read: (file) => readAsAnybody(fastify, request, file),
    })
    return sendPage(request, reply.status(status), html)
  }
  for (const address of paths) fastify.get(address, answer)
  answerUnknownStorePages(fastify, answer)
  await fastify.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    wildcard: false,
    decorateReply: false,
    maxAge: aYear,
    immutable: true,
  })
  return true
}

/** Reads the API as the person who asks for a page would, without what they are signed in with. */
async function readAsAnybody(fastify: FastifyInstance, { ip, host }: FastifyRequest, address: string) {
  if (!address.startsWith('/api/v1/'))
    throw new Error(`A page is drawn from the API alone, not from ${address}`)
  const answer = await fastify.inject({ method: 'GET', url: address, headers: { host }, remoteAddress: ip })
  const body: unknown = answer.json()
  return { status: answer.statusCode, body }
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> {
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding, accept-language, cookie')
  const accepted = request.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 }
    return reply.header('content-encoding', 'br').send(await promisify(brotliCompress)(html, { params }))
  }
  if (/\bgzip\b/.test(accepted)) {
    return reply.header('content-encoding', 'gzip').send(await promisify(gzip)(html))
  }
  return reply.send(html)
}
