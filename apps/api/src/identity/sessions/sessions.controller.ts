import { Controller, Inject, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { rememberActor } from '../../platform/http/actor.js'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { sessionRoutes } from './sessions.contract.js'
import { noSession, Sessions } from './sessions.js'

@Controller()
export class SessionsController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Route(sessionRoutes.signIn)
  async signIn(
    @Input() { body }: RouteInput<typeof sessionRoutes.signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { answer, cookies } = await this.sessions.signIn(body, {
      address: request.ip,
      userAgent: request.headers['user-agent'],
    })
    void reply.header('set-cookie', cookies)
    rememberActor(request, { type: 'staff', ...answer })
    return answer
  }

  @Route(sessionRoutes.current)
  async current(@Input() _input: RouteInput<typeof sessionRoutes.current>, @Req() request: FastifyRequest) {
    const { answer } = await this.sessions.current(request.headers.cookie, { renew: false })
    if (answer === undefined) throw noSession()
    return answer
  }

  @Route(sessionRoutes.signOut)
  async signOut(
    @Input() _input: RouteInput<typeof sessionRoutes.signOut>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { answer } = await this.sessions.current(request.headers.cookie, { renew: false })
    if (answer !== undefined) rememberActor(request, { type: 'staff', ...answer })
    void reply.header('set-cookie', await this.sessions.signOut(request.headers.cookie))
  }
}
