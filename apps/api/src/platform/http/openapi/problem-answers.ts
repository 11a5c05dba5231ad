import { STATUS_CODES } from 'node:http'
import type { ZodOpenApiResponseObject } from 'zod-openapi'
import { problemSchema } from '../problems/problem-schema.js'
import type { ApiDescription, ProblemKind } from './api-description.js'

const header = (name: string) => ({ $ref: `#/components/headers/${name}` as const })

/** Where the caller stands with its limit; absent where an operator has turned limits off. */
export const limitHeaders = {
  'RateLimit-Limit': header('RateLimit-Limit'),
  'RateLimit-Remaining': header('RateLimit-Remaining'),
  'RateLimit-Reset': header('RateLimit-Reset'),
}

const count = { type: 'integer', minimum: 0 } as const

export const headerComponents = {
  'RateLimit-Limit': {
    description: 'Requests that this caller may send in a minute.',
    schema: count,
    example: 3000,
  },
  'RateLimit-Remaining': {
    description: 'Requests that are left of them.',
    schema: count,
    example: 2999,
  },
  'RateLimit-Reset': { description: 'Seconds until they are all there again.', schema: count, example: 60 },
  'Retry-After': { description: 'Seconds after which it is worth trying again.', schema: count, example: 5 },
}

/** Statuses that tell after how long to try again. */
const tellsWhen = new Set([429, 503])

/**
 * The answers of routes that refuse something: one for each status, with an example of each kind of problem. Answers that
 * several routes have in common are described once.
 */
export class ProblemAnswers {
  private readonly shared = new Map<string, ZodOpenApiResponseObject>()

  constructor(private readonly kinds: ApiDescription['problems']) {}

  /** The answers for problems of these types, by their status. Types that nobody described are left to `default`. */
  of(types: readonly string[]): Record<string, { $ref: `#/components/responses/${string}` }> {
    const byStatus = Map.groupBy(
      [...types].sort().filter((type) => this.kinds[type] !== undefined),
      (type) => this.kinds[type]?.status ?? 0,
    )
    const answers = [...byStatus].map(([status, ofStatus]) => [`${status}`, this.reference(status, ofStatus)])
    return { ...Object.fromEntries(answers), default: this.reference(undefined, []) }
  }

  /** What `of` has referred to. */
  components() {
    return {
      headers: headerComponents,
      responses: Object.fromEntries(this.shared),
      examples: Object.fromEntries(
        Object.entries(this.kinds).map(([type, kind]) => [exampleName(type), exampleOf(type, kind)]),
      ),
    }
  }

  private reference(status: number | undefined, types: readonly string[]) {
    const name = status === undefined ? 'Problem' : [`Problem${status}`, ...types].join('.')
    if (!this.shared.has(name)) this.shared.set(name, this.answer(status, types))
    return { $ref: `#/components/responses/${name}` as const }
  }

  private answer(status: number | undefined, types: readonly string[]): ZodOpenApiResponseObject {
    const titles = types.map((type) => `- \`${type}\`: ${this.kinds[type]?.title}.`)
    return {
      description:
        status === undefined
          ? 'Anything else that goes wrong, such as 500 `internal-error`.'
          : [`${STATUS_CODES[status]}.`, '', ...titles].join('\n'),
      headers: {
        ...(status === undefined || status === 429 ? limitHeaders : {}),
        ...(status !== undefined && tellsWhen.has(status) ? { 'Retry-After': header('Retry-After') } : {}),
      },
      content: {
        'application/problem+json': {
          schema: problemSchema,
          ...(types.length === 0
            ? {}
            : {
                examples: Object.fromEntries(
                  types.map((type) => [
                    type,
                    { $ref: `#/components/examples/${exampleName(type)}` as const },
                  ]),
                ),
              }),
        },
      },
    }
  }
}

const exampleName = (type: string): string => `problem.${type}`

function exampleOf(type: string, { status, title }: ProblemKind) {
  return {
    summary: title,
    value: {
      type: `/problems/${type}`,
      title,
      status,
      detail: `${title}.`,
      fix: 'What to do about it stands here.',
      instance: '0195b3f0-7d2e-7a41-8c55-1b9e4f6a2d03',
    },
  }
}
