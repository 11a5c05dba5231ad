import { Inject, Injectable } from '@nestjs/common'
import { type Lane, mostInFlightPerHost } from '../platform/outbound/outbound-lanes.js'
import { ConnectionDirectory } from './connection-directory.js'

/** Finds the lane that a call takes: that of its connection, or else that of its host. */
@Injectable()
export class OutboundLane {
  constructor(@Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory) {}

  /** Undefined when the address is none: then the call fails by itself. */
  async of(call: { readonly url: unknown; readonly connection: unknown }): Promise<Lane | undefined> {
    if (typeof call.connection === 'string') {
      const connection = await this.directory.find(call.connection).catch(() => undefined)
      const mostInFlight = connection?.mostInFlight ?? mostInFlightPerHost
      return { key: `connection:${call.connection}`, mostInFlight }
    }
    const url = typeof call.url === 'string' ? URL.parse(call.url) : null
    return url === null ? undefined : { key: `host:${url.origin}`, mostInFlight: mostInFlightPerHost }
  }
}
