import { enrolmentRequestSchema, enrolmentSchema } from '@counterflow/core'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'

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
}
