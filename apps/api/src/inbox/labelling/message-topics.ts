import type { Classifier } from '@counterflow/classifier'
import type { TopicJudgement } from '@counterflow/core'
import { Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { classifierBusy, classifierUnavailable } from './labelling-problems.js'

/**
 * Says what texts of customers are about, in a thread of its own. Package and model are loaded with the first text: a
 * shop that never asks pays nothing, and one whose machine cannot run it starts all the same.
 */
@Injectable()
export class MessageTopics implements OnApplicationShutdown {
  private opening: Promise<Classifier> | undefined

  async judge(text: string): Promise<TopicJudgement> {
    this.opening ??= openWhereThereIsOne()
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

  async onApplicationShutdown(): Promise<void> {
    const classifier = await this.opening?.catch(() => undefined)
    await classifier?.close()
  }
}

async function openWhereThereIsOne(): Promise<Classifier> {
  try {
    const { openClassifier } = await import('@counterflow/classifier')
    return openClassifier()
  } catch (error) {
    throw classifierUnavailable(error instanceof Error ? error : new Error(String(error)))
  }
}
