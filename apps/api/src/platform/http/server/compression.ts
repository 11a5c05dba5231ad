import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Below this many bytes an answer fits into a few packets, and packing it costs more than it saves. */
const worthPacking = 8_192

/**
 * Packs large JSON answers for those who can unpack them. Files are packed when they are built, and streams of events
 * must not wait in a buffer.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyCompress, {
    threshold: worthPacking,
    customTypes: /^application\/(problem\+)?json/u,
    encodings: ['br', 'gzip'],
    // Beyond this, each further percent costs twice the time.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    globalDecompression: false,
  })
}
