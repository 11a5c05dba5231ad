import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What our own cookies are called when they may only travel over HTTPS: browsers hold sites to this beginning. */
const marked = '__Secure-'

/** The session's, whose name over HTTPS is another one: neither side can overwrite or read the cookie of the other. */
const ours = 'counterflow.'

/**
 * Marks cookies that are set over HTTPS as cookies for HTTPS alone. Call it before cookies are read. Cookies know no
 * ports: without this, a session of the encrypted side would be sent in the open to the port beside it.
 */
export function secureCookies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    if (!isSecure(request)) return
    const { cookie } = request.raw.headers
    if (cookie !== undefined) request.raw.headers.cookie = readable(cookie)
  })
  fastify.addHook('onSend', async (request, reply, payload) => {
    const set = reply.getHeader('set-cookie')
    if (set === undefined || !isSecure(request)) return payload
    const cookies = (Array.isArray(set) ? set : [String(set)]).map(secured)
    reply.removeHeader('set-cookie')
    void reply.header('set-cookie', cookies)
    return payload
  })
}

const isSecure = ({ protocol }: FastifyRequest) => protocol === 'https'

/** The cookies of a request over HTTPS under the names that the application knows. */
function readable(cookie: string): string {
  return cookie
    .split(/; */)
    .filter((each) => !each.startsWith(ours))
    .map((each) => (each.startsWith(marked + ours) ? each.slice(marked.length) : each))
    .join('; ')
}

function secured(cookie: string): string {
  const named = cookie.startsWith(ours) ? `${marked}${cookie}` : cookie
  return /;\s*secure\b/i.test(named) ? named : `${named}; Secure`
}
