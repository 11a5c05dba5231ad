import type { Language, Permission } from '@counterflow/core'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Who does something, and what that one may do. */
export interface Actor {
  readonly type: 'staff' | 'api_key' | 'workflow' | 'customer' | 'system'
  readonly id: string | null
  readonly name: string
  readonly permissions: readonly Permission[]
  /** What this request is to be answered in, as far as it is known. */
  readonly language: Language | null
}

/** The product itself: for what nobody asked for in person, such as seeding or clean-up. */
export const systemActor: Actor = {
  type: 'system',
  id: null,
  name: 'Counterflow',
  permissions: [],
  language: null,
}

/** Finds out who sends a request. The platform knows no staff and no keys: a feature implements this. */
export interface ActorResolver {
  /**
   * The actor behind `request`, or undefined when it carries no valid proof of one.
   * @param reply where a renewed cookie goes; undefined when the answer is already on its way.
   * @throws Problem when the proof is there and wrong in a way that its sender should hear about.
   */
  resolve(request: FastifyRequest, reply: FastifyReply | undefined): Promise<Actor | undefined>
}

export const ACTOR_RESOLVER = Symbol('ActorResolver')

const actors = new WeakMap<FastifyRequest, Actor>()

export function rememberActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor)
}

/** The actor that the permission guard found, allowed or not; on a public route the one whom its handler found. */
export function actorOf(request: FastifyRequest): Actor | undefined {
  return actors.get(request)
}
