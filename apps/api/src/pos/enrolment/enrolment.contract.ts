import { earlierDeviceSchema, enrolmentRequestSchema, enrolmentSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, enrolledDevice, publicAccess } from '../../platform/http/route-contract.js'

export const enrolmentRoutes = {
  enrol: defineRoute({
    method: 'POST',
    path: '/api/v1/till/enrolments',
    access: publicAccess,
    operationId: 'enrolDevice',
    tag: 'Tills',
    summary: 'Become a register, by a code from the back office',
    description:
      'The code works once. The device that was the register before is frozen: it may still send what it has sold.',
    body: enrolmentRequestSchema,
    status: 201,
    response: enrolmentSchema,
    problems: ['enrolment-code-refused', 'too-many-attempts'],
  }),
  nameEarlierDevice: defineRoute({
    method: 'POST',
    path: '/api/v1/till/earlier-devices',
    access: enrolledDevice,
    operationId: 'nameEarlierDevice',
    tag: 'Tills',
    summary: 'Say which device this one was before, that the shop does not know any more',
    description:
      'For a till that was enrolled after the backup was taken that the shop was restored from. It is enrolled again, and names the device that it was: both have signed the claim. That one may then send what it has sold, by its own token and as any device that was replaced. The same claim again changes nothing.',
    body: earlierDeviceSchema,
    status: 200,
    response: z.strictObject({ deviceId: z.uuid() }),
    problems: ['earlier-device-refused'],
  }),
}
