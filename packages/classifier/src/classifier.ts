import { fileURLToPath } from 'node:url'
import { aboutNothing, labelOf, probabilitiesOf } from './classification.js'
import { MessageQueue } from './message-queue.js'
import type { ModelSource } from './model-source.js'
import { languageOf } from './text/language.js'
import { messageText } from './text/message-text.js'
import type { Classification } from './topics.js'
import { type ModelProcess, startModelProcess } from './worker/model-process.js'

/** Says what first messages of customers are about, on this machine alone. */
export interface Classifier {
  /**
   * Judges one message, however long or strange.
   * @throws ClassifierBusyError when too many wait, ClassifierUnavailableError when the model cannot be run.
   */
  classify(text: string): Promise<Classification>
  /** Judges many, in their order, a few hundred at a time: it waits where `classify` would refuse. */
  classifyAll(texts: readonly string[]): Promise<readonly Classification[]>
  /** Ends the process; what still waits fails. */
  close(): Promise<void>
}

/** How a classifier is opened. */
export interface ClassifierOptions {
  /** The one that comes with the product, when undefined. */
  readonly model?: ModelSource | undefined
  /** How many messages may wait; 5,000 when undefined. */
  readonly mostWaiting?: number | undefined
  /** After how many milliseconds with nothing to do the model leaves the memory; never, when undefined. */
  readonly restsAfter?: number | undefined
  /** Starts the process; another one in tests. */
  readonly start?: ((source: ModelSource) => Promise<ModelProcess>) | undefined
}

/** The model that comes with the product. */
export const ownModel: ModelSource = {
  kind: 'folder',
  folder: fileURLToPath(new URL('../model', import.meta.url)),
}

const atOnce = 256

/**
 * Opens a classifier. The model is loaded with the first message, within half a second, and again after an accident or a
 * rest; one that cannot be loaded fails every message with ClassifierUnavailableError and nothing else.
 */
export function openClassifier(options: ClassifierOptions = {}): Classifier {
  const { model = ownModel, mostWaiting = 5_000, restsAfter, start = startModelProcess } = options
  const queue = new MessageQueue(() => start(model), mostWaiting, restsAfter)

  async function classify(text: string): Promise<Classification> {
    const shown = messageText(text)
    const language = languageOf(shown)
    const { shares, modelVersion } = await queue.judge(shown)
    // Even of an empty message it is said by which model, so that all answers have one shape.
    const probabilities = shown === '' ? aboutNothing : probabilitiesOf(shares)
    const label = labelOf(probabilities)
    return { ...(label && { label }), probabilities, language, modelVersion }
  }

  return {
    classify,
    async classifyAll(texts) {
      const found: Classification[] = []
      for (let first = 0; first < texts.length; first += atOnce) {
        found.push(...(await Promise.all(texts.slice(first, first + atOnce).map(classify))))
      }
      return found
    },
    close: () => queue.close(),
  }
}
