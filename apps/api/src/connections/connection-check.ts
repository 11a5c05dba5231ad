import type { ConnectionId } from '@counterflow/core'
import { ActionError } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import type { RouteOutput } from '../platform/http/route-contract.js'
import { ConnectionDirectory } from './connection-directory.js'
import { ConnectionHttp } from './connection-http.js'
import { unknownConnection } from './connection-problems.js'
import type { connectionRoutes } from './connections.contract.js'

const timeoutSeconds = 10
const mostBytes = 5_000_000

/** Tries a connection out. */
@Injectable()
export class ConnectionCheck {
  constructor(
    @Inject(ConnectionHttp) private readonly http: ConnectionHttp,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
  ) {}

  /** Calls the connection's own address. @throws Problem `unknown-connection` */
  async run(id: ConnectionId): Promise<RouteOutput<typeof connectionRoutes.test>> {
    this.directory.forget(id)
    const begunAt = performance.now()
    const elapsed = () => Math.round(performance.now() - begunAt)
    try {
      const { status } = await this.http.request({
        method: 'GET',
        url: '',
        connection: id,
        signal: new AbortController().signal,
        timeoutSeconds,
        mostBytes,
      })
      return { status, milliseconds: elapsed(), failure: null }
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      if (error.code === 'connection_unknown') throw unknownConnection()
      const { code, message } = error
      return { status: null, milliseconds: elapsed(), failure: { code, message } }
    }
  }
}
