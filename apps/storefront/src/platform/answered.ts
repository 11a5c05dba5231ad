import { type SettledAnswer, type Success, succeeded } from '@counterflow/api-client'

/** The API refused: `kind` is the last part of the problem's type, such as `card-declined`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly kind: string,
    readonly status: number,
    /** The paths of the fields that are wrong, such as `/email`. */
    readonly fields: readonly string[] = [],
  ) {
    super(kind)
  }
}

/** Nobody answered: no connection, or a server that is down. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The data of a request; a `Refusal` or `Unreachable` is thrown. */
export async function answered<Result extends SettledAnswer>(
  request: Promise<Result>,
): Promise<Success<Result>['data']> {
  const result = await request.catch((cause: unknown) => {
    throw new Unreachable('The shop does not answer.', { cause })
  })
  if (succeeded(result)) return result.data
  const { status } = result.response
  if (status >= 500) throw new Unreachable(`HTTP ${status}`)
  throw refusalOf(result.error, status)
}

function refusalOf(problem: unknown, status: number): Refusal {
  const type = textIn(problem, 'type') ?? ''
  const errors = valueIn(problem, 'errors')
  const fields = Array.isArray(errors) ? errors.flatMap((error) => textIn(error, 'path') ?? []) : []
  return new Refusal(type.split('/').at(-1) || 'unknown', status, fields)
}

function valueIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

function textIn(value: unknown, name: string): string | undefined {
  const found = valueIn(value, name)
  return typeof found === 'string' ? found : undefined
}

export const isRefusal = (error: unknown, kind: string): error is Refusal =>
  error instanceof Refusal && error.kind === kind

/** Whether what was asked for is not there, or is no address of anything. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Refusal && (error.status === 404 || error.kind === 'invalid-input')
