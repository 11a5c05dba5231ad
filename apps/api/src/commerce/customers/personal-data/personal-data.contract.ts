import { customerIdSchema, plainJsonSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'
import { customerParams as params, customersTag as tag } from '../customers.contract.js'

export const personalExportSchema = z
  .strictObject({
    customerId: customerIdSchema,
    exportedAt: z.iso.datetime(),
    sections: z
      .record(z.string(), z.array(plainJsonSchema))
      .meta({ description: 'By what stores it: customer, orders, events, mails, workflowSteps.' }),
  })
  .meta({ id: 'PersonalExport' })

export const personalDataRoutes = {
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/export',
    access: requires('customers.erase'),
    operationId: 'exportCustomerData',
    tag,
    summary: 'Everything that is stored about a customer',
    description: 'For the person themselves (GDPR, articles 15 and 20). The timeline keeps who asked for it.',
    params,
    status: 200,
    response: personalExportSchema,
  }),
  download: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/export/archive',
    access: requires('customers.erase'),
    operationId: 'downloadCustomerData',
    tag,
    summary: 'The same as a ZIP archive to hand out',
    description: 'A page to read, in the language of the customer, and the data as JSON.',
    params,
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'application/zip',
  }),
  erase: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/erase',
    access: requires('customers.erase'),
    operationId: 'eraseCustomerData',
    tag,
    summary: 'Erase everything that is stored about a customer',
    description:
      'In place and for good (GDPR, article 17): orders and money stay without the person, also in events, runs and mails. Refused while orders are open, unless it is forced.',
    params,
    body: z.strictObject({
      confirmation: z.string().max(200).meta({
        description: 'The name of the customer, exactly; what they are reached by where there is none.',
      }),
      force: z.boolean().default(false).meta({ description: 'Also while orders are not paid or not sent.' }),
    }),
    status: 200,
    response: z.strictObject({ customerId: customerIdSchema, erasedAt: z.iso.datetime() }),
    problems: ['confirmation-differs', 'customer-has-open-orders'],
  }),
  rebuildFigures: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/rebuild-figures',
    access: requires('shop.update'),
    operationId: 'rebuildCustomerFigures',
    tag,
    summary: 'Work out anew how often customers ordered and what they spent',
    description:
      'From orders and payments; it corrects nothing unless somebody changed the database by hand.',
    status: 200,
    response: z.strictObject({ corrected: z.int().nonnegative() }),
  }),
}
