import { join } from 'node:path'
import { CHECKOUT } from './checkout.mjs'

/**
 * How the server's process is started: what a long-lived process on a shop's own machine needs to stay small.
 *
 * @param {string} data the data folder
 * @param {string} [checkout] where the code is
 */
export function serverProcess(data, checkout = CHECKOUT) {
  return {
    parameters: [
      // Room for what lives for one request: with less, more of it is taken for long-lived and kept; with more, the
      // process is larger and hardly faster.
      '--max-semi-space-size=16',
      // A heap that may become large is not tidied until it is; what is alive under load is below 100 MB.
      '--max-old-space-size=1024',
      // Lets it tidy its memory when it has nothing else to do.
      '--expose-gc',
      join(checkout, 'apps', 'api', 'dist', 'counterflow.mjs'),
    ],
    environment: {
      NODE_ENV: 'production',
      // Compiled code from the last start: a faster start, and 15 MB less that was only needed for compiling.
      NODE_COMPILE_CACHE: join(data, 'compile-cache'),
      // Large pieces, those of password hashes above all, go back to the system when they are freed.
      MALLOC_MMAP_THRESHOLD_: '131072',
      // What one thread has freed is for the others to use: a pool for each of them would keep 30 MB.
      MALLOC_ARENA_MAX: '1',
    },
  }
}
