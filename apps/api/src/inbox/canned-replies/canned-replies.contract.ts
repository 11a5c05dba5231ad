import { cannedShortcutSchema, cannedTextSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const writtenShape = {
  shortcut: cannedShortcutSchema.meta({ description: 'What is typed after `/` to find it.' }),
  title: z.string().trim().min(1, 'Enter a title.').max(80),
  text: cannedTextSchema.meta({
    description:
      'By language; what is in double braces is filled in when it is used: customer.name, customer.email, staff.name, shop.name, order.number.',
  }),
}

export const cannedReplySchema = z
  .strictObject({
    id: z.uuid(),
    shortcut: z.string(),
    title: z.string(),
    text: cannedTextSchema,
    version: rowVersionSchema,
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CannedReply' })

const tag = 'Inbox'
const params = z.strictObject({ cannedReplyId: z.uuid() })

export const cannedReplyRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/canned-replies',
    access: requires('inbox.read'),
    operationId: 'listCannedReplies',
    tag,
    summary: 'Every canned reply, by its shortcut',
    status: 200,
    response: z.strictObject({ items: z.array(cannedReplySchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/canned-replies',
    access: requires('inbox.reply'),
    operationId: 'createCannedReply',
    tag,
    summary: 'Keep an answer to be used again',
    body: z.strictObject(writtenShape),
    status: 201,
    response: cannedReplySchema,
    problems: ['canned-shortcut-taken', 'too-many-canned-replies'],
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/canned-replies/{cannedReplyId}',
    access: requires('inbox.reply'),
    operationId: 'replaceCannedReply',
    tag,
    summary: 'Change a canned reply',
    params,
    body: z.strictObject({
      ...writtenShape,
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
    }),
    status: 200,
    response: cannedReplySchema,
    problems: ['canned-shortcut-taken', 'settings-changed'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/canned-replies/{cannedReplyId}',
    access: requires('inbox.reply'),
    operationId: 'deleteCannedReply',
    tag,
    summary: 'Delete a canned reply',
    params,
    status: 204,
    response: z.undefined(),
  }),
}
