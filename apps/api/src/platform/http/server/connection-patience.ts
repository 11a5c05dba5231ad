import type { Server } from 'node:http'

/** In milliseconds. */
const requestTimeout = 60_000
/**
 * In milliseconds; longer than proxies and programs keep a connection that they want to use again. Had we closed it
 * first, the request that they send at that moment would be lost.
 */
const keepAliveTimeout = 150_000

/** How long a server waits for the rest of a request, and for the next one on the same connection. */
export function limitConnections(server: Pick<Server, 'requestTimeout' | 'keepAliveTimeout'>): void {
  server.requestTimeout = requestTimeout
  server.keepAliveTimeout = keepAliveTimeout
}
