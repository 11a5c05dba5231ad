import { Problem } from '../platform/http/problems/problem.js'
import type { ConnectionUse } from './connection-uses.js'

export function unknownConnection(): Problem {
  return new Problem({
    type: 'unknown-connection',
    status: 404,
    title: 'There is no such connection',
    detail: 'No connection has this id. It may have been deleted.',
    fix: 'See GET /api/v1/connections for those that there are.',
  })
}

export function nameTaken(name: string): Problem {
  const fix = 'Choose another name.'
  return new Problem({
    type: 'connection-name-taken',
    status: 409,
    title: 'This name is taken',
    detail: `There is a connection called "${name}" already.`,
    fix,
    errors: [{ path: '/name', message: 'This name is taken.', fix }],
  })
}

export function secretMissing(reason: 'new' | 'moved', field: 'secret' | 'clientSecret' = 'secret'): Problem {
  const fix = 'Enter the secret.'
  return new Problem({
    type: 'connection-secret-missing',
    status: 422,
    title: 'The secret is missing',
    detail:
      reason === 'new'
        ? 'This way of signing in needs a secret.'
        : 'The address leads to another service than before, and that one must not get the secret that is kept.',
    fix,
    errors: [{ path: `/auth/${field}`, message: 'The secret is missing.', fix }],
  })
}

export function connectionInUse(name: string, uses: readonly ConnectionUse[]): Problem {
  const names = uses.map((use) => `"${use.name}"`).join(', ')
  return new Problem({
    type: 'connection-in-use',
    status: 409,
    title: 'A workflow uses this connection',
    detail: `"${name}" is used by workflows that are on: ${names}.`,
    fix: 'Turn these workflows off, or give them another connection, and delete this one then.',
    extra: { workflows: uses.map(({ id, name: workflow }) => ({ id, name: workflow })) },
  })
}
