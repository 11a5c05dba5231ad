import type { Permission } from '@counterflow/core'
import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACTOR_RESOLVER, type ActorResolver, rememberActor } from '../actor.js'
import { rememberRoute } from '../deed.js'
import { DEVICE_ADMISSION, type DeviceAdmission } from '../device.js'
import { Problem } from '../problems/problem.js'
import { contractOf } from '../route.js'

/** Lets through whom the route's contract lets through, and nobody else. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(ACTOR_RESOLVER) private readonly resolver: ActorResolver,
    @Optional() @Inject(DEVICE_ADMISSION) private readonly devices: DeviceAdmission | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const contract = contractOf(context.getHandler())
    // Cannot happen after the check at start; a route that nobody declared is nobody's to call.
    if (contract === undefined) return false
    const http = context.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    rememberRoute(request, contract)
    if (contract.access.kind === 'public') return true
    if (contract.access.kind === 'device') {
      await this.devices?.admit(request)
      // What a cache answers is no proof that the server can be reached.
      http.getResponse<FastifyReply>().header('cache-control', 'no-store')
      return this.devices !== undefined
    }

    const actor = await this.resolver.resolve(request, http.getResponse<FastifyReply>())
    if (actor === undefined) throw notSignedIn()
    // Also of those who are refused, since a record is kept of that.
    rememberActor(request, actor)
    if (contract.access.kind === 'permission' && !actor.permissions.includes(contract.access.permission)) {
      throw permissionMissing(contract.access.permission, actor.name)
    }
    return true
  }
}

function notSignedIn(): Problem {
  return new Problem({
    type: 'not-signed-in',
    status: 401,
    title: 'Nobody is signed in',
    detail: 'The request carries neither a session nor an API key.',
    fix: 'Sign in, or send the header Authorization: Bearer <API key>.',
  })
}

/** For a route whose permission depends on what is asked for. */
export function permissionMissing(permission: Permission, name: string): Problem {
  return new Problem({
    type: 'permission-missing',
    status: 403,
    title: 'This is not allowed',
    detail: `${name} does not hold the permission ${permission}.`,
    fix: `Ask an owner for a role with ${permission}, or use an API key that holds it.`,
    extra: { permission },
  })
}
