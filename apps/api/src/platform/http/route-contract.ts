import type { Permission } from '@counterflow/core'
import type { z } from 'zod'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call a route: everybody, anybody who has signed in, those who hold a permission, or a device that was enrolled.
 * There is no default: a route without it does not compile, and a handler without a contract is refused at start.
 */
export type Access =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'permission'; permission: Permission }
  | { kind: 'device' }

/** A file that a route takes, in a form of the type multipart/form-data. */
export interface UploadRule {
  /** The field of the form that holds it. */
  readonly field: string
  readonly mostBytes: number
  readonly description: string
}

/** One route of the API: the only source of its validation, its permission, its documentation and the client. */
export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: HttpMethod
  /** Absolute, with parameters in braces: `/api/v1/orders/{orderId}`. Programs of others call those under `/hooks`. */
  readonly path: `/api/${string}` | `/hooks/${string}`
  readonly access: Access
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly status: 200 | 201 | 202 | 204
  readonly response: Response
  /** Further statuses that the same answer comes with. */
  readonly otherStatuses?: readonly (200 | 202)[]
  /**
   * The answer is written piece by piece: server-sent events, each with `response` as its data, or a text of
   * `mediaType`.
   */
  readonly streamed?: boolean
  /** What it takes instead of a body of JSON; see UploadOf. */
  readonly upload?: UploadRule
  /** The media type of an answer that is a file and not JSON; the method writes it itself. */
  readonly answersFile?: string
  /** Its texts may hold what no column could, half of a character, say: whoever takes them sees to it. */
  readonly takesAnyText?: boolean
  /** Served by Fastify itself and not by a controller: it reads bodies of its own kind, and every microsecond counts. */
  readonly servedBare?: boolean
  /** Pages of any site may call it, with a token of their own and never with a cookie: see other-sites.ts. */
  readonly forOtherSites?: boolean
  /** Accepts an `Idempotency-Key`: the same key with the same body answers the same and changes nothing again. */
  readonly idempotent?: boolean
  /**
   * Whether a record of who did it is kept: `done` of each write unless the route says otherwise, `none` where it
   * changes nothing, `attempts` where those that fail are of interest too.
   */
  readonly audit?: 'none' | 'done' | 'attempts'
  /** Problem types, beside the general ones, that the route answers with. */
  readonly problems?: readonly string[]
}

/** Declares a route; exists for the inference of its types. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodType,
>(contract: RouteContract<Params, Query, Body, Response>): RouteContract<Params, Query, Body, Response> {
  return contract
}

export const publicAccess: Access = { kind: 'public' }
export const signedIn: Access = { kind: 'signed-in' }
/** With the token that a till got when it was enrolled. */
export const enrolledDevice: Access = { kind: 'device' }
export const requires = (permission: Permission): Access => ({ kind: 'permission', permission })

type Inferred<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** What a handler receives, parsed: path parameters, query and body. */
export type RouteInput<Contract> =
  Contract extends RouteContract<infer Params, infer Query, infer Body, z.ZodType>
    ? { params: Inferred<Params>; query: Inferred<Query>; body: Inferred<Body> }
    : never

/** What a handler answers, before it is serialised. */
export type RouteOutput<Contract> =
  Contract extends RouteContract<z.ZodType, z.ZodType, z.ZodType, infer Response> ? z.input<Response> : never
