import type { Role } from '@counterflow/core'
import { accountRoutes } from '../src/identity/account/account.contract.js'
import { apiKeyRoutes } from '../src/identity/api-keys/api-keys.contract.js'
import { IdentityModule } from '../src/identity/identity.module.js'
import { passwordLinkRoutes } from '../src/identity/password-links/password-links.contract.js'
import { roleRoutes } from '../src/identity/roles/roles.contract.js'
import { seedStaff } from '../src/identity/seed-staff.js'
import { sessionRoutes } from '../src/identity/sessions/sessions.contract.js'
import { staffRoutes } from '../src/identity/staff/staff.contract.js'
import { healthRoutes } from '../src/platform/http/health.contract.js'
import {
  startTestApplication,
  type TestApplication,
  type TestApplicationOptions,
} from '../src/platform/http/test-application.js'
import { RealtimeModule } from '../src/platform/realtime/realtime.module.js'
import { streamRoutes } from '../src/platform/realtime/stream.contract.js'
import type { StreamTiming } from '../src/platform/realtime/stream-timing.js'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

/** Identity and realtime as the product runs them, with somebody of each role. */
export interface IdentityApplication extends TestApplication {
  readonly passwords: ReadonlyMap<Role, string>
  /** Sends a request as a page of the shop would: with its origin, and the cookie given. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>
  /** Signs in and answers the cookie. */
  signIn(role: Role): Promise<string>
}

export interface SendOptions {
  readonly cookie?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const contract = [
  sessionRoutes,
  accountRoutes,
  passwordLinkRoutes,
  staffRoutes,
  roleRoutes,
  apiKeyRoutes,
  streamRoutes,
  healthRoutes,
].flatMap((routes) => Object.values(routes))

export async function startIdentityApplication(
  options: Pick<TestApplicationOptions, 'environment' | 'shared' | 'logger'> & {
    timing?: StreamTiming
  } = {},
): Promise<IdentityApplication> {
  const { timing, ...place } = options
  const started = await startTestApplication({
    ...place,
    modules: [IdentityModule, RealtimeModule.with(timing)],
    contract,
  })
  const people = await seedStaff(started.application)
  const passwords = new Map(people.map(({ role, password }) => [role, password]))

  const send: IdentityApplication['send'] = async (method, path, { cookie, body, headers } = {}) => {
    const response = await fetch(`${started.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: started.url,
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : {},
    }
  }
  const signIn = async (role: Role) => {
    const body = { email: `${role}@example.com`, password: passwords.get(role) }
    return cookieOf(await send('POST', '/api/v1/session', { body }))
  }
  return { ...started, passwords, send, signIn }
}

/** The cookie that `answer` sets, as a browser sends it back. */
export function cookieOf(answer: Answer): string {
  const [cookie] = answer.headers.getSetCookie()
  if (cookie === undefined)
    throw new Error(`No cookie came with ${answer.status}: ${JSON.stringify(answer.body)}`)
  return cookie.split(';', 1).join('')
}
