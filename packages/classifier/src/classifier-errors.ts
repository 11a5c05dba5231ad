/** More messages wait than may; ask again later. */
export class ClassifierBusyError extends Error {
  override readonly name = 'ClassifierBusyError'
  readonly waiting: number
  constructor(waiting: number) {
    super(`The classifier is busy: ${waiting} messages wait already.`)
    this.waiting = waiting
  }
}

/** The model cannot be run here, for instance because there is no ONNX runtime for this platform. */
export class ClassifierUnavailableError extends Error {
  override readonly name = 'ClassifierUnavailableError'
  constructor(reason: string) {
    super(`The classifier cannot be run: ${reason}`)
  }
}

/** A message that ended the worker each time that it was tried. */
export class ClassificationFailedError extends Error {
  override readonly name = 'ClassificationFailedError'
  constructor() {
    super('The classifier ended each time that it read this message.')
  }
}
