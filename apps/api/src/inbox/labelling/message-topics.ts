import type { Classifier, ClassifierOptions } from '@counterflow/classifier'
import { type Topic, type TopicJudgement, topics } from '@counterflow/core'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { type ChosenModel, chosenModel, classifierOptions } from './chosen-model.js'
import { classifierBusy, classifierUnavailable } from './labelling-problems.js'

/** What a message is about; null: nothing is certain enough. `probability` is that of the likeliest topic. */
export interface Verdict {
  readonly topic: Topic | null
  readonly probability: number | null
}

/** In milliseconds. Loading it again takes less time than anybody notices who waits for a label. */
const restsAfter = 20_000

/**
 * Says what texts of customers are about, in a process of its own. Package and model are loaded with the first text: a
 * shop that never asks pays nothing, and one whose machine cannot run it starts all the same.
 */
@Injectable()
export class MessageTopics implements OnApplicationShutdown {
  private opening: Promise<Classifier> | undefined

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'classifierModel' | 'dataFolder'>,
  ) {}

  /** Which model answers. */
  model(): ChosenModel {
    return chosenModel(this.settings)
  }

  async judge(text: string): Promise<TopicJudgement> {
    this.opening ??= openWhereThereIsOne(classifierOptions(this.settings))
    const classifier = await this.opening
    try {
      const { label, probabilities, language, modelVersion } = await classifier.classify(text)
      return { topic: label?.topic ?? null, probabilities, language, modelVersion }
    } catch (error) {
      // By name: the package is loaded later than this file, and may be missing.
      if (error instanceof Error && error.name === 'ClassifierBusyError') throw classifierBusy(error)
      if (error instanceof Error && error.name === 'ClassifierUnavailableError')
        throw classifierUnavailable(error)
      throw error
    }
  }

  /**
   * What each of many messages is about, the runtime's batches together. Undefined for one that has to wait: the
   * classifier is busy. One that no classifier can read is about nothing.
   * @throws Problem `classifier-unavailable`.
   */
  async judgeEach(texts: readonly string[]): Promise<(Verdict | undefined)[]> {
    const settled = await Promise.allSettled(texts.map((text) => this.judge(text)))
    return settled.map((one) => {
      if (one.status === 'fulfilled') return verdictOf(one.value)
      const { reason } = one
      if (reason instanceof Problem && reason.type === 'classifier-busy') return undefined
      if (reason instanceof Error && reason.name === 'ClassificationFailedError')
        return { topic: null, probability: null }
      throw reason
    })
  }

  async onApplicationShutdown(): Promise<void> {
    const classifier = await this.opening?.catch(() => undefined)
    await classifier?.close()
  }
}

function verdictOf({ topic, probabilities }: TopicJudgement): Verdict {
  const likeliest = Math.max(...topics.map((one) => probabilities[one]))
  return { topic, probability: topic === null ? likeliest : probabilities[topic] }
}

async function openWhereThereIsOne(options: ClassifierOptions): Promise<Classifier> {
  try {
    const { openClassifier } = await import('@counterflow/classifier')
    return openClassifier({ ...options, restsAfter })
  } catch (error) {
    throw classifierUnavailable(error instanceof Error ? error : new Error(String(error)))
  }
}
