import path from 'node:path'
import type { Role } from '@counterflow/core'
import { apiContract } from '../src/api-contract.js'
import { apiDescription } from '../src/api-description.js'
import { commerceRoutes } from '../src/commerce/commerce.contract.js'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { bareRoutes, featuresOf } from '../src/features.js'
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
import { seedDemoShop } from '../src/seed/demo-shop.js'

export interface ShopAnswer {
  readonly status: number
  readonly type: string | null
  readonly body: unknown
}

/** The demo shop behind HTTP, with everything running. */
export interface ShopApplication extends TestApplication {
  /** Sends a request with the headers of a caller. */
  send(
    caller: Readonly<Record<string, string>>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ShopAnswer>
  /** The headers of a member of staff who has signed in. */
  staff(role: Role): Promise<Record<string, string>>
}

/** The routes of the shop itself, without further features. */
export const shopRoutes = [
  ...commerceRoutes,
  sessionRoutes,
  accountRoutes,
  passwordLinkRoutes,
  staffRoutes,
  roleRoutes,
  apiKeyRoutes,
  healthRoutes,
].flatMap((routes) => Object.values(routes))

/** The whole product, with its routes. */
export function wholeProduct(): Pick<
  TestApplicationOptions,
  'modules' | 'contract' | 'bareRoutes' | 'description'
> {
  const checkout = path.resolve(import.meta.dirname, '../../..')
  return { modules: featuresOf(checkout), contract: apiContract, bareRoutes, description: apiDescription }
}

/**
 * @param more further features, with their routes
 * @param seed what is in it at first; the demo shop, unless a spec begins with an empty one
 */
export async function startShop(
  more: Pick<
    TestApplicationOptions,
    'modules' | 'contract' | 'environment' | 'bareRoutes' | 'clock' | 'description' | 'logger'
  > = {
    modules: [],
    contract: [],
  },
  seed: (application: TestApplication['application']) => Promise<unknown> = (application) =>
    seedDemoShop(application),
): Promise<ShopApplication> {
  const started = await startTestApplication({
    modules: [...new Set([IdentityModule, CommerceModule, ...more.modules])],
    contract: [...new Set([...shopRoutes, ...more.contract])],
    ...(more.bareRoutes === undefined ? {} : { bareRoutes: more.bareRoutes }),
    ...(more.clock === undefined ? {} : { clock: more.clock }),
    ...(more.description === undefined ? {} : { description: more.description }),
    ...(more.logger === undefined ? {} : { logger: more.logger }),
    ...(more.environment === undefined ? {} : { environment: more.environment }),
  })
  await seed(started.application)
  const people = await seedStaff(started.application)

  const send: ShopApplication['send'] = async (caller, method, path, body) => {
    const response = await fetch(`${started.url}${path}`, {
      method,
      headers: { ...caller, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type')
    // Some answers are files.
    const isJson = type?.includes('json') ?? false
    return { status: response.status, type, body: text === '' ? undefined : isJson ? JSON.parse(text) : text }
  }
  const staff = async (role: Role) => {
    const password = people.find((person) => person.role === role)?.password
    const origin = started.url
    const response = await fetch(`${started.url}/api/v1/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${role}@example.com`, password }),
    })
    const [cookie = ''] = response.headers.getSetCookie()
    return { origin, cookie: cookie.split(';', 1).join('') }
  }
  return { ...started, send, staff }
}
