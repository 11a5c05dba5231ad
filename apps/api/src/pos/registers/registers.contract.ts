import { locationIdSchema, registerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'
import { deviceSchema } from '../devices/device.schema.js'

export const registerCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,6}$/, 'Enter up to 6 capitals and digits, such as 1 or BAR2.')
  .meta({
    examples: ['1'],
    description: 'Printed in the number of each receipt; no two registers share one.',
  })

export const registerSchema = z
  .strictObject({
    id: registerIdSchema,
    name: z.string().meta({ examples: ['Counter 1'] }),
    code: z.string().meta({ examples: ['1'] }),
    locationId: locationIdSchema,
    active: z.boolean().meta({ description: 'Whether anything is sold at it.' }),
    epoch: z.int().meta({ description: 'How many devices have been this register.' }),
    device: deviceSchema.nullable().meta({ description: 'The latest; null: none was enrolled yet.' }),
    enrolling: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Until when the code that was made for the next device can be used.' }),
    version: rowVersionSchema,
  })
  .meta({ id: 'Register' })

const name = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(60)
  .meta({ examples: ['Counter 1'] })

const tag = 'Registers'
const access = requires('registers.manage')
const params = z.strictObject({ registerId: registerIdSchema })

export const registerRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/registers',
    access,
    operationId: 'listRegisters',
    tag,
    summary: 'Every register with its latest device, by name',
    status: 200,
    response: z.strictObject({ items: z.array(registerSchema) }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/registers/{registerId}',
    access,
    operationId: 'getRegister',
    tag,
    summary: 'One register with its latest device',
    params,
    status: 200,
    response: registerSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/registers',
    access,
    operationId: 'createRegister',
    tag,
    summary: 'Add a register at a location',
    body: z.strictObject({ name, code: registerCodeSchema, locationId: locationIdSchema }),
    status: 201,
    response: registerSchema,
    idempotent: true,
    problems: ['register-code-taken', 'unknown-location'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/registers/{registerId}',
    access,
    operationId: 'updateRegister',
    tag,
    summary: 'Change a register, or take it out of use',
    description:
      'Code and location are on receipts: they can be changed until the first device is enrolled. ' +
      'Taking a register out of use freezes its device; to use it again, enrol one.',
    params,
    body: z.strictObject({
      name: name.optional(),
      code: registerCodeSchema.optional(),
      locationId: locationIdSchema.optional(),
      active: z.boolean().optional(),
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
    }),
    status: 200,
    response: registerSchema,
    problems: ['register-code-taken', 'unknown-location', 'register-in-use', 'settings-changed'],
  }),
  enrolmentCode: defineRoute({
    method: 'POST',
    path: '/api/v1/registers/{registerId}/enrolment-codes',
    access,
    operationId: 'makeEnrolmentCode',
    tag,
    summary: 'Make the code by which a device becomes this register',
    description:
      'It is shown here and nowhere else, works once and for 15 minutes, and ends the one that was made before. ' +
      'The device that is the register now is frozen when the code is used.',
    params,
    status: 201,
    response: z.strictObject({
      code: z.string().meta({ examples: ['K7QM-2XRT'] }),
      expiresAt: z.iso.datetime(),
    }),
    problems: ['register-closed'],
  }),
  devices: defineRoute({
    method: 'GET',
    path: '/api/v1/registers/{registerId}/devices',
    access,
    operationId: 'listRegisterDevices',
    tag,
    summary: 'All devices that have been a register, the latest first',
    params,
    status: 200,
    response: z.strictObject({ items: z.array(deviceSchema) }),
  }),
  revoke: defineRoute({
    method: 'POST',
    path: '/api/v1/devices/{deviceId}/revoke',
    access,
    operationId: 'revokeDevice',
    tag,
    summary: 'Shut out a device that was lost or stolen',
    description:
      'Its token is refused from then on, and PINs and prices on it are of no more use to sell. ' +
      'Sales that it had not sent can still be restored from paper receipts or from its export.',
    params: z.strictObject({ deviceId: z.uuid() }),
    status: 200,
    response: deviceSchema,
  }),
}
