import { languageSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const wishes = {
  mine: z.boolean().meta({ description: 'Tell of conversations that are assigned to you.' }),
  unassigned: z.boolean().meta({ description: 'Tell of conversations that are assigned to nobody.' }),
}

export const pushDeviceSchema = z
  .strictObject({
    id: z.uuid(),
    userAgent: z.string().nullable(),
    ...wishes,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'PushDevice' })

const key = (bytes: string) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+=*$/, 'Expected base64url.')
    .meta({ description: bytes })

const tag = 'Inbox'
const access = requires('inbox.read')
const params = z.strictObject({ deviceId: z.uuid() })

/** News of the inbox on the devices of whoever is signed in. Programs have none. */
export const pushRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/push',
    access,
    operationId: 'listPushDevices',
    tag,
    summary: 'Your devices that tell you of news, and the key to subscribe with',
    status: 200,
    response: z.strictObject({
      publicKey: z.string().meta({ description: '`applicationServerKey` for the browser.' }),
      items: z.array(pushDeviceSchema),
    }),
    problems: ['no-session'],
  }),
  subscribe: defineRoute({
    method: 'POST',
    path: '/api/v1/push/devices',
    access,
    operationId: 'addPushDevice',
    tag,
    summary: 'Be told on this device',
    description:
      'What the browser answers to `pushManager.subscribe`. A device that is known already is yours from now on. A notification says that there is news, never who wrote or what.',
    body: z.strictObject({
      endpoint: z.url({ protocol: /^https?$/ }).max(2_000),
      keys: z.strictObject({ p256dh: key('The public key of the browser.'), auth: key('Its secret.') }),
      language: languageSchema.meta({ description: 'In which the device speaks.' }),
      ...wishes,
    }),
    status: 201,
    response: pushDeviceSchema,
    problems: ['no-session', 'too-many-push-devices'],
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/push/devices/{deviceId}',
    access,
    operationId: 'updatePushDevice',
    tag,
    summary: 'Change what a device tells of',
    params,
    body: z.strictObject({ mine: wishes.mine.optional(), unassigned: wishes.unassigned.optional() }),
    status: 200,
    response: pushDeviceSchema,
    problems: ['no-session'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/push/devices/{deviceId}',
    access,
    operationId: 'deletePushDevice',
    tag,
    summary: 'Be told no more on a device',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['no-session'],
  }),
  test: defineRoute({
    method: 'POST',
    path: '/api/v1/push/devices/{deviceId}/test',
    access,
    operationId: 'testPushDevice',
    tag,
    summary: 'Send a notification to a device, to see whether it arrives',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['no-session', 'push-device-gone', 'push-not-accepted'],
  }),
}
