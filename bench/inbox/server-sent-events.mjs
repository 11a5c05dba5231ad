// Reads a stream of server-sent events as a browser does, one request a stream, without a pool between.
import { request } from 'node:http'

/**
 * Opens a stream and calls `take` with the data of each event, as it stands.
 * @param {string} url @param {Record<string, string>} headers @param {(data: string) => void} take
 * @returns {Promise<() => void>} closes it
 */
export function openStream(url, headers, take) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${url} answered ${response.statusCode}.`))
        asked.destroy()
        return
      }
      let pending = ''
      response.setEncoding('utf8')
      response.on('data', (/** @type {string} */ text) => {
        const blocks = (pending + text).split('\n\n')
        pending = blocks.pop() ?? ''
        for (const block of blocks) {
          for (const line of block.split('\n')) if (line.startsWith('data: ')) take(line.slice(6))
        }
      })
      response.on('error', () => {})
      resolve(() => asked.destroy())
    })
    asked.on('error', reject)
    asked.end()
  })
}
