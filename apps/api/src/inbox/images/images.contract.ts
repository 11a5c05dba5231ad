import { shownMediaSchema } from '../../commerce/commerce.public.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const imageRoutes = {
  upload: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/images',
    access: requires('inbox.reply'),
    operationId: 'uploadConversationImage',
    tag: 'Inbox',
    summary: 'Upload a picture to send to a customer',
    description:
      'It is drawn anew, without what was hidden in it, such as the place where it was taken. Send it by its id in an answer; one that is in none is forgotten after a day. Customers cannot send pictures.',
    upload: {
      field: 'file',
      mostBytes: 10_000_000,
      description: 'A JPEG, PNG, WebP, AVIF or GIF of at most 10 MB and 50 million pixels.',
    },
    status: 201,
    response: shownMediaSchema,
    problems: ['not-an-image', 'too-many-pixels', 'file-too-large', 'file-missing'],
  }),
}
