import { z } from 'zod'
import { defineRoute, publicAccess } from '../../../platform/http/route-contract.js'
import { customersTag as tag } from '../customers.contract.js'

const params = z.strictObject({ token: z.string() })

export const unsubscribeRoutes = {
  ask: defineRoute({
    method: 'GET',
    path: '/hooks/unsubscribe/{token}',
    access: publicAccess,
    servedBare: true,
    operationId: 'showUnsubscribePage',
    tag,
    summary: 'The page behind the link at the foot of a mail',
    description:
      'HTML with one button. Opening it changes nothing. Status 404: the link is not one of this shop.',
    params,
    status: 200,
    response: z.string(),
    answersFile: 'text/html',
    problems: ['not-found'],
  }),
  unsubscribe: defineRoute({
    method: 'POST',
    path: '/hooks/unsubscribe/{token}',
    access: publicAccess,
    servedBare: true,
    operationId: 'unsubscribeByLink',
    tag,
    summary: 'Unsubscribe from news by the link at the foot of a mail',
    description:
      'For the button of the page, and for mail programs in one click (RFC 8058). Any body will do.',
    params,
    body: z.unknown(),
    status: 200,
    response: z.string(),
    answersFile: 'text/html',
    problems: ['not-found'],
  }),
}
