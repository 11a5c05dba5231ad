import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../platform/http/route.js'
import type { RouteInput } from '../platform/http/route-contract.js'
import { ConnectionCheck } from './connection-check.js'
import { connectionRoutes } from './connections.contract.js'
import { Connections } from './connections.js'

@Controller()
export class ConnectionsController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ConnectionCheck) private readonly check: ConnectionCheck,
  ) {}

  @Route(connectionRoutes.list)
  async list(@Input() _input: RouteInput<typeof connectionRoutes.list>) {
    return { items: await this.connections.list() }
  }

  @Route(connectionRoutes.create)
  async create(@Input() { body }: RouteInput<typeof connectionRoutes.create>) {
    return this.connections.create(body)
  }

  @Route(connectionRoutes.replace)
  async replace(@Input() { params, body }: RouteInput<typeof connectionRoutes.replace>) {
    return this.connections.replace(params.connectionId, body)
  }

  @Route(connectionRoutes.test)
  async test(@Input() { params }: RouteInput<typeof connectionRoutes.test>) {
    return this.check.run(params.connectionId)
  }

  @Route(connectionRoutes.remove)
  async remove(@Input() { params }: RouteInput<typeof connectionRoutes.remove>): Promise<void> {
    await this.connections.remove(params.connectionId)
  }
}
