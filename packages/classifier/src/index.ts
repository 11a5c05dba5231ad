export { type Classifier, type ClassifierOptions, openClassifier, ownModel } from './classifier.js'
export {
  ClassificationFailedError,
  ClassifierBusyError,
  ClassifierUnavailableError,
} from './classifier-errors.js'
export { ModelNameError, type ModelSource, modelSourceOf } from './model-source.js'
export {
  type Classification,
  certain,
  type Label,
  type Language,
  type Output,
  outputs,
  type Probabilities,
  type Topic,
  topics,
} from './topics.js'
