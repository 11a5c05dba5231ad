import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedLanguage } from '../../platform/http/accepted-language.js'
import type { Actor, ActorResolver } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { ApiKeys } from '../api-keys/api-keys.js'
import { Sessions } from '../sessions/sessions.js'

const bearer = /^Bearer +(\S+) *$/i

/** Who sends a request: the API key it carries, or else the member of staff whose session its cookie holds. */
@Injectable()
export class RequestActors implements ActorResolver {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  async resolve(request: FastifyRequest, reply: FastifyReply | undefined): Promise<Actor | undefined> {
    const { authorization } = request.headers
    return authorization === undefined ? this.staffBehind(request, reply) : this.keyBehind(authorization)
  }

  private async keyBehind(authorization: string): Promise<Actor> {
    const secret = bearer.exec(authorization)?.[1]
    const key = secret === undefined ? undefined : await this.keys.findBySecret(secret)
    if (key === undefined) throw invalidApiKey()
    const { id, name, permissions } = key
    return { type: 'api_key', id, name, permissions, language: null }
  }

  private async staffBehind(
    { headers }: FastifyRequest,
    reply: FastifyReply | undefined,
  ): Promise<Actor | undefined> {
    const { cookie, 'accept-language': read } = headers
    const { answer, cookies } = await this.sessions.current(cookie, { renew: reply !== undefined })
    if (cookies.length > 0) void reply?.header('set-cookie', cookies)
    if (answer === undefined) return undefined
    const { id, name, permissions, language } = answer
    // Somebody who reads a screen in one language may have another one for everything else.
    return { type: 'staff', id, name, permissions, language: acceptedLanguage(read) ?? language }
  }
}

function invalidApiKey(): Problem {
  return new Problem({
    type: 'invalid-api-key',
    status: 401,
    title: 'The API key is not valid',
    detail: 'The Authorization header holds no API key that is in use.',
    fix: 'Send Authorization: Bearer cf_… with a key from Settings, API keys.',
  })
}
