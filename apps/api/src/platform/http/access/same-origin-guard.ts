import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '../../config/settings.js'
import { Problem } from '../problems/problem.js'
import { contractOf } from '../route.js'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that a page of another site makes a browser send. Browsers say where a request comes from
 * by Sec-Fetch-Site (on https and localhost) and Origin; one with a cookie and neither is refused too.
 * API keys are never sent by a browser on its own, so they need no such check; nor do routes that are for other sites,
 * which read no cookie.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  private readonly publicOrigin: string

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.publicOrigin = new URL(settings.publicUrl).origin
  }

  canActivate(context: ExecutionContext): boolean {
    const { method, headers, protocol } = context.switchToHttp().getRequest<FastifyRequest>()
    if (reading.has(method) || headers.authorization !== undefined) return true
    if (contractOf(context.getHandler())?.forOtherSites) return true
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') throw crossSite(`Sec-Fetch-Site is ${site}.`)
    if (headers.origin !== undefined) {
      if (!this.isOwnOrigin(headers.origin, headers.host, protocol))
        throw crossSite(`Origin is ${headers.origin}.`)
    } else if (site === undefined && headers.cookie !== undefined) {
      throw crossSite('It carries a cookie and neither Origin nor Sec-Fetch-Site.')
    }
    return true
  }

  /** The shop may be reached by other names than its public one: localhost, or an address of the network. */
  private isOwnOrigin(origin: string, host: string | undefined, protocol: string): boolean {
    if (origin === this.publicOrigin) return true
    // A page that came in the open may have been changed on its way: it does not write to the encrypted side.
    if (protocol === 'https' && !origin.startsWith('https:')) return false
    return URL.canParse(origin) && new URL(origin).host === host
  }
}

function crossSite(reason: string): Problem {
  return new Problem({
    type: 'cross-site-request',
    status: 403,
    title: 'The request comes from another site',
    detail: `The request does not come from a page of this shop. ${reason}`,
    fix: 'Open the shop at its own address (PUBLIC_URL), or use an API key.',
  })
}
