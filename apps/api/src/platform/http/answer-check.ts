import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common'
import { map, type Observable } from 'rxjs'
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js'
import { contractOf } from './route.js'

/** In development and tests, fails a request whose answer is not what the contract promises. */
@Injectable()
export class AnswerCheck implements NestInterceptor {
  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const contract = contractOf(context.getHandler())
    const isWritten = contract?.streamed || contract?.answersFile !== undefined
    if (!this.options.checkAnswers || contract === undefined || isWritten) return next.handle()
    return next.handle().pipe(
      map((answer: unknown) => {
        const checked = contract.response.safeParse(answer)
        if (checked.success) return answer
        throw new Error(`${contract.operationId} answers otherwise than its contract.`, {
          cause: checked.error,
        })
      }),
    )
  }
}
