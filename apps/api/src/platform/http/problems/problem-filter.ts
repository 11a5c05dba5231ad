import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LOGGER, type Logger } from '../../logging/logger.js'
import { problemFor } from './framework-problems.js'
import { sendProblem } from './send-problem.js'

/** Answers whatever was thrown as a problem document, and logs what nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const problem = problemFor(error)
    if (problem.status >= 500) this.logger.error({ error, request: request.id }, problem.title)
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy()
      return
    }
    sendProblem(request, reply, problem)
  }
}
