export { type Classifier, type ClassifierOptions, openClassifier, ownModelFolder } from './classifier.js'
export {
  ClassificationFailedError,
  ClassifierBusyError,
  ClassifierUnavailableError,
} from './classifier-errors.js'
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
