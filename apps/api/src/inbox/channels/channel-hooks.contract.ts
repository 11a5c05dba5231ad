import { z } from 'zod'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'

const path = '/hooks/channels/{token}'
const params = z.strictObject({ token: z.string() })
const tag = 'Inbox'

export const channelHookRoutes = {
  shakeHands: defineRoute({
    method: 'GET',
    path,
    access: publicAccess,
    servedBare: true,
    operationId: 'confirmChannelAddress',
    tag,
    summary: 'How a service makes sure that an address is the shop’s',
    description: 'The channel of a plugin answers it; Messenger asks with `hub.verify_token`.',
    params,
    status: 200,
    response: z.string(),
    answersFile: 'text/plain',
    problems: ['not-found'],
  }),
  deliver: defineRoute({
    method: 'POST',
    path,
    access: publicAccess,
    servedBare: true,
    operationId: 'deliverToChannel',
    tag,
    summary: 'Deliver messages of customers',
    description:
      'Signed as the channel says. Each message is stored once, however often it is delivered; answered when it is stored.',
    params,
    body: z.unknown(),
    status: 200,
    response: z.strictObject({ received: z.literal(true) }),
    problems: ['not-found', 'channel-signature', 'channel-delivery', 'too-many-messages', 'body-too-large'],
  }),
}
