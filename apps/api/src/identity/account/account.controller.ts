import { Controller, Inject, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { Sessions } from '../sessions/sessions.js'
import { accountRoutes as routes } from './account.contract.js'
import { Account } from './account.js'

@Controller()
export class AccountController {
  constructor(
    @Inject(Account) private readonly account: Account,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Route(routes.update)
  async update(
    @Input() { body }: RouteInput<typeof routes.update>,
    @Req() { headers }: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.update>> {
    await this.account.update(await this.sessions.required(headers.cookie), body)
    return (await this.sessions.required(headers.cookie)).shown
  }

  @Route(routes.password)
  async password(
    @Input() { body }: RouteInput<typeof routes.password>,
    @Req() { headers, ip }: FastifyRequest,
  ): Promise<void> {
    await this.account.changePassword(await this.sessions.required(headers.cookie), body, ip)
  }

  @Route(routes.sessions)
  async list(
    @Input() _: RouteInput<typeof routes.sessions>,
    @Req() { headers }: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.sessions>> {
    return { items: await this.account.sessions(await this.sessions.required(headers.cookie)) }
  }

  @Route(routes.endSession)
  async endSession(
    @Input() { params }: RouteInput<typeof routes.endSession>,
    @Req() { headers }: FastifyRequest,
  ): Promise<void> {
    const { id } = await this.sessions.required(headers.cookie)
    await this.account.endSession(id, params.sessionId)
  }

  @Route(routes.endOtherSessions)
  async endOtherSessions(
    @Input() _: RouteInput<typeof routes.endOtherSessions>,
    @Req() { headers }: FastifyRequest,
  ): Promise<void> {
    await this.account.endOtherSessions(await this.sessions.required(headers.cookie))
  }
}
