import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { RunHistory } from '../history/run-history.js'
import { answerRoutes as routes } from './answers.contract.js'
import { RunAnswers } from './run-answers.js'

@Controller()
export class AnswersController {
  constructor(
    @Inject(RunAnswers) private readonly answers: RunAnswers,
    @Inject(RunHistory) private readonly history: RunHistory,
  ) {}

  @Route(routes.answer)
  async answer(
    @Input() { params, body }: RouteInput<typeof routes.answer>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.answer>> {
    await this.answers.answer(params.runId, body, actor)
    return this.history.get(params.runId)
  }
}
