import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { publicTokenSchema } from '../../commerce/commerce.public.js'
import { unknownChat } from './chat-problems.js'

/** The token that a visitor's request carries. @throws Problem `unknown-chat` where it carries none. */
export const VisitorToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers
  const token = publicTokenSchema.safeParse(authorization?.replace(/^Bearer /, ''))
  if (!token.success) throw unknownChat()
  return token.data
})
